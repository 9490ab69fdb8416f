/** Writing a report: stars, words and pictures. What was typed stays while the part is drawn anew. */
import type { App } from "../core/app";
import type { Lang } from "../core/wire";
import { h } from "../kit/dom";
import { icon } from "../kit/icons";
import { PictureField } from "../kit/picture-field";
import type { TrialShown } from "./wire";
import type { TRIAL_WORDS } from "./words";

export interface ReportMove {
  readonly do: "report";
  readonly stars: number;
  readonly text: string;
  readonly pictures: readonly string[];
}
type Say = (word: keyof typeof TRIAL_WORDS, values?: Readonly<Record<string, string | number>>) => string;

export class ReportForm {
  readonly element: HTMLElement;
  #stars = 0;
  readonly #area: HTMLTextAreaElement;
  readonly #fields: PictureField[] = [];
  readonly #pictures = h("div", { class: "pictures" });
  readonly #more: HTMLButtonElement;

  constructor(
    private readonly app: App,
    readonly lang: Lang,
    private readonly shown: TrialShown,
    private readonly say: Say,
  ) {
    const before = shown.report;
    this.#stars = before?.stars ?? 0;
    this.#area = h("textarea", { rows: 6, maxlength: shown.longest, "data-key": "report-text" });
    this.#area.value = before?.text ?? "";
    const letters = h("small", { class: "hint-line" });
    const count = (): void => {
      letters.textContent = say("letters", { n: this.#area.value.length, most: shown.longest, least: shown.shortest });
    };
    this.#area.addEventListener("input", count);
    count();
    this.#more = h("button", { type: "button", class: "second small", "data-key": "more-pictures", onclick: () => this.#add() }, say("more_pictures"));
    for (let number = 0; number < Math.max(1, shown.pictures); number++) this.#add();
    this.element = h("div", { class: "report-form" }, h("h3", {}, say("your_report")), h("p", { class: "honest" }, icon("shield", 20), h("span", {}, say("honest"))), this.#starField(), h("label", { class: "field" }, h("span", {}, say("text")), this.#area), letters, this.#pictures, this.#more);
  }

  /** Whether a picture is still on its way. */
  get busy(): boolean {
    return this.#fields.some((field) => field.busy);
  }

  get move(): ReportMove {
    const chosen = this.#fields.map((field) => field.address).filter(Boolean);
    return { do: "report", stars: this.#stars, text: this.#area.value, pictures: chosen.length ? chosen : (this.shown.report?.pictures ?? []) };
  }

  #add(): void {
    const number = this.#fields.length + 1;
    const field = new PictureField(this.app, this.lang, this.say("picture_n", { n: number }), `picture-${number}`);
    this.#fields.push(field);
    this.#pictures.append(field.element);
    this.#more.hidden = number >= this.shown.pictures_most;
  }

  #starField(): HTMLElement {
    const stars = [1, 2, 3, 4, 5].map((place) => {
      const input = h("input", { type: "radio", name: "stars", value: place, "data-key": `star-${place}`, checked: this.#stars === place });
      input.addEventListener("change", () => {
        this.#stars = place;
        paint();
      });
      return h("label", { class: "star" }, input, icon("star", 30), h("span", { class: "hidden" }, this.say("star_n", { n: place })));
    });
    const paint = (): void => stars.forEach((star, index) => star.classList.toggle("on", index < this.#stars));
    paint();
    return h("fieldset", { class: "stars" }, h("legend", {}, this.say("stars")), ...stars);
  }
}
