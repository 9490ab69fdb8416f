/** `<antiphon-check-in>`: a month, a streak, and one tap a day. */
import { day, month, tagOf, weekStart } from "../core/format";
import type { Accepted, CalendarDay, CheckInAnswer, CheckInShown, DayReward, MakeUp, Named, PlayView, SpecialDay } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import { momentSheet, useLink } from "../kit/moment";
import { Part } from "../kit/part";
import { weekdayNames, weeks } from "./calendar";
import css from "./check-in.css?inline";

interface CheckInMove {
  readonly do: "check_in" | "make_up";
  readonly on?: string;
}

export class CheckInPart extends Part<CheckInShown> {
  protected readonly kind = "check_in";
  protected readonly css = css;
  #fresh: string | null = null; // the day that was just taken, for its stamp to be seen

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-line" }), h("span", { class: "bone bone-month" })];
  }

  protected paint(view: PlayView<CheckInShown>): Child[] {
    return [this.#streak(view.shown), this.#path(view.shown), this.#month(view.shown), this.#legend(view.shown)];
  }

  protected action({ shown }: PlayView<CheckInShown>): Child[] {
    const done = shown.checked_in_today;
    const points = shown.calendar.find((each) => each.state === "today")?.points;
    const label = this.busy ? this.t("check_in_busy") : done ? this.t("check_in_done") : this.t("check_in");
    const button = h(
      "button",
      { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": done || this.busy ? "true" : null, onclick: () => void this.#tap() },
      done && !this.busy && icon("check", 20),
      label,
      !done && !this.busy && points ? h("span", { class: "plus" }, this.t("plus", { n: points })) : null,
    );
    return [button, done && shown.next_day_at && h("p", { class: "hint" }, this.t("again_at", this.#until(shown.next_day_at))), done && this.cardButton()];
  }

  protected rules(view: PlayView<CheckInShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const rows = shown.rewards.map((reward) => h("tr", {}, h("th", { scope: "row" }, this.t("reward_day", { n: reward.day })), h("td", {}, this.#worth(reward))));
    for (const special of shown.specials ?? []) rows.push(this.#extraRow(this.#occasion(special), special.reward));
    if (shown.full_month) rows.push(this.#extraRow(this.t("full_month"), shown.full_month.reward));
    const missed = this.#missedLine(shown.make_up);
    const table = h("table", { class: "odds" }, h("caption", {}, this.t("rewards_title")), h("tbody", {}, ...rows));
    const after = shown.after_last === "restart" ? "after_restart" : "after_stay";
    const terms = facts([[this.t("rule_missed"), missed], [this.t("rule_dates"), dates(view, this.speaker)], shown.next_day_at ? [this.t("rule_day"), this.at(shown.next_day_at)] : null]);
    return { title: this.t("rules_only"), body: [table, h("p", { class: "fine" }, this.t(after)), terms] };
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#make(move as CheckInMove);
  }

  // ---- playing

  #tap(): Promise<void> {
    if (this.view?.shown.checked_in_today && !this.busy) {
      const next = this.view.shown.next_day_at;
      this.tell(next ? this.t("again_at", this.#until(next)) : this.t("check_in_done"));
      return Promise.resolve();
    }
    return this.#make({ do: "check_in" });
  }

  async #make(move: CheckInMove): Promise<void> {
    const outcome = await this.move<CheckInAnswer>(move);
    if (!outcome) return;
    this.#fresh = outcome.answer.on;
    await this.settle(outcome);
    this.tell(this.text(outcome.say), "good");
    this.shadowRoot?.querySelector<HTMLElement>("[data-key=play]")?.focus({ preventScroll: true });
    this.#fresh = null;
    const { points } = outcome.answer;
    const extras = [...outcome.answer.extras, ...(outcome.answer.specials ?? [])];
    if (points > 0 || extras.length) this.emit("win", { points, extras, decision_id: outcome.decision_id, say: outcome.say });
    if (extras.length) await this.#celebrate(outcome, extras);
  }

  async #celebrate({ say }: Accepted<CheckInAnswer>, extras: readonly Named[]): Promise<void> {
    const first = extras[0];
    const kept = extras.some((extra) => extra.asset !== "points");
    const lines: Child[] = [
      h("b", {}, extras.map((extra) => this.reward(extra)).join(this.tongue === "zh" ? "、" : ", ")),
      kept ? this.t("where_kept") : this.t("where_points", { n: this.count(this.has("points")) }),
      h("slot", { name: "how" }, kept ? this.t("how_coupon") : this.t("how_points")),
    ];
    const actions = [this.doneButton(), useLink(this, this.tongue)];
    const moment = { tone: "win" as const, title: this.text(say), icon: iconOf(first?.asset ?? null), lines, actions };
    await this.sheet.open(momentSheet(moment, this.tongue));
  }

  #askMakeUp(on: string, makeUp: MakeUp): void {
    const { price } = makeUp;
    const has = this.has(price.asset);
    const missing = price.amount - has;
    const values = { price: this.amount(price), has: this.amount({ ...price, amount: has }), n: this.count(missing) };
    const pay = h("button", { type: "button", class: "main", onclick: () => this.#pay(on) }, this.t("mend_do", values));
    const cancel = h("button", { type: "button", class: missing > 0 ? "main" : "second", onclick: () => this.sheet.close() }, this.t(missing > 0 ? "done" : "cancel"));
    const body = [
      h("p", {}, missing > 0 ? this.t("mend_short", values) : this.t("mend_text", values)),
      h("p", { class: "fine" }, this.t("mend_left", { n: makeUp.left, back: makeUp.days_back })),
    ];
    void this.sheet.open({ title: this.t("mend_title", { day: day(on, this.tongue) }), close: this.t("close"), body, actions: [missing <= 0 && pay, cancel] });
  }

  #pay(on: string): void {
    this.sheet.close();
    void this.#make({ do: "make_up", on });
  }

  // ---- drawing

  #streak(shown: CheckInShown): HTMLElement {
    const { streak } = shown;
    const tomorrow = shown.calendar.find((each) => each.on > shown.today && each.points !== null)?.points;
    const next = shown.checked_in_today
      ? tomorrow && this.t("streak_tomorrow", { n: tomorrow })
      : streak > 0
        ? this.t("streak_keep", { n: streak + 1 })
        : this.t("streak_none");
    const extra = shown.rewards.find((reward) => reward.extra && reward.extra.left !== 0 && reward.day > streak);
    const today = shown.checked_in_today ? [] : (shown.specials ?? []).filter((special) => special.yours && special.reward.left !== 0);
    const away = extra?.extra && this.t("next_extra", { n: extra.day - streak, what: this.reward(extra.extra) });
    return h(
      "div",
      { class: "streak" },
      h("p", { class: streak ? "count lit" : "count" }, icon("flame", 26), h("span", {}, h("small", {}, this.t("streak")), h("b", {}, this.t("days", { n: streak })))),
      h("p", { class: "next" }, next === 0 ? null : next, away ? h("small", {}, away) : null, ...today.map((special) => h("small", { class: "gift" }, icon("gift", 16), this.t("special_today", { what: this.reward(special.reward) })))),
    );
  }

  /** The next seven rungs of the streak and what each is worth. */
  #path(shown: CheckInShown): HTMLElement {
    const reached = shown.streak;
    const day_ = shown.checked_in_today ? reached : reached + 1;
    const begin = Math.max(1, day_ - 2);
    const restarts = shown.after_last === "restart";
    const table = shown.rewards;
    const last = table.filter((reward) => reward.day <= 7 || !reward.extra).reduce((most, reward) => Math.max(most, reward.day), 1);
    const steps = Array.from({ length: 7 }, (_, index) => begin + index).map((n) => {
      const place = restarts ? ((n - 1) % last) + 1 : n;
      const reward = table.find((each) => each.day === place) ?? [...table].reverse().find((each) => each.day <= place);
      const extra = table.find((each) => each.day === place)?.extra;
      const state = n <= reached ? "reached" : n === day_ ? "now" : "";
      return h(
        "li",
        { class: state, "aria-current": state === "now" ? "step" : null },
        h("span", { class: "worth" }, n <= reached ? icon("check", 18) : extra && extra.left !== 0 ? icon(iconOf(extra.asset === "points" ? "prize:" : extra.asset), 18) : `+${reward?.points ?? 0}`),
        h("small", {}, this.t("day_n", { n })),
      );
    });
    return h("ol", { class: "path" }, ...steps);
  }

  #month(shown: CheckInShown): HTMLElement {
    const first = weekStart(this.tongue);
    const names = weekdayNames(tagOf(this.tongue), first).map((name) => h("th", { scope: "col" }, h("abbr", { title: name.long }, name.short)));
    const rows = weeks(shown.calendar, first).map((week) => h("tr", {}, ...week.map((each) => h("td", {}, each && this.#cell(each, shown)))));
    return h("table", { class: "month" }, h("caption", {}, month(shown.today, this.tongue)), h("thead", {}, h("tr", {}, ...names)), h("tbody", {}, ...rows));
  }

  #cell(each: CalendarDay, shown: CheckInShown): HTMLElement {
    const n = Number(each.on.slice(8));
    const stamped = each.state === "done" || each.state === "made_up";
    const isToday = each.on === shown.today;
    const look = `day ${each.state}${isToday ? " now" : ""}${each.on === this.#fresh ? " fresh" : ""}`;
    const makeUp = shown.make_up;
    if (each.mendable && makeUp) {
      const label = this.t("mend_day", { day: day(each.on, this.tongue), price: this.amount(makeUp.price) });
      return h(
        "button",
        { type: "button", class: `${look} mend`, "data-key": each.on, "aria-label": label, onclick: () => this.#askMakeUp(each.on, makeUp) },
        h("b", {}, n),
        h("small", {}, this.t("mend")),
      );
    }
    const points = each.points === null ? "" : this.t("state_future", { n: each.points });
    const spoken = each.state === "outside" ? "" : each.state === "future" ? points : each.state === "today" ? [this.t("state_today"), points].join(" ") : this.t(`state_${each.state}`);
    const under = stamped ? icon("check", 14) : each.special ? icon("gift", 14) : each.points && !shown.checked_in_today === isToday ? h("small", { "aria-hidden": "true" }, `+${each.points}`) : null;
    return h("span", { class: look }, h("b", {}, n), under, spoken && h("span", { class: "hidden" }, spoken));
  }

  #legend(shown: CheckInShown): Child {
    const makeUp = shown.make_up;
    if (!makeUp?.days.length) return null;
    const earlier = makeUp.days.filter((on) => on.slice(0, 7) !== shown.today.slice(0, 7));
    const buttons = earlier.map((on) => h("button", { type: "button", class: "second small", "data-key": on, onclick: () => this.#askMakeUp(on, makeUp) }, day(on, this.tongue)));
    const here = earlier.length < makeUp.days.length;
    return h("div", { class: "mending" }, here && h("p", { class: "hint" }, this.t("mend_hint")), buttons.length ? h("p", { class: "hint" }, this.t("mend_last_month"), ...buttons) : null);
  }

  // ---- words

  #until(at: string): { at: string; span: string } {
    return { at: this.at(at), span: this.spanTo(at) };
  }

  #occasion({ when, day: n, month: of }: SpecialDay): string {
    const date = when === "year_day" ? day(`2024-${String(of).padStart(2, "0")}-${String(n).padStart(2, "0")}`, this.tongue) : "";
    return this.t(`special_${when}`, { n: n ?? "", date });
  }

  #extraRow(name: string, reward: Named): HTMLTableRowElement {
    return h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, reward.left === 0 ? this.t("reward_gone") : this.reward(reward)));
  }

  #worth({ points, extra }: DayReward): string {
    const own = points ? this.amount({ asset: "points", amount: points }) : "";
    const more = extra ? (extra.left === 0 ? this.t("reward_gone") : this.reward(extra)) : "";
    return [own, more].filter(Boolean).join(" + ");
  }

  #missedLine(makeUp: MakeUp | null): string {
    if (!makeUp) return this.t("rule_missed_no");
    const values = { back: makeUp.days_back, price: this.amount(makeUp.price) };
    return makeUp.per_month === undefined ? this.t("rule_missed_left", { n: makeUp.left, ...values }) : this.t("rule_missed_yes", { n: makeUp.per_month, ...values });
  }
}
