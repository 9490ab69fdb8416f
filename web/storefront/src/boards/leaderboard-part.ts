/** `<antiphon-leaderboard>`: the top of a season, the own place with its neighbours, groups, and what ranks are worth. */
import { fill } from "../core/format";
import { Failed } from "../core/http";
import type { PlayView } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import { Part } from "../kit/part";
import css from "./boards.css?inline";
import { type ListPage, type ListRow, readList } from "./lists";
import type { BoardRow, BoardShown } from "./wire";
import { BOARD_WORDS } from "./words";

const TOP = 10;
const NEAR = 5;

export class LeaderboardPart extends Part<BoardShown> {
  protected readonly kind = "leaderboard";
  protected readonly css = css;
  #top: ListPage<BoardRow> | null = null;
  #near: ListPage<BoardRow> | null = null;
  #teams: ReadonlyMap<string, ListRow> | null = null; // this season's, by key; null: as shown, over the whole play
  #around = false;
  #failed = false;

  #say(word: keyof typeof BOARD_WORDS, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(BOARD_WORDS[word][this.tongue === "zh" ? 0 : 1], values);
  }

  #score(n: number, shown: BoardShown): string {
    return this.#say("score", { n: this.count(n), unit: this.text(shown.unit) });
  }

  override async refresh(quiet = false): Promise<boolean> {
    const changed = await super.refresh(quiet);
    if (this.view && !this.busy && this.isConnected) await this.#load(this.view);
    return changed;
  }

  async #load({ id, shown }: PlayView<BoardShown>): Promise<void> {
    try {
      this.#top = await readList<BoardRow>(id, shown.list, { limit: TOP });
      this.#near = this.#top.me ? await readList<BoardRow>(id, shown.list, { limit: NEAR, around: true }) : null;
      this.#failed = false;
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.#failed = error.status !== 404;
      if (!this.#failed) this.#top = { items: [], count: 0, me: null, next: null }; // a season that nobody has scored in, or a rehearsal
    }
    this.#teams = await this.#seasonOf(id, shown);
    this.render();
  }

  /** What groups scored this season; nothing at all where nobody has scored yet. */
  async #seasonOf(id: string, shown: BoardShown): Promise<ReadonlyMap<string, ListRow> | null> {
    if (!shown.groups_list || shown.period === "whole") return null;
    try {
      const page = await readList<Readonly<Record<string, unknown>>>(id, shown.groups_list, { limit: 100 });
      return new Map(page.items.map((row) => [row.key, row]));
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      return new Map();
    }
  }

  protected skeleton(): Child[] {
    return [1, 2, 3, 4].map(() => h("span", { class: "bone bone-row" }));
  }

  protected paint({ shown }: PlayView<BoardShown>): Child[] {
    const ends = shown.season_ends_at;
    const over = ends !== null && Date.parse(ends) <= this.now.getTime();
    const when = over && shown.settles_at && !shown.settled ? this.#say("settling", { at: this.at(shown.settles_at) }) : ends && !over ? this.#say("until", { at: this.at(ends) }) : "";
    const head = h("p", { class: "season" }, h("b", {}, this.#say(`season_${shown.period}`)), when && h("small", {}, when), this.#top && h("small", {}, this.#say("people", { n: this.#top.count })));
    return [head, this.#prizes(shown), this.#mine(shown), this.#list(shown), this.#groups(shown), shown.last && h("p", { class: "fine" }, this.#say("last", { n: shown.last.position, count: shown.last.count }))];
  }

  protected action({ shown }: PlayView<BoardShown>): Child[] {
    if (shown.mine.removed || (!shown.opt_in && shown.mine.listed)) return [];
    const join = !shown.mine.listed;
    const move = (): void => void this.#choose(join ? "join" : "leave");
    return [h("button", { type: "button", class: join ? `main${this.busy ? " busy" : ""}` : "second", "data-key": "play", "aria-disabled": this.busy ? "true" : null, onclick: move }, this.#say(join ? "join" : "leave"))];
  }

  protected rules(view: PlayView<BoardShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const limits = [shown.per_event !== null && this.#say("per_event", { n: this.count(shown.per_event) }), shown.per_day !== null && this.#say("per_day", { n: this.count(shown.per_day) })].filter(Boolean).join(this.tongue === "zh" ? "，" : ", ");
    const rows = shown.bands.map((band) =>
      h("tr", {}, h("th", { scope: "row" }, h("span", { class: "tile" }, icon(iconOf(band.reward.asset), 22)), h("span", {}, band.first === band.last ? this.#say("band_one", { n: band.first }) : this.#say("band", { first: band.first, last: band.last }))), h("td", {}, this.reward(band.reward))),
    );
    const terms = facts([
      [this.#say("rule_score"), this.#say(`measure_${shown.measure}`, { unit: this.text(shown.unit) })],
      [this.#say("rule_limits"), limits],
      [this.#say("rule_season"), `${this.#say(`season_${shown.period}`)} · ${this.#say("season_line", { zone: shown.zone })}`],
      [this.#say("rule_ties"), this.#say(`ties_${shown.ties}`)],
      shown.bands.length > 0 && [this.#say("rule_rewards"), this.#say("settle_line", { n: shown.settle_hours })],
      [this.#say("rule_names"), this.#say("names_line")],
      [this.#say("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [rows.length > 0 && h("table", { class: "odds" }, h("tbody", {}, ...rows)), terms, !shown.opt_in && shown.mine.listed && this.#leaveButton()].filter(Boolean) };
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#choose((move as { do: "join" | "leave" }).do);
  }

  async #choose(does: "join" | "leave"): Promise<void> {
    const outcome = await this.move({ do: does });
    if (!outcome) return;
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
  }

  /** What the first ranks get; all of it stands in the rules. */
  #prizes({ bands }: BoardShown): Child {
    if (bands.length === 0) return null;
    const rank = (first: number, last: number): string => (first === last ? this.#say("band_one", { n: first }) : this.#say("band", { first, last }));
    return h("ul", { class: "prizes" }, ...bands.slice(0, 3).map(({ first, last, reward }) => h("li", {}, h("span", {}, rank(first, last)), h("b", {}, this.reward(reward)))));
  }

  #leaveButton(): HTMLElement {
    const leave = (): void => {
      this.sheet.close();
      void this.#choose("leave");
    };
    return h("button", { type: "button", class: "second", onclick: leave }, this.#say("leave"));
  }

  #mine(shown: BoardShown): HTMLElement {
    const { mine } = shown;
    if (mine.removed) return h("p", { class: "me bad" }, this.#say("removed", { reason: mine.removed }));
    const me = this.#top?.me;
    if (!me) return h("p", { class: "me" }, mine.score > 0 ? this.#say("not_listed", { score: this.#score(mine.score, shown) }) : this.#say("no_score"));
    const above = this.#near?.items.filter((row) => row.rank > me.rank).at(-1);
    const unit = this.text(shown.unit);
    return h(
      "p",
      { class: "me" },
      h("b", {}, this.#say("my_rank", { n: this.count(me.position ?? 0), score: this.#score(me.rank, shown) })),
      above && h("small", {}, this.#say("ahead", { n: this.count(above.rank - me.rank), unit })),
      mine.left_today !== null && h("small", {}, this.#say("left_today", { n: this.count(mine.left_today), unit })),
    );
  }

  #list(shown: BoardShown): Child {
    if (this.#failed) return h("p", { class: "notice" }, this.#say("failed"));
    const page = this.#around && this.#near ? this.#near : this.#top;
    if (!page) return h("span", { class: "bone bone-row" });
    if (page.items.length === 0) return h("p", { class: "notice" }, icon("star", 32), this.#say("nobody"));
    const near = this.#top?.me && !this.#top.items.some((row) => row.mine);
    const tab = (word: "top" | "around", around: boolean): HTMLElement =>
      h("button", { type: "button", class: "tab", "data-key": word, "aria-pressed": String(this.#around === around), onclick: () => this.#show(around) }, this.#say(word));
    const more = !this.#around && page.next && h("button", { type: "button", class: "link", "data-key": "more", onclick: () => void this.#more(page.next) }, this.#say("more"));
    return h("div", {}, near && h("div", { class: "tabs" }, tab("top", false), tab("around", true)), h("ol", { class: "ranks" }, ...page.items.map((row) => this.#row(row, shown))), more);
  }

  #show(around: boolean): void {
    this.#around = around;
    this.render();
  }

  async #more(cursor: string | null): Promise<void> {
    const { view } = this;
    const top = this.#top;
    if (!view || !top || !cursor) return;
    try {
      const page = await readList<BoardRow>(view.id, view.shown.list, { cursor, limit: TOP });
      this.#top = { ...page, items: [...top.items, ...page.items] };
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.tell(this.#say("failed"), "bad");
    }
    this.render();
  }

  #row(row: ListRow<BoardRow>, shown: BoardShown): HTMLElement {
    const position = row.position ?? 0;
    const name = row.mine ? this.#say("me") : (row.name ?? this.#say("somebody"));
    return h(
      "li",
      { class: `rank${row.mine ? " on" : ""}${position <= 3 ? ` top-${position}` : ""}` },
      h("span", { class: "position" }, h("span", { "aria-hidden": "true" }, position), h("span", { class: "hidden" }, this.#say("rank", { n: position }))),
      h("b", {}, name),
      h("span", { class: "points" }, this.#score(row.rank, shown)),
    );
  }

  #groups(shown: BoardShown): Child {
    if (shown.groups.length === 0) return null;
    const teams = this.#teams;
    const scored = shown.groups.map((group) => ({ ...group, score: teams ? (teams.get(group.key)?.rank ?? 0) : group.score }));
    const groups = scored.map((group) => ({ ...group, position: 1 + scored.filter((other) => other.score > group.score).length })).sort((one, other) => other.score - one.score);
    const rows = groups.map((group) =>
      h("li", { class: `rank${group.mine ? " on" : ""}` }, h("span", { class: "position" }, group.position), h("b", {}, this.text(group.name), group.mine && h("small", {}, ` ${this.#say("my_group")}`)), h("span", { class: "points" }, this.#score(group.score, shown))),
    );
    return h("div", { class: "groups" }, h("h3", {}, this.#say("groups")), h("ol", { class: "ranks" }, ...rows));
  }
}
