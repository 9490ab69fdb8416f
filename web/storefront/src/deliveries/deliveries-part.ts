/**
 * `<antiphon-deliveries>`: what is sent to a person, where to, and how far it is. `<antiphon-wins>` shows it below what was won; a play that
 * gave goods shows only those (`asset`), and may need the address sooner (`until`). With `ask` the form is open as soon as there is something to
 * give an address for.
 */
import { theApp } from "../core/app";
import { ask, wish } from "../core/ask";
import { moment, textIn } from "../core/format";
import { Failed } from "../core/http";
import type { Text } from "../core/wire";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { OwnPart } from "../kit/own-part";
import css from "./deliveries.css?inline";
import { type Address, AddressForm } from "./form";
import { DELIVERY_WORDS } from "./words";

interface Delivery {
  readonly id: string;
  readonly asset: string;
  readonly name: Text;
  readonly pieces: number;
  readonly state: "waiting" | "ready" | "packed" | "shipped" | "delivered" | "returned" | "cancelled";
  readonly address: Address | null;
  readonly may_change: boolean;
  readonly carrier: string;
  readonly tracking: string;
  readonly deadline_at: string | null;
  readonly changed_at: string;
  readonly why: string;
}
interface Mine {
  readonly items: readonly Delivery[];
  readonly remembered: Address | null;
  readonly countries: readonly string[];
}
interface Flaw {
  readonly path?: string;
  readonly says?: Text;
}

const GOOD = new Set(["shipped", "delivered"]);

export class DeliveriesPart extends OwnPart<Mine, typeof DELIVERY_WORDS> {
  protected readonly words = DELIVERY_WORDS;
  protected readonly css = css;
  protected readonly title_ = "title" as const;

  override async refresh(): Promise<void> {
    await super.refresh();
    const first = this.hasAttribute("ask") && this.isConnected ? this.mine?.items.find((one) => one.state === "waiting") : undefined;
    if (!first || !this.mine) return;
    this.removeAttribute("ask"); // once: closed, it stays closed
    void this.#open(first, this.mine);
  }

  protected async load(): Promise<Mine> {
    const all = await ask<Mine>("/storefront/deliveries");
    const asset = this.getAttribute("asset");
    const mine = asset ? { ...all, items: all.items.filter((one) => one.asset === asset) } : all;
    this.classList.toggle("empty", mine.items.length === 0);
    if (mine.items.length) theApp().keeping.set("antiphon.parcels", "1"); // what was sent is no longer in the purse: the part of wins asks again
    return mine;
  }

  protected paint(mine: Mine): Child[] {
    if (!mine.items.length) return [h("p", { class: "none" }, icon("bag", 32), this.say("none"))];
    const forget = mine.remembered ? h("button", { type: "button", class: "link", "data-key": "forget", onclick: () => void this.#forget() }, this.say("forget")) : null;
    return [h("ul", { class: "parcels" }, ...mine.items.map((one) => this.#row(one, mine))), forget];
  }

  #row(one: Delivery, mine: Mine): HTMLElement {
    const name = textIn(one.name, this.lang_);
    const act = (word: "give" | "change", look: string): HTMLElement => h("button", { type: "button", class: look, "data-key": one.id, onclick: () => void this.#open(one, mine) }, this.say(word), h("span", { class: "hidden" }, ` ${name}`));
    return h(
      "li",
      { class: one.state },
      h("span", { class: "tile" }, icon("gift")),
      h(
        "div",
        { class: "what" },
        h("b", {}, one.pieces > 1 ? this.say("pieces", { name, n: one.pieces }) : name),
        h("span", { class: `chip ${GOOD.has(one.state) ? "good" : one.state}` }, this.say(one.state)),
        ...this.#facts(one),
      ),
      one.state === "waiting" ? act("give", "main small") : one.may_change ? act("change", "second small") : null,
    );
  }

  #facts(one: Delivery): Child[] {
    const at = (text: string): string => moment(new Date(text), new Date(), this.lang_);
    const due = [one.deadline_at, this.getAttribute("until")].filter(Boolean).sort((a, b) => Date.parse(a ?? "") - Date.parse(b ?? ""))[0];
    const to = one.address && [one.address.name, one.address.city, ...one.address.lines].join(" · ");
    return [
      one.state === "waiting" && due ? h("small", { class: "due" }, this.say("until", { at: at(due) })) : null,
      one.why === "lapsed" || one.why === "gone" ? h("small", {}, this.say(`why_${one.why}`)) : one.why ? h("small", {}, one.why) : null,
      one.tracking ? h("small", { class: "tracking" }, this.say("carrier", { carrier: one.carrier, tracking: one.tracking })) : null,
      to && one.state !== "cancelled" ? h("small", {}, to) : null,
    ];
  }

  async #open(one: Delivery, mine: Mine): Promise<void> {
    let busy = false;
    const save = h("button", { type: "submit", form: "address", class: "main" }, this.say("save"));
    const form = new AddressForm((word) => this.say(word), this.lang_, mine.countries, one.address ?? mine.remembered, mine.remembered !== null, () => void send());
    const send = async (): Promise<void> => {
      if (busy) return;
      busy = true;
      save.textContent = this.say("saving");
      save.classList.add("busy");
      try {
        const remember = form.remember.checked ? true : mine.remembered ? false : null;
        const done = await wish<Delivery>(`/storefront/deliveries/${encodeURIComponent(one.id)}/address`, { address: form.value, remember });
        this.sheet.close();
        this.tell(this.say(done.why === "gone" ? "why_gone" : "saved"), done.why === "gone" ? "plain" : "good");
        await this.refresh();
        theApp().tell("stirred"); // a play may wait for it
      } catch (error) {
        if (!(error instanceof Failed)) throw error;
        const flaws = (error.errors as readonly Flaw[]).map((flaw) => ({ path: flaw.path ?? "", text: textIn(flaw.says, this.lang_) }));
        form.mark(flaws, this.common(error.status === 401 ? "sign_in" : "offline"));
        if (error.status === 409) void this.refresh();
      } finally {
        busy = false;
        save.textContent = this.say("save");
        save.classList.remove("busy");
      }
    };
    await this.sheet.open({ title: this.say("form"), close: this.common("close"), body: [h("p", {}, h("b", {}, textIn(one.name, this.lang_))), form.element], actions: [save], look: "tall" });
    this.shadowRoot?.querySelector<HTMLElement>(`[data-key="${CSS.escape(one.id)}"]`)?.focus();
  }

  async #forget(): Promise<void> {
    try {
      this.mine = await wish<Mine>("/storefront/deliveries/address/forget", {});
      this.render();
      this.tell(this.say("forgotten"));
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.tell(this.common("offline"), "bad");
    }
    theApp().tell("balances");
  }
}
