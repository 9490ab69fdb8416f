/** `<antiphon-tag-card>`: tap the tags that fit, get a card of them; the shop remembers only with consent. */
import { fill } from "../core/format";
import type { Named, PlayView, Text } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { iconOf } from "../kit/icons";
import { momentSheet } from "../kit/moment";
import { Part } from "../kit/part";
import css from "./light.css?inline";
import { LIGHT_WORDS } from "./words";

interface Tag {
  readonly key: string;
  readonly name: Text;
  readonly emoji: string;
  readonly mine: boolean;
  readonly percent: number | null;
}

interface TagCardShown {
  readonly question: Text;
  readonly tags: readonly Tag[];
  readonly least: number;
  readonly most: number;
  readonly mine: readonly string[];
  readonly change: boolean;
  readonly people: number;
  readonly remember: boolean;
  readonly agreed: boolean;
  readonly reward: (Named & { readonly name: Text }) | null;
  readonly rewarded: boolean;
  readonly card: boolean;
}

interface TagCardAnswer {
  readonly tags: readonly string[];
  readonly reward: (Named & { readonly name: Text }) | null;
}

export class TagCardPart extends Part<TagCardShown> {
  protected readonly kind = "tag_card";
  protected readonly css = css;
  #chosen: readonly string[] | null = null;
  #agrees = false;

  #say(word: keyof typeof LIGHT_WORDS, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(LIGHT_WORDS[word][this.tongue === "zh" ? 0 : 1], values);
  }

  protected skeleton(): Child[] {
    return [1, 2, 3].map(() => h("span", { class: "bone bone-row" }));
  }

  protected paint({ shown }: PlayView<TagCardShown>): Child[] {
    const open = shown.change || shown.mine.length === 0;
    const head = h("legend", { class: "question" }, h("b", {}, this.text(shown.question)), open && h("small", {}, this.#how(shown)));
    const tags = shown.tags.map((tag) => (open ? this.#pill(tag, shown) : this.#badge(tag)));
    return [h("fieldset", { class: "tags" }, head, ...tags), shown.mine.length > 0 && h("p", { class: "total" }, this.#say("people", { n: shown.people }))];
  }

  protected action({ shown }: PlayView<TagCardShown>): Child[] {
    const made = shown.mine.length > 0;
    const chosen = this.#tags(shown);
    const same = made && chosen.length === shown.mine.length && chosen.every((key) => shown.mine.includes(key));
    const ready = chosen.length >= shown.least && !same;
    const open = shown.change || !made;
    const label = this.busy ? this.#say("making") : this.#say(made ? "remake" : "make");
    const go = h("button", { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": ready && !this.busy ? null : "true", onclick: () => void (ready && this.#choose(chosen)) }, label);
    const reward = shown.reward && !shown.rewarded && !made && shown.reward.left !== 0 ? h("p", { class: "hint" }, this.#say("gets", { what: this.reward(shown.reward) })) : null;
    return [shown.remember && !made && this.#consent(), open && (!made || !same) && go, reward, made && this.#keeping(shown), shown.card && this.cardButton()];
  }

  protected rules(view: PlayView<TagCardShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const terms = facts([
      [this.#say("rule_how"), this.#say("rule_tags", { how: this.#how(shown) })],
      [this.#say("rule_change"), this.#say(shown.change ? "rule_change_yes" : "rule_change_no")],
      [this.#say("rule_data"), this.#say(shown.remember ? "rule_data_asked" : "rule_data_kept")],
      shown.reward && [this.#say("rule_reward"), this.reward(shown.reward)],
      [this.#say("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [terms] };
  }

  #tags(shown: TagCardShown): readonly string[] {
    return this.#chosen ?? shown.mine;
  }

  #how({ least, most }: TagCardShown): string {
    if (most === 1) return this.#say("choose_one");
    return least > 1 ? this.#say("choose_some", { least, most }) : this.#say("choose_up_to", { most });
  }

  #pill(tag: Tag, shown: TagCardShown): HTMLElement {
    const chosen = this.#tags(shown);
    const on = chosen.includes(tag.key);
    const full = !on && chosen.length >= shown.most && shown.most > 1;
    const tap = (): void => {
      if (full || this.busy) return;
      this.#chosen = on ? chosen.filter((key) => key !== tag.key) : shown.most === 1 ? [tag.key] : [...chosen, tag.key];
      this.render();
    };
    return h("button", { type: "button", class: "tagpill", "data-key": `tag-${tag.key}`, "aria-pressed": String(on), "aria-disabled": full ? "true" : null, onclick: tap }, ...this.#inside(tag));
  }

  #badge(tag: Tag): HTMLElement {
    return h("span", { class: `tagpill${tag.mine ? " on" : ""}`, "aria-disabled": "true" }, ...this.#inside(tag));
  }

  #inside(tag: Tag): Child[] {
    const share = tag.mine && tag.percent !== null && h("small", {}, this.#say("others", { n: tag.percent }));
    return [tag.emoji && h("i", { "aria-hidden": "true" }, tag.emoji), h("span", {}, this.text(tag.name)), share];
  }

  #consent(): HTMLElement {
    const box = h("input", {
      type: "checkbox",
      "data-key": "agree",
      checked: this.#agrees,
      onchange: () => {
        this.#agrees = box.checked;
      },
    });
    return h("label", { class: "consent" }, box, h("span", {}, this.#say("remember")));
  }

  #keeping(shown: TagCardShown): Child {
    if (!shown.remember) return null;
    const say = (): Promise<void> => this.#deed({ do: shown.agreed ? "withdraw" : "agree" });
    const button = h("button", { type: "button", class: "second", "data-key": "keep", onclick: () => void say() }, this.#say(shown.agreed ? "take_back" : "agree_now"));
    return h("div", {}, shown.agreed && h("p", { class: "hint" }, this.#say("remembered")), button);
  }

  async #deed(move: unknown): Promise<void> {
    const outcome = await this.move(move);
    if (!outcome) return;
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#deed(move);
  }

  async #choose(tags: readonly string[]): Promise<void> {
    const outcome = await this.move<TagCardAnswer>({ do: "choose", tags, agree: this.#agrees });
    if (!outcome) return;
    this.#chosen = null;
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
    const { reward } = outcome.answer;
    if (!reward) return;
    this.emit("win", { reward, decision_id: outcome.decision_id, say: outcome.say });
    const where = reward.asset === "points" ? this.t("where_points", { n: this.count(this.has("points")) }) : this.t("where_kept");
    const lines: Child[] = [h("b", {}, this.reward(reward)), where];
    await this.sheet.open(momentSheet({ tone: "win", title: this.t("won_title"), icon: iconOf(reward.asset), lines, actions: [this.cardButton(), this.doneButton()] }, this.tongue));
  }
}
