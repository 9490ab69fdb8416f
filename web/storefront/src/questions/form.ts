/** One question with its answers, as real form controls: arrow keys, space and a screen reader work as everywhere. */
import { textIn } from "../core/format";
import type { Lang } from "../core/wire";
import { type Child, h } from "../kit/dom";
import { isEmpty, points, toggled } from "./answering";
import type { Answer, ShownOption, ShownQuestion } from "./wire";
import { tell } from "./words";

export class QuestionForm {
  readonly element: HTMLElement;
  answer: Answer;
  readonly #limit = h("p", { class: "hint-line" });

  constructor(
    readonly question: ShownQuestion,
    readonly lang: Lang,
    given: Answer,
    private readonly changed: () => void,
  ) {
    this.answer = given;
    const help = [this.#say(question.help), this.#bounds()].filter(Boolean).join(lang === "zh" ? "。" : ". ");
    const legend = h("legend", { tabindex: "-1", "data-key": "question" }, this.#say(question.text), question.optional && h("span", { class: "optional" }, tell("optional", lang)));
    this.element = h("fieldset", { class: `question ${question.kind}` }, legend, help && h("p", { class: "help" }, help), ...this.#controls());
  }

  /** Read the question out, when it takes the place of another. */
  focus(): void {
    this.element.querySelector<HTMLElement>("legend")?.focus({ preventScroll: true });
  }

  #controls(): Child[] {
    const { question } = this;
    switch (question.kind) {
      case "single":
        return [h("div", { class: "choices" }, ...question.options.map((option) => this.#choice(option, "radio")))];
      case "multiple":
        return [h("div", { class: "choices" }, ...question.options.map((option) => this.#choice(option, "checkbox")))];
      case "text":
        return [this.#textarea(), this.#limit];
      case "matrix":
        return question.rows.map((row) => this.#row(row));
      default:
        return [this.#scale()];
    }
  }

  #choice(option: ShownOption, type: "radio" | "checkbox"): HTMLElement {
    const { question } = this;
    const chosen = (): readonly string[] => (Array.isArray(this.answer) ? (this.answer as readonly string[]) : typeof this.answer === "string" ? [this.answer] : []);
    const input = h("input", { type, name: question.key, value: option.key, "data-key": `${question.key}/${option.key}`, checked: chosen().includes(option.key) });
    input.addEventListener("change", () => {
      this.#take(type === "radio" ? option.key : toggled(question, chosen(), option.key, input.checked));
      if (type === "checkbox") for (const each of this.element.querySelectorAll("input")) each.checked = chosen().includes(each.value);
    });
    return h("label", { class: "choice" }, input, h("span", {}, this.#say(option.text)));
  }

  #scale(): HTMLElement {
    const { question } = this;
    const ends = question.low || question.high ? h("p", { class: "ends", "aria-hidden": "true" }, h("span", {}, this.#say(question.low)), h("span", {}, this.#say(question.high))) : null;
    const all = points(question);
    const chips = all.map((point) => {
      const input = h("input", { type: "radio", name: question.key, value: point, "data-key": `${question.key}/${point}`, checked: this.answer === point });
      input.addEventListener("change", () => this.#take(point));
      const means = point === all[0] ? question.low : point === all[all.length - 1] ? question.high : null;
      return h("label", { class: "point" }, input, h("span", {}, point, means && h("span", { class: "hidden" }, ` ${this.#say(means)}`)));
    });
    return h("div", {}, h("div", { class: "points" }, ...chips), ends);
  }

  #textarea(): HTMLElement {
    const { question } = this;
    const area = h("textarea", { rows: 4, maxlength: question.most, "data-key": `${question.key}/text`, "aria-label": this.#say(question.text), placeholder: tell("write_here", this.lang) });
    area.value = typeof this.answer === "string" ? this.answer : "";
    const count = (): void => {
      this.#limit.textContent = tell("letters", this.lang, { n: area.value.length, most: question.most });
    };
    area.addEventListener("input", () => {
      this.#take(area.value);
      count();
    });
    count();
    return area;
  }

  #row(row: ShownOption): HTMLElement {
    const { question } = this;
    const chosen = (): Readonly<Record<string, string>> => (typeof this.answer === "object" && this.answer !== null && !Array.isArray(this.answer) ? (this.answer as Record<string, string>) : {});
    const cells = question.options.map((option) => {
      const input = h("input", { type: "radio", name: `${question.key}/${row.key}`, value: option.key, "data-key": `${question.key}/${row.key}/${option.key}`, checked: chosen()[row.key] === option.key });
      input.addEventListener("change", () => this.#take({ ...chosen(), [row.key]: option.key }));
      return h("label", { class: "point word" }, input, h("span", {}, this.#say(option.text)));
    });
    return h("fieldset", { class: "row" }, h("legend", {}, this.#say(row.text)), h("div", { class: "points" }, ...cells));
  }

  #bounds(): string {
    const { question, lang } = this;
    if (question.kind !== "multiple") return "";
    if (question.least === question.most) return tell("choose_exactly", lang, { n: question.least });
    return question.least <= 1 && question.most >= question.options.length ? tell("choose_any", lang) : tell("choose_some", lang, { least: question.least, most: question.most });
  }

  #take(answer: Answer): void {
    this.answer = isEmpty(answer) ? null : answer;
    this.changed();
  }

  #say(text: Parameters<typeof textIn>[0]): string {
    return textIn(text, this.lang);
  }
}
