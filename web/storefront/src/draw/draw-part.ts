/** `<antiphon-draw>`: a wheel or blind boxes. */
import { ppm, safeLink } from "../core/format";
import type { Accepted, DrawAnswer, DrawShown, PlayView, ShownPrize } from "../core/wire";
import type { Word } from "../core/words";
import { type Child, h } from "../kit/dom";
import { type Icon, icon, iconOf } from "../kit/icons";
import { momentSheet, shareButton, useLink } from "../kit/moment";
import { Part } from "../kit/part";
import { Boxes } from "./boxes";
import { type Chance, chanceOf } from "./chances";
import css from "./draw.css?inline";
import { drawRules } from "./rules-view";
import { type Slice, Wheel } from "./wheel";

export class DrawPart extends Part<DrawShown> {
  protected readonly kind = "draw";
  protected readonly css = css;
  protected override readonly rulesWord: Word = "rules";
  #toy: { readonly of: string; readonly is: Wheel | Boxes } | null = null;

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-wheel" }), h("span", { class: "bone bone-line" })];
  }

  protected paint(view: PlayView<DrawShown>): Child[] {
    return [this.#toyOf(view.shown).element];
  }

  protected action(view: PlayView<DrawShown>): Child[] {
    const chance = chanceOf(view.shown, (asset) => this.has(asset));
    const still = !chance.can && !this.busy;
    const button = h(
      "button",
      { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": still || this.busy ? "true" : null, onclick: () => void this.#play() },
      this.#label(view.shown, chance),
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
    const toy = this.#toyOf(view.shown).is;
    toy.start();
    const outcome = await this.move<DrawAnswer>({});
    if (!outcome) {
      if (toy instanceof Wheel) await toy.stop();
      else toy.reset();
      return;
    }
    const { prize, index } = outcome.answer;
    const picture = safeLink(prize?.picture, document.baseURI);
    if (toy instanceof Wheel) await toy.land(prize ? index : view.shown.prizes.length);
    else await toy.open(iconOf(prize?.asset ?? null), picture, prize?.asset != null);
    await this.settle(outcome);
    await this.#celebrate(outcome);
    if (toy instanceof Boxes) toy.reset();
    this.shadowRoot?.querySelector<HTMLElement>("[data-key=play]")?.focus({ preventScroll: true });
  }

  async #celebrate(outcome: Accepted<DrawAnswer>): Promise<void> {
    const { prize, consolation } = outcome.answer;
    const shown = this.view?.shown;
    if (!shown) return;
    const won = prize?.asset != null;
    if (won) this.emit("win", { prize, consolation, decision_id: outcome.decision_id, say: outcome.say });
    const chance = chanceOf(shown, (asset) => this.has(asset));
    const next = this.#next(shown, chance);
    const lines: Child[] = won ? [this.#where(prize.asset), h("slot", { name: "how" }, this.#how(prize.asset)), next && h("small", {}, next)] : [next];
    const close = this.doneButton(chance.can ? "later" : "done");
    const again = this.#againButton(shown, chance);
    close.className = chance.can ? "second" : "main";
    const mine = h("button", { type: "button", class: "second", onclick: () => this.showMine() }, icon("bag", 20), this.t("my_wins"));
    const actions = won
      ? [chance.can ? again : close, useLink(this, this.tongue), shareButton(this.app, this.tongue, this.text(prize.name)), mine]
      : [chance.can && again, close];
    const picture = safeLink(prize?.picture, document.baseURI);
    const moment = { tone: won ? ("win" as const) : ("kind" as const), title: this.text(outcome.say), icon: iconOf(prize?.asset ?? null), picture, lines, actions };
    await this.sheet.open(momentSheet(moment, this.tongue));
  }

  /** Straight on with the wheel, its price in the label; a box wants to be chosen first. */
  #againButton(shown: DrawShown, chance: Chance): HTMLButtonElement {
    const wheel = shown.form === "wheel";
    const go = (): void => {
      this.sheet.close();
      if (wheel) requestAnimationFrame(() => void this.#play());
    };
    return h("button", { type: "button", class: "main", onclick: go }, wheel ? this.t("label_price", { what: this.t("again"), price: this.#price(shown, chance) }) : this.t("another"));
  }

  #price(shown: DrawShown, chance: Chance): string {
    return chance.can && chance.by === "points" && shown.price ? this.amount(shown.price) : this.t("free");
  }

  #where(asset: string): string {
    return asset === "points" ? this.t("where_points", { n: this.count(this.has("points")) }) : this.t("where_kept");
  }

  #how(asset: string): string {
    return this.t(asset === "points" ? "how_points" : asset.startsWith("prize:") ? "how_prize" : "how_coupon");
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

  #label(shown: DrawShown, chance: Chance): string {
    const wheel = shown.form === "wheel";
    if (this.busy) return this.t(wheel ? "spin_busy" : "open_busy");
    if (!chance.can) return this.#short(shown, chance);
    const what = this.t(wheel ? "spin" : this.#boxes?.chosen ? "open_this" : "open_box");
    return this.t("label_price", { what, price: this.#price(shown, chance) });
  }

  #short(shown: DrawShown, chance: Chance & { can: false }): string {
    switch (chance.why) {
      case "not_enough":
        return this.t("need_more", { n: this.count(chance.missing) });
      case "limit_today":
        return shown.next_day_at ? this.t("come_at", { at: this.at(shown.next_day_at) }) : this.t("come_tomorrow");
      default:
        return this.t(({ sold_out: "all_gone", limit_reached: "all_used", earn_first: "need_earn" } as const)[chance.why]);
    }
  }

  #whyNot(shown: DrawShown, chance: Chance & { can: false }): string {
    return chance.why === "earn_first" && shown.earn ? this.#earnLine(shown.earn) : this.#short(shown, chance);
  }

  #earnLine(earn: NonNullable<DrawShown["earn"]>): string {
    return earn.left_today > 0 ? this.t("earn_more", { how: this.text(earn.how), n: earn.left_today }) : this.t("next_tomorrow");
  }

  #hint(shown: DrawShown, chance: Chance): Child {
    const over = !chance.can && (chance.why === "limit_reached" || chance.why === "sold_out");
    return shown.earn && !over && h("p", { class: "hint" }, this.#earnLine(shown.earn));
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

  get #boxes(): Boxes | null {
    return this.#toy?.is instanceof Boxes ? this.#toy.is : null;
  }

  #toyOf(shown: DrawShown): { is: Wheel | Boxes; element: HTMLElement } {
    const slices = shown.form === "wheel" ? slicesOf(shown, (prize) => this.text(prize.name)) : [];
    const of = JSON.stringify([shown.form, this.tongue, slices]);
    if (this.#toy?.of !== of && !this.busy) this.#toy = { of, is: this.#makeToy(shown, slices) };
    const is = this.#toy?.is ?? this.#makeToy(shown, slices);
    return { is, element: is.element };
  }

  #makeToy(shown: DrawShown, slices: readonly Slice[]): Wheel | Boxes {
    if (shown.form === "blind_box") return new Boxes(this.t("boxes_label"), (n) => this.t("box_n", { n }), () => this.render());
    const prizes = slices.map((slice) => slice.name).join(this.tongue === "zh" ? "、" : ", ");
    return new Wheel(slices, this.t("wheel_label", { prizes }), () => void this.#play());
  }
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
