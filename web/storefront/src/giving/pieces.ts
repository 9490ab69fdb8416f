/** Pieces that a crowdfunding and a donation share: the way to the goal, a number to choose, the link to the account. */
import type { Lang } from "../core/wire";
import { h } from "../kit/dom";
import { icon } from "../kit/icons";
import { tell } from "./words";

/** How far it is; `text` says it in words for those who do not see the bar. */
export function way(done: number, goal: number, label: string, text: string): HTMLElement {
  const part = Math.min(1, goal > 0 ? done / goal : 0);
  const props = { class: done >= goal ? "way full" : "way", role: "progressbar", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": goal, "aria-valuenow": Math.min(done, goal), "aria-valuetext": text };
  const bar = h("div", props, h("i", {}));
  bar.style.setProperty("--done", String(part));
  return bar;
}

/** A button with one less and one more beside it. */
export function stepper(lang: Lang, at: number, most: number, change: (to: number) => void, middle: HTMLElement): HTMLElement {
  const step = (by: number, sign: string, word: "fewer" | "one_more"): HTMLElement => {
    const to = at + by;
    const open = to >= 1 && to <= most;
    return h("button", { type: "button", class: "step", "data-key": word, "aria-label": tell(word, lang), "aria-disabled": open ? null : "true", onclick: () => open && change(to) }, sign);
  };
  return h("div", { class: "stepper" }, step(-1, "−", "fewer"), middle, step(1, "+", "one_more"));
}

export function accountLink(lang: Lang, entries: string, open: () => void): HTMLElement {
  return h("button", { type: "button", class: "link ledger", "data-key": "account", onclick: open }, icon("shield", 18), tell("account_n", lang, { n: entries }));
}
