/** `<antiphon-mini-game>`: a run is dealt by the server, played here, handed in, and played again there. */
import type { Accepted, Amount, Named, PlayView, Text } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import { momentSheet, useLink } from "../kit/moment";
import { Part } from "../kit/part";
import { type Game, type Hand, makeEngine, type Speed, ticksOf } from "./engines";
import css from "./mini-game.css?inline";
import { makeTable, type GameTable } from "./tables";
import { gameSay, type GameWord } from "./words";

interface Shown {
  readonly game: Game;
  readonly seconds: number;
  readonly speed: Speed;
  readonly bands: readonly { readonly score: number; readonly reward: Named }[];
  readonly price: Amount | null;
  readonly runs_per_day: number | null;
  readonly runs_left_today: number | null;
  readonly rewarded_per_day: number;
  readonly rewards_left_today: number;
  readonly best: number | null;
  readonly position: number | null;
  readonly count: number | null;
  readonly next_day_at: string;
}

interface Dealt {
  readonly run: string;
  readonly seed: number;
}

interface Finished {
  readonly score: number;
  readonly record: boolean;
  readonly reward: Amount | null;
}

type GameMove = { readonly do: "start" } | { readonly do: "finish"; readonly run: string; readonly hands: readonly Hand[] };

export class MiniGamePart extends Part<Shown> {
  protected readonly kind = "mini_game";
  protected readonly css = css;
  #table: GameTable | null = null; // while a run is on
  #checking = false;

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-board" }), h("span", { class: "bone bone-line" })];
  }

  protected paint({ shown }: PlayView<Shown>): Child[] {
    if (this.#table) return [this.#table.element];
    const how = h("p", { class: "how" }, this.w(`${shown.game}_how`));
    return [h("div", { class: `cover ${shown.game}`, "aria-hidden": "true" }, ...coverOf(shown.game)), how, this.#bands(shown), this.#standing(shown)];
  }

  protected action({ shown }: PlayView<Shown>): Child[] {
    if (this.#table) return [h("button", { type: "button", class: "second", "data-key": "give-up", onclick: () => this.#table?.stop() }, this.w("give_up"))];
    const { price } = shown;
    const short = price ? price.amount - this.has(price.asset) : 0;
    const out = shown.runs_left_today === 0;
    const label = this.busy
      ? this.w(this.#checking ? "handing_in" : "starting")
      : out
        ? this.w("none_left", { at: this.at(shown.next_day_at) })
        : short > 0
          ? this.w("need_more", { n: this.count(short) })
          : price
            ? this.w("start_price", { price: this.amount(price) })
            : this.w(shown.best === null ? "start" : "again");
    const off = this.busy || out || short > 0;
    const button = h("button", { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": off ? "true" : null, onclick: () => void this.#start() }, label);
    const chips = h(
      "ul",
      { class: "chips" },
      shown.runs_left_today !== null && h("li", {}, icon("clock", 16), this.w("runs_left", { n: shown.runs_left_today })),
      shown.bands.length > 0 && h("li", { class: shown.rewards_left_today ? "good" : "" }, icon("gift", 16), shown.rewards_left_today ? this.w("rewards_left", { n: shown.rewards_left_today }) : this.w("rewards_none")),
    );
    return [chips, button, shown.best !== null && !this.busy && this.cardButton()];
  }

  protected rules(view: PlayView<Shown>): { title: string; body: Child[] } {
    const { shown } = view;
    const daily = { n: shown.runs_per_day ?? 0, paid: shown.rewarded_per_day };
    const terms = facts([
      [this.w("rule_time"), this.w("seconds", { n: shown.seconds })],
      [this.w("rule_runs"), this.w(shown.runs_per_day === null ? "rule_free_line" : "rule_runs_line", daily)],
      [this.t("rule_price"), shown.price ? this.amount(shown.price) : this.t("free")],
      [this.t("rule_dates"), dates(view, this.speaker)],
      [this.t("rule_day"), this.at(shown.next_day_at)],
    ]);
    return { title: this.t("rules_only"), body: [h("p", {}, this.w(`${shown.game}_how`)), this.#bands(shown), terms, h("p", { class: "fine fair" }, icon("shield", 20), h("span", {}, this.w("rule_fair")))] };
  }

  protected override askAgain(move: unknown): Promise<void> {
    const asked = move as GameMove;
    return asked.do === "finish" ? this.#handIn(asked.run, asked.hands) : this.#start(true);
  }

  protected w(word: GameWord, values: Readonly<Record<string, string | number>> = {}): string {
    return gameSay(word, this.tongue, values);
  }

  // ---- playing

  async #start(again = false): Promise<void> {
    const shown = this.view?.shown;
    if (!shown || this.busy || this.#table) return;
    const short = shown.price ? shown.price.amount - this.has(shown.price.asset) : 0;
    if (!again && (shown.runs_left_today === 0 || short > 0)) return;
    const dealt = await this.move<Dealt>({ do: "start" });
    if (!dealt) return;
    const began = performance.now();
    await this.settle(dealt);
    const hands = await this.#play(shown, dealt.answer.seed, began);
    await this.#handIn(dealt.answer.run, hands);
  }

  /** The run itself; resolves with the hands when its time is over or the player has had enough. */
  async #play(shown: Shown, seed: number, began: number): Promise<readonly Hand[]> {
    const engine = makeEngine(shown.game, shown.speed, shown.seconds, seed);
    const table = makeTable(engine, { end: ticksOf(shown.seconds), began, say: (word, values) => this.w(word, values) });
    this.#table = table;
    this.render();
    table.element.focus();
    try {
      return await table.play();
    } finally {
      this.#table = null;
    }
  }

  async #handIn(run: string, hands: readonly Hand[]): Promise<void> {
    this.#checking = true;
    const done = await this.move<Finished>({ do: "finish", run, hands });
    this.#checking = false;
    if (!done) {
      this.render();
      return;
    }
    await this.settle(done);
    await this.#celebrate(done);
    this.shadowRoot?.querySelector<HTMLElement>("[data-key=play]")?.focus({ preventScroll: true });
  }

  async #celebrate(done: Accepted<Finished>): Promise<void> {
    const { reward, record } = done.answer;
    const named = reward ? this.view?.shown.bands.find((band) => band.reward.asset === reward.asset)?.reward.name : null;
    if (reward) this.emit("win", { reward, score: done.answer.score, decision_id: done.decision_id, say: done.say });
    const lines: Child[] = [
      record && h("b", {}, this.w("record")),
      reward ? h("b", {}, this.amount(reward, named)) : this.w("no_reward"),
      reward && (reward.asset === "points" ? this.t("where_points", { n: this.count(this.has("points")) }) : this.t("where_kept")),
      reward && h("slot", { name: "how" }, this.t(reward.asset === "points" ? "how_points" : reward.asset.startsWith("prize:") ? "how_prize" : "how_coupon")),
    ];
    const title = this.text(done.say);
    await this.sheet.open(momentSheet({ tone: reward ? "win" : "kind", title, icon: reward ? iconOf(reward.asset) : "star", lines, actions: [this.doneButton(), reward && useLink(this, this.tongue)] }, this.tongue));
  }

  override disconnectedCallback(): void {
    this.#table?.stop();
    super.disconnectedCallback();
  }

  // ---- drawing

  #bands({ bands }: Shown): Child {
    if (!bands.length) return null;
    const rows = bands.map(({ score, reward }) =>
      h("tr", { class: reward.left === 0 ? "out" : "" }, h("th", { scope: "row" }, this.w("worth", { n: this.count(score) })), h("td", {}, this.reward(reward as Named & { name: Text }), typeof reward.left === "number" && h("small", {}, reward.left === 0 ? this.t("gone") : this.t("left", { n: this.count(reward.left) })))),
    );
    return h("table", { class: "odds" }, h("caption", {}, this.w("bands")), h("tbody", {}, ...rows));
  }

  #standing(shown: Shown): Child {
    if (shown.best === null) return null;
    return h(
      "p",
      { class: "standing" },
      icon("star", 20),
      h("span", {}, this.w("best", { n: this.count(shown.best) })),
      shown.position !== null && shown.count !== null && h("span", { class: "tag" }, this.w("position", { n: this.count(shown.position), of: this.count(shown.count) })),
    );
  }
}

/** A still picture of the game. */
function coverOf(game: Game): Child[] {
  if (game === "slide") return [2, 4, 8, 16].map((tile) => h("i", { class: `num t${tile}` }, tile));
  if (game === "catch") return [icon("gift", 40), icon("star", 32), icon("bag", 56)];
  return [0, 1, 2].map((box) => h("i", { class: box === 1 ? "box open" : "box" }, icon("gift", 30)));
}
