/** `<antiphon-countdown>`: the time that is left, a reminder, and one tap for being there. */
import type { Named, PlayView } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { GuessingPart } from "./guessing-part";
import { clock } from "./seal";
import type { CountdownShown } from "./wire";

type Deed = "remind" | "forget" | "here";

export class CountdownPart extends GuessingPart<CountdownShown> {
  protected readonly kind = "countdown";
  #ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.#tick(), 1_000);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#ticking);
    super.disconnectedCallback();
  }

  protected paint({ shown }: PlayView<CountdownShown>): Child[] {
    const { reward } = shown;
    const open = this.#left(shown) <= 0;
    return [
      h("p", { class: "question" }, h("b", {}, this.text(open ? shown.arrived : shown.what)), !open && h("small", {}, this.at(shown.zero_at))),
      !open && this.#clock(shown),
      reward && h("p", { class: "worth-now" }, reward.left === 0 ? this.say("reward_gone") : this.say("reward_line", { what: this.reward(reward) })),
      shown.people > 0 && h("p", { class: "hint" }, this.say("here_people", { n: shown.people })),
    ];
  }

  protected action({ shown }: PlayView<CountdownShown>): Child[] {
    if (shown.here) return [h("p", { class: "closed-note" }, icon("check", 20), this.say("here_done"))];
    if (this.#left(shown) <= 0) {
      if (shown.state === "over") return [h("p", { class: "closed-note" }, icon("clock", 20), this.say("over"))];
      return [this.#button("here", this.say(this.busy ? "here_busy" : "here")), h("p", { class: "hint" }, this.say("here_until", { at: this.at(shown.until) }))];
    }
    if (shown.reminder === "sent") return [h("p", { class: "closed-note" }, icon("mail", 20), this.say("remind_sent"))];
    if (shown.reminder === "off") return [this.#button("remind", this.say(this.busy ? "reminding" : "remind"))];
    const early = new Date(Math.max(Date.parse(shown.zero_at) - shown.remind_minutes * 60_000, 0));
    const at = early > this.now ? early.toISOString() : shown.zero_at;
    const set = h("p", { class: "closed-note" }, icon("check", 20), this.say("remind_set", { at: this.at(at) }));
    return [set, h("button", { type: "button", class: "second", "data-key": "forget", onclick: () => void this.#do("forget") }, this.say("remind_off"))];
  }

  protected rules(view: PlayView<CountdownShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const terms = facts([
      [this.say("rule_zero"), this.at(shown.zero_at)],
      [this.say("rule_window"), this.say("window", { n: shown.window_minutes })],
      [this.say("rule_remind"), shown.remind_minutes ? this.say("remind_before", { n: shown.remind_minutes }) : this.say("remind_at_zero")],
      shown.reward && [this.say("rule_reward"), `${this.reward(shown.reward)}${typeof shown.reward.left === "number" ? ` · ${this.t("left", { n: this.count(shown.reward.left) })}` : ""}`],
      [this.say("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [terms] };
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#do((move as { do: Deed }).do);
  }

  async #do(deed: Deed): Promise<void> {
    const outcome = await this.move<{ reward?: Named | null }>({ do: deed });
    if (!outcome) return;
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
    if (outcome.answer.reward) await this.celebrate(outcome, outcome.answer.reward);
  }

  #button(deed: Deed, label: string): HTMLElement {
    return h("button", { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": this.busy ? "true" : null, onclick: () => void this.#do(deed) }, label);
  }

  /** Four numbers for the eye; a screen reader hears the whole span once. */
  #clock(shown: CountdownShown): HTMLElement {
    const names = [this.say("days"), this.say("hours"), this.say("minutes"), this.say("seconds")];
    const cells = clock(this.#left(shown)).map((n, index) => h("span", { class: "cell" }, h("b", {}, String(n).padStart(2, "0")), h("small", {}, names[index] ?? "")));
    return h("div", { class: "clock", role: "timer", "aria-label": this.say("to_go", { span: this.spanTo(shown.zero_at) }) }, h("span", { class: "cells", "aria-hidden": "true" }, ...cells));
  }

  #left(shown: CountdownShown): number {
    return Date.parse(shown.zero_at) - this.now.getTime();
  }

  #tick(): void {
    const shown = this.view?.shown;
    const cells = this.shadowRoot?.querySelectorAll(".clock b");
    if (!shown || !cells?.length) return;
    const left = this.#left(shown);
    if (left <= 0) {
      this.render();
      void this.refresh();
      return;
    }
    clock(left).forEach((n, index) => {
      const cell = cells[index];
      if (cell) cell.textContent = String(n).padStart(2, "0");
    });
  }
}
