/** What the three parts share: their words, one line to type in, and how a win is shown. */
import { fill } from "../core/format";
import type { Accepted, Named } from "../core/wire";
import { type Child, h } from "../kit/dom";
import { iconOf } from "../kit/icons";
import { momentSheet, useLink } from "../kit/moment";
import { Part } from "../kit/part";
import css from "./guessing.css?inline";
import { GUESSING_WORDS, type GuessingWord } from "./words";

export abstract class GuessingPart<S> extends Part<S> {
  protected readonly css = css;
  protected typed = ""; // what stands in the line while the part is drawn anew

  protected say(word: GuessingWord, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(GUESSING_WORDS[word][this.tongue === "zh" ? 0 : 1], values);
  }

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-line" }), h("span", { class: "bone bone-row" }), h("span", { class: "bone bone-row" })];
  }

  /** A labelled line with its button; Enter sends it. */
  protected line(label: string, button: string, send: (text: string) => void, more: { readonly decimal?: boolean; readonly unit?: string } = {}): HTMLElement {
    const input = h("input", { type: "text", maxlength: more.decimal ? 20 : 200, inputmode: more.decimal ? "decimal" : "text", autocomplete: "off", enterkeyhint: "send", "data-key": "line", oninput: () => (this.typed = input.value) });
    input.value = this.typed;
    const submit = (event: Event): void => {
      event.preventDefault();
      if (!this.busy && input.value.trim()) send(input.value.trim());
      else input.focus();
    };
    const field = h("label", { class: "field" }, label, h("span", { class: "with-unit" }, input, more.unit && h("i", {}, more.unit)));
    return h("form", { class: "line", novalidate: true, onsubmit: submit }, field, h("button", { type: "submit", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": this.busy ? "true" : null }, button));
  }

  protected async celebrate(outcome: Accepted<unknown>, reward: Named): Promise<void> {
    this.emit("win", { reward, decision_id: outcome.decision_id, say: outcome.say });
    const kept = reward.asset !== "points";
    const where = kept ? this.t("where_kept") : this.t("where_points", { n: this.count(this.has("points")) });
    const lines: Child[] = [h("b", {}, this.reward(reward)), where, h("slot", { name: "how" }, kept ? this.t("how_coupon") : this.t("how_points"))];
    const actions = [this.doneButton(), useLink(this, this.tongue)];
    await this.sheet.open(momentSheet({ tone: "win", title: this.text(outcome.say), icon: iconOf(reward.asset), lines, actions }, this.tongue));
  }
}
