/** `<antiphon-donation>`: a tap a day, points, and every order for a cause; an account that anyone can add up. */
import type { PlayView } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { Part } from "../kit/part";
import { showAccount } from "./account";
import { figure, spell } from "./amounts";
import css from "./giving.css?inline";
import { accountLink, stepper, way } from "./pieces";
import type { DonationShown } from "./wire";
import { type GivingWord, tell } from "./words";

interface GiveMove {
  readonly do: "give" | "tap";
  readonly times?: number;
}

const MOST = 1_000;

export class DonationPart extends Part<DonationShown> {
  protected readonly kind = "donation";
  protected readonly css = css;
  #times = 1;
  #forget: (() => void) | undefined;

  /** What the purse holds decides what the button says. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.#forget = this.app.on("balances", () => this.render());
  }

  override disconnectedCallback(): void {
    this.#forget?.();
    super.disconnectedCallback();
  }

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-line" }), h("span", { class: "bone bone-row" })];
  }

  protected paint({ shown }: PlayView<DonationShown>): Child[] {
    const total = this.#spell(shown, shown.total);
    const sources = (["gifts", "matched", "taps", "sales"] as const).filter((each) => shown.from[each] > 0);
    return [
      h("p", { class: "wish" }, this.text(shown.cause)),
      h(
        "div",
        { class: "far" },
        h("p", { class: "figures" }, h("b", {}, total), h("span", {}, this.#w("people", { n: this.count(shown.people) }))),
        shown.goal !== null && way(shown.total, shown.goal, this.#w("rule_goal"), this.#w("of_goal", { n: this.#figure(shown, shown.total), goal: this.#spell(shown, shown.goal) })),
        shown.goal !== null && h("p", { class: "until" }, this.#w("of_goal", { n: this.#figure(shown, shown.total), goal: this.#spell(shown, shown.goal) })),
      ),
      sources.length > 1 && h("dl", { class: "sources" }, ...sources.map((each) => h("div", {}, h("dt", {}, this.#w(`from_${each}`)), h("dd", {}, this.#figure(shown, shown.from[each]))))),
      shown.brand && h("p", { class: "brand" }, this.#brand(shown)),
      shown.mine.units > 0 && h("p", { class: "own-part" }, this.#w("my_part", { what: this.#spell(shown, shown.mine.units) })),
      accountLink(this.tongue, this.count(shown.entries), () => void this.#account()),
    ];
  }

  protected action({ shown }: PlayView<DonationShown>): Child[] {
    if (shown.over) return [h("p", { class: "closed-note" }, icon("star", 20), this.#w("over"))];
    return [shown.tap && this.#tapButton(shown, shown.tap), shown.gift && this.#giftButton(shown, shown.gift), shown.sale && h("p", { class: "hint" }, this.#saleLine(shown, shown.sale))];
  }

  protected rules(view: PlayView<DonationShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const { gift, sale, brand } = shown;
    const terms = facts([
      gift && [this.#w("rule_points"), this.#w("rule_points_line", { points: this.count(gift.points), what: this.#spell(shown, gift.gives) })],
      brand && [this.#w("rule_brand"), this.#brand(shown)],
      sale && [this.#w("from_sales"), this.#saleLine(shown, sale)],
      sale && [this.#w("rule_refund"), this.#w("rule_refund_line", { n: sale.settle_days })],
      [this.t("rule_dates"), dates({ starts_at: view.starts_at, ends_at: shown.ends_at }, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [terms, h("p", { class: "fine fair" }, icon("shield", 20), h("span", {}, this.#w("account_why")))] };
  }

  protected override noticed(before: DonationShown, now: DonationShown): string | null {
    const more = now.from.sales - before.from.sales;
    return more > 0 ? `${this.#w("from_sales")} +${this.#spell(now, more)}` : null;
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#make(move as GiveMove);
  }

  #w(word: GivingWord, values: Readonly<Record<string, string | number>> = {}): string {
    return tell(word, this.tongue, values);
  }

  #spell(shown: DonationShown, units: number): string {
    return spell(units, shown.digits, shown.unit, this.tongue, shown.unit_one);
  }

  #figure(shown: DonationShown, units: number): string {
    return figure(units, shown.digits, this.tongue);
  }

  #brand(shown: DonationShown): string {
    const { brand } = shown;
    if (!brand) return "";
    const cap = this.#spell(shown, brand.cap);
    return brand.left > 0 ? this.#w("brand_left", { what: this.#figure(shown, brand.left), cap }) : this.#w("brand_done", { cap });
  }

  #tapButton(shown: DonationShown, tap: { readonly gives: number }): Child {
    const gone = shown.brand !== null && shown.brand.left === 0;
    const done = shown.tapped_today || gone;
    const label = shown.tapped_today ? this.#w("tapped") : gone ? this.#brand(shown) : this.#w("tap", { what: this.#spell(shown, Math.min(tap.gives, shown.brand?.left ?? tap.gives)) });
    return h(
      "button",
      { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": done || this.busy ? "true" : null, onclick: () => void (done ? undefined : this.#make({ do: "tap" })) },
      shown.tapped_today && icon("check", 20),
      this.busy ? this.#w("busy") : label,
    );
  }

  #giftButton(shown: DonationShown, gift: NonNullable<DonationShown["gift"]>): Child {
    const price = gift.points * this.#times;
    const missing = price - this.has("points");
    const button = h(
      "button",
      { type: "button", class: shown.tap ? "second" : "main", "data-key": "give", "aria-disabled": missing > 0 || this.busy ? "true" : null, onclick: () => void (missing > 0 ? undefined : this.#make({ do: "give", times: this.#times })) },
      missing > 0 ? this.#w("need", { n: this.count(missing) }) : this.#w("give", { points: this.count(price) }),
    );
    const choose = (to: number): void => {
      this.#times = to;
      this.render();
    };
    const doubled = gift.match_percent > 0 && (shown.brand?.left ?? 1) > 0;
    const worth = this.#w(doubled ? "give_doubled" : "give_worth", { what: this.#spell(shown, gift.gives * this.#times), percent: gift.match_percent });
    return h("div", {}, stepper(this.tongue, this.#times, MOST, choose, button), h("p", { class: "hint" }, worth));
  }

  #saleLine(shown: DonationShown, sale: NonNullable<DonationShown["sale"]>): string {
    const line = this.#w(`sale_${sale.per}`, { what: this.#spell(shown, sale.gives), percent: sale.share_percent });
    return sale.only_some ? `${line}${this.tongue === "zh" ? "（" : " ("}${this.#w("sale_some")}${this.tongue === "zh" ? "）" : ")"}` : line;
  }

  async #make(move: GiveMove): Promise<void> {
    const outcome = await this.move(move);
    if (!outcome) return;
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
    this.shadowRoot?.querySelector<HTMLElement>(`[data-key=${move.do === "tap" ? "play" : "give"}]`)?.focus({ preventScroll: true });
    this.emit("win", { decision_id: outcome.decision_id, say: outcome.say });
  }

  async #account(): Promise<void> {
    const view = this.view;
    if (!view) return;
    await showAccount({ app: this.app, sheet: this.sheet, lang: this.tongue, play: view.id, now: this.now, spell: (units) => this.#spell(view.shown, units) });
  }
}
