/** `<antiphon-vouchers>`: a shopper's vouchers, coupons to claim, and a code to type in. */
import { langOf, theApp } from "../core/app";
import { wish } from "../core/ask";
import { moment, textIn } from "../core/format";
import { Failed } from "../core/http";
import type { Lang, Text } from "../core/wire";
import { say, type Word } from "../core/words";
import { adopt, h } from "../kit/dom";
import frameCss from "../kit/part.css?inline";
import { Sheet } from "../kit/sheet";
import { type Gift, giftHere, giftLink, type GiftWord, giveSheet, sayGift, withoutGift } from "./gift";
import { type Claimable, isPast, type Purse, readPurse, showCode, type Voucher, whyNot } from "./purse";
import css from "./vouchers.css?inline";

export class VouchersPart extends HTMLElement {
  static readonly observedAttributes = ["lang"];

  readonly #heading = h("span");
  readonly #body = h("div", { class: "mine" });
  readonly #told = h("p", { class: "told", role: "status" });
  readonly #input = h("input", { type: "text", maxlength: 64, autocomplete: "off", autocapitalize: "characters", spellcheck: "false" });
  readonly #sheet = new Sheet();
  readonly #undo: (() => void)[] = [];
  #purse: Purse | null = null;
  #failed: Failed | null = null;
  #busy = "";
  #gift = giftHere(location.search);

  connectedCallback(): void {
    if (!this.shadowRoot) this.#build();
    const app = theApp();
    const forget = (): void => {
      this.#purse = null;
      void this.refresh();
    };
    this.#undo.push(app.on("person", forget), app.on("lang", () => this.#render()), app.on("stirred", () => void this.refresh()));
    this.#render();
    void this.refresh();
  }

  disconnectedCallback(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  attributeChangedCallback(): void {
    if (this.shadowRoot) this.#render();
  }

  async refresh(): Promise<void> {
    try {
      this.#purse = readPurse(await theApp().wish("/storefront/vouchers"));
      this.#failed = null;
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.#failed = error;
    }
    this.#render();
  }

  #build(): void {
    const root = this.attachShadow({ mode: "open" });
    adopt(root, frameCss, css);
    const enter = (event: Event): void => {
      event.preventDefault();
      void this.#enter();
    };
    const form = h("form", { class: "enter", onsubmit: enter }, this.#input, h("button", { type: "submit" }));
    root.append(
      h("section", { class: "part", part: "part", "aria-labelledby": "title" }, h("div", { class: "head" }, h("h2", { id: "title", part: "title" }, h("slot", { name: "title" }, this.#heading))), this.#body, form, this.#told),
      this.#sheet.element,
    );
  }

  get #lang(): Lang {
    return langOf(this, theApp().lang);
  }

  async #claim(coupon: Claimable): Promise<void> {
    if (this.#busy) return;
    this.#busy = coupon.key;
    this.#render();
    await this.#wish(`/storefront/vouchers/claim/${encodeURIComponent(coupon.key)}`, {}, "v_claimed");
  }

  async #enter(): Promise<void> {
    const code = this.#input.value.trim();
    if (!code || this.#busy) return;
    this.#busy = "code";
    if (await this.#wish("/storefront/vouchers/enter", { code }, "v_added")) this.#input.value = "";
  }

  async #give(voucher: Voucher): Promise<void> {
    const path = `/storefront/vouchers/${encodeURIComponent(voucher.code)}/gift`;
    const gift = await this.#ask<Gift>(path);
    if (gift instanceof Failed) return;
    const lang = this.#lang;
    void this.#sheet.open(
      giveSheet(voucher, giftLink(location.href, gift.token), lang, say("close", lang), {
        copied: () => this.#done("copied"),
        keep: () => void this.#ask(`/storefront/gifts/${encodeURIComponent(gift.token)}/withdraw`).then((went) => went instanceof Failed || this.#done("kept")),
      }),
    );
  }

  async #take(token: string): Promise<void> {
    if (this.#busy) return;
    this.#busy = "gift";
    this.#render();
    const got = await this.#ask<Voucher>(`/storefront/gifts/${encodeURIComponent(token)}/take`);
    this.#busy = "";
    if (!(got instanceof Failed)) this.#tell(sayGift("taken", this.#lang));
    if (!(got instanceof Failed && (got.passing || got.status === 401))) {
      this.#gift = null; // taken or gone; without an answer it is still to be had
      history.replaceState(history.state, "", withoutGift(location.href));
    }
    await this.refresh();
  }

  #done(word: GiftWord): void {
    this.#sheet.close();
    this.#tell(sayGift(word, this.#lang));
  }

  /** The answer; when it was refused, it is said why. */
  async #ask<T>(path: string): Promise<T | Failed> {
    try {
      return await wish<T>(path, {});
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.#tell(whyNot(error, this.#lang) || say(error.status === 401 ? "sign_in" : "offline", this.#lang));
      return error;
    }
  }

  /** When no answer comes, sending it again gives no second voucher. */
  async #wish(path: string, body: unknown, done: Word): Promise<boolean> {
    let went = false;
    try {
      await wish(path, body);
      went = true;
      this.#tell(say(done, this.#lang));
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.#tell(whyNot(error, this.#lang) || say(error.status === 401 ? "sign_in" : "offline", this.#lang));
    }
    this.#busy = "";
    await this.refresh();
    return went;
  }

