/** `<antiphon-quiz>`: questions against the server's clock, right or wrong at once, and a ranking. */
import { type ListPage, readList } from "../boards/lists";
import { Failed } from "../core/http";
import type { Accepted, Named, PlayView, Text } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { AskingPart } from "../questions/asking-part";
import questionCss from "../questions/questions.css?inline";
import type { Asking } from "../questions/wire";
import css from "./quiz.css?inline";

interface Result {
  readonly score: number;
  readonly ms: number;
}

type Prize = Named & { readonly name: Text };

interface QuizShown extends Asking {
  readonly state: "ready" | "asking" | "between" | "over";
  readonly closes_at: string | null;
  readonly marks: readonly boolean[];
  readonly seconds: number;
  readonly pool: { readonly asked: number; readonly of: number; readonly odds_percent: string };
  readonly result: Result | null;
  readonly best: Result | null;
  readonly runs_left: number;
  readonly pass_count: number | null;
  readonly reward: Prize | null;
  readonly rewarded: boolean;
  readonly places: readonly { readonly first: number; readonly last: number; readonly reward: Prize }[];
  readonly position: number | null;
  readonly count: number | null;
  readonly place: number | null;
}

const TOP = 5;
const LATE = 1_300; // milliseconds after its end at which a question is given up: later than the server's own grace

