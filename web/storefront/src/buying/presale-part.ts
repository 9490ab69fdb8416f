/** `<antiphon-presale>`: a right, a deposit that counts for more, and a balance in its own days. */
import { safeLink } from "../core/format";
import type { PlayView } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { Part } from "../kit/part";
import css from "./buying.css?inline";
import { clock, money } from "./figures";
import type { PresaleShown } from "./wire";
import { type BuyingWord, tell } from "./words";

type Do = "take" | "release";

export class PresalePart extends Part<PresaleShown> {
  protected readonly kind = "presale";
  protected readonly css = css;
  #ticking: ReturnType<typeof setInterval> | undefined;
  readonly #time = h("b", { role: "timer" });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.#paintTime(), 1_000);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#ticking);
    super.disconnectedCallback();
  }

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-line" }), h("span", { class: "bone bone-row" })];
  }

  protected paint({ shown }: PlayView<PresaleShown>): Child[] {
    const left = this.#w("left_of", { n: this.count(shown.left), of: this.count(shown.stock) });
    return [
      h("p", { class: "product" }, this.text(shown.name)),
      h(
        "p",
        { class: "prices" },
        h("b", {}, this.#w("deposit", { price: this.#money(shown.deposit_minor) })),
        shown.counts_minor > shown.deposit_minor && h("span", { class: "badge" }, this.#w("counts", { price: this.#money(shown.counts_minor) })),
        h("small", {}, this.#w("total", { price: this.#money(shown.price_minor) })),
      ),
      shown.early && shown.phase === "deposit" && h("p", { class: "have" }, icon("star", 18), this.#w("early")),
      this.#steps(shown),
      shown.phase === "deposit" && h("p", { class: "have" }, left),
      this.#right(shown),
      ...this.#mine(shown),
    ];
  }

  protected action({ shown }: PlayView<PresaleShown>): Child[] {
    const { mine } = shown;
    if (mine.held) return [];
    if (mine.deposits && shown.phase === "balance") {
      const link = safeLink(shown.link, document.baseURI);
      return link ? [h("a", { class: "main", href: link, "data-key": "play" }, this.#w("pay_balance", { price: this.#money(shown.rest_minor * mine.deposits) }))] : [];
    }
    if (shown.can_take) return [this.#button("take", this.busy ? this.#w("busy") : this.#w("reserve", { price: this.#money(shown.deposit_minor) }), "main", "play")];
    if (mine.deposits || mine.paid) return [];
    const early = Date.parse(shown.opens_at) > this.now.getTime();
    const why = shown.phase === "over" ? "presale_over" : shown.phase !== "deposit" ? "deposits_over" : early ? "opens_at" : "gone";
    return [h("p", { class: "closed-note" }, icon("clock", 20), this.#w(why, { at: this.at(shown.opens_at) }))];
  }

  protected rules(view: PlayView<PresaleShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const terms = facts([
      [this.#w("rule_price"), this.#money(shown.price_minor)],
      [this.#w("rule_deposit"), this.#w("rule_deposit_line", { price: this.#money(shown.deposit_minor), counts: this.#money(shown.counts_minor) })],
      [this.#w("rule_balance"), `${this.#money(shown.rest_minor)} · ${this.#days(shown.balance_opens, shown.balance_closes)}`],
      [this.#w("rule_unpaid"), this.#w(`rule_${shown.unpaid}`)],
      [this.#w("rule_cancelled"), this.#w(`rule_${shown.cancelled}`)],
      [this.#w("rule_each"), this.#w("rule_each_line", { n: shown.per_person })],
      [this.#w("rule_stock"), this.#w("rule_stock_line", { n: this.count(shown.stock) })],
      [this.t("rule_dates"), dates({ starts_at: view.starts_at, ends_at: shown.balance_closes }, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [terms] };
  }

  protected override noticed(before: PresaleShown, now: PresaleShown): string | null {
    if (now.mine.paid > before.mine.paid) return this.#w("paid_mine", { n: now.mine.paid });
    return now.mine.deposits > before.mine.deposits ? this.#w("deposits_mine", { n: now.mine.deposits }) : null;
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#make((move as { do: Do }).do);
  }

  #w(word: BuyingWord, values: Readonly<Record<string, string | number>> = {}): string {
    return tell(word, this.tongue, values);
  }

  #money(minor: number): string {
    const shown = this.view?.shown;
    return money(minor, shown?.currency ?? "CNY", shown?.digits ?? 2, this.tongue);
  }

  #days(from: string, to: string): string {
    return this.#w("from_till", { from: this.at(from), to: this.at(to) });
  }

  #button(move: Do, label: string, look: string, key: string = move): HTMLElement {
    return h("button", { type: "button", class: `${look}${this.busy && look === "main" ? " busy" : ""}`, "data-key": key, "aria-disabled": this.busy ? "true" : null, onclick: () => void this.#make(move) }, label);
  }

  /** The way from the right to the balance, and where this person is. */
  #steps(shown: PresaleShown): HTMLElement {
    const { mine } = shown;
    const at = mine.paid ? 3 : mine.deposits ? 2 : mine.held ? 1 : 0;
    const steps: [BuyingWord, string][] = [
      ["step_right", this.#w("till", { at: this.at(shown.deposits_end) })],
      ["step_deposit", this.#money(shown.deposit_minor)],
      ["step_balance", this.#days(shown.balance_opens, shown.balance_closes)],
    ];
    const rows = steps.map(([word, when], index) =>
      h("li", { class: index < at ? "past" : index === at ? "now" : "", "aria-current": index === at ? "step" : null }, icon(index < at ? "check" : index === 2 ? "gift" : "clock", 18), h("span", {}, this.#w(word), h("small", {}, when)), index === 2 && h("b", {}, this.#money(shown.rest_minor))),
    );
    return h("ol", { class: "steps-of" }, ...rows);
  }

  #right(shown: PresaleShown): Child {
    if (!shown.mine.held || !shown.mine.until) return null;
    this.#paintTime();
    const link = safeLink(shown.link, document.baseURI);
    return h("div", { class: "right" }, this.#time, link && h("a", { class: "main", href: link, "data-key": "play" }, this.#w("pay_deposit")), this.#button("release", this.#w("release"), "second small"));
  }

  #mine({ mine }: PresaleShown): Child[] {
    const line = (n: number, word: "deposits_mine" | "paid_mine" | "lost_mine"): Child => n > 0 && h("p", { class: "have" }, icon(word === "lost_mine" ? "info" : "check", 18), this.#w(word, { n: this.count(n) }));
    return [line(mine.deposits, "deposits_mine"), line(mine.paid, "paid_mine"), line(mine.lost, "lost_mine")];
  }

  #paintTime(): void {
    const until = this.view?.shown.mine.until;
    if (until) this.#time.textContent = this.#w("pay_deposit_within", { time: clock(Date.parse(until) - this.now.getTime()) });
  }

  async #make(move: Do): Promise<void> {
    const outcome = await this.move({ do: move });
    if (!outcome) return;
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
    this.shadowRoot?.querySelector<HTMLElement>("[data-key=play]")?.focus({ preventScroll: true });
    if (outcome.because === "taken") this.emit("win", { decision_id: outcome.decision_id, say: outcome.say, ...(outcome.answer as object) });
  }
}
