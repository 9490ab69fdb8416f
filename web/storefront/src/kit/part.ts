/** What all parts of a play share: loading, words, the frame, moves, refusals, and keeping up with what happens. */
import type { App, News } from "../core/app";
import { safeLink } from "../core/format";
import { Failed } from "../core/http";
import type { Accepted, PlayView, Refusal } from "../core/wire";
import type { Word } from "../core/words";
import { brandColour, brandLine, brandsOf, brandTerms } from "./brands";
import { adopt, type Child, h, place, present } from "./dom";
import { type Icon, icon, iconOf } from "./icons";
import { fetchGroup } from "../later";
import { Sheet } from "./sheet";
import { Speaking } from "./speaking";
import frameCss from "./part.css?inline";
import { showWins } from "./wins-view";

const STIRS = [350, 900, 2_000, 4_000, 8_000]; // milliseconds after something happened at which a play is looked at again
const SOON = 86_400_000;

interface Trouble {
  readonly icon: Icon;
  readonly text: string;
  readonly retry: boolean;
}

export abstract class Part<S> extends Speaking {
  static readonly observedAttributes = ["play", "lang"];

  protected abstract readonly kind: string;
  protected abstract readonly css: string;
  protected view: PlayView<S> | null = null;
  protected busy = false;
  protected readonly sheet = new Sheet();
  readonly #stage = h("div", { class: "stage", part: "stage" });
  readonly #deed = h("div", { class: "deed" });
  readonly #heading = h("span");
  readonly #when = h("p", { class: "when" });
  readonly #purse = h("p", { class: "purse" });
  readonly #said = h("div", { class: "said", role: "status" });
  readonly #below = h("div", { class: "below" });
  readonly #foot = h("div", { class: "foot" });
  readonly #undo: (() => void)[] = [];
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #wakes: (() => void)[] = [];
  #trouble: Trouble | null = null;
  #asked = 0;
  #turn = 0; // grows when the play or the person changes: answers to older questions no longer count

  // ---- what a kind of play fills in

  /** Gray shapes of the size that the play will have. */
  protected abstract skeleton(): Child[];
  /** The play itself. */
  protected abstract paint(view: PlayView<S>): Child[];
  /** The one main action and what is said about it; not asked while the play is closed. */
  protected abstract action(view: PlayView<S>): Child[];
  /** Odds, limits, dates. */
  protected abstract rules(view: PlayView<S>): { title: string; body: Child[] };
  /** Something changed that was not the shopper's own move here. */
  protected noticed?(before: S, now: S): string | null;
  /** What stands below the action, also while the play is closed or over. */
  protected below?(view: PlayView<S>): Child[];
  /** What the frame's link to the rules is called. */
  protected readonly rulesWord: Word = "rules_only";

  // ---- life

