/** `<antiphon-personal-test>`: one question at a time, then a result, what led to it, and what suits it. */
import { safeLink } from "../core/format";
import type { Accepted, Named, PlayView, Text } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { AskingPart } from "../questions/asking-part";
import questionCss from "../questions/questions.css?inline";
import type { Asking } from "../questions/wire";
import css from "./personal-test.css?inline";

interface Reason {
  readonly property: Text;
  readonly suits: Text;
  readonly question: Text | null; // null: it suits the outcome
}

interface ShownProduct {
  readonly key: string;
  readonly name: Text;
  readonly link: string | null;
  readonly picture: string | null;
  readonly reasons: readonly Reason[];
}

interface Result {
  readonly outcome: { readonly key: string; readonly name: Text; readonly text: Text; readonly picture: string | null };
  readonly because: readonly { readonly question: Text; readonly answer: Text }[];
  readonly products: readonly ShownProduct[];
  readonly share: Text | null;
}

interface PersonalTestShown extends Asking {
  readonly result: Result | null;
  readonly reward: (Named & { readonly name: Text }) | null;
  readonly rewarded: boolean;
  readonly remember: boolean;
  readonly agreed: boolean;
  readonly retake: { readonly open: boolean; readonly at: string | null };
}

export class PersonalTestPart extends AskingPart<PersonalTestShown> {
  protected readonly kind = "personal_test";
  protected readonly css = questionCss + css;
  #most = 0; // questions on the longest way, as told at the first one

  protected override intro({ shown }: PlayView<PersonalTestShown>): Child {
    this.#most = shown.of;
    const { reward, rewarded } = shown;
    return reward && !rewarded && reward.left !== 0 ? h("p", { class: "intro" }, this.say("reward_for_end", { what: this.reward(reward) })) : null;
  }

  protected paintEnd({ shown }: PlayView<PersonalTestShown>): Child[] {
    const { result } = shown;
    if (!result) return [];
    return [this.#card(result), ...this.#because(result), ...this.#products(result), this.#remember(shown)];
  }

  protected endActions({ shown }: PlayView<PersonalTestShown>): Child[] {
    const { retake, result } = shown;
    const again = h("button", { type: "button", class: "second", "data-key": "again", onclick: () => void this.deed({ do: "restart" }) }, this.say("again"));
    return [
      result?.share && this.cardButton(),
      result?.share && this.shareButton(this.text(result.share)),
      retake.open ? again : h("p", { class: "hint" }, retake.at ? this.say("again_from", { at: this.at(retake.at) }) : this.say("again_never")),
    ];
  }

  protected ended(outcome: Accepted<unknown>): void {
    this.shadowRoot?.querySelector<HTMLElement>(".result h3")?.focus({ preventScroll: true });
    this.tell(this.text(outcome.say), "good");
    const { reward, result } = this.view?.shown ?? {};
    const won = outcome.because === "done_rewarded";
    if (won) this.emit("win", { reward, decision_id: outcome.decision_id, say: outcome.say });
    this.emit("news", { text: this.text(outcome.say), outcome: result?.outcome.key });
  }

  protected rules(view: PlayView<PersonalTestShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const terms = facts([
      this.#most > 0 && [this.say("rule_questions"), this.say("rule_questions_line", { n: this.#most })],
      [this.say("rule_outcome"), this.say("rule_outcome_line")],
      [this.say("rule_answers"), this.say(shown.remember ? "rule_answers_asked" : "rule_answers_kept")],
      shown.reward && [this.say("rule_reward"), this.say("rule_reward_line", { what: this.reward(shown.reward) })],
      [this.t("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [terms] };
  }

  #card({ outcome }: Result): HTMLElement {
    const picture = safeLink(outcome.picture, document.baseURI);
    return h(
      "div",
      { class: "result" },
      picture && h("img", { src: picture, alt: "" }),
      h("small", {}, this.say("your_result")),
      h("h3", { tabindex: "-1", "data-key": "result" }, this.text(outcome.name)),
      h("p", {}, this.text(outcome.text)),
    );
  }

  #because({ because }: Result): Child[] {
    if (!because.length) return [];
    const lines = because.map((each) => h("li", {}, this.text(each.question), " ", h("b", {}, this.text(each.answer))));
    return [h("h4", {}, this.say("because")), h("ul", { class: "grounds" }, ...lines)];
  }

  #products({ products }: Result): Child[] {
    if (!products.length) return [];
    return [h("h4", {}, this.say("for_you")), h("ul", { class: "products" }, ...products.map((product) => this.#product(product)))];
  }

  #product(product: ShownProduct): HTMLElement {
    const link = safeLink(product.link, document.baseURI);
    const picture = safeLink(product.picture, document.baseURI);
    const seen = new Set<string>();
    const reasons = product.reasons.filter((reason) => !seen.has(reason.property.en) && seen.add(reason.property.en));
    const why = reasons.map((reason) => h("li", {}, this.say(reason.question ? "suits_answer" : "suits_outcome", { property: this.text(reason.property), suits: this.text(reason.suits) })));
    return h(
      "li",
      { class: "product" },
      h("span", { class: "tile", "aria-hidden": "true" }, picture ? h("img", { src: picture, alt: "" }) : icon("bag", 26)),
      h("b", {}, this.text(product.name)),
      h("ul", { class: "why", "aria-label": this.say("why_product") }, ...why),
      link && h("a", { class: "second small", href: link }, this.say("look"), h("span", { class: "hidden" }, ` ${this.text(product.name)}`)),
    );
  }

  #remember(shown: PersonalTestShown): Child {
    if (!shown.remember && !shown.agreed) return null;
    const [line, word, act] = shown.agreed ? (["remember_done", "remember_undo", "withdraw"] as const) : (["remember_ask", "remember_do", "agree"] as const);
    const button = h("button", { type: "button", class: "second small", "data-key": act, onclick: () => void this.deed({ do: act }) }, this.say(word));
    return h("div", { class: "remember" }, h("p", {}, this.say(line)), button);
  }
}