  #tell(text: string): void {
    this.#told.textContent = text;
  }

  #render(): void {
    const lang = this.#lang;
    const root = this.shadowRoot;
    root?.querySelector(".part")?.setAttribute("lang", lang === "zh" ? "zh-CN" : "en");
    this.#heading.textContent = say("vouchers", lang);
    this.#input.placeholder = say("v_code", lang);
    this.#input.setAttribute("aria-label", say("v_code", lang));
    const add = root?.querySelector(".enter button");
    if (add) add.textContent = say("v_add", lang);
    if (this.#purse) this.#body.replaceChildren(...this.#groups(this.#purse, lang));
    else if (this.#failed) this.#body.replaceChildren(h("p", {}, say(this.#failed.status === 401 ? "sign_in" : "offline", lang)));
    else this.#body.replaceChildren(h("p", { class: "bone bone-line" }), h("p", { class: "bone bone-line" }));
  }

  #groups({ vouchers, claimable }: Purse, lang: Lang): Node[] {
    const past = vouchers.filter(isPast);
    const usable = vouchers.filter((one) => !isPast(one));
    const group = (title: Word, rows: HTMLElement[]): HTMLElement | null => (rows.length ? h("div", { class: "group" }, h("h3", {}, say(title, lang)), h("ul", { class: "vouchers" }, ...rows)) : null);
    const shown = [
      group("v_claim_head", claimable.map((one) => this.#claimRow(one, lang))),
      group("v_usable", usable.map((one) => this.#row(one, lang))),
      group("v_past", past.slice(0, 20).map((one) => this.#row(one, lang))),
    ].filter((one) => one !== null);
    const gift = this.#gift;
    const offered = gift ? [h("div", { class: "offered" }, h("b", {}, sayGift("foryou", lang)), h("button", { type: "button", class: "act claim", disabled: this.#busy !== "", onclick: () => void this.#take(gift) }, sayGift("take", lang)))] : [];
    return shown.length ? [...offered, ...shown] : [...offered, h("p", { class: "none" }, say("v_none", lang))];
  }

  #claimRow(coupon: Claimable, lang: Lang): HTMLElement {
    const button = h("button", { type: "button", class: "act claim", disabled: !coupon.may_claim || this.#busy !== "", onclick: () => void this.#claim(coupon) }, say(this.#busy === coupon.key ? "v_claiming" : "v_claim", lang));
    const note = coupon.reason ? textIn(coupon.reason, lang) : coupon.left === null ? "" : say("v_left", lang, { n: coupon.left });
    return h("li", { class: "voucher" }, h("b", {}, textIn(coupon.title, lang)), h("span", { class: "gives" }, textIn(coupon.gives, lang)), h("small", {}, note), button);
  }

  #row(voucher: Voucher, lang: Lang): HTMLElement {
    const past = isPast(voucher);
    const at = (iso: string): string => moment(new Date(iso), new Date(), lang);
    const states: Record<string, Word> = { redeemed: "v_used", expired: "v_expired", reserved: "v_reserved", withdrawn: "v_withdrawn" };
    const state = states[voucher.state];
    const early = new Date(voucher.usable_from).getTime() > Date.now();
    const note = state ? say(state, lang) : early ? say("v_from", lang, { at: at(voucher.usable_from) }) : voucher.usable_until ? say("v_until", lang, { at: at(voucher.usable_until) }) : say("v_always", lang);
    return h(
      "li",
      { class: "voucher", "data-past": past },
      h("b", {}, textIn(voucher.title, lang)),
      h("span", { class: "gives" }, textIn(voucher.gives, lang)),
      h("small", {}, note),
      past ? null : h("button", { type: "button", class: "act", onclick: () => this.#how(voucher, lang) }, say("v_how", lang)),
      voucher.transferable && voucher.state === "open" ? h("button", { type: "button", class: "give", onclick: () => void this.#give(voucher) }, sayGift("give", lang)) : null,
    );
  }

  #how(voucher: Voucher, lang: Lang): void {
    const own: Text | null = voucher.how_to_use;
    const body = [h("p", {}, own ? textIn(own, lang) : say("v_show", lang)), h("strong", { class: "code" }, showCode(voucher.code))];
    const copy = h("button", { type: "button", class: "main", onclick: () => void navigator.clipboard.writeText(showCode(voucher.code)).then(() => this.#sheet.close()) }, say("v_copy", lang));
    void this.#sheet.open({ title: textIn(voucher.title, lang), close: say("close", lang), body, actions: [copy] });
  }
}
