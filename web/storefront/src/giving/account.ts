/** The public account: every line with the total up to it, and what the organiser says, in a sheet. */
import type { App } from "../core/app";
import { moment, safeLink, textIn } from "../core/format";
import { Failed } from "../core/http";
import type { Lang } from "../core/wire";
import { say } from "../core/words";
import { type Child, h, present } from "../kit/dom";
import type { Sheet } from "../kit/sheet";
import type { Line, Page, Said } from "./wire";
import { tell } from "./words";

export interface AccountOf {
  readonly app: App;
  readonly sheet: Sheet;
  readonly lang: Lang;
  readonly play: string;
  readonly now: Date;
  /** An amount in words. */
  readonly spell: (units: number) => string;
}

const PAGE = 20;

export async function showAccount(of: AccountOf): Promise<void> {
  const { app, sheet, lang, play } = of;
  const rows = h("tbody");
  const more = h("div", { class: "more" });
  const body = h("div", { class: "account" }, h("p", { class: "bone bone-line" }));
  const done = h("button", { type: "button", class: "main", onclick: () => sheet.close() }, say("done", lang));
  const shown = sheet.open({ title: tell("account", lang), close: say("close", lang), body: [body], actions: [done] });
  const list = <T>(name: string, cursor = ""): Promise<Page<T>> => app.ask<Page<T>>(`/plays/${encodeURIComponent(play)}/lists/${name}?limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
  const add = (page: Page<Line>): void => {
    rows.append(...page.items.map((line) => lineOf(line, of)));
    const { next } = page;
    more.replaceChildren(...(next ? [h("button", { type: "button", class: "second small", onclick: () => void list<Line>("account", next).then(add, () => more.replaceChildren()) }, tell("more", lang))] : []));
  };
  try {
    const [lines, said] = await Promise.all([list<Line>("account"), list<Said>("statements")]);
    add(lines);
    const table = h("table", { class: "odds lines" }, headOf(lang), rows);
    body.replaceChildren(...present([...statements(said.items, of), lines.items.length ? h("p", { class: "fine" }, tell("account_why", lang)) : h("p", { class: "none" }, tell("account_none", lang)), lines.items.length ? table : null, more]));
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    body.replaceChildren(h("p", { class: "none" }, tell("account_far", lang)));
  }
  await shown;
}

function headOf(lang: Lang): HTMLElement {
  const cells = (["account_who", "account_what", "account_sum"] as const).map((word) => h("th", { scope: "col" }, tell(word, lang)));
  return h("thead", {}, h("tr", {}, ...cells));
}

function lineOf({ key, name, mine, at, data }: Line, of: AccountOf): HTMLElement {
  const { lang } = of;
  const who = mine ? tell("you", lang) : (name ?? tell("somebody", lang));
  const how = [data.by && tell(`by_${data.by}`, lang), moment(new Date(at), of.now, lang)].filter(Boolean).join(" · ");
  const sign = data.amount > 0 ? "+" : "";
  return h(
    "tr",
    { class: mine ? "mine-line" : "" },
    h("th", { scope: "row" }, h("span", {}, who, h("small", {}, h("span", { class: "hidden" }, `${tell("account_line", lang, { n: key })} `), how))),
    h("td", {}, `${sign}${of.spell(data.amount)}`),
    h("td", { class: "sum" }, of.spell(data.total)),
  );
}

function statements(said: readonly Said[], { lang, now }: AccountOf): Child[] {
  return said.map(({ data, at }) => {
    const link = safeLink(data.link, document.baseURI);
    return h(
      "div",
      { class: "statement" },
      h("small", {}, `${tell("said", lang)} · ${moment(new Date(at), now, lang)}`),
      h("p", {}, textIn(data.text, lang)),
      link && h("a", { class: "link", href: link, rel: "noopener", target: "_blank" }, tell("receipt", lang)),
    );
  });
}
