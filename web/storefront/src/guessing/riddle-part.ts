/** `<antiphon-riddle>`: a question, the clues that are out, and one line for the answer. */
import type { Named, PlayView } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { GuessingPart } from "./guessing-part";
import type { RiddleShown } from "./wire";

export class RiddlePart extends GuessingPart<RiddleShown> {
  protected readonly kind = "riddle";

  protected paint({ shown }: PlayView<RiddleShown>): Child[] {
    const clues = Array.from({ length: shown.clue_count }, (_, index) => this.#clue(shown, index));
    const next = shown.next_clue_at && !shown.solved && h("p", { class: "hint" }, this.say("next_clue", { at: this.at(shown.next_clue_at) }));
    return [
      h("p", { class: "question" }, h("b", {}, this.text(shown.ask))),
      shown.answer && h("p", { class: "opened" }, h("b", {}, this.say("the_answer", { answer: shown.answer }))),
      clues.length > 0 && h("ol", { class: "clues" }, ...clues),
      next,
      shown.solvers > 0 && h("p", { class: "hint" }, this.say("solvers", { n: shown.solvers })),
    ];
  }

  protected action({ shown }: PlayView<RiddleShown>): Child[] {
    if (shown.solved) return [h("p", { class: "closed-note" }, icon("star", 20), this.say("solved"))];
    if (shown.tries_left === 0) return [h("p", { class: "closed-note" }, icon("lock", 20), this.say("no_tries"))];
    if (shown.again_at && Date.parse(shown.again_at) > this.now.getTime()) {
      const wait = Date.parse(shown.again_at) - this.now.getTime();
      if (wait < 600_000) setTimeout(() => this.isConnected && this.render(), wait + 500);
      return [h("p", { class: "closed-note" }, icon("clock", 20), this.say("wait_until", { at: this.at(shown.again_at) }))];
    }
    const now = shown.rewards[shown.reward_now];
    const gone = shown.places_left === 0 || now?.left === 0;
    const worth = now && h("p", { class: "worth-now" }, gone ? this.say("worth_gone") : this.say("worth_now", { what: this.reward(now) }));
    const line = this.line(this.say("your_answer"), this.busy ? this.say("answering") : this.say("answer"), (answer) => void this.#answer({ answer }));
    return [worth, line, shown.tries_left !== null && h("p", { class: "hint" }, this.say("tries_left", { n: shown.tries_left }))];
  }

  protected rules(view: PlayView<RiddleShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const rows = shown.rewards.map((reward, n) => h("tr", {}, h("th", { scope: "row" }, n ? this.say("worth_n", { n }) : this.say("worth_0")), h("td", {}, this.reward(reward))));
    const terms = facts([
      shown.winners !== null && [this.say("rule_first"), this.say("first_n", { n: shown.winners, left: shown.places_left ?? 0 })],
      [this.say("rule_tries"), shown.tries === null ? this.say("tries_any") : this.say("tries_n", { n: shown.tries })],
      shown.wait_minutes > 0 && [this.say("rule_wait"), this.say("wait_n", { n: shown.wait_minutes })],
      [this.say("rule_reading"), this.say("reading")],
      [this.say("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [h("table", { class: "odds" }, h("tbody", {}, ...rows)), terms] };
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#answer(move as { answer: string });
  }

  async #answer(move: { readonly answer: string }): Promise<void> {
    const outcome = await this.move<{ reward?: Named | null }>(move);
    if (!outcome) return;
    const right = outcome.because !== "wrong";
    if (right) this.typed = "";
    await this.settle(outcome);
    this.tell(this.text(outcome.say), right ? "good" : "bad");
    this.shadowRoot?.querySelector<HTMLElement>("[data-key=line]")?.focus({ preventScroll: true });
    if (outcome.answer.reward) await this.celebrate(outcome, outcome.answer.reward);
  }

  #clue(shown: RiddleShown, index: number): HTMLElement {
    const text = shown.clues[index];
    const label = h("small", {}, this.say("clue_n", { n: index + 1 }));
    return h("li", { class: text ? "" : "closed-clue" }, label, text ? h("span", {}, this.text(text)) : h("span", {}, icon("lock", 16), this.say("clue_closed")));
  }
}
