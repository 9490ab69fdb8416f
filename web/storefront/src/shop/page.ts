/** The shop's page: shelf, search, aisles, cart, account, and the plays beside it. */
import { number } from "../core/format";
import type { Lang } from "../core/wire";
import { type Child, h } from "../kit/dom";
import { icon } from "../kit/icons";
import type { Cart } from "./cart";
import { Dialog } from "./dialog";
import { shopIcon } from "./icons";
import type { Aisle } from "./names";
import { draw } from "./pictures";
import { PlayPanel, type PlayTab } from "./plays";
import { choose, money, type Product, type Shelf } from "./shelf";
import { type ShopWord, tell } from "./words";

export interface Hooks {
  readonly lang: Lang;
  readonly isMember: boolean;
  setLang(lang: Lang): void;
  setMember(isMember: boolean): void;
  track(name: string, properties: Readonly<Record<string, unknown>>): void;
}

type View = "shop" | "play";

const MARK = new URL("./mark.svg", import.meta.url).href;

export class ShopPage {
  readonly elements: readonly Node[];
  readonly #plays: PlayPanel;
  readonly #dialog = new Dialog();
  readonly #top = h("header", { class: "top" });
  readonly #main = h("main", { class: "shelf" });
  readonly #bar = h("nav", { class: "bar" });
  readonly #toast = h("div", { class: "toast", role: "status" });
  readonly #grid = h("ul", { class: "grid" });
  readonly #found = h("p", { class: "found", role: "status" });
  readonly #search = h("input", { type: "search", autocomplete: "off", enterkeyhint: "search", oninput: () => this.#paintGrid() });
  #lang: Lang;
  #isMember: boolean;
  #aisle: Aisle | null = null;
  #view: View = "shop";
  #toastTimer: ReturnType<typeof setTimeout> | undefined;
  #hasNews = false;
  #dialogAgain: (() => void) | null = null; // draws the open dialog anew

