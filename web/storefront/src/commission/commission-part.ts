/** `<antiphon-commission>`: what I earn by those I brought, and asking to be paid. */
import { ask, wish } from "../core/ask";
import { moment, tagOf } from "../core/format";
import { Failed } from "../core/http";
import { type Child, h } from "../kit/dom";
import { OwnPart } from "../kit/own-part";
import css from "./commission.css?inline";
import { COMMISSION_WORDS } from "./words";

interface Purse {
  readonly currency: string;
  readonly frozen: number;
  readonly available: number;
  readonly asked: number;
  readonly debt: number;
}
interface Mine {
  readonly code: string;
  readonly brought_count: number;
  readonly least_minor: number;
  readonly purses: readonly Purse[];
  readonly orders: readonly { readonly order_id: string; readonly currency: string; readonly amount: number; readonly clawed: number; readonly state: "frozen" | "available"; readonly available_at: string }[];
  readonly withdrawals: readonly { readonly id: string; readonly currency: string; readonly amount: number; readonly state: "asked" | "approved" | "paid" | "refused" | "void"; readonly asked_at: string }[];
}

const FEW = 8; // orders before a button shows the rest

export class CommissionPart extends OwnPart<Mine | "none", typeof COMMISSION_WORDS> {
  protected readonly words = COMMISSION_WORDS;
  protected readonly css = css;
  protected readonly title_ = "title";
  #all = false;

  protected async load(): Promise<Mine | "none"> {
    try {
      return await ask<Mine>("/storefront/commission");
    } catch (error) {
      if (error instanceof Failed && error.status === 404) return "none";
      throw error;
    }
  }

  #money(minor: number, currency: string): string {
    const format = new Intl.NumberFormat(tagOf(this.lang_), { style: "currency", currency });
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  }

  protected paint(mine: Mine | "none"): Child[] {
    if (mine === "none") return [h("p", { class: "quiet" }, this.say("none"))];
    return [
      h("button", { type: "button", class: "code", "data-key": "code", onclick: () => void this.#copy(mine.code) }, h("small", {}, this.say("code")), h("b", {}, mine.code), h("small", {}, this.say("brought", { n: mine.brought_count }))),
      ...mine.purses.flatMap((purse) => this.#purse(purse, mine.least_minor)),
      mine.orders.length > 0 ? h("h3", {}, this.say("orders")) : null,
      mine.orders.length > 0 ? h("ul", { class: "lines" }, ...mine.orders.slice(0, this.#all ? undefined : FEW).map((order) => this.#order(order))) : null,
      mine.orders.length > FEW && !this.#all ? h("button", { type: "button", class: "second small", "data-key": "more", onclick: () => this.#showAll() }, this.say("more", { n: mine.orders.length })) : null,
      mine.withdrawals.length > 0 ? h("h3", {}, this.say("withdrawals")) : null,
      mine.withdrawals.length > 0
        ? h("ul", { class: "lines" }, ...mine.withdrawals.map((one) => this.#line(this.#money(one.amount, one.currency), this.say(`state_${one.state}`), moment(new Date(one.asked_at), new Date(), this.lang_))))
        : null,
    ];
  }

  #purse(purse: Purse, least: number): Child[] {
    const amount = (minor: number) => ({ amount: this.#money(minor, purse.currency) });
    const enough = purse.available >= least && purse.debt === 0;
    const button = h("button", { type: "button", class: "main", "data-key": `ask ${purse.currency}`, onclick: (event: Event) => void this.#ask(purse, event.currentTarget as HTMLButtonElement) }, this.say("ask", amount(purse.available)));
    const notes = [purse.frozen > 0 && this.say("frozen", amount(purse.frozen)), purse.asked > 0 && this.say("asked", amount(purse.asked)), purse.debt > 0 && this.say("debt", amount(purse.debt))];
    return [
      h("p", { class: "total" }, h("b", {}, this.#money(purse.available, purse.currency)), h("span", {}, this.say("available"))),
      ...notes.filter((note): note is string => typeof note === "string").map((note) => h("p", { class: "quiet" }, note)),
      enough ? button : h("p", { class: "quiet" }, this.say("least", amount(least))),
    ];
  }

  #order(order: Mine["orders"][number]): HTMLElement {
    const when = order.state === "available" ? this.say("ready") : this.say("waits", { at: moment(new Date(order.available_at), new Date(), this.lang_) });
    return this.#line(order.order_id, when, `+${this.#money(order.amount - order.clawed, order.currency)}`);
  }

  #line(what: string, note: string, end: string): HTMLElement {
    return h("li", {}, h("span", { class: "what" }, h("b", {}, what), h("small", {}, note)), h("span", { class: "amount" }, end));
  }

  #showAll(): void {
    this.#all = true;
    this.render();
  }

  async #copy(code: string): Promise<void> {
    await navigator.clipboard.writeText(code);
    this.tell(this.say("copied"), "good");
  }

  async #ask(purse: Purse, button: HTMLButtonElement): Promise<void> {
    button.disabled = true; // a second tap must not ask twice
    try {
      await wish("/storefront/commission/withdrawals", { currency: purse.currency, amount: purse.available });
      this.tell(this.say("sent"), "good");
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.tell(this.say("failed"), "bad");
    }
    await this.refresh();
  }
}
