/** `<antiphon-hunt>`: the clue before you, what you have found, and a field for codes; treasures on pages are `<antiphon-treasure>`. */
import type { Accepted, PlayView } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import { momentSheet, useLink } from "../kit/moment";
import { Part } from "../kit/part";
import { CodeField, type CodeWords } from "../scan/code-field";
import css from "./hunt.css?inline";
import type { HuntAnswer, HuntShown, SpotShown } from "./wire";
import { huntSay, type HuntWord } from "./words";

export class HuntPart extends Part<HuntShown> {
  protected readonly kind = "hunt";
  protected readonly css = css;
  readonly #field = new CodeField(
    () => this.app,
    () => this.render(),
    (text) => void this.#send({ do: "code", code: text }),
    () => this.tell(this.w("camera_denied"), "bad"),
  );

  override connectedCallback(): void {
    this.#field.text = this.getAttribute("code") ?? new URL(location.href).searchParams.get("code") ?? "";
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    this.#field.close();
    super.disconnectedCallback();
  }

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-line" }), h("span", { class: "bone bone-main" }), h("span", { class: "bone bone-line" })];
  }

  protected paint({ shown }: PlayView<HuntShown>): Child[] {
    return [this.#progress(shown), h("ol", { class: "spots" }, ...shown.spots.map((spot, index) => this.#spot(shown, spot, index))), this.#worth(shown)];
  }

  protected action({ shown }: PlayView<HuntShown>): Child[] {
    if (shown.finished) return [h("p", { class: "closed-note" }, icon("star", 20), h("span", {}, this.w("finished"), shown.place !== null && ` ${this.w("place", { n: shown.place })}`))];
    const waiting = shown.waits_until !== null && Date.parse(shown.waits_until) > this.now.getTime();
    const until = shown.until && h("p", { class: "hint" }, this.w("until", { at: this.at(shown.until) }));
    const walk = shown.started && shown.asks_page && h("p", { class: "hint" }, this.w("walk"));
    if (!shown.started && !this.#field.text) {
      return [h("button", { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", onclick: () => void this.#send({ do: "start" }) }, this.w(this.busy ? "starting" : "start"))];
    }
    if (!shown.asks_code) return [walk, until];
    const label = this.busy ? this.w("sending") : waiting ? this.w("wait", { at: this.at(shown.waits_until) }) : this.w("send");
    const send = (): void => void this.#code(this.busy || waiting);
    const button = h("button", { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": this.busy || waiting ? "true" : null, onclick: send }, label);
    return [this.#field.paint(this.#words(), false, send), button, this.#field.button(this.#words()), walk, until];
  }

  protected rules(view: PlayView<HuntShown>): { title: string; body: Child[] } {
    const { shown } = view;
    const row = (name: string, what: string): HTMLElement => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, what));
    const rows = shown.spots.map((spot, index) => spot.reward && row(this.w("spot", { n: index + 1 }), this.reward(spot.reward)));
    const terms = facts([
      [this.w("rule_order"), this.w(`order_${shown.order}`)],
      shown.hours_each !== null && [this.w("rule_time"), this.w("hours", { n: shown.hours_each })],
      [this.t("rule_dates"), dates(view, this.speaker)],
    ]);
    return { title: this.t("rules_only"), body: [h("table", { class: "odds" }, h("tbody", {}, ...rows.filter((one) => one !== null))), this.#worth(shown), h("p", { class: "fine" }, this.w("rule_fair")), terms] };
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#send(move as Record<string, string>);
  }

  protected w(word: HuntWord, values: Readonly<Record<string, string | number>> = {}): string {
    return huntSay(word, this.tongue, values);
  }

  // ---- hunting

  async #code(off: boolean): Promise<void> {
    if (off) return;
    const code = this.#field.text.trim();
    if (code) return this.#send({ do: "code", code });
    this.tell(this.w("empty"), "bad");
    this.shadowRoot?.querySelector<HTMLElement>("#code")?.focus();
  }

  async #send(move: Readonly<Record<string, string>>): Promise<void> {
    const outcome = await this.move<HuntAnswer>(move);
    if (!outcome) return;
    if (outcome.because !== "wrong_code") this.#field.text = "";
    await this.settle(outcome);
    if (outcome.because === "wrong_code") {
      const left = outcome.answer.tries_left;
      this.tell([this.text(outcome.say), left !== undefined && this.w("tries_left", { n: left })].filter(Boolean).join(" "), "bad");
      this.shadowRoot?.querySelector<HTMLElement>("#code")?.focus({ preventScroll: true });
    } else if (outcome.because === "started") this.tell(this.text(outcome.say), "good");
    else await this.#celebrate(outcome);
  }

  async #celebrate(outcome: Accepted<HuntAnswer>): Promise<void> {
    const { rewards } = outcome.answer;
    const first = rewards[0];
    if (first) this.emit("win", { rewards, decision_id: outcome.decision_id, say: outcome.say });
    const lines: Child[] = rewards.map((reward) => h("b", {}, this.reward(reward)));
    if (first) lines.push(h("slot", { name: "how" }, this.t(rewards.every((reward) => reward.asset === "points") ? "how_points" : "how_coupon")));
    await this.sheet.open(momentSheet({ tone: first ? "win" : "kind", title: this.text(outcome.say), icon: first ? iconOf(first.asset) : "star", lines, actions: [this.doneButton(), first && useLink(this, this.tongue)] }, this.tongue));
  }

  #words(): CodeWords {
    return { label: this.w("label"), hint: this.w("code_hint"), camera: this.w("camera"), stop: this.w("camera_stop"), look: this.w("camera_look"), denied: this.w("camera_denied") };
  }

  // ---- drawing

  #progress(shown: HuntShown): Child {
    if (!shown.started) return h("p", { class: "lead" }, this.w("lead", { n: shown.count }));
    const text = this.w("progress", { found: shown.found, count: shown.count });
    const bar = h("span", {});
    bar.style.width = `${(100 * shown.found) / shown.count}%`;
    return h("div", { class: "way" }, h("b", {}, text), h("div", { class: "bar", role: "progressbar", "aria-label": text, "aria-valuemin": 0, "aria-valuemax": shown.count, "aria-valuenow": shown.found }, bar));
  }

  #spot(shown: HuntShown, spot: SpotShown, index: number): HTMLElement {
    const found = spot.found_at !== null;
    const due = !found && spot.clue !== null && !spot.over;
    const name = found ? this.text(spot.name) : this.w("spot", { n: index + 1 });
    const state = spot.over ? this.w("over") : found || due || !shown.started ? null : this.w("later");
    return h(
      "li",
      { class: found ? "have" : due ? "due" : "" },
      h("span", { class: "seal", "aria-hidden": "true" }, icon(found ? "check" : due ? "star" : "lock", 22)),
      h(
        "div",
        {},
        h("b", {}, name),
        !found && spot.clue && h("p", { class: "clue" }, this.text(spot.clue)),
        spot.hint && h("p", { class: "clue" }, this.w("hint"), this.text(spot.hint)),
        spot.hint_at && h("small", {}, this.w("hint_at", { at: this.at(spot.hint_at) })),
        spot.opens_at && h("small", {}, this.w("opens", { at: this.at(spot.opens_at) })),
        spot.closes_at && h("small", {}, this.w("closes", { at: this.at(spot.closes_at) })),
        state && h("small", {}, state),
      ),
      spot.reward && h("small", { class: "gain" }, this.reward(spot.reward)),
    );
  }

  #worth(shown: HuntShown): Child {
    const first = shown.first_reward && shown.first !== null && (shown.first_left ? this.w("first_worth", { n: shown.first, what: this.reward(shown.first_reward), left: shown.first_left }) : this.w("first_gone", { n: shown.first }));
    const all = shown.full_reward && this.w("all_worth", { what: this.reward(shown.full_reward) });
    if (all === null && !first) return null;
    return h("div", { class: "worth" }, all && h("p", {}, icon("gift", 18), all), first && h("p", {}, icon("flame", 18), first));
  }
}