export class QuizPart extends AskingPart<QuizShown> {
  protected readonly kind = "quiz";
  protected readonly css = questionCss + css;
  protected override readonly sendWord = "quiz_send";
  protected override readonly backward = false;
  #ranking: ListPage<Result> | null = null;
  #lost: string | null = null; // the end of a question that was given up
  #ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.#tick(), 250);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  override async refresh(quiet = false): Promise<boolean> {
    const changed = await super.refresh(quiet);
    const { view } = this;
    if (!view || view.shown.state === "asking" || !this.isConnected) return changed;
    try {
      this.#ranking = await readList<Result>(view.id, "ranking", { limit: TOP });
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      return changed; // a ranking that cannot be had is no reason not to play
    }
    this.render();
    return changed;
  }

  protected override paint(view: PlayView<QuizShown>): Child[] {
    return view.shown.question ? [this.#clock(view.shown), ...super.paint(view)] : super.paint(view);
  }

  protected paintEnd({ shown }: PlayView<QuizShown>): Child[] {
    return [this.#board(shown), this.#top()];
  }

  protected endActions({ shown }: PlayView<QuizShown>): Child[] {
    const card = shown.best && shown.state !== "between" && this.cardButton();
    if (shown.state === "over") return [h("p", { class: "hint" }, this.say("quiz_over")), card];
    const word = shown.state === "between" ? "next" : shown.best ? "quiz_again" : "quiz_begin";
    const go = h("button", { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "go", "aria-disabled": this.busy ? "true" : null, onclick: () => void this.deed({ do: "next" }) }, this.say(word));
    return [go, h("p", { class: "hint" }, shown.state === "between" ? this.say("quiz_between") : this.say("quiz_runs", { n: shown.runs_left })), card];
  }

  protected ended(outcome: Accepted<unknown>): void {
    this.shadowRoot?.querySelector<HTMLElement>("[data-key=go]")?.focus({ preventScroll: true });
    const good = (outcome.answer as { right?: boolean }).right === true || outcome.because === "passed";
    this.tell(this.text(outcome.say), good ? "good" : "plain");
    if (outcome.because === "passed") this.emit("win", { reward: this.view?.shown.reward, decision_id: outcome.decision_id, say: outcome.say });
  }

  protected rules(view: PlayView<QuizShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const rows = shown.places.map((each) => {
      const word = each.first === each.last ? this.say("rule_place", { n: each.first }) : this.say("rule_places", { first: each.first, last: each.last });
      return h("tr", {}, h("th", { scope: "row" }, word), h("td", {}, this.reward(each.reward)));
    });
    const terms = facts([
      [this.say("rule_clock"), this.say("rule_clock_line", { s: shown.seconds })],
      [this.say("rule_pool"), this.say("rule_pool_line", { n: shown.pool.asked, of: shown.pool.of, p: shown.pool.odds_percent })],
      [this.say("rule_ranking"), this.say("rule_ranking_line")],
      shown.reward && shown.pass_count !== null && [this.say("rule_reward"), this.say("quiz_pass", { n: shown.pass_count, what: this.reward(shown.reward) })],
      [this.t("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [rows.length > 0 && h("table", { class: "odds" }, h("tbody", {}, ...rows)), terms] };
  }

  // ---- the clock

  #left(shown: QuizShown): number {
    return shown.closes_at ? Date.parse(shown.closes_at) - this.now.getTime() : 0;
  }

  #clock(shown: QuizShown): HTMLElement {
    const bar = h("span", { class: "bar", "aria-hidden": "true" }, h("i", {}));
    const clock = h("div", { class: "clock", role: "timer" }, icon("clock", 18), h("span", { class: "left" }), bar);
    this.#wind(clock, shown);
    return clock;
  }

  #wind(clock: HTMLElement, shown: QuizShown): void {
    const left = Math.max(0, this.#left(shown));
    const seconds = Math.ceil(left / 1_000);
    clock.classList.toggle("up", seconds <= 3);
    clock.style.setProperty("--left", String(Math.min(1, left / (shown.seconds * 1_000))));
    const word = clock.querySelector(".left");
    const text = seconds > 0 ? this.say("quiz_left", { s: seconds }) : this.say("quiz_up");
    if (word && word.textContent !== text) word.textContent = text;
  }

  #tick(): void {
    const shown = this.view?.shown;
    if (shown?.state !== "asking") return;
    const clock = this.shadowRoot?.querySelector<HTMLElement>(".clock");
    if (clock) this.#wind(clock, shown);
    if (this.busy || this.#lost === shown.closes_at || this.#left(shown) >= -LATE) return;
    this.#lost = shown.closes_at; // once: what the server made of it is read a moment later
    void this.deed({ do: "next" });
  }

  // ---- results

  #board(shown: QuizShown): HTMLElement {
    const { result, best, marks } = shown;
    const seconds = (each: Result): string => (each.ms / 1_000).toFixed(1);
    const heading = shown.place !== null ? this.say("quiz_place", { n: shown.place }) : shown.state === "between" ? this.say("quiz_marks", { n: marks.filter(Boolean).length, of: marks.length }) : result ? this.say("quiz_result", { n: result.score, of: shown.of, s: seconds(result) }) : this.say("quiz_about", { n: shown.of, s: shown.seconds });
    const dots = marks.map((right) => h("li", { class: right ? "right" : "wrong" }, icon(right ? "check" : "close", 16), h("span", { class: "hidden" }, this.say(right ? "quiz_right" : "quiz_wrong"))));
    return h(
      "div",
      { class: "board" },
      h("h3", { tabindex: "-1", "data-key": "board" }, heading),
      dots.length > 0 && h("ol", { class: "marks" }, ...dots),
      best && h("p", {}, this.say("quiz_best", { n: best.score, s: seconds(best) })),
      shown.position !== null && shown.place === null && h("p", {}, this.say("quiz_position", { n: this.count(shown.position), count: this.count(shown.count ?? shown.position) })),
      shown.reward && !shown.rewarded && shown.pass_count !== null && h("p", { class: "intro" }, this.say("quiz_pass", { n: shown.pass_count, what: this.reward(shown.reward) })),
    );
  }

  #top(): Child {
    const rows = this.#ranking?.items ?? [];
    if (!rows.length) return null;
    const name = (row: (typeof rows)[number]): string => (row.mine ? this.say("quiz_me") : (row.name ?? this.say("quiz_somebody")));
    const lines = rows.map((row) => h("li", { class: row.mine ? "mine" : "" }, h("b", {}, row.position), h("span", {}, name(row)), h("small", {}, this.say("quiz_row", { n: row.data.score, s: (row.data.ms / 1_000).toFixed(1) }))));
    return h("div", {}, h("h4", {}, this.say("quiz_ranking")), h("ol", { class: "ranks" }, ...lines));
  }
}
