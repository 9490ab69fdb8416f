/** `<antiphon-survey>`: one question at a time, with a name or without, and thanks at the end. */
import type { App } from "../core/app";
import type { Accepted, Named, PlayView, Text } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { AskingPart } from "../questions/asking-part";
import questionCss from "../questions/questions.css?inline";
import type { Asking } from "../questions/wire";
import { maskOf } from "./mask";
import css from "./survey.css?inline";

interface SurveyShown extends Asking {
  readonly state: "asking" | "done" | "full";
  readonly anonymous: boolean;
  readonly thanks: Text;
  readonly reward: (Named & { readonly name: Text }) | null;
  readonly rewarded: boolean;
  readonly stamp: string | null;
}

export class SurveyPart extends AskingPart<SurveyShown> {
  protected readonly kind = "survey";
  protected readonly css = questionCss + css;
  #mask: App | null = null;
  #maskFor = "";

  /** An anonymous survey is answered by somebody whom nothing ties to the shopper. */
  protected override get playing(): App {
    return this.#mask ?? this.app;
  }

  protected override async look(id: string): Promise<PlayView<SurveyShown>> {
    const own = await super.look(id);
    if (!own.shown.anonymous) {
      this.#mask = null;
      return own;
    }
    if (!this.#mask || this.#maskFor !== id) {
      this.#mask = maskOf(this.app, id);
      this.#maskFor = id;
    }
    const { shown } = await this.#mask.getPlay<SurveyShown>(id);
    return { ...own, shown: { ...shown, rewarded: own.shown.rewarded } };
  }

  protected override intro({ shown }: PlayView<SurveyShown>): Child {
    const { reward, anonymous } = shown;
    const offer = reward && !shown.rewarded && reward.left !== 0 ? h("p", { class: "intro" }, this.say("reward_for_end", { what: this.reward(reward) })) : null;
    const named = h("p", { class: "nameless" }, icon(anonymous ? "shield" : "info", 20), h("span", {}, this.say(anonymous ? "no_name" : "with_name")));
    return h("div", {}, named, offer);
  }

  protected paintEnd({ shown }: PlayView<SurveyShown>): Child[] {
    const full = shown.state === "full";
    const heading = h("h3", { tabindex: "-1", "data-key": "thanks" }, full ? this.say("full") : this.text(shown.thanks));
    return [h("div", { class: "thanks" }, icon(full ? "smile" : "check", 36), heading, !full && h("small", {}, this.say("thanks_sent")))];
  }

  protected endActions({ shown }: PlayView<SurveyShown>): Child[] {
    const { reward, stamp } = shown;
    if (!shown.anonymous || !reward || !stamp) return [];
    if (shown.rewarded) return [h("p", { class: "hint" }, this.say("claimed"))];
    if (reward.left === 0) return [h("p", { class: "hint" }, this.t("reward_gone_task"))];
    const hint = h("p", { class: "hint" }, this.app.shopper.isAnonymous ? this.t("sign_in") : this.say("claim_how"));
    const claim = h("button", { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "claim", "aria-disabled": this.busy ? "true" : null, onclick: () => void this.#claim(stamp) }, this.say("claim", { what: this.reward(reward) }));
    return [claim, hint];
  }

  protected ended(outcome: Accepted<unknown>): void {
    this.shadowRoot?.querySelector<HTMLElement>(".thanks h3")?.focus({ preventScroll: true });
    this.tell(this.text(outcome.say), outcome.because === "group_full" ? "plain" : "good");
    if (outcome.because === "done_rewarded") this.emit("win", { reward: this.view?.shown.reward, decision_id: outcome.decision_id, say: outcome.say });
  }

  protected rules(view: PlayView<SurveyShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const terms = facts([
      [this.say("rule_who"), this.say(shown.anonymous ? "no_name" : "with_name")],
      shown.reward && [this.say("rule_reward"), this.say("rule_survey_reward", { what: this.reward(shown.reward) })],
      [this.t("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [terms] };
  }

  /** The reward goes to the shopper by name, for the stamp that every reply of the day bears. */
  async #claim(stamp: string): Promise<void> {
    const view = this.view;
    if (!view || this.busy) return;
    this.busy = true;
    this.render();
    const settled = await this.app.moves.make(view.id, this.app.shopper.who, { do: "claim", stamp });
    this.busy = false;
    const outcome = settled.is === "answered" ? settled.outcome : null;
    if (outcome?.outcome === "accepted") this.app.hold(outcome.balances);
    await this.refresh(true);
    this.render();
    if (!outcome) {
      this.tell(settled.is === "unknown" ? this.t("unknown") : this.t("undone", { why: "" }), "bad");
      return;
    }
    this.tell(this.text(outcome.say), outcome.outcome === "accepted" ? "good" : "bad");
    if (outcome.outcome === "accepted") this.emit("win", { reward: view.shown.reward, decision_id: outcome.decision_id, say: outcome.say });
  }
}
