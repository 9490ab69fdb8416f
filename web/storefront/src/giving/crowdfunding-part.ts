/** `<antiphon-crowdfunding>`: a common goal, points set aside for it, and an account that anyone can add up. */
import type { Accepted, PlayView } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import { momentSheet } from "../kit/moment";
import { Part } from "../kit/part";
import { showAccount } from "./account";
import css from "./giving.css?inline";
import { accountLink, stepper, way } from "./pieces";
import type { CrowdfundingShown } from "./wire";
import { type GivingWord, tell } from "./words";

interface PledgeMove {
  readonly do: "pledge" | "withdraw" | "collect";
  readonly shares?: number;
}

export class CrowdfundingPart extends Part<CrowdfundingShown> {
  protected readonly kind = "crowdfunding";
  protected readonly css = css;
  #shares = 1;
  #forget: (() => void) | undefined;

  /** What the purse holds decides what the button says. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.#forget = this.app.on("balances", () => this.render());
  }

  override disconnectedCallback(): void {
    this.#forget?.();
    super.disconnectedCallback();
  }

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-line" }), h("span", { class: "bone bone-row" })];
  }

  protected paint({ shown }: PlayView<CrowdfundingShown>): Child[] {
    const { pledged, goal } = shown;
    const text = this.#w("shares_of", { n: this.count(pledged), goal: this.count(goal) });
    const percent = this.#w("percent", { n: Math.floor((pledged / goal) * 100) });
    const over = shown.state === "succeeded" || shown.state === "failed";
    return [
      h("p", { class: "wish" }, this.text(shown.wish)),
      h(
        "div",
        { class: "far" },
        h("p", { class: "figures" }, h("b", {}, text), h("span", {}, percent)),
        way(pledged, goal, this.#w("rule_goal"), text),
        over ? null : h("p", { class: "until" }, icon("clock", 16), this.#w("deadline", { at: this.at(shown.deadline), span: this.spanTo(shown.deadline) })),
      ),
      shown.state === "reached" && h("p", { class: "chip" }, icon("star", 16), this.#w("reached")),
      shown.reward && h("p", { class: "brand" }, this.#w("each_gets", { what: this.reward(shown.reward) })),
      ...this.#mine(shown),
      accountLink(this.tongue, this.count(shown.entries), () => void this.#account()),
    ];
  }

  protected action({ shown }: PlayView<CrowdfundingShown>): Child[] {
    if (shown.state === "succeeded" || shown.state === "failed") return [h("p", { class: "closed-note" }, icon(shown.state === "succeeded" ? "star" : "smile", 20), this.#w(shown.state))];
    if (shown.most < 1) return [h("p", { class: "closed-note" }, icon("check", 20), this.#w("no_more"))];
    this.#shares = Math.max(1, Math.min(this.#shares, shown.most));
    const price = this.#shares * shown.share;
    const missing = price - this.has("points");
    const label = this.busy ? this.#w("busy") : missing > 0 ? this.#w("need", { n: this.count(missing) }) : this.#w("pledge", { n: this.#shares, points: this.count(price) });
    const button = h(
      "button",
      { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": this.busy || missing > 0 ? "true" : null, onclick: () => void (missing > 0 ? undefined : this.#make({ do: "pledge", shares: this.#shares })) },
      label,
    );
    const choose = (to: number): void => {
      this.#shares = to;
      this.render();
    };
    return [stepper(this.tongue, this.#shares, shown.most, choose, button), h("p", { class: "hint" }, this.#w("set_aside"))];
  }

  protected rules(view: PlayView<CrowdfundingShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const terms = facts([
      [this.#w("rule_goal"), this.#w("rule_goal_line", { n: this.count(shown.goal), points: this.count(shown.share) })],
      [this.#w("rule_when"), this.#w(`rule_${shown.success}`, { at: this.at(shown.deadline) })],
      [this.#w("rule_fail"), this.#w("rule_fail_line")],
      [this.#w("rule_beyond"), this.#w(`rule_${shown.beyond}`)],
      shown.reward && [this.#w("rule_reward"), this.#w("each_gets", { what: this.reward(shown.reward) })],
      shown.per_person !== null && [this.#w("rule_each"), this.#w("shares", { n: shown.per_person })],
      [this.t("rule_dates"), dates({ starts_at: view.starts_at, ends_at: shown.deadline }, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [terms, h("p", { class: "fine fair" }, icon("shield", 20), h("span", {}, this.#w("account_why")))] };
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#make(move as PledgeMove);
  }

  #w(word: GivingWord, values: Readonly<Record<string, string | number>> = {}): string {
    return tell(word, this.tongue, values);
  }

  #mine({ mine, share, can_withdraw: back, can_collect: collect, state }: CrowdfundingShown): Child[] {
    const lines: Child[] = [];
    const deed = (move: "withdraw" | "collect", look: string): HTMLElement =>
      h("button", { type: "button", class: `${look} small`, "data-key": move, "aria-disabled": this.busy ? "true" : null, onclick: () => void this.#make({ do: move }) }, this.#w(move));
    if (mine.set_aside) {
      const buttons = h("div", {}, back && deed("withdraw", "second"), collect && deed("collect", "main"));
      lines.push(h("div", { class: "own-part" }, h("span", {}, this.#w("mine", { n: mine.set_aside, points: this.count(mine.set_aside * share) })), buttons));
    }
    if (mine.taken) lines.push(h("p", { class: "own-part" }, this.#w("mine_taken", { n: mine.taken })));
    if (mine.returned && state === "failed") lines.push(h("p", { class: "own-part" }, this.#w("mine_back", { n: mine.returned })));
    return lines;
  }

  async #make(move: PledgeMove): Promise<void> {
    const outcome = await this.move(move);
    if (!outcome) return;
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
    this.shadowRoot?.querySelector<HTMLElement>("[data-key=play]")?.focus({ preventScroll: true });
    const reward = this.view?.shown.reward;
    if (outcome.because === "succeeded" || outcome.because === "goal_reached_by_you") await this.#celebrate(outcome, reward ? this.reward(reward) : "");
  }

  async #celebrate(outcome: Accepted<unknown>, what: string): Promise<void> {
    this.emit("win", { decision_id: outcome.decision_id, say: outcome.say });
    const lines = [h("b", {}, this.#w("reached")), what && this.#w("each_gets", { what })];
    await this.sheet.open(momentSheet({ tone: "win", title: this.text(outcome.say), icon: iconOf(this.view?.shown.reward?.asset ?? "points"), lines, actions: [this.doneButton()] }, this.tongue));
  }

  async #account(): Promise<void> {
    const play = this.view?.id;
    if (!play) return;
    const spell = (units: number): string => this.t("points", { n: units === 1 ? 1 : this.count(units) });
    await showAccount({ app: this.app, sheet: this.sheet, lang: this.tongue, play, now: this.now, spell });
  }
}
