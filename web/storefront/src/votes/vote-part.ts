/** `<antiphon-vote>`: one ballot, the count where it may be seen, and the receipt that proves it was counted. */
import { readList } from "../boards/lists";
import { fill, safeLink } from "../core/format";
import { Failed } from "../core/http";
import type { PlayView } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h, present } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import { momentSheet } from "../kit/moment";
import { Part } from "../kit/part";
import { addUp, isSame, toggled } from "./choosing";
import css from "./votes.css?inline";
import { VOTE_WORDS } from "./words";
import type { BallotData, VoteAnswer, VoteOption, VoteShown } from "./wire";

const PAGE = 100;
const MOST_PAGES = 20; // a phone counts two thousand ballots; the shop exports all of them

export class VotePart extends Part<VoteShown> {
  protected readonly kind = "vote";
  protected readonly css = css;
  #chosen: readonly string[] | null = null;

  #say(word: keyof typeof VOTE_WORDS, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(VOTE_WORDS[word][this.tongue === "zh" ? 0 : 1], values);
  }

  protected skeleton(): Child[] {
    return [1, 2, 3].map(() => h("span", { class: "bone bone-row" }));
  }

  protected paint({ shown }: PlayView<VoteShown>): Child[] {
    const voting = this.#voting(shown);
    const rows = shown.options.map((option) => (voting ? this.#choice(option, shown) : this.#result(option, shown)));
    const head = h("legend", { class: "question" }, h("b", {}, this.text(shown.question)), voting && h("small", {}, this.#how(shown)));
    const list = voting ? h("fieldset", { class: "options" }, head, ...rows) : h("div", {}, h("div", { class: "question" }, h("b", {}, this.text(shown.question))), h("ul", { class: "options" }, ...rows));
    return [list, h("p", { class: "count" }, this.#say("ballots", { n: shown.ballots }), !shown.seen && h("small", {}, this.#say(shown.results === "at_end" ? "hidden_end" : "hidden_after")))];
  }

  protected action({ shown }: PlayView<VoteShown>): Child[] {
    const mine = this.#receipt(shown);
    if (!this.#voting(shown)) return [mine];
    const chosen = this.#choices(shown);
    const ready = chosen.length >= shown.least && !(shown.mine && isSame(shown.form, chosen, shown.mine.choices));
    const label = this.busy ? this.#say("voting") : this.#say(shown.mine ? "change" : "vote");
    const button = h("button", { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": ready && !this.busy ? null : "true", onclick: () => void (ready && this.#vote(chosen)) }, label);
    const reward = shown.reward && !shown.mine && h("p", { class: "hint" }, this.#say("gets", { what: this.reward(shown.reward) }));
    return [button, shown.mine ? h("p", { class: "hint" }, this.#say("changing")) : reward, mine];
  }

  protected rules(view: PlayView<VoteShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const terms = facts([
      [this.#say("rule_form"), this.#how(shown)],
      [this.#say("rule_count"), shown.places ? this.#say("count_ranked", { first: shown.places[0] ?? 1 }) : this.#say("count_plain")],
      [this.#say("rule_change"), this.#say(shown.change ? "change_yes" : "change_no")],
      [this.#say("rule_results"), this.#say(`results_${shown.results}`)],
      shown.reward && [this.#say("rule_reward"), this.reward(shown.reward)],
      shown.winner_reward && [this.#say("rule_winner"), this.reward(shown.winner_reward)],
      [this.#say("rule_dates"), dates(view, this.speaker)],
    ]);
    const told = h("p", { class: "fine", role: "status" });
    const check = h("button", { type: "button", class: "second", "data-key": "check", onclick: () => void this.#check(view, told) }, icon("shield", 20), this.#say("check"));
    return { title: this.t("rules_only"), body: [terms, check, told] };
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#vote((move as { choices: readonly string[] }).choices);
  }

  async #vote(choices: readonly string[]): Promise<void> {
    const first = !this.view?.shown.mine;
    const outcome = await this.move<VoteAnswer>({ choices });
    if (!outcome) return;
    this.#chosen = null;
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
    const { reward } = outcome.answer;
    if (!first || !reward) return;
    this.emit("win", { reward, decision_id: outcome.decision_id, say: outcome.say });
    const lines: Child[] = [h("b", {}, this.reward(reward)), reward.asset === "points" ? this.t("where_points", { n: this.count(this.has("points")) }) : this.t("where_kept")];
    await this.sheet.open(momentSheet({ tone: "win", title: this.t("won_title"), icon: iconOf(reward.asset), lines, actions: [this.doneButton()] }, this.tongue));
  }

  /** Whether a ballot can be cast or changed now. */
  #voting(shown: VoteShown): boolean {
    return !shown.over && (!shown.mine || shown.change);
  }

  #choices(shown: VoteShown): readonly string[] {
    return this.#chosen ?? shown.mine?.choices ?? [];
  }

  #how({ form, least, most }: VoteShown): string {
    if (form === "single") return this.#say("choose_one");
    if (form === "ranked") return this.#say("rank_up_to", { most });
    return least === most ? this.#say("choose_exactly", { most }) : least > 1 ? this.#say("choose_some", { least, most }) : this.#say("choose_up_to", { most });
  }

  #choice(option: VoteOption, shown: VoteShown): HTMLElement {
    const chosen = this.#choices(shown);
    const place = chosen.indexOf(option.key);
    const tap = (): void => {
      this.#chosen = toggled(chosen, option.key, shown.form, shown.most);
      this.render();
    };
    const words = h("span", { class: "what" }, h("b", {}, this.text(option.name)), option.about && h("small", {}, this.text(option.about)), this.#bar(option, shown));
    const key = `option-${option.key}`;
    if (shown.form === "ranked") {
      const said = place < 0 ? this.#say("not_ranked") : this.#say("place", { n: place + 1 });
      return h("button", { type: "button", class: `option${place < 0 ? "" : " on"}`, "data-key": key, "aria-pressed": String(place >= 0), onclick: tap }, h("i", { class: "place", "aria-hidden": "true" }, place < 0 ? "" : place + 1), this.#picture(option), words, h("span", { class: "hidden" }, said));
    }
    const type = shown.form === "single" ? "radio" : "checkbox";
    const input = h("input", { type, name: "option", "data-key": key, checked: place >= 0, onchange: tap });
    if (type === "checkbox" && place < 0 && chosen.length >= shown.most) input.setAttribute("disabled", "");
    return h("label", { class: `option${place < 0 ? "" : " on"}` }, input, this.#picture(option), words);
  }

  #result(option: VoteOption, shown: VoteShown): HTMLElement {
    const place = shown.mine?.choices.indexOf(option.key) ?? -1;
    const note = place >= 0 && h("span", { class: "tag" }, shown.form === "ranked" ? this.#say("place", { n: place + 1 }) : this.#say("my_choice"));
    const won = option.won && h("span", { class: "tag won" }, icon("star", 14), this.#say("winner"));
    return h("li", { class: `option${place < 0 ? "" : " on"}${option.won ? " winner" : ""}` }, this.#picture(option), h("span", { class: "what" }, h("b", {}, this.text(option.name), note, won), this.#bar(option, shown)));
  }

  #picture(option: VoteOption): Child {
    const source = safeLink(option.picture, document.baseURI);
    return source ? h("img", { src: source, alt: "", loading: "lazy", class: "thumb" }) : null;
  }

  #bar(option: VoteOption, shown: VoteShown): Child {
    if (option.votes === null) return null;
    const bar = h("span", { class: "bar", "aria-hidden": "true" }, h("i", {}));
    bar.style.setProperty("--share", `${option.share ?? 0}%`);
    return h("span", { class: "votes" }, bar, h("small", {}, this.#say(shown.places ? "points" : "votes", { n: option.votes })));
  }

  #receipt(shown: VoteShown): Child {
    if (!shown.mine) return null;
    return h("div", { class: "receipt" }, h("p", {}, h("span", {}, this.#say("receipt")), " ", h("code", {}, shown.mine.receipt)), h("small", {}, this.#say("receipt_line")), shown.winner_reward && h("small", {}, this.#say("gets_more", { what: this.reward(shown.winner_reward) })));
  }

  /** Read the public list and add it up on this very phone. */
  async #check({ id, shown }: PlayView<VoteShown>, told: HTMLElement): Promise<void> {
    told.textContent = this.#say("checking");
    try {
      const ballots: (readonly string[])[] = [];
      let read = 0;
      let found = false;
      let cursor: string | null = null;
      for (let pages = 0; pages < MOST_PAGES && (pages === 0 || cursor); pages += 1) {
        const page: { readonly items: readonly { readonly key: string; readonly data: BallotData }[]; readonly next: string | null } = await readList<BallotData>(id, shown.list, { cursor, limit: PAGE });
        for (const row of page.items) {
          read += 1;
          found ||= row.key === shown.mine?.receipt;
          if (row.data.choices) ballots.push(row.data.choices);
        }
        cursor = page.next;
      }
      const lines = [this.#sum(shown, ballots, read, cursor !== null)];
      if (shown.mine && (found || !cursor)) lines.push(this.#say(found ? "mine_found" : "mine_missing"));
      told.replaceChildren(...present([lines.join(this.tongue === "zh" ? "" : " ")]));
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      told.textContent = this.#say("check_failed");
    }
  }

  #sum(shown: VoteShown, ballots: readonly (readonly string[])[], read: number, more: boolean): string {
    if (more) return this.#say("check_part", { n: read });
    if (!shown.open_list) return this.#say("sealed", { n: read });
    const sum = addUp(ballots, shown.places);
    const agrees = shown.options.every((option) => option.votes === null || option.votes === (sum.get(option.key) ?? 0));
    return this.#say(agrees ? "checked" : "checked_not", { n: read });
  }
}
