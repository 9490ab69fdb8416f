/** Around a draw: when its hours begin and end, the album of a series, and the list of winners. */
import { theApp } from "../core/app";
import { moment, number, safeLink, span, textIn } from "../core/format";
import { Failed } from "../core/http";
import type { Amount, DrawHours, DrawSeries, DrawShown, Lang, Text } from "../core/wire";
import { adopt, type Child, h, present } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import css from "./forms.css?inline";
import { type FormWord, tell } from "./words";

const TICK = 1_000;
const FIRST = 5;

/** What the draw's part tells. `edge`: the hours have just begun or ended. */
export interface Around {
  readonly play: string;
  readonly what: "hours" | "rest"; // the rest: album and winners
  readonly lang: Lang;
  readonly shown: DrawShown;
  readonly now: () => Date;
  readonly edge: () => void;
}

interface Winner {
  readonly key: string;
  readonly name: string | null;
  readonly mine: boolean;
  readonly at: string | null;
  readonly data: { readonly prize: Text };
}

interface Winners {
  readonly items?: readonly Winner[];
  readonly next?: string | null;
}

export class Extras extends HTMLElement {
  readonly #hours = h("p", { class: "hours" });
  readonly #album = h("section", { class: "album" });
  readonly #winners = h("section", { class: "winners" });
  #around: Around | null = null;
  #asked = "";
  #list: readonly Winner[] | null = null;
  #next: string | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      adopt(root, css);
      root.append(this.#hours, this.#album, this.#winners);
    }
    this.#timer = setInterval(() => this.#tick(), TICK);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  show(around: Around): void {
    this.#around = around;
    this.#tick(false);
    if (around.what === "hours") return;
    this.#album.replaceChildren(...present(around.shown.series ? this.#items(around.shown.series, around.lang) : []));
    const asked = JSON.stringify([around.play, around.shown]);
    if ((around.shown.winners ?? "none") === "none") this.#winners.replaceChildren();
    else if (asked !== this.#asked) void this.#load(null);
    else this.#paintWinners();
    this.#asked = asked;
  }

  #say(word: FormWord, values: Readonly<Record<string, string | number>> = {}): string {
    return tell(word, this.#around?.lang ?? "en", values);
  }

  // ---- hours

  #tick(edges = true): void {
    const around = this.#around;
    const hours = around?.what === "hours" ? around.shown.hours : null;
    this.#hours.hidden = !hours;
    if (!around || !hours) return;
    const at = hours.open_until ?? hours.next_at;
    const left = at ? Date.parse(at) - around.now().getTime() : null;
    this.#hours.replaceChildren(icon("clock", 18), h("span", {}, this.#hoursLine(hours, left, around)));
    if (edges && left !== null && left <= 0 && left > -TICK * 3) around.edge();
  }

  #hoursLine(hours: DrawHours, left: number | null, { lang, now }: Around): string {
    if (left === null) return this.#say("no_round");
    const text = clock(left, lang);
    if (hours.open_until === null) return this.#say("next_round", { at: moment(new Date(hours.next_at ?? ""), now(), lang), span: text });
    const round = hours.draws_left === null ? "" : ` · ${this.#say("round_left", { n: hours.draws_left })}`;
    return this.#say("open_until", { span: text }) + round;
  }

  // ---- the album

  #items(series: DrawSeries, lang: Lang): Child[] {
    const heading = this.#say("album", { name: textIn(series.name, lang), have: series.have, of: series.items.length });
    const items = series.items.map((item) => {
      const picture = safeLink(item.picture, document.baseURI);
      const has = item.count > 0;
      const state = has ? this.#say("have_n", { n: item.count }) : this.#say("missing");
      return h(
        "li",
        { class: `${has ? "has" : "misses"}${item.rare ? " rare" : ""}` },
        h("span", { class: "face", "aria-hidden": "true" }, picture ? h("img", { src: picture, alt: "" }) : icon(item.asset ? iconOf(item.asset) : "star", 30), has && item.count > 1 && h("b", {}, `×${item.count}`)),
        h("span", { class: "called" }, textIn(item.name, lang)),
        h("small", {}, state),
      );
    });
    const second = series.duplicates === "points" ? this.#say("second_points", { n: number(series.exchange ?? 0, lang) }) : this.#say(`second_${series.duplicates}`);
    return [
      h("h3", {}, heading),
      h("div", { class: "bar", "aria-hidden": "true" }, bar(series.have / Math.max(1, series.items.length))),
      h("ul", { class: "items" }, ...items),
      this.#rewardLine(series, lang),
      h("p", { class: "fine" }, second),
    ];
  }

  #rewardLine(series: DrawSeries, lang: Lang): Child {
    const reward = series.reward;
    if (!reward) return series.completed && h("p", { class: "reward" }, icon("check", 18), this.#say("set_done"));
    const prize = amountOf(reward, lang);
    const left = reward.left ?? null;
    const line = left === 0 ? this.#say("set_reward_gone") : left === null ? this.#say("set_reward", { prize }) : this.#say("set_reward_left", { prize, n: number(left, lang) });
    return h("p", { class: "reward" }, icon(series.completed ? "check" : iconOf(reward.asset), 18), h("span", {}, series.completed ? this.#say("set_done") : line));
  }

  // ---- the winners

  async #load(cursor: string | null): Promise<void> {
    const around = this.#around;
    if (!around) return;
    const query = `?limit=${cursor ? 20 : FIRST}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`;
    try {
      const found = await theApp().ask<Winners>(`/plays/${encodeURIComponent(around.play)}/lists/winners${query}`);
      if (!found.items) return; // a rehearsal has no winners
      this.#list = cursor ? [...(this.#list ?? []), ...found.items] : found.items;
      this.#next = found.next ?? null;
      this.#paintWinners();
    } catch (error) {
      if (!(error instanceof Failed)) throw error; // without the list the draw is as good
    }
  }

  #paintWinners(): void {
    const around = this.#around;
    const list = this.#list;
    if (!around || !list) return;
    const line = (row: Winner): HTMLElement => {
      const name = row.mine ? this.#say("winner_you") : (row.name ?? this.#say("somebody"));
      return h(
        "li",
        { class: row.mine ? "mine" : "" },
        icon("star", 16),
        h("span", {}, this.#say("winner_line", { name, prize: textIn(row.data.prize, around.lang) })),
        row.at && h("small", {}, moment(new Date(row.at), around.now(), around.lang)),
      );
    };
    const next = this.#next;
    const more = next && h("button", { type: "button", class: "more", onclick: () => void this.#load(next) }, this.#say("more"));
    const body = list.length ? h("ol", {}, ...list.map(line)) : h("p", { class: "fine" }, this.#say("winners_none"));
    this.#winners.replaceChildren(...present([h("h3", {}, this.#say("winners")), body, more]));
  }
}

function amountOf(reward: Amount & { readonly name: Text | null }, lang: Lang): string {
  const name = textIn(reward.name, lang);
  return reward.amount === 1 ? name : `${number(reward.amount, lang)} ${name}`;
}

/** How long it still is: by the second in its last hour. */
function clock(ms: number, lang: Lang): string {
  if (ms >= 3_600_000) return span(ms, lang);
  const seconds = Math.max(0, Math.ceil(ms / TICK));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function bar(share: number): HTMLElement {
  const filled = h("i");
  filled.style.width = `${Math.round(share * 100)}%`;
  return filled;
}