  constructor(
    private readonly shelf: Shelf,
    private readonly cart: Cart,
    private readonly hooks: Hooks,
  ) {
    this.#lang = hooks.lang;
    this.#isMember = hooks.isMember;
    this.#plays = new PlayPanel(shelf, (word) => this.#t(word));
    const aside = h("aside", { class: "side" }, this.#plays.element);
    this.elements = [this.#top, h("div", { class: "columns" }, this.#main, aside), this.#bar, this.#toast, this.#dialog.element];
    cart.onChange(() => this.#cartChanged());
    document.addEventListener("antiphon:news", (event) => this.#heard(event as CustomEvent<{ kind: PlayTab; play: string; text: string }>));
    this.#paint();
    this.#show("shop");
    history.scrollRestoration = "auto";
  }

  #t(word: ShopWord, values: Readonly<Record<string, string | number>> = {}): string {
    return tell(word, this.#lang, values);
  }

  #nameOf(product: Product): string {
    return product.name[this.#lang];
  }

  #money(minor: number): string {
    return money(minor, this.shelf.currency, this.#lang);
  }

  // ---- the page

  #paint(): void {
    this.#paintTop();
    this.#paintMain();
    this.#paintBar();
    this.#plays.speak();
  }

  #paintTop(): void {
    const who = this.#isMember ? (this.shelf.person?.id ?? "") : this.#t("guest");
    this.#search.placeholder = this.#t("search");
    this.#search.setAttribute("aria-label", this.#t("search_label"));
    this.#top.replaceChildren(
      h("a", { class: "name", href: "#shop", onclick: (event) => this.#home(event) }, h("img", { src: MARK, alt: "", width: 36, height: 36 }), h("span", {}, this.#t("name"), h("small", {}, this.#t("slogan")))),
      h("form", { class: "search", role: "search", onsubmit: (event) => event.preventDefault() }, this.#search),
      h("div", { class: "tools" },
        h("button", { type: "button", class: "quiet", lang: this.#lang === "zh" ? "en" : "zh-CN", "aria-label": this.#t("language_label"), onclick: () => this.#switchLang() }, this.#t("language")),
        h("button", { type: "button", class: "quiet person", "aria-label": `${this.#t("account")}: ${who}`, onclick: () => this.#showAccount() }, icon("smile", 22), h("span", {}, who)),
        h("button", { type: "button", class: "round wide", "aria-label": this.#cartLabel(), onclick: () => this.#showCart() }, shopIcon("basket"), this.#badge()),
      ),
    );
  }

  #paintMain(): void {
    const chip = (aisle: Aisle | null): HTMLElement =>
      h("button", { type: "button", class: "chip", "aria-pressed": String(this.#aisle === aisle), onclick: () => this.#setAisle(aisle) }, this.#t(aisle ?? "all"));
    const promo = h(
      "button",
      { type: "button", class: "promo", onclick: () => this.#show("play", "draw") },
      h("span", { class: "promo-words" }, h("b", {}, this.#t("promo")), h("span", {}, this.#t("promo_text"))),
      h("span", { class: "promo-wheel", "aria-hidden": "true" }, icon("gift", 30)),
      h("span", { class: "promo-go" }, this.#t("promo_go"), icon("right", 18)),
    );
    this.#main.replaceChildren(
      promo,
      h("div", { class: "aisles", role: "group", "aria-label": this.#t("aisles") }, chip(null), ...this.shelf.aisles.map(chip)),
      h("div", { class: "shelf-head" }, h("h1", {}, this.#aisle ? this.#t(this.#aisle) : this.#t("best")), this.#found),
      this.#grid,
      h("p", { class: "source" }, this.#t("footer")),
    );
    this.#paintGrid();
  }

  #paintGrid(): void {
    const query = this.#search.value.trim();
    const found = choose(this.shelf.products, this.#aisle, query);
    this.#found.textContent = this.#t("found", { n: found.length });
    if (found.length) {
      this.#grid.replaceChildren(...found.map((product) => this.#card(product)));
      return;
    }
    const all = (): void => {
      this.#search.value = "";
      this.#setAisle(null);
    };
    this.#grid.replaceChildren(h("li", { class: "none" }, h("p", {}, this.#t("none_found", { query })), h("button", { type: "button", class: "buy", onclick: all }, this.#t("show_all"))));
  }

  #card(product: Product): HTMLElement {
    const name = this.#nameOf(product);
    return h(
      "li",
      { class: `card ${product.aisle}` },
      h("button", { type: "button", class: "look", "data-key": `look-${product.id}`, "aria-label": this.#t("look", { name }), onclick: () => this.#showProduct(product) }, draw(product.picture)),
      h("div", { class: "words" }, h("h2", {}, name), h("p", { class: "brand" }, this.#brand(product))),
      h("div", { class: "deal" }, h("span", { class: "price" }, this.#money(product.priceMinor)), this.#stepper(product)),
    );
  }

  #brand(product: Product): string {
    const brand = product.brand === "Private" ? this.#t("own_brand") : product.brand === "National" ? this.#t("known_brand") : product.brand;
    return [brand, product.size?.[this.#lang]].filter(Boolean).join(" · ");
  }

  /** A plus; once something is in the cart, how much of it. */
  #stepper(product: Product, place = "card"): HTMLElement {
    const count = this.cart.count(product);
    const name = this.#nameOf(product);
    const step = (sign: "+" | "–", label: string, go: () => void): HTMLElement =>
      h("button", { type: "button", class: "step", "data-key": `${place}${sign}${product.id}`, "aria-label": `${label} ${name}`, onclick: go }, sign);
    if (!count) return h("span", { class: "stepper" }, h("button", { type: "button", class: "step", "data-key": `${place}+${product.id}`, "aria-label": this.#t("add_one", { name }), onclick: () => this.#add(product) }, "+"));
    return h("span", { class: "stepper full" }, step("–", this.#t("less"), () => this.cart.remove(product)), h("span", { class: "count", "aria-label": this.#t("in_cart", { n: count }) }, count), step("+", this.#t("more"), () => this.#add(product)));
  }

  #paintBar(): void {
    const entry = (picture: Node, label: string, current: boolean, go: () => void, more: Child = null): HTMLElement =>
      h("button", { type: "button", "aria-current": current ? "page" : null, onclick: go }, h("span", { class: "bar-icon" }, picture, more), label);
    this.#bar.setAttribute("aria-label", this.#t("name"));
    this.#bar.replaceChildren(
      entry(shopIcon("store"), this.#t("shop"), this.#view === "shop", () => this.#show("shop")),
      entry(shopIcon("wheel"), this.#t("play"), this.#view === "play", () => this.#show("play"), h("i", { class: "dot", hidden: !this.#hasNews })),
      entry(shopIcon("basket"), this.#t("cart"), false, () => this.#showCart(), this.#badge()),
    );
  }

  #badge(): Child {
    return this.cart.size > 0 && h("b", { class: "badge", "aria-hidden": "true" }, this.cart.size);
  }

  #cartLabel(): string {
    return `${this.#t("cart")}${this.#lang === "zh" ? "，" : ", "}${this.#t("in_cart", { n: this.cart.size })}`;
  }

  // ---- going about

  #show(view: View, tab?: PlayTab): void {
    this.#view = view;
    if (tab) this.#plays.open(tab);
    if (view === "play") this.#hasNews = false;
    document.body.dataset["view"] = view;
    this.#paintBar();
    if (!matchMedia("(min-width: 1000px)").matches) scrollTo({ top: 0 });
    else if (tab) this.#plays.element.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  }

  #home(event: Event): void {
    event.preventDefault();
    this.#search.value = "";
    this.#setAisle(null);
    this.#show("shop");
  }

  #setAisle(aisle: Aisle | null): void {
    this.#aisle = aisle;
    this.#paintMain();
    this.#main.querySelector<HTMLElement>(".chip[aria-pressed=true]")?.focus();
  }

  #switchLang(): void {
    this.#lang = this.#lang === "zh" ? "en" : "zh";
    this.hooks.setLang(this.#lang);
    this.#paint();
    this.#top.querySelector<HTMLElement>(".quiet")?.focus();
  }

  // ---- buying

  #add(product: Product): void {
    this.cart.add(product);
    this.#say(this.#t("added", { name: this.#nameOf(product) }));
  }

  #cartChanged(): void {
    const key = (document.activeElement as HTMLElement | null)?.dataset["key"];
    this.#paintTop();
    this.#paintGrid();
    this.#paintBar();
    if (this.#dialog.isOpen) this.#dialogAgain?.();
    else if (key) this.#grid.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  #showProduct(product: Product): void {
    const isNew = !this.#dialog.isOpen;
    this.#dialogAgain = () => this.#showProduct(product);
    if (isNew) this.hooks.track("Product Viewed", { product_id: product.id, name: product.label, category: product.department, brand: product.brand, price: product.priceMinor / 100, currency: this.shelf.currency });
    const inCart = this.cart.count(product);
    const buy = h("button", { type: "button", class: "buy", "data-key": "buy", onclick: () => this.#add(product) }, this.#t("add"), h("span", {}, this.#money(product.priceMinor)));
    this.#dialog.show({
      look: "popup",
      title: this.#nameOf(product),
      close: this.#t("close"),
      body: [
        h("div", { class: `big ${product.aisle}` }, draw(product.picture)),
        h("p", {}, this.#brand(product)),
        h("p", { class: "muted" }, this.#t("sold", { n: number(product.soldCount, this.#lang) })),
        h("p", { class: "muted label" }, product.label),
      ],
      foot: [inCart ? h("div", { class: "line-end" }, this.#stepper(product, "big"), h("b", {}, this.#money(inCart * product.priceMinor))) : buy],
    });
  }

  #showCart(): void {
    this.#dialogAgain = () => this.#showCart();
    const lines = this.cart.lines.map(({ product, count }) =>
      h(
        "li",
        { class: "line" },
        h("span", { class: `thumb ${product.aisle}` }, draw(product.picture)),
        h("span", { class: "line-words" }, h("b", {}, this.#nameOf(product)), h("small", {}, this.#brand(product))),
        h("span", { class: "line-end" }, h("b", {}, this.#money(count * product.priceMinor)), this.#stepper(product, "cart")),
      ),
    );
    const empty = h("div", { class: "cart-empty" }, draw("bag"), h("p", {}, this.#t("cart_empty")), h("button", { type: "button", class: "buy", onclick: () => this.#dialog.close() }, this.#t("go_on")));
    this.#dialog.show({
      look: "drawer",
      title: this.#t("cart"),
      close: this.#t("close"),
      body: lines.length ? [h("ul", { class: "lines" }, ...lines)] : [empty],
      foot: lines.length
        ? [
            h("p", { class: "total" }, h("span", {}, this.#t("total")), h("b", {}, this.#money(this.cart.totalMinor))),
            h("button", { type: "button", class: "buy", "data-key": "order", onclick: () => this.#order() }, this.#t("check_out")),
            h("p", { class: "muted" }, this.#t("demo_note")),
          ]
        : [],
    });
  }

  #order(): void {
    this.#dialogAgain = null;
    const order = this.cart.order();
    this.#dialog.show({
      look: "popup",
      title: this.#t("ordered"),
      close: this.#t("close"),
      body: [h("div", { class: "big small-big", "aria-hidden": "true" }, icon("check", 56)), h("p", {}, this.#t("ordered_text", { id: order.id, total: this.#money(order.totalMinor) })), h("p", { class: "muted" }, this.#t("demo_note"))],
      foot: [
        h("button", { type: "button", class: "buy", onclick: this.#leaveTo(() => this.#show("play", "tasks")) }, this.#t("to_tasks")),
        h("button", { type: "button", class: "second", onclick: this.#leaveTo(() => this.#show("shop")) }, this.#t("go_on")),
      ],
    });
    this.#dialog.element.querySelector<HTMLElement>("#dialog-title")?.focus();
  }

  #leaveTo(go: () => void): () => void {
    return () => {
      this.#dialog.close();
      go();
    };
  }

  // ---- who

  #showAccount(): void {
    this.#dialogAgain = null;
    const { person } = this.shelf;
    const be = (isMember: boolean): void => {
      this.#isMember = isMember;
      this.hooks.setMember(isMember);
      this.#dialog.close();
      this.#paintTop();
    };
    const id = person?.id ?? "";
    this.#dialog.show({
      look: "popup",
      title: this.#t("account"),
      close: this.#t("close"),
      body: [h("p", {}, this.#isMember ? this.#t("member_text", { id }) : this.#t("guest_text")), h("p", { class: "muted" }, person ? this.#t("sign_in_note") : this.#t("no_member"))],
      foot: [
        this.#isMember
          ? h("button", { type: "button", class: "second", onclick: () => be(false) }, this.#t("sign_out"))
          : person && h("button", { type: "button", class: "buy", onclick: () => be(true) }, this.#t("sign_in", { id })),
        h("button", { type: "button", class: "second", onclick: this.#leaveTo(() => this.#show("play", "wins")) }, this.#t("wins")),
      ],
    });
  }

  // ---- news

  /** A part noticed that something the shopper did counted: say so here too, and lead there. */
  #heard({ detail }: CustomEvent<{ kind: PlayTab; play: string; text: string }>): void {
    const kind = detail.play === this.shelf.plays.blind_box ? "blind_box" : detail.kind;
    this.#plays.mark(kind);
    if (this.#view === "play" && this.#plays.isOpen(kind)) return; // the part itself says it
    this.#hasNews = this.#view !== "play";
    this.#paintBar();
    this.#say(detail.text, kind);
  }

  /** News of plays stand together while they are up, so that none covers another; a plain word gives way to them. */
  #say(text: string, tab?: PlayTab): void {
    clearTimeout(this.#toastTimer);
    const go = tab && h("button", { type: "button", onclick: () => this.#show("play", tab) }, this.#t("promo_go"), icon("right", 16));
    const line = h("div", { class: "toast-line", "data-tab": tab }, h("p", {}, text), go);
    const isUp = this.#toast.classList.contains("up");
    const others = [...this.#toast.children].filter((each) => isUp && each.getAttribute("data-tab") !== (tab ?? null));
    this.#toast.replaceChildren(...others.filter((each) => each.hasAttribute("data-tab")), line);
    this.#toast.classList.add("up");
    this.#toastTimer = setTimeout(() => this.#toast.classList.remove("up"), 4_500);
  }
}
