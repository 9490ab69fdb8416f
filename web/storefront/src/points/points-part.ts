/** `<antiphon-points>`: what I can use, what is not ready, what runs out soon, and every change with its reason. */
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { Panel } from "./panel";
import type { HistoryLine, HistoryPage, PointsPurse } from "./wire";

const LINES = 10;

export class PointsPart extends Panel {
  protected readonly titleWord = "my_points";
  #purses: readonly PointsPurse[] = [];
  #lines: readonly HistoryLine[] = [];
  #next: string | null = null;

  protected async load(): Promise<void> {
    const [purses, page] = await Promise.all([this.getPurses(), this.#page(null)]);
    this.#purses = purses;
    this.#lines = page.items;
    this.#next = page.next_cursor;
  }

  protected forget(): void {
    this.#purses = [];
    this.#lines = [];
  }

  #page(cursor: string | null): Promise<HistoryPage> {
    const place = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    return this.app.ask(`/points/history?wallet=${encodeURIComponent(this.wallet)}&limit=${LINES}${place}`);
  }

  async #more(): Promise<void> {
    const page = await this.#page(this.#next);
    this.#lines = [...this.#lines, ...page.items];
    this.#next = page.next_cursor;
    this.render();
  }

  protected paint(): Child[] {
    const purse = this.#purses.find((one) => one.wallet === this.wallet) ?? this.#purses[0];
    if (!purse) return [h("p", { class: "quiet" }, this.w("empty"))];
    const notes = [
      purse.pending > 0 && (purse.next_available_at ? this.w("pending_at", { n: purse.pending, at: this.at(purse.next_available_at) }) : this.w("pending", { n: purse.pending })),
      purse.held > 0 && this.w("held", { n: purse.held }),
      purse.debt > 0 && this.w("debt", { n: purse.debt }),
    ].filter((note): note is string => typeof note === "string");
    const soon = purse.soon[0];
    return [
      h("p", { class: "total" }, icon("coin", 28), h("b", {}, this.count(purse.spendable)), h("span", {}, this.w("to_spend"))),
      soon ? h("p", { class: "soon" }, icon("clock", 18), this.w("soon", { n: soon.points, at: this.at(soon.at) })) : null,
      notes.length > 0 ? h("ul", { class: "notes" }, ...notes.map((note) => h("li", {}, note))) : null,
      h("h3", {}, this.w("history")),
      this.#lines.length === 0 ? h("p", { class: "quiet" }, this.w("empty")) : h("ul", { class: "history" }, ...this.#lines.map((line) => this.#row(line))),
      this.#next ? h("button", { type: "button", class: "second small", "data-key": "more", onclick: () => void this.#more() }, this.w("more")) : null,
    ];
  }

  #row(line: HistoryLine): HTMLElement {
    const amount = `${line.points > 0 ? "+" : "−"}${this.count(Math.abs(line.points))}`;
    const steps = line.steps.filter((step) => step.code !== "base");
    return h(
      "li",
      {},
      h("span", { class: "what" }, h("b", {}, this.text(line.says)), h("small", {}, this.at(line.at), ...steps.map((step) => ` · ${this.text(step.says)}`))),
      h("span", { class: `amount ${line.points > 0 ? "in" : "out"}` }, amount),
    );
  }
}
