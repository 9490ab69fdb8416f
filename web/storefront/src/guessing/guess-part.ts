/** `<antiphon-guess>`: a number to guess under a seal, and at the end the answer, the place, and the seal checked. */
import { type ListRow, readList } from "../boards/lists";
import { Failed } from "../core/http";
import type { PlayView, Text } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { GuessingPart } from "./guessing-part";
import { plain, seal } from "./seal";
import type { GuessShown } from "./wire";
import type { GuessingWord } from "./words";

interface Winner {
  readonly place: number;
  readonly number: string;
  readonly reward: Text;
}

const SHOWN = 10; // winners on the page; the shop sees all of them

export class GuessPart extends GuessingPart<GuessShown> {
  protected readonly kind = "guess";
  #looks = 0;
  #winners: { readonly of: string; readonly rows: readonly ListRow<Winner>[] } | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #checked: { readonly of: string; readonly word: GuessingWord } | null = null;

  protected paint({ shown }: PlayView<GuessShown>): Child[] {
    const mine = shown.mine.length > 0 && h("p", { class: "mine" }, this.say("mine"), ...shown.mine.map((made) => h("span", { class: "chip" }, plain(made.number))));
    return [
      h("p", { class: "question" }, h("b", {}, this.text(shown.ask)), shown.hint && h("small", {}, this.text(shown.hint))),
      shown.opened ? this.#opened(shown, shown.opened) : h("p", { class: "seal" }, icon("lock", 20), h("span", {}, h("b", {}, this.say("sealed")), h("small", {}, this.say("sealed_line", { seal: shown.seal.slice(0, 12) })))),
      mine,
      shown.opened && this.#honours(shown),
      h("ul", { class: "prizes" }, ...shown.places.map((place) => h("li", {}, h("span", {}, this.#place(place)), h("b", {}, this.reward(place.reward))))),
      shown.people > 0 && h("p", { class: "hint" }, this.say("people", { n: shown.people })),
    ];
  }

  protected action({ shown }: PlayView<GuessShown>): Child[] {
    if (shown.opened) return [];
    if (shown.left === 0) return [h("p", { class: "closed-note" }, icon("check", 20), this.say("all_guessed"))];
    const line = this.line(this.say("your_guess"), this.busy ? this.say("guessing") : this.say("guess"), (number) => void this.#guess({ number }), { decimal: true, unit: this.text(shown.unit) });
    return [line, h("p", { class: "hint" }, this.say("guesses_left", { n: shown.left }))];
  }

  protected rules(view: PlayView<GuessShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const rows = shown.places.map((place) => h("tr", {}, h("th", { scope: "row" }, this.#place(place)), h("td", {}, this.reward(place.reward))));
    const terms = facts([
      [this.say("rule_win"), this.#how(shown)],
      [this.say("rule_ties"), this.say("ties")],
      [this.say("rule_times"), this.say("times", { n: shown.guesses })],
      [this.say("rule_dates"), dates(view, this.speaker)],
      [this.say("rule_seal"), this.say("seal_how")],
    ]);
    const codes = [h("code", { class: "hash" }, shown.seal), shown.opened && h("p", {}, this.say("rule_salt")), shown.opened && h("code", { class: "hash" }, shown.opened.salt)];
    return { title: this.t("rules_only"), body: [h("table", { class: "odds" }, h("tbody", {}, ...rows)), terms, ...codes] };
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#guess(move as { number: string });
  }

  async #guess(move: { readonly number: string }): Promise<void> {
    const outcome = await this.move(move);
    if (!outcome) return;
    this.typed = "";
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
  }

  #opened(shown: GuessShown, opened: NonNullable<GuessShown["opened"]>): HTMLElement {
    if (this.#checked?.of !== shown.seal) void this.#check(shown, opened);
    const word = this.#checked?.of === shown.seal ? this.#checked.word : "check_busy";
    const { result } = shown;
    if (shown.mine.length && !result) this.#lookAgain();
    const place = result?.place ? this.say(result.won ? "place_won" : "place", { n: result.place }) : shown.mine.length ? this.say("place_wait") : "";
    return h(
      "div",
      { class: "opened" },
      h("b", {}, this.say("opened", { answer: plain(opened.answer), unit: this.text(shown.unit) })),
      place && h("span", {}, place),
      h("small", { class: word, role: "status" }, icon("shield", 18), this.say(word)),
    );
  }

  /** Who won, best first, with masked names. */
  #honours(shown: GuessShown): Child {
    const key = `${this.view?.id} ${shown.result?.place ?? ""}`;
    if (this.#winners?.of !== key) void this.#readWinners(key);
    const rows = this.#winners?.rows ?? [];
    if (!rows.length) return null;
    const items = rows.map((row) => h("li", {}, h("span", {}, this.say("place_one", { first: row.data.place }), " · ", row.mine ? this.say("me") : (row.name ?? this.say("somebody"))), h("b", {}, this.text(row.data.reward))));
    return h("div", { class: "honours" }, h("h3", {}, this.say("winners")), h("ol", { class: "prizes" }, ...items));
  }

  async #readWinners(of: string): Promise<void> {
    this.#winners = { of, rows: this.#winners?.rows ?? [] };
    try {
      const page = await readList<Winner>(this.view?.id ?? "", "winners", { limit: SHOWN });
      this.#winners = { of, rows: page.items };
      this.render();
    } catch (error) {
      if (!(error instanceof Failed)) throw error; // the list is an extra: without it the page is whole
    }
  }

  /** Alarms ring within a second or two of the end; a minute later the page is reloaded by hand. */
  #lookAgain(): void {
    if (this.#looks >= 20 || this.#waiting) return;
    this.#looks += 1;
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined;
      if (this.isConnected) void this.refresh(true);
    }, 1_500);
  }

  async #check({ seal: told }: GuessShown, { answer, salt, same }: NonNullable<GuessShown["opened"]>): Promise<void> {
    const own = await seal(answer, salt);
    const word = own === null ? "check_by_hand" : own !== told ? "check_bad" : same ? "check_good" : "check_changed";
    this.#checked = { of: told, word };
    this.render();
  }

  #place({ first, last }: GuessShown["places"][number]): string {
    if (last === null) return this.say("place_from", { first });
    return last === first ? this.say("place_one", { first }) : this.say("place_range", { first, last });
  }

  #how({ win, tolerance, unit }: GuessShown): string {
    const values = { n: plain(tolerance ?? "0"), unit: this.text(unit) };
    if (win === "closest") return tolerance === null ? this.say("win_closest") : this.say("win_closest_within", values);
    return Number(tolerance) === 0 ? this.say("win_exact") : this.say(`win_${win}`, values);
  }
}
