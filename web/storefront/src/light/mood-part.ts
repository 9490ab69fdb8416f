/** `<antiphon-mood>`: one tap, and how everybody feels shows at once. */
import { fill, safeLink } from "../core/format";
import type { Named, PlayView, Text } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { Part } from "../kit/part";
import css from "./light.css?inline";
import { LIGHT_WORDS } from "./words";

interface Mood {
  readonly key: string;
  readonly name: Text;
  readonly emoji: string;
  readonly picture: string | null;
  readonly mine: boolean;
  readonly count: number | null;
  readonly percent: number | null;
}

interface MoodShown {
  readonly question: Text;
  readonly moods: readonly Mood[];
  readonly mine: string | null;
  readonly seen: boolean;
  readonly total: number | null;
  readonly every: "once" | "day" | "week";
  readonly next_at: string | null;
  readonly change: boolean;
  readonly comment: number | null;
  readonly reward: (Named & { readonly name: Text }) | null;
  readonly rewarded: boolean;
  readonly told_count: number;
  readonly card: boolean;
}

interface MoodAnswer {
  readonly mood: string;
  readonly reward: (Named & { readonly name: Text }) | null;
}

export class MoodPart extends Part<MoodShown> {
  protected readonly kind = "mood";
  protected readonly css = css;
  #words = "";

  #say(word: keyof typeof LIGHT_WORDS, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(LIGHT_WORDS[word][this.tongue === "zh" ? 0 : 1], values);
  }

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-row" }), h("span", { class: "bone bone-row" })];
  }

  protected paint({ shown, state }: PlayView<MoodShown>): Child[] {
    const open = state === "live" && (shown.mine === null || shown.change);
    const head = h("div", { class: "question", id: "question" }, h("b", {}, this.text(shown.question)), shown.mine === null && h("small", {}, this.#say("tap_mood")));
    const moods = shown.moods.map((mood) => h("li", {}, this.#button(mood, open)));
    const total = shown.total !== null && h("p", { class: "total", role: "status" }, this.#say("mood_total", { n: this.count(shown.total) }));
    return [head, h("ul", { class: `moods${shown.moods.length === 2 || shown.moods.length === 4 ? " even" : ""}`, "aria-labelledby": "question" }, ...moods), total];
  }

  protected action({ shown }: PlayView<MoodShown>): Child[] {
    const reward = shown.reward && !shown.rewarded && shown.told_count === 0 && shown.reward.left !== 0 ? h("p", { class: "hint" }, this.#say("mood_reward", { what: this.reward(shown.reward) })) : null;
    if (shown.mine === null) return [reward];
    const next = shown.next_at ? h("p", { class: "hint" }, this.#say("mood_next", { at: this.at(shown.next_at) })) : null;
    return [shown.comment !== null && this.#more(shown.mine, shown.comment), shown.card && this.cardButton(), shown.change ? h("p", { class: "hint" }, this.#say("mood_change")) : null, next];
  }

  protected rules(view: PlayView<MoodShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const terms = facts([
      [this.#say("rule_how"), this.#say(`rule_mood_${shown.every}`)],
      [this.#say("rule_change"), this.#say(shown.change ? "rule_change_yes" : "rule_change_no")],
      [this.#say("rule_data"), this.#say("rule_mood_data")],
      shown.reward && [this.#say("rule_reward"), this.#say("mood_reward", { what: this.reward(shown.reward) })],
      [this.#say("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [terms] };
  }

  #button(mood: Mood, open: boolean): HTMLElement {
    const source = safeLink(mood.picture, document.baseURI);
    const face = source ? h("img", { src: source, alt: "", loading: "lazy" }) : h("i", { "aria-hidden": "true" }, mood.emoji);
    const off = !open || this.busy || mood.mine;
    const tap = (): void => void (!off && this.#tell(mood.key, ""));
    const bar = mood.percent === null ? null : h("span", { class: "bar", "aria-hidden": "true" }, h("i", {}));
    bar?.style.setProperty("--share", `${mood.percent ?? 0}%`);
    const count = mood.count === null ? null : h("small", {}, this.#say("mood_count", { n: this.count(mood.count), p: mood.percent ?? 0 }));
    return h("button", { type: "button", class: "mood", "data-key": `mood-${mood.key}`, "aria-pressed": String(mood.mine), "aria-disabled": off ? "true" : null, onclick: tap }, face, h("span", {}, this.text(mood.name)), bar, count);
  }

  #more(mood: string, longest: number): HTMLElement {
    const input = h("input", { id: "words", type: "text", maxlength: longest, "data-key": "words", value: this.#words, oninput: () => (this.#words = input.value) });
    const send = (event: Event): void => {
      event.preventDefault();
      if (input.value.trim() && !this.busy) void this.#tell(mood, input.value.trim());
    };
    return h("form", { class: "words", onsubmit: send }, h("label", { for: "words" }, this.#say("words_label")), h("div", {}, input, h("button", { type: "submit", class: "second" }, this.#say("words_send"))));
  }

  protected override askAgain(move: unknown): Promise<void> {
    const { mood, words } = move as { mood: string; words?: string };
    return this.#tell(mood, words ?? "");
  }

  async #tell(mood: string, words: string): Promise<void> {
    const outcome = await this.move<MoodAnswer>(words ? { mood, words } : { mood });
    if (!outcome) return;
    if (words) this.#words = "";
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
    const { reward } = outcome.answer;
    if (reward) this.emit("win", { reward, decision_id: outcome.decision_id, say: outcome.say });
  }
}