  connectedCallback(): void {
    if (!this.shadowRoot) this.#build();
    const app = this.app;
    const hears: [News, () => void][] = [
      ["person", () => this.#startOver()],
      ["lang", () => this.render()],
      ["balances", () => this.#paintPurse()],
      ["stirred", () => this.#stir()],
    ];
    for (const [news, hear] of hears) this.#undo.push(app.on(news, hear));
    const seen = (): void => {
      if (!document.hidden && Date.now() - this.#asked > 30_000) void this.refresh();
    };
    document.addEventListener("visibilitychange", seen);
    const ticking = setInterval(() => this.#paintWhen(), 30_000);
    this.#undo.push(
      () => document.removeEventListener("visibilitychange", seen),
      () => clearInterval(ticking),
    );
    this.render();
    void this.refresh();
  }

  disconnectedCallback(): void {
    for (const undo of this.#undo.splice(0)) undo();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected || !this.shadowRoot) return;
    if (name === "play") this.#startOver();
    else this.render();
  }

  // ---- for the kinds of play

  /** As whom moves are made: the shopper, unless a play is played without a name. */
  protected get playing(): App {
    return this.app;
  }

  /** Ask for the play as it is now. Throws `Failed`. */
  protected look(id: string): Promise<PlayView<S>> {
    return this.app.getPlay<S>(id);
  }

  /** The sheet that the footer opens. */
  protected showRules(): void {
    if (!this.view) return;
    const { title, body } = this.rules(this.view);
    void this.sheet.open({ title, close: this.t("close"), body: [...body, ...brandTerms(brandsOf(this.view.shown), this.speaker)], actions: [this.doneButton()] });
  }

  protected showMine(): void {
    void showWins(this.sheet, this.app, this.tongue);
  }

  /** The button that makes the person's result a card to share; its script comes when it is first needed. */
  protected cardButton(): HTMLElement {
    fetchGroup(this.app.config.origin, "light");
    return h("antiphon-share-card" as "div", { play: this.view?.id ?? "", lang: this.tongue === "zh" ? "zh-CN" : "en" });
  }

  protected doneButton(word: Word = "done"): HTMLButtonElement {
    return h("button", { type: "button", class: "main", onclick: () => this.sheet.close() }, this.t(word));
  }

  /** A line below the action; read out when it appears. */
  protected tell(text: string, tone: "good" | "plain" | "bad" = "plain", ...more: Child[]): void {
    this.#said.className = `said ${tone}`;
    this.#said.replaceChildren(...(text ? [h("p", {}, text), ...present(more)] : []));
  }

  protected emit(name: "win" | "refused" | "moved" | "news", detail: Readonly<Record<string, unknown>>): void {
    const play = this.view?.id ?? "";
    this.dispatchEvent(new CustomEvent(`antiphon:${name}`, { bubbles: true, composed: true, detail: { play, kind: this.kind, ...detail } }));
  }

  /**
   * Make a move, and say so when it came to nothing. While it is under way the part is busy; call `settle` when what it led to may be
   * seen. Null: refused, undone or unknown, and told.
   */
  protected async move<A>(move: unknown): Promise<Accepted<A> | null> {
    const view = this.view;
    if (!view || this.busy) return null;
    this.busy = true;
    this.tell("");
    this.render();
    const settled = await this.playing.moves.make<A>(view.id, this.playing.shopper.who, move);
    if (settled.is === "unknown") {
      await this.settle();
      this.#tellUnknown("unknown");
      return null;
    }
    if (settled.is === "undone") {
      await this.settle();
      const why = settled.failed.status === 401 ? this.t("sign_in") : settled.failed.passing ? this.t("undone_busy") : "";
      this.tell(this.t("undone", { why }), "bad");
      return null;
    }
    const { outcome } = settled;
    this.emit("moved", { outcome });
    if (outcome.outcome === "accepted") return outcome;
    await this.settle();
    this.#refused(outcome);
    return null;
  }

  /** The end of a move: show the new chances, balances and what else changed. */
  protected async settle(outcome?: Accepted<unknown>): Promise<void> {
    this.busy = false;
    if (outcome && this.playing === this.app) this.app.hold(outcome.balances, Object.keys(this.view?.balances ?? {}));
    await this.refresh(true);
    if (outcome) this.app.tell("stirred");
  }

  /** Look at the play again. Resolves to whether something changed. */
  async refresh(quiet = false): Promise<boolean> {
    this.#asked = Date.now();
    const turn = this.#turn;
    try {
      const id = this.getAttribute("play") ?? (await this.app.listPlays(this.kind))[0]?.id;
      if (!id) throw new Failed(404, "nothing_live", "", "no", null);
      const view = await this.look(id);
      return turn === this.#turn && this.#took(view, quiet);
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      if (turn !== this.#turn) return false;
      if (this.view && error.passing) return false; // what is shown stays; it is tried again when something happens
      this.#fail(error);
      return false;
    }
  }

  /** Draw everything anew; what had the focus keeps it. */
  protected render(): void {
    const root = this.shadowRoot;
    if (!root) return;
    const key = (root.activeElement as HTMLElement | null)?.dataset["key"];
    this.setAttribute("data-lang", this.tongue);
    const frame = root.querySelector(".part");
    frame?.setAttribute("lang", this.tongue === "zh" ? "zh-CN" : "en");
    frame?.setAttribute("aria-busy", String(!this.view && !this.#trouble));
    this.#heading.textContent = this.view ? this.text(this.view.name) : "";
    this.#heading.className = this.view || this.#trouble ? "" : "bone";
    this.#paintWhen();
    this.#paintPurse();
    this.#paintBody();
    if (key) root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]:not([disabled])`)?.focus();
  }

  // ---- the frame

  #build(): void {
    const root = this.attachShadow({ mode: "open" });
    adopt(root, frameCss, this.css);
    root.append(
      h(
        "section",
        { class: "part", part: "part", "aria-labelledby": "title" },
        h("slot", { name: "picture" }),
        h("div", { class: "head" }, h("h2", { id: "title", part: "title" }, h("slot", { name: "title" }, this.#heading)), this.#purse, this.#when),
        this.#stage,
        this.#deed,
        this.#said,
        h("slot", { name: "note" }),
        this.#below,
        this.#foot,
        this.sheet.element,
      ),
    );
  }

  #paintBody(): void {
    const view = this.view;
    if (!view) {
      const trouble = this.#trouble;
      this.#stage.replaceChildren(...present(trouble ? [this.#notice(trouble)] : [h("p", { class: "hidden" }, this.t("loading")), ...this.skeleton()]));
      this.#deed.replaceChildren(...(trouble ? [] : [h("span", { class: "bone bone-main" })]));
      this.#below.replaceChildren();
      this.#foot.replaceChildren();
      return;
    }
    const closed = this.#closed(view);
    this.#stage.classList.toggle("closed", closed !== null);
    place(this.#stage, present([brandLine(brandsOf(view.shown), this.speaker), ...this.paint(view)]));
    const first = (view.shown as { sign_in_first?: boolean }).sign_in_first;
    const open = (): Child[] => (first ? [this.#signIn()] : this.action(view));
    this.#deed.replaceChildren(...present(closed === null ? open() : [h("p", { class: "closed-note" }, icon("clock", 20), closed)]));
    place(this.#below, present(this.below?.(view) ?? []));
    const link = (word: Word, which: Icon, go: () => void): HTMLElement =>
      h("button", { type: "button", class: "link", "data-key": word, onclick: go }, icon(which, 18), this.t(word));
    this.#foot.replaceChildren(link(this.rulesWord, "info", () => this.showRules()), link("my_wins", "bag", () => this.showMine()));
  }

  #notice({ icon: which, text, retry }: Trouble): Child {
    const again = h("button", { type: "button", class: "second", onclick: () => this.#startOver() }, this.t("retry"));
    return h("div", { class: "notice", role: "status" }, icon(which, 32), h("p", {}, text), retry && again);
  }

  #paintWhen(): void {
    const ends = this.view?.ends_at;
    const left = ends ? Date.parse(ends) - this.now.getTime() : 0;
    const near = left < 7 * SOON;
    this.#when.replaceChildren(
      ...(ends && left > 0 ? [icon("clock", 16), this.t(near ? "ends" : "ends_far", { at: this.at(ends), span: this.spanTo(ends) })] : []),
    );
  }

  #paintPurse(): void {
    const view = this.view;
    const n = this.has("points");
    const deals = view !== null && "points" in view.balances;
    this.#purse.replaceChildren(
      ...(deals ? [icon(iconOf("points"), 18), h("span", { "aria-hidden": "true" }, this.count(n)), h("span", { class: "hidden" }, this.t("your_points", { n: this.count(n) }))] : []),
    );
  }

  /** For rules that are only for people the shop knows; the shop's own page may lead to its login. */
  #signIn(): HTMLElement {
    const link = safeLink(this.getAttribute("sign-in-link"), document.baseURI);
    return link ? h("a", { class: "main", href: link, "data-key": "play" }, this.t("sign_in")) : h("p", { class: "closed-note" }, icon("lock", 20), this.t("sign_in"));
  }

  /** Why nothing can be done now, or null. */
  #closed(view: PlayView<S>): string | null {
    const now = this.now.getTime();
    if (view.state === "ended" || (view.ends_at && Date.parse(view.ends_at) <= now)) return this.t("ended");
    if (view.state === "paused") return this.t("paused");
    if (view.starts_at && Date.parse(view.starts_at) > now) return this.t("soon", { at: this.at(view.starts_at) });
    return view.for_you ? null : this.t("not_in_audience");
  }

  // ---- news

  #startOver(): void {
    this.#turn += 1;
    this.view = null;
    this.#trouble = null;
    this.busy = false;
    this.tell("");
    this.sheet.element.close();
    this.render();
    void this.refresh();
  }

  #took(view: PlayView<S>, quiet: boolean): boolean {
    const before = this.view;
    this.skew = Date.parse(view.now) - Date.now();
    this.#trouble = null;
    if (this.busy) return false; // a move is on stage; what it led to is read when it is over
    this.view = view;
    const changed = !before || JSON.stringify([before.shown, before.state]) !== JSON.stringify([view.shown, view.state]);
    this.app.hold(view.balances);
    this.#dress(view);
    this.#wakeAt(view);
    if (changed || quiet) this.render();
    if (!before && this.playing.moves.find(view.id, this.playing.shopper.who)) this.#tellUnknown("unanswered");
    const news = before && changed && !quiet ? this.noticed?.(before.shown, view.shown) : null;
    if (news) {
      this.tell(news, "good");
      this.emit("news", { text: news });
    }
    return changed;
  }

  /** A co-branded play wears the first brand's colour, where the page is light. */
  #dress(view: PlayView<S>): void {
    const theme = this.getAttribute("theme");
    const dark = theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
    const colour = dark ? null : brandColour(brandsOf(view.shown));
    if (colour === null) return void ["--c", "--on"].map((name) => this.style.removeProperty(name));
    this.style.setProperty("--c", colour);
    this.style.setProperty("--on", "#fff");
  }

  #fail(error: Failed): void {
    this.view = null;
    const code = error.code === "nothing_live" ? "nothing_live" : error.status === 404 ? "not_found" : error.status === 401 ? "sign_in" : error.status === 0 ? "offline" : "not_open";
    this.#trouble = { icon: error.status === 401 ? "lock" : error.status === 404 ? "smile" : "wait", text: this.t(code), retry: error.passing };
    this.render();
  }

  /** Something was done in the shop: look again, soon and then less often, until it shows. */
  #stir(tries = 0): void {
    const pause = STIRS[tries];
    if (pause === undefined) return;
    this.#after(pause, async () => {
      if (this.busy || !(await this.refresh())) this.#stir(tries + 1);
    });
  }

  /** Look again when the play starts or ends, and when a new day opens new chances. */
  #wakeAt(view: PlayView<S>): void {
    const next = (view.shown as { next_day_at?: string }).next_day_at;
    const now = this.now.getTime();
    for (const forget of this.#wakes.splice(0)) forget();
    for (const at of [view.starts_at, view.ends_at, next]) {
      const wait = at ? Date.parse(at) - now : 0;
      if (wait > 0 && wait < SOON) this.#wakes.push(this.#after(wait + 1_000, () => this.refresh()));
    }
  }

  #after(ms: number, work: () => Promise<unknown>): () => void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void work();
    }, ms);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }

  #refused(refusal: Refusal): void {
    this.emit("refused", { reason: refusal.reason, again_at: refusal.again_at, say: refusal.say });
    const { again_at: again } = refusal;
    const when = again && this.t("again_at", { at: this.at(again), span: this.spanTo(again) });
    this.tell([this.text(refusal.say), when].filter(Boolean).join(this.tongue === "zh" ? "" : " "), "bad");
  }

  #tellUnknown(word: "unknown" | "unanswered"): void {
    const pending = this.view && this.playing.moves.find(this.view.id, this.playing.shopper.who);
    const ask = pending && h("button", { type: "button", class: "second", "data-key": "ask", onclick: () => void this.askAgain(pending.move) }, this.t("ask_again"));
    this.tell(this.t(word), "bad", ask);
  }

  /** Send the unanswered move again, as it was, and show what came of it. */
  protected abstract askAgain(move: unknown): Promise<void>;
}
