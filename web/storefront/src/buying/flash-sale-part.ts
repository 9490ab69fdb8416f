/** `<antiphon-flash-sale>`: a price, what is left, a right to buy that lasts some minutes, and a place in line. */
import { safeLink } from "../core/format";
import type { PlayView } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { Part } from "../kit/part";
import css from "./buying.css?inline";
import { clock, money } from "./figures";
import type { FlashSaleShown } from "./wire";
import { type BuyingWord, tell } from "./words";

type Do = "take" | "release" | "leave";
const LOOK_AGAIN = 15; // seconds between looks while somebody waits in line

export class FlashSalePart extends Part<FlashSaleShown> {
  protected readonly kind = "flash_sale";
  protected readonly css = css;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #beats = 0;
  readonly #time = h("b", { role: "timer" });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.#tick(), 1_000);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#ticking);
    super.disconnectedCallback();
  }

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-line" }), h("span", { class: "bone bone-row" })];
  }

  protected paint({ shown }: PlayView<FlashSaleShown>): Child[] {
    const left = this.#w("left_of", { n: this.count(shown.left), of: this.count(shown.stock) });
    const gauge = h("div", { class: "gauge", role: "progressbar", "aria-label": left, "aria-valuemin": 0, "aria-valuemax": shown.stock, "aria-valuenow": shown.left, "aria-valuetext": left }, h("i", {}));
    gauge.style.setProperty("--part", String(shown.left / shown.stock));
    return [
      h("p", { class: "product" }, this.text(shown.name)),
      h(
        "p",
        { class: "prices" },
        h("b", {}, this.#money(shown.price_minor)),
        shown.was_minor !== null && h("s", {}, this.#w("was", { price: this.#money(shown.was_minor) })),
        shown.member_price && h("span", { class: "badge" }, this.#w("members")),
        shown.member_price && h("small", {}, this.#w("everybody", { price: this.#money(shown.everybody_minor) })),
      ),
      h("div", { class: "shelf" }, gauge, h("p", {}, h("span", { "aria-hidden": "true" }, left), shown.queue.waiting > 0 && h("span", {}, this.#w("waiting", { n: this.count(shown.queue.waiting) })))),
      this.#right(shown) ?? this.#line(shown),
      shown.mine.bought > 0 && h("p", { class: "have" }, icon("check", 18), this.#w("bought", { n: this.count(shown.mine.bought) })),
    ];
  }

  protected action({ shown }: PlayView<FlashSaleShown>): Child[] {
    const { mine, queue } = shown;
    if (mine.held || queue.position !== null) return [];
    if (shown.can_take || shown.can_queue) {
      const label = shown.can_take ? this.#w("take", { price: this.#money(shown.price_minor) }) : this.#w("queue");
      return [this.#button("take", this.busy ? this.#w("busy") : label, "main", "play")];
    }
    const why: BuyingWord = shown.sold_out ? "sold_out" : shown.members_only ? "members_only" : mine.bought >= shown.per_person ? "full" : "all_taken";
    return [h("p", { class: "closed-note" }, icon(why === "sold_out" ? "smile" : "clock", 20), this.#w(why, { n: shown.per_person }))];
  }

  protected rules(view: PlayView<FlashSaleShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const terms = facts([
      [this.#w("rule_price"), this.#money(shown.price_minor)],
      [this.#w("rule_stock"), this.#w("rule_stock_line", { n: this.count(shown.stock) })],
      [this.#w("rule_each"), this.#w("rule_each_line", { n: shown.per_person })],
      [this.#w("rule_time"), this.#w("rule_time_line", { n: shown.minutes })],
      [this.#w("rule_queue"), this.#w(shown.queue.open ? "rule_queue_line" : "rule_no_queue")],
      [this.t("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [terms] };
  }

  protected override noticed(before: FlashSaleShown, now: FlashSaleShown): string | null {
    if (now.mine.bought > before.mine.bought) return this.#w("bought", { n: this.count(now.mine.bought) });
    return now.mine.held > before.mine.held ? this.#w("held", { n: now.mine.held }) : null;
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

  #button(move: Do, label: string, look: string, key: string = move): HTMLElement {
    return h("button", { type: "button", class: `${look}${this.busy && look === "main" ? " busy" : ""}`, "data-key": key, "aria-disabled": this.busy ? "true" : null, onclick: () => void this.#make(move) }, label);
  }

  /** The right to buy: how long it lasts, and where to pay. */
  #right(shown: FlashSaleShown): Child {
    const { held, until } = shown.mine;
    if (!held || !until) return null;
    this.#paintTime(until);
    const link = safeLink(shown.link, document.baseURI);
    return h(
      "div",
      { class: "right" },
      held > 1 && h("span", {}, this.#w("held", { n: held })),
      this.#time,
      h("p", {}, this.#w("pay_hint")),
      link && h("a", { class: "main", href: link, "data-key": "play" }, this.#w("pay")),
      this.#button("release", this.#w("release"), "second small"),
    );
  }

  #line(shown: FlashSaleShown): Child {
    const place = shown.queue.position;
    if (place === null) return null;
    return h("div", { class: "right line" }, h("b", {}, this.#w("in_line", { n: this.count(place) })), h("p", {}, this.#w("in_line_hint")), this.#button("leave", this.#w("leave"), "second small"));
  }

  #tick(): void {
    const shown = this.view?.shown;
    if (!shown || document.hidden) return;
    const { until } = shown.mine;
    if (until) {
      this.#paintTime(until);
      if (Date.parse(until) <= this.now.getTime() && this.#beats++ % LOOK_AGAIN === 0) void this.refresh();
    } else if (shown.queue.position !== null && ++this.#beats % LOOK_AGAIN === 0) void this.refresh();
  }

  #paintTime(until: string): void {
    this.#time.textContent = this.#w("pay_within", { time: clock(Date.parse(until) - this.now.getTime()) });
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
