/** The odds of a draw and its limits in plain words. */
import { number, oneIn, sumPercent } from "../core/format";
import type { DrawHours, DrawShown, DrawWay, Lang, PlayView, Prize } from "../core/wire";
import { say, type Word } from "../core/words";
import { type Child, h } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import type { Speaker } from "../kit/speaking";

export function drawRules(view: PlayView<DrawShown>, to: Speaker): Child[] {
  const { shown } = view;
  const t = (word: Word, values = {}): string => say(word, to.lang, values);
  return [
    oddsTable(shown, to),
    h("p", { class: "fine" }, t("odds_note")),
    shown.prizes.some((prize) => prize.left !== null) && h("p", { class: "fine" }, t(`gone_${shown.when_gone}`)),
    facts([
      [t("rule_price"), priceLine(shown, to)],
      [t("rule_limits"), limits(shown, to.lang)],
      ...ways(shown).map((way) => [t("rule_earn"), t("rule_earn_line", { how: to.text(way.how), n: way.per_day })] as const),
      shown.hours ? [t("rule_hours"), hoursLine(shown.hours, to.lang)] : null,
      shown.series ? [t("rule_second"), t(`rule_second_${shown.series.duplicates}`, { n: shown.series.exchange ?? 0 })] : null,
      shown.guarantee && [t("rule_sure"), t("rule_sure_line", { n: shown.guarantee.after, prize: to.text(shown.guarantee.prize.name) })],
      (shown.winners ?? "none") !== "none" && [t("rule_winners"), t("rule_winners_line")],
      [t("rule_dates"), dates(view, to)],
      shown.next_day_at ? [t("rule_day"), to.at(shown.next_day_at)] : null,
    ]),
    h("p", { class: "fine fair" }, icon("shield", 20), h("span", {}, t(shown.form === "wheel" ? "fair_wheel" : "fair_box"))),
  ];
}

/** Every way to earn a free draw. */
export function ways(shown: DrawShown): readonly DrawWay[] {
  return shown.earn ? [shown.earn, ...(shown.earn_also ?? [])] : [];
}

function hoursLine(hours: DrawHours, lang: Lang): string {
  const lines = hours.windows.map(({ at, minutes, on }) => (on ? say("rule_hours_on", lang, { on, at, n: minutes }) : say("rule_hours_line", lang, { at, n: minutes })));
  if (hours.per_window !== null) lines.push(say("rule_per_window", lang, { n: hours.per_window }));
  return `${lines.join(lang === "zh" ? "；" : "; ")} (${hours.zone})`;
}

/** A list of terms and what they mean; terms without a meaning are left out. */
export function facts(rows: readonly (readonly [string, string] | null | false)[]): HTMLElement {
  const list = h("dl", { class: "facts" });
  for (const row of rows) if (row && row[1]) list.append(h("div", {}, h("dt", {}, row[0]), h("dd", {}, row[1])));
  return list;
}

export function dates(view: { readonly starts_at: string | null; readonly ends_at: string | null }, to: Speaker): string {
  const { starts_at: from, ends_at: until } = view;
  if (from && until) return say("from_to", to.lang, { from: to.at(from), to: to.at(until) });
  return until ? say("ends_far", to.lang, { at: to.at(until) }) : say("no_end", to.lang);
}

function oddsTable({ prizes, lose }: DrawShown, to: Speaker): HTMLElement {
  const rows = prizes.map((prize) => oddsRow(prize, prize.odds_percent, leftLine(prize.left, to.lang), to));
  const losing = lose.odds_percent === "0" ? null : oddsRow({ name: lose.name, asset: null }, lose.odds_percent, "", to);
  const total = sumPercent([...prizes.map((prize) => prize.odds_percent), lose.odds_percent]);
  return h(
    "table",
    { class: "odds" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("prize", to.lang)), h("th", { scope: "col" }, say("odds", to.lang)))),
    h("tbody", {}, ...rows, losing),
    h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, say("total", to.lang)), h("td", {}, `${total}%`))),
  );
}

function oddsRow(prize: Pick<Prize, "name" | "asset"> & { readonly rare?: boolean }, percent: string, left: string, to: Speaker): HTMLElement {
  const often = oneIn(percent);
  return h(
    "tr",
    { class: percent === "0" ? "out" : prize.rare ? "rare" : "" },
    h("th", { scope: "row" }, h("span", { class: "tile" }, icon(iconOf(prize.asset), 22)), h("span", {}, to.text(prize.name), left && h("small", {}, left))),
    h("td", {}, `${percent}%`, often !== null && h("small", {}, say("one_in", to.lang, { n: number(often, to.lang) }))),
  );
}

function leftLine(left: number | null, lang: Lang): string {
  return left === null ? "" : left === 0 ? say("gone", lang) : say("left", lang, { n: number(left, lang) });
}

function priceLine(shown: DrawShown, to: Speaker): string {
  if (shown.price) return to.amount(shown.price);
  return say(shown.earn ? "rule_price_earn" : "rule_price_free", to.lang);
}

/** The limits themselves where the server tells them, else what is left of them for this person. */
function limits(shown: DrawShown, lang: Lang): string {
  const lines = [
    shown.per_day ? say("rule_per_day", lang, { n: shown.per_day }) : shown.draws_left_today !== null && say("today_left", lang, { n: shown.draws_left_today }),
    shown.in_total ? say("rule_in_total", lang, { n: shown.in_total }) : shown.draws_left !== null && say("total_left", lang, { n: shown.draws_left }),
  ].filter((line) => line !== false);
  return lines.length ? lines.join(lang === "zh" ? "，" : ", ") : say("no_limit", lang);
}
