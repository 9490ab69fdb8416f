/** The panel with the plays: tabs over the parts, as any shop would place them. */
import { h } from "../kit/dom";
import { icon } from "../kit/icons";
import { shopIcon } from "./icons";
import { PLAY_KINDS, type PlayKind, type Shelf } from "./shelf";
import type { ShopWord } from "./words";

export type PlayTab = PlayKind | (typeof OWN)[number];
const OWN = ["points", "points_shop", "vouchers", "wins"] as const; // tabs that are no play

const TAGS: Readonly<Record<PlayTab, string>> = { draw: "antiphon-draw", blind_box: "antiphon-draw", check_in: "antiphon-check-in", tasks: "antiphon-tasks", points: "antiphon-points", points_shop: "antiphon-points-shop", vouchers: "antiphon-vouchers", wins: "antiphon-wins" };
const ICONS: Readonly<Record<PlayTab, () => SVGSVGElement>> = {
  draw: () => shopIcon("wheel", 22),
  blind_box: () => icon("gift", 22),
  check_in: () => shopIcon("calendar", 22),
  tasks: () => shopIcon("list", 22),
  points: () => icon("coin", 22),
  points_shop: () => icon("gift", 22),
  vouchers: () => icon("ticket", 22),
  wins: () => icon("bag", 22),
};

export class PlayPanel {
  readonly element: HTMLElement;
  readonly #tabs = new Map<PlayTab, { tab: HTMLButtonElement; label: HTMLElement; panel: HTMLElement; dot: HTMLElement }>();
  readonly #list = h("div", { role: "tablist", class: "tabs" });
  #open: PlayTab = "draw";

  constructor(shelf: Shelf, private readonly t: (word: ShopWord) => string) {
    for (const kind of [...PLAY_KINDS, ...OWN]) {
      const own = (OWN as readonly string[]).includes(kind);
      const play = own ? undefined : shelf.plays[kind as PlayKind];
      if (!own && !play) continue;
      const part = document.createElement(TAGS[kind]);
      if (play) part.setAttribute("play", play);
      const label = h("span", {});
      const dot = h("i", { class: "dot", hidden: true });
      const tab = h("button", { type: "button", role: "tab", id: `tab-${kind}`, "aria-controls": `panel-${kind}`, onclick: () => this.open(kind), onkeydown: (event) => this.#key(event as KeyboardEvent) }, ICONS[kind](), label, dot);
      const panel = h("div", { role: "tabpanel", id: `panel-${kind}`, "aria-labelledby": `tab-${kind}`, tabindex: "-1" }, part);
      this.#tabs.set(kind, { tab, label, panel, dot });
      this.#list.append(tab);
    }
    this.element = h("section", { class: "plays", id: "plays" }, this.#list, ...[...this.#tabs.values()].map(({ panel }) => panel));
    this.open([...this.#tabs.keys()][0] ?? "wins");
    this.speak();
  }

  speak(): void {
    this.element.setAttribute("aria-label", this.t("plays"));
    for (const [kind, { label }] of this.#tabs) label.textContent = this.t(kind);
  }

  open(kind: PlayTab): void {
    if (!this.#tabs.has(kind)) return;
    this.#open = kind;
    for (const [each, { tab, panel, dot }] of this.#tabs) {
      tab.setAttribute("aria-selected", String(each === kind));
      tab.tabIndex = each === kind ? 0 : -1;
      panel.hidden = each !== kind;
      if (each === kind) dot.hidden = true;
    }
  }

  isOpen(kind: PlayTab): boolean {
    return this.#open === kind;
  }

  /** Something new behind a tab. */
  mark(kind: PlayTab): void {
    const tab = this.#tabs.get(kind);
    if (tab && kind !== this.#open) tab.dot.hidden = false;
  }

  #key(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const kinds = [...this.#tabs.keys()];
    const next = kinds[(kinds.indexOf(this.#open) + step + kinds.length) % kinds.length];
    if (!next) return;
    event.preventDefault();
    this.open(next);
    this.#tabs.get(next)?.tab.focus();
  }
}
