/** What all parts share that ask one question after the other: progress, the form, next and back. */
import type { Accepted, PlayView } from "../core/wire";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { Part } from "../kit/part";
import { missing } from "./answering";
import { QuestionForm } from "./form";
import type { Answer, Asking, ShownQuestion } from "./wire";
import { type QuestionWord, tell } from "./words";

export interface AskingMove {
  readonly do: string;
  readonly question?: string;
  readonly answer?: Answer;
}

export abstract class AskingPart<S extends Asking> extends Part<S> {
  #form: QuestionForm | null = null;

  /** Everything once no question is open. */
  protected abstract paintEnd(view: PlayView<S>): Child[];
  /** What can be done once no question is open. */
  protected abstract endActions(view: PlayView<S>): Child[];
  /** The test or survey is over: say so. */
  protected abstract ended(outcome: Accepted<unknown>): Promise<void> | void;
  /** Above the first question. */
  protected intro?(view: PlayView<S>): Child;

  protected say(word: QuestionWord, values: Readonly<Record<string, string | number>> = {}): string {
    return tell(word, this.tongue, values);
  }

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-line" }), h("span", { class: "bone bone-row" }), h("span", { class: "bone bone-row" }), h("span", { class: "bone bone-row" })];
  }

  protected paint(view: PlayView<S>): Child[] {
    const { question } = view.shown;
    if (!question) {
      this.#form = null;
      return this.paintEnd(view);
    }
    return [view.shown.step === 1 && this.intro?.(view), this.#progress(view.shown), this.#formOf(question, view.shown.given).element];
  }

  protected action(view: PlayView<S>): Child[] {
    const { question } = view.shown;
    if (!question) return this.endActions(view);
    const last = view.shown.step === view.shown.of;
    const empty = this.#form?.answer === null && missing(question, null) === null;
    const label = this.busy ? this.say("sending") : empty ? this.say("skip") : this.say(this.sendWord ?? (last ? "finish" : "next"));
    const next = h("button", { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": this.busy ? "true" : null, onclick: () => void this.#next() }, label);
    const back = h("button", { type: "button", class: "second", "data-key": "back", "aria-disabled": this.busy ? "true" : null, onclick: () => void this.deed({ do: "back" }) }, this.say("back"));
    return [next, view.shown.step > 1 && this.backward && back];
  }

  /** What sends an answer; else it says whether more questions follow. */
  protected readonly sendWord: QuestionWord | null = null;
  /** Whether an answer can be taken back. */
  protected readonly backward: boolean = true;

  protected override askAgain(move: unknown): Promise<void> {
    return this.deed(move as AskingMove);
  }

  /** Make a move and show what came of it; a new question is read out. */
  protected async deed(move: AskingMove): Promise<void> {
    if (this.busy) return;
    const before = this.view?.shown.question?.key ?? null;
    const outcome = await this.move(move);
    if (!outcome) {
      this.render();
      return;
    }
    this.#form = null;
    await this.settle(outcome);
    this.tell("");
    const now = this.view?.shown.question?.key ?? null;
    if (now) this.#form_?.focus();
    else if (before) await this.ended(outcome);
    else this.tell(this.text(outcome.say), "good");
  }

  get #form_(): QuestionForm | null {
    return this.#form;
  }

  #next(): Promise<void> {
    const question = this.view?.shown.question;
    const form = this.#form;
    if (!question || !form || this.busy) return Promise.resolve();
    const lacking = missing(question, form.answer);
    if (lacking) {
      this.tell(this.say(lacking, { n: question.least, least: question.least, most: question.most }), "bad");
      form.element.querySelector<HTMLElement>("input:not([disabled]), textarea")?.focus();
      return Promise.resolve();
    }
    return this.deed({ do: "answer", question: question.key, answer: form.answer });
  }

  /** The same form as long as the same question is open: what was typed stays. */
  #formOf(question: ShownQuestion, given: Answer): QuestionForm {
    const old = this.#form;
    const same = old?.question.key === question.key;
    if (old && same && old.lang === this.tongue) return old;
    const form = new QuestionForm(question, this.tongue, old && same ? old.answer : given, () => this.#repaintNext());
    this.#form = form;
    return form;
  }

  /** Only the button's word depends on the answer. */
  #repaintNext(): void {
    this.tell("");
    const button = this.shadowRoot?.querySelector<HTMLElement>("[data-key=play]");
    const shown = this.view?.shown;
    if (!button || !shown?.question || this.busy) return;
    const empty = this.#form?.answer === null && missing(shown.question, null) === null;
    button.textContent = empty ? this.say("skip") : this.say(this.sendWord ?? (shown.step === shown.of ? "finish" : "next"));
  }

  #progress({ step, of }: S): HTMLElement {
    const text = this.say(of > step ? "step_most" : "step", { n: step, of });
    const bar = h("span", { class: "bar", role: "progressbar", "aria-label": text, "aria-valuemin": 0, "aria-valuemax": of, "aria-valuenow": step - 1 }, h("i", {}));
    bar.style.setProperty("--done", String((step - 1) / of));
    return h("div", { class: "progress" }, bar, h("small", {}, text));
  }

  /** Hand a sentence to friends: the phone's own sheet, else the clipboard. */
  protected shareButton(text: string): HTMLElement {
    const label = h("span", {}, this.say("share"));
    const url = location.origin + location.pathname;
    const share = async (): Promise<void> => {
      const native = (navigator as { share?: (what: ShareData) => Promise<void> }).share;
      try {
        if (native) {
          await native.call(navigator, { text, url });
          return;
        }
        await navigator.clipboard.writeText(`${text} ${url}`);
        this.tell(this.say("copied"), "good");
      } catch (error) {
        if ((error as Error).name !== "AbortError") this.tell(`${text} ${url}`); // to be copied by hand
      }
    };
    return h("button", { type: "button", class: "second", "data-key": "share", onclick: () => void share() }, icon("share", 20), label);
  }
}
