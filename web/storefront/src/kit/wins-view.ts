/** What a person has and has won, as a list; in a part of its own and in the sheet of every other part. */
import type { App } from "../core/app";
import { ask } from "../core/ask";
import { moment, number, textIn } from "../core/format";
import { Failed } from "../core/http";
import type { InboxMessage, Lang, Me, Win } from "../core/wire";
import { say } from "../core/words";
import { fetchGroup } from "../later";
import { type Child, h } from "./dom";
import { icon, iconOf } from "./icons";
import type { Sheet } from "./sheet";

const PATIENCE = 900; // milliseconds that a win waits for what is sent

interface Sent {
  readonly items: readonly { readonly asset: string; readonly state: string }[];
}

export interface Mine {
  readonly me: Me;
  readonly inbox: readonly InboxMessage[];
}

/** Throws `Failed`. */
export async function getMine(app: App): Promise<Mine> {
  const [me, inbox] = await Promise.all([app.getMe(), app.listInbox()]);
  return { me, inbox };
}

/** Open the sheet at once, and fill it when the answer is there. */
export async function showWins(sheet: Sheet, app: App, lang: Lang): Promise<void> {
  const body = h("div", { class: "mine", "aria-busy": "true" }, h("p", { class: "bone bone-line" }), h("p", { class: "bone bone-line" }));
  const done = h("button", { type: "button", class: "main", onclick: () => sheet.close() }, say("done", lang));
  void sheet.open({ title: say("my_wins", lang), close: say("close", lang), body: [body], actions: [done] });
  try {
    body.replaceChildren(...mineView(await getMine(app), lang));
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    body.replaceChildren(h("p", { role: "status" }, say(error.status === 401 ? "sign_in" : "offline", lang)));
  } finally {
    body.removeAttribute("aria-busy");
  }
}

/**
 * The button that asks where goods just won are to be sent: the form at once, behind it what is sent. Null when they are handed over, go where
 * earlier ones go, or the shop does not answer in a moment: then they wait under what was won.
 */
export async function addressButton(sheet: Sheet, app: App, lang: Lang, asset: string): Promise<HTMLElement | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const mine = await Promise.race([ask<Sent>("/storefront/deliveries").catch(() => null), late]);
  if (!mine?.items.some((one) => one.asset === asset && one.state === "waiting")) return null;
  fetchGroup(app.config.origin, "deliveries");
  const open = (): void => {
    const done = h("button", { type: "button", class: "main", onclick: () => sheet.close() }, say("done", lang));
    const parcels = h("antiphon-deliveries" as "div", { lang, asset, inside: true, ask: true });
    void sheet.open({ title: say("where_to", lang), close: say("close", lang), body: [parcels], actions: [done] });
  };
  return h("button", { type: "button", class: "main", "data-key": "address", onclick: open }, icon("gift", 20), say("where_to", lang));
}

export function mineView({ me, inbox }: Mine, lang: Lang): Node[] {
  const wins = me.wins.length ? h("ul", { class: "wins" }, ...me.wins.map((win) => winRow(win, lang))) : h("p", { class: "none" }, icon("gift", 32), say("wins_none", lang));
  const letters = inbox.length ? [h("h4", {}, say("inbox", lang)), h("ul", { class: "wins" }, ...inbox.map((letter) => letterRow(letter, lang)))] : [];
  return [...pursesOf(me, lang), wins, ...letters];
}

/** Points and the like; coupons and prizes stand in the list below them. */
function pursesOf(me: Me, lang: Lang): Node[] {
  const counted = (["points", "growth", "tickets"] as const).filter((asset) => (me.balances[asset] ?? 0) > 0);
  if (!counted.length) return [];
  const chip = (asset: (typeof counted)[number]): Child => {
    const n = me.balances[asset] ?? 0;
    return h("li", { class: "purse" }, icon(iconOf(asset), 18), say(asset, lang, { n: n === 1 ? 1 : number(n, lang) }));
  };
  return [h("ul", { class: "purses", "aria-label": say("balances", lang) }, ...counted.map(chip))];
}

function winRow(win: Win, lang: Lang): HTMLElement {
  const name = textIn(win.name, lang) || win.asset.slice(win.asset.indexOf(":") + 1).replace(/[-_]/g, " ");
  const counted = win.asset === "points" || win.asset === "growth" || win.asset === "tickets";
  const shown = counted && !/\d/.test(name) ? say(win.asset, lang, { n: number(win.amount, lang) }) : win.amount > 1 && !counted ? say("times_name", lang, { name, n: win.amount }) : name;
  return h(
    "li",
    {},
    h("span", { class: "tile" }, icon(iconOf(win.asset))),
    h("span", { class: "what" }, h("b", {}, shown), h("small", {}, moment(new Date(win.at), new Date(), lang))),
  );
}

function letterRow(letter: InboxMessage, lang: Lang): HTMLElement {
  return h(
    "li",
    {},
    h("span", { class: "tile" }, icon("mail")),
    h("span", { class: "what" }, h("b", {}, textIn(letter.title, lang)), h("span", {}, textIn(letter.body, lang)), h("small", {}, moment(new Date(letter.at), new Date(), lang))),
  );
}
