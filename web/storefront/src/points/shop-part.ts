/** `<antiphon-points-shop>`: goods, coupons, draws, donations and projects for points. */
import { safeLink } from "../core/format";
import { Failed } from "../core/http";
import { newId } from "../core/storage";
import type { Text } from "../core/wire";
import { type Child, h } from "../kit/dom";
import { type Icon, icon } from "../kit/icons";
import { fetchGroup } from "../later";
import { Panel } from "./panel";
import type { Offer, PointsPurse } from "./wire";
import type { PointsWord } from "./words";

const ICONS: Readonly<Record<Offer["kind"], Icon>> = { goods: "gift", coupon: "ticket", tickets: "star", donation: "sprout", pledge: "flame" };
const DEEDS: Readonly<Record<Offer["kind"], PointsWord>> = { goods: "exchange", coupon: "exchange", tickets: "exchange", donation: "give", pledge: "pledge" };
const ASKS: Readonly<Record<Offer["kind"], PointsWord>> = { goods: "ask", coupon: "ask", tickets: "ask", donation: "ask_give", pledge: "ask_pledge" };
const FEW = 100;

export class PointsShopPart extends Panel {
  protected readonly titleWord = "shop";
  #offers: readonly Offer[] = [];
  #purses: readonly PointsPurse[] = [];

  protected async load(): Promise<void> {
    [this.#offers, this.#purses] = await Promise.all([this.app.ask<readonly Offer[]>("/points/items"), this.getPurses()]);
  }

  protected forget(): void {
    this.#offers = [];
    this.#purses = [];
  }

  #has(wallet: string): number {
    return this.#purses.find((purse) => purse.wallet === wallet)?.spendable ?? 0;
  }

  protected paint(): Child[] {
    const purse = this.#purses[0];
    const total = h("p", { class: "total mini" }, icon("coin", 22), h("b", {}, this.count(purse?.spendable ?? 0)), h("span", {}, this.w("to_spend")));
    if (this.#offers.length === 0) return [total, h("p", { class: "quiet" }, this.w("shop_empty"))];
    return [total, h("ul", { class: "offers" }, ...this.#offers.map((offer) => this.#card(offer)))];
  }

  #card(offer: Offer): HTMLElement {
    const picture = safeLink(offer.picture, document.baseURI);
    const facts = [
      offer.left !== null && offer.left < FEW && this.w("left", { n: offer.left }),
      offer.per_person !== null && this.w("limit", { n: offer.per_person }),
      offer.mine > 0 && this.w("mine", { n: offer.mine }),
      offer.ends_at !== null && offer.why !== "over" && this.w("until", { at: this.at(offer.ends_at) }),
    ].filter((fact): fact is string => typeof fact === "string");
    return h(
      "li",
      { class: `offer ${offer.kind}` },
      h("span", { class: "tile", "aria-hidden": "true" }, picture ? h("img", { src: picture, alt: "", loading: "lazy" }) : icon(ICONS[offer.kind], 26)),
      h(
        "div",
        { class: "what" },
        h("b", {}, this.text(offer.name)),
        offer.says ? h("small", {}, this.text(offer.says)) : null,
        this.#progress(offer),
        facts.length > 0 ? h("small", {}, facts.join(" · ")) : null,
      ),
      h("div", { class: "deal" }, h("span", { class: "cost" }, this.w("cost", { n: offer.points })), this.#deed(offer)),
    );
  }

  #progress({ progress, name }: Offer): Child {
    if (!progress) return null;
    if (progress.outcome !== "open") return h("span", { class: "tag" }, this.w(progress.outcome));
    if (progress.goal === null) return h("small", {}, this.w("given", { n: progress.points }));
    const text = this.w("of_goal", { n: progress.points, goal: progress.goal });
    const bar = h("span", { class: "bar", role: "progressbar", "aria-label": this.text(name), "aria-valuemin": 0, "aria-valuemax": progress.goal, "aria-valuenow": Math.min(progress.points, progress.goal), "aria-valuetext": text }, h("i", {}));
    bar.style.setProperty("--done", String(Math.min(1, progress.points / progress.goal)));
    return h("span", { class: "goal" }, bar, h("small", { "aria-hidden": "true" }, progress.people > 0 ? `${text} · ${this.w("backers", { n: progress.people })}` : text));
  }

  #deed(offer: Offer): Child {
    if (offer.why !== "") return h("span", { class: "got" }, this.w(`why_${offer.why}`));
    const missing = offer.points - this.#has(offer.wallet);
    if (missing > 0) return h("span", { class: "got" }, this.w("need", { n: missing }));
    return h("button", { type: "button", class: "main small", "data-key": offer.id, onclick: () => void this.#ask(offer) }, this.w(DEEDS[offer.kind]), h("span", { class: "hidden" }, ` ${this.text(offer.name)}`));
  }

  /** One question before points go; the same key until an answer came, so that a tap that is repeated costs once. */
  async #ask(offer: Offer): Promise<void> {
    const key = newId();
    const wrong = h("p", { class: "bad", role: "alert" });
    const confirm = h("button", { type: "button", class: "main", onclick: () => void go() }, this.w("confirm"));
    let busy = false;
    const go = async (): Promise<void> => {
      if (busy) return;
      busy = true;
      confirm.textContent = this.w("busy");
      try {
        await this.app.ask(`/points/items/${encodeURIComponent(offer.id)}/exchange`, { key, count: 1 });
        await this.refresh();
        this.app.tell("stirred");
        this.dispatchEvent(new CustomEvent("antiphon:exchanged", { bubbles: true, composed: true, detail: { item: offer.id, kind: offer.kind, points: offer.points } }));
        void this.#thank(offer);
      } catch (error) {
        if (!(error instanceof Failed)) throw error;
        busy = false;
        confirm.textContent = this.w("confirm");
        const told = error.errors[0] as { readonly says?: Text } | undefined;
        wrong.textContent = told?.says ? this.text(told.says) : this.w("offline");
        if (error.done === "no") void this.refresh();
      }
    };
    const body: Child[] = [
      h("p", {}, h("b", {}, this.text(offer.name))),
      h("p", {}, this.w(ASKS[offer.kind], { n: offer.points })),
      offer.needs_address ? h("p", { class: "quiet" }, this.w("address")) : null,
      wrong,
    ];
    const cancel = h("button", { type: "button", class: "second", onclick: () => this.sheet.close() }, this.w("cancel"));
    await this.sheet.open({ title: this.w(DEEDS[offer.kind]), close: this.w("close"), body, actions: [confirm, cancel] });
  }

  async #thank(offer: Offer): Promise<void> {
    const kind = offer.kind;
    const title = this.w(kind === "donation" || kind === "pledge" ? "thanks" : "done_title");
    const ok = h("button", { type: "button", class: "main", onclick: () => this.sheet.close() }, this.w("ok"));
    const body: Child[] = [h("p", {}, h("b", {}, this.text(offer.name))), h("p", {}, this.w(`done_${kind}`))];
    if (offer.needs_address) {
      fetchGroup(this.app.config.origin, "deliveries");
      body.push(h("antiphon-deliveries" as "div", { inside: true, lang: this.tongue }));
    }
    await this.sheet.open({ title, close: this.w("close"), body, actions: [ok] });
  }
}
