/** `<antiphon-draw>`: a wheel; blind boxes, scratch card, parcel and rain come in a script of their own. */
import { ppm, safeLink } from "../core/format";
import type { Accepted, DrawAnswer, DrawShown, DrawWay, PlayView, Prize, ShownPrize } from "../core/wire";
import type { Word } from "../core/words";
import { type Child, h } from "../kit/dom";
import { type Icon, icon, iconOf } from "../kit/icons";
import { momentSheet, shareButton, useLink } from "../kit/moment";
import { Part } from "../kit/part";
import { addressButton } from "../kit/wins-view";
import { fetchGroup } from "../later";
import { type Chance, chanceOf } from "./chances";
import css from "./draw.css?inline";
import { drawRules, ways } from "./rules-view";
import { EXTRAS, type Toy, type ToyElement, type ToyWord, toyTag } from "./toy";
import { type Slice, Wheel } from "./wheel";

/** What stands around a draw, in the second script. */
interface ExtrasElement extends HTMLElement {
  show?(around: object): void;
}

export class DrawPart extends Part<DrawShown> {
  protected readonly kind = "draw";
  protected readonly css = css;
  protected override readonly rulesWord: Word = "rules";
  #toy: { readonly of: string; readonly is: Toy } | null = null;
  #inviting = false;
  readonly #extras = new Map<"hours" | "rest", ExtrasElement>();

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-wheel" }), h("span", { class: "bone bone-line" })];
  }

  protected paint(view: PlayView<DrawShown>): Child[] {
    return [this.#toyOf(view.shown)?.element ?? h("span", { class: "bone bone-wheel" }), view.shown.hours ? this.#around("hours", view) : null];
  }

  protected override below(view: PlayView<DrawShown>): Child[] {
    return [view.shown.series || (view.shown.winners ?? "none") !== "none" ? this.#around("rest", view) : null];
  }

  protected action(view: PlayView<DrawShown>): Child[] {
    const chance = chanceOf(view.shown, (asset) => this.has(asset));
    const toy = this.#toyOf(view.shown);
    const pressed = toy?.waiting ? "hand" : this.busy || this.#inviting ? "busy" : "";
    const still = pressed === "busy" || (!pressed && (!chance.can || !toy));
    const button = h(
      "button",
      { type: "button", class: `main${pressed === "busy" ? " busy" : ""}`, "data-key": "play", "aria-disabled": still ? "true" : null, onclick: () => (toy?.waiting ? toy.press?.() : void this.#play()) },
      this.#label(view.shown, chance, toy),
    );
    return [this.#chips(view.shown), button, this.#hint(view.shown, chance)];
  }

  protected rules(view: PlayView<DrawShown>): { title: string; body: Child[] } {
    return { title: this.t("rules"), body: drawRules(view, this.speaker) };
  }

  protected override noticed(before: DrawShown, now: DrawShown): string | null {
    return now.free_draws > before.free_draws ? this.t("earned") : null;
  }

  protected override askAgain(): Promise<void> {
    return this.#play(true);
  }

  // ---- playing

  async #play(again = false): Promise<void> {
    const view = this.view;
    if (!view || this.busy) return;
    const chance = chanceOf(view.shown, (asset) => this.has(asset));
    if (!chance.can && !again) {
      this.tell(this.#whyNot(view.shown, chance));
      return;
    }
    const toy = this.#toyOf(view.shown);
    if (!toy || this.#inviting) return;
    if (toy.invite && !again) {
      this.#inviting = true;
      const caught = await toy.invite();
      this.#inviting = false;
      if (!caught) return;
    }
    toy.start();
    const outcome = await this.move<DrawAnswer>({});
    if (!outcome) {
      await toy.stop();
      return;
    }
    const { prize, index } = outcome.answer;
    const won = outcome.because !== "not_this_time";
    const name = this.text(prize?.name ?? view.shown.lose.name);
    await toy.land({ place: prize ? index : view.shown.prizes.length, icon: iconFor(prize), picture: safeLink(prize?.picture, document.baseURI), name, won });
    await this.settle(outcome);
    await this.#celebrate(outcome);
    toy.reset();
    this.render();
    this.shadowRoot?.querySelector<HTMLElement>("[data-key=play]")?.focus({ preventScroll: true });
  }

  async #celebrate(outcome: Accepted<DrawAnswer>): Promise<void> {
    const { prize, consolation } = outcome.answer;
    const shown = this.view?.shown;
    if (!shown) return;
    const won = prize !== null && outcome.because !== "not_this_time";
    if (won) this.emit("win", { prize, consolation, decision_id: outcome.decision_id, say: outcome.say });
    const chance = chanceOf(shown, (asset) => this.has(asset));
    const next = this.#next(shown, chance);
    const real = outcome.decision_id.startsWith("dec_"); // a rehearsal leaves nothing to check
    const sent = real && won && prize.asset?.startsWith("prize:") ? await addressButton(this.sheet, this.app, this.tongue, prize.asset) : null;
    const lines: Child[] = won ? [this.#where(prize), prize.asset && h("slot", { name: "how" }, sent ? null : this.#how(prize.asset)), this.#setLine(outcome.answer), next && h("small", {}, next)] : [next];
    const close = this.doneButton(chance.can ? "later" : "done");
    const again = this.#againButton(shown, chance);
    close.className = chance.can ? "second" : "main";
    const mine = h("button", { type: "button", class: "second", onclick: () => this.showMine() }, icon("bag", 20), this.t("my_wins"));
    if (sent) again.className = close.className = "second";
    const actions = won
      ? [sent, chance.can ? again : close, useLink(this, this.tongue), prize.asset && prize.asset !== "points" && real ? this.cardButton() : shareButton(this.app, this.tongue, this.text(prize.name)), mine]
      : [chance.can && again, close];
    const picture = safeLink(prize?.picture, document.baseURI);
    const proof = real && h("a", { class: "checkable", href: `${this.app.config.origin}/verify/?play=${encodeURIComponent(this.view?.id ?? "")}&draw=${encodeURIComponent(outcome.decision_id)}&lang=${this.tongue}`, target: "_blank", rel: "noopener" }, this.t("how_drawn"));
    const moment = { tone: won ? ("win" as const) : ("kind" as const), title: this.text(outcome.say), icon: iconFor(prize), picture, lines: [...lines, proof], actions };
    await this.sheet.open(momentSheet(moment, this.tongue));
  }

  /** Straight on with the wheel, its price in the label; the other forms begin with a hand on them. */
  #againButton(shown: DrawShown, chance: Chance): HTMLButtonElement {
    const wheel = shown.form === "wheel";
    const go = (): void => {
      this.sheet.close();
      if (wheel) requestAnimationFrame(() => void this.#play());
    };
    const another = this.#toy?.is.say("another") ?? "";
    return h("button", { type: "button", class: "main", onclick: go }, wheel ? this.t("label_price", { what: another, price: this.#price(shown, chance) }) : another);
  }

  #price(shown: DrawShown, chance: Chance): string {
    return chance.can && chance.by === "points" && shown.price ? this.amount(shown.price) : this.t("free");
  }

  #where({ asset, title }: Prize): string {
    if (!asset) return this.t(title ? "where_title" : "where_album");
    return asset === "points" ? this.t("where_points", { n: this.count(this.has("points")) }) : this.t("where_kept");
  }

  #how(asset: string): string {
    return this.t(asset === "points" ? "how_points" : asset.startsWith("prize:") ? "how_prize" : "how_coupon");
  }

  #setLine({ set }: DrawAnswer): string | null {
    if (!set) return null;
    return set.reward ? this.t("set_complete", { prize: this.reward(set.reward) }) : this.view?.shown.series?.reward ? this.t("set_complete_gone") : null;
  }

  /** What comes next, most welcome first. */
  #next(shown: DrawShown, chance: Chance): string {
    if (shown.free_draws > 0 && chance.can) return this.t("next_free", { n: shown.free_draws });
    if (shown.guarantee && chance.can) return shown.guarantee.in === 1 ? this.t("next_sure_1") : this.t("next_sure", { n: shown.guarantee.in });
    if (shown.draws_left_today && chance.can) return this.t("next_today", { n: shown.draws_left_today });
    if (!chance.can && chance.why === "limit_today") return this.t("next_tomorrow");
    return chance.can ? "" : this.#whyNot(shown, chance);
  }

  // ---- words

  #label(shown: DrawShown, chance: Chance, toy: Toy | null): string {
    if (!toy) return this.t("preparing");
    if (toy.waiting) return toy.say("next");
    if (this.busy || this.#inviting) return toy.say("busy");
    if (!chance.can) return this.#short(shown, chance);
    return this.t("label_price", { what: toy.say("play"), price: this.#price(shown, chance) });
  }

  #short(shown: DrawShown, chance: Chance & { can: false }): string {
    switch (chance.why) {
      case "not_enough":
        return this.t("need_more", { n: this.count(chance.missing) });
      case "limit_today":
        return shown.next_day_at ? this.t("come_at", { at: this.at(shown.next_day_at) }) : this.t("come_tomorrow");
      case "closed": {
        const next = shown.hours?.next_at;
        return next ? this.t("opens_at", { at: this.at(next) }) : this.t("hours_over");
      }
      default:
        return this.t(({ limit_round: "round_used", sold_out: "all_gone", limit_reached: "all_used", earn_first: "need_earn" } as const)[chance.why]);
    }
  }

  #whyNot(shown: DrawShown, chance: Chance & { can: false }): string {
    const way = ways(shown).find((each) => each.left_today > 0) ?? shown.earn;
    return chance.why === "earn_first" && way ? this.#earnLine(way) : this.#short(shown, chance);
  }

  #earnLine(earn: DrawWay): string {
    return earn.left_today > 0 ? this.t("earn_more", { how: this.text(earn.how), n: earn.left_today }) : this.t("next_tomorrow");
  }

  #hint(shown: DrawShown, chance: Chance): Child {
    const over = !chance.can && (chance.why === "limit_reached" || chance.why === "sold_out");
    const open = ways(shown).filter((way) => way.left_today > 0);
    const lines = open.length ? open : ways(shown).slice(0, 1);
    return !over && h("div", { class: "hint" }, ...lines.map((way) => h("p", {}, this.#earnLine(way))));
  }

  #chips(shown: DrawShown): HTMLElement {
    const chip = (which: Icon, text: string, look = ""): Child => h("li", { class: look }, icon(which, 16), text);
    const sure = shown.guarantee;
    return h(
      "ul",
      { class: "chips" },
      ...[
        shown.free_draws > 0 && chip("ticket", this.t("free_left", { n: shown.free_draws }), "good"),
        shown.price && shown.free_draws === 0 && chip(iconOf(shown.price.asset), this.t("costs", { price: this.amount(shown.price) })),
        shown.draws_left_today !== null && chip("clock", this.t("today_left", { n: shown.draws_left_today })),
        shown.draws_left !== null && chip("ticket", this.t("total_left", { n: shown.draws_left })),
        sure && chip("shield", sure.in === 1 ? this.t("sure_next") : this.t("sure_in", { n: sure.in })),
      ],
    );
  }

  // ---- the toy: kept as long as it shows the same, so that it may turn while all around it is drawn anew

  /** Null while its script is on the way. */
  #toyOf(shown: DrawShown): Toy | null {
    const slices = shown.form === "wheel" ? slicesOf(shown, (prize) => this.text(prize.name)) : [];
    const of = JSON.stringify([shown.form, this.tongue, slices]);
    if (this.#toy?.of !== of && !this.busy && !this.#inviting) {
      const made = this.#makeToy(shown, slices);
      this.#toy = made && { of, is: made };
    }
    return this.#toy?.is ?? null;
  }

  #makeToy(shown: DrawShown, slices: readonly Slice[]): Toy | null {
    if (shown.form === "wheel") {
      const prizes = slices.map((slice) => slice.name).join(this.tongue === "zh" ? "、" : ", ");
      const words = { play: "spin", busy: "spin_busy", next: "spin", another: "again" } as const satisfies Record<ToyWord, Word>;
      return new Wheel(slices, this.t("wheel_label", { prizes }), (word) => this.t(words[word]), () => void this.#play());
    }
    const tag = toyTag(shown.form);
    if (!customElements.get(tag)) {
      this.#fetch(tag);
      return null;
    }
    const toy = document.createElement(tag) as ToyElement;
    toy.begin(this.tongue, () => this.render());
    return toy;
  }

  #fetch(tag: string): void {
    fetchGroup(this.app.config.origin, "draw");
    void customElements.whenDefined(tag).then(() => this.render());
  }

  /** The hours, or the album and the winners. */
  #around(what: "hours" | "rest", { id, shown }: PlayView<DrawShown>): ExtrasElement {
    if (!customElements.get(EXTRAS)) this.#fetch(EXTRAS);
    const extras: ExtrasElement = this.#extras.get(what) ?? document.createElement(EXTRAS);
    this.#extras.set(what, extras);
    const around = { play: id, shown, what, lang: this.tongue, now: () => this.now, edge: () => void this.refresh() };
    queueMicrotask(() => extras.show?.(around));
    return extras;
  }
}

function iconFor(prize: Prize | null): Icon {
  return prize && !prize.asset ? "star" : iconOf(prize?.asset ?? null);
}

function slicesOf(shown: DrawShown, nameOf: (prize: Pick<ShownPrize, "name">) => string): Slice[] {
  const prizes = shown.prizes.map((prize): Slice => ({
    name: nameOf(prize),
    odds: ppm(prize.odds_percent),
    icon: iconOf(prize.asset),
    look: prize.rare ? "rare" : prize.asset ? "plain" : "lose",
    picture: safeLink(prize.picture, document.baseURI),
    kept: prize.key === shown.guarantee?.prize.key,
  }));
  return [...prizes, { name: nameOf(shown.lose), odds: ppm(shown.lose.odds_percent), icon: "smile", look: "lose" }];
}
