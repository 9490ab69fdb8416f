/** `<antiphon-visit>`: check in at a shop with the code on its screen; stamps for several shops. */
import { newId } from "../core/storage";
import type { Accepted, Amount, Named, PlayView, Text } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import { momentSheet, useLink } from "../kit/moment";
import { Part } from "../kit/part";
import { CodeField, type CodeWords } from "../scan/code-field";
import { metresBetween, readScreen } from "./distance";
import css from "./visit.css?inline";
import { visitSay, type VisitWord } from "./words";

interface PlaceShown {
  readonly key: string;
  readonly name: Text;
  readonly address: Text;
  readonly position: readonly [number, number] | null;
  readonly reward: Named | null;
  readonly visits: number;
  readonly today: boolean;
}

interface Shown {
  readonly places: readonly PlaceShown[];
  readonly visited: number;
  readonly stamps: readonly { readonly places: number; readonly reward: Named; readonly paid: boolean }[];
  readonly asks_position: boolean;
  readonly code_seconds: number;
  readonly places_per_day: number | null;
  readonly places_left_today: number | null;
  readonly rewarded_visits: number | null;
  readonly waits_until: string | null;
}

interface Visited {
  readonly tries_left?: number;
  readonly rewards: readonly (Amount & { readonly name: Text | null })[];
}

const DEVICE = "antiphon:device";

export class VisitPart extends Part<Shown> {
  protected readonly kind = "visit";
  protected readonly css = css;
  #place = "";
  #locating = false;
  readonly #field = new CodeField(
    () => this.app,
    () => this.render(),
    (text) => this.#scanned(text),
    () => this.tell(this.w("camera_denied"), "bad"),
  );

  override connectedCallback(): void {
    const asked = new URL(location.href).searchParams;
    this.#field.text = asked.get("code") ?? "";
    this.#place = this.getAttribute("place") ?? asked.get("place") ?? "";
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    this.#field.close();
    super.disconnectedCallback();
  }

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-line" }), h("span", { class: "bone bone-main" })];
  }

  protected paint({ shown }: PlayView<Shown>): Child[] {
    return [this.#album(shown), this.#places(shown)];
  }

  protected action({ shown }: PlayView<Shown>): Child[] {
    const note = (word: VisitWord): Child[] => [h("p", { class: "closed-note" }, icon("check", 20), this.w(word))];
    if (shown.places.every((place) => place.today)) return note("all_today");
    if (shown.places_left_today === 0) return note("enough_today");
    const waits = shown.waits_until !== null && Date.parse(shown.waits_until) > this.now.getTime();
    const off = this.busy || this.#locating || waits;
    const label = this.#locating ? this.w("locating") : this.busy ? this.w("checking") : waits ? this.w("wait", { at: this.at(shown.waits_until) }) : this.w("check_in");
    const go = (): void => void this.#checkIn(off);
    const button = h("button", { type: "button", class: `main${this.busy || this.#locating ? " busy" : ""}`, "data-key": "play", "aria-disabled": off ? "true" : null, onclick: go }, label);
    const words = this.#words(shown);
    return [this.#field.paint(words, true, go), button, this.#field.button(words), shown.asks_position && h("p", { class: "hint" }, this.w("position"))];
  }

  protected rules(view: PlayView<Shown>): { title: string; body: Child[] } {
    const { shown } = view;
    const rows = shown.places.map((place) => h("tr", {}, h("th", { scope: "row" }, this.text(place.name), h("small", {}, this.text(place.address))), h("td", {}, place.reward ? this.reward(place.reward) : "–")));
    const lines = [this.w("rule_day"), shown.places_per_day !== null && this.w("rule_places", { n: shown.places_per_day }), shown.rewarded_visits !== null && this.w("rule_rewarded", { n: shown.rewarded_visits }), shown.asks_position && this.w("rule_position")];
    return { title: this.t("rules_only"), body: [h("table", { class: "odds" }, h("tbody", {}, ...rows)), ...lines.map((line) => line && h("p", { class: "fine" }, line)), facts([[this.t("rule_dates"), dates(view, this.speaker)]])] };
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#send(move as Record<string, string | number>);
  }

  protected w(word: VisitWord, values: Readonly<Record<string, string | number>> = {}): string {
    return visitSay(word, this.tongue, values);
  }

  // ---- checking in

  /** Where the person says they are: the only shop, or the one that was chosen. */
  #chosen(): PlaceShown | undefined {
    const places = this.view?.shown.places ?? [];
    return places.length === 1 ? places[0] : places.find((place) => place.key === this.#place);
  }

  #scanned(text: string): void {
    const { place, code } = readScreen(text);
    if (place !== null) this.#place = place;
    this.#field.text = code;
    this.render();
    void this.#checkIn(this.busy);
  }

  async #checkIn(off: boolean): Promise<void> {
    if (off || !this.view) return;
    const place = this.#chosen();
    const code = this.#field.text.trim();
    if (!place) {
      this.tell(this.w("pick_first"), "bad");
      return;
    }
    if (!code) {
      this.tell(this.w("empty"), "bad");
      this.shadowRoot?.querySelector<HTMLElement>("#code")?.focus();
      return;
    }
    const near = this.view.shown.asks_position && place.position ? await this.#locate(place.position) : {};
    if (near === null) {
      this.tell(this.w("position_denied"), "bad");
      return;
    }
    await this.#send({ place: place.key, code, device: this.#device(), ...near });
  }

  /** The distance, which is all that leaves the phone; null when the person or the phone says no. */
  async #locate(shop: readonly [number, number]): Promise<{ metres: number; accuracy: number } | null> {
    this.#locating = true;
    this.tell("");
    this.render();
    try {
      const { coords } = await new Promise<GeolocationPosition>((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: 15_000, maximumAge: 0 }));
      return { metres: metresBetween([coords.latitude, coords.longitude], shop), accuracy: Math.min(20_000_000, Math.max(0, Math.round(coords.accuracy))) };
    } catch {
      return null;
    } finally {
      this.#locating = false;
      this.render();
    }
  }

  /** A word that this browser keeps, also when somebody else signs in. */
  #device(): string {
    const { keeping } = this.app;
    const kept = keeping.get(DEVICE) ?? newId();
    keeping.set(DEVICE, kept);
    return kept;
  }

  async #send(move: Readonly<Record<string, string | number>>): Promise<void> {
    const outcome = await this.move<Visited>(move);
    if (!outcome) return;
    this.#field.text = "";
    await this.settle(outcome);
    if (outcome.because === "wrong_code") {
      const left = outcome.answer.tries_left;
      this.tell([this.text(outcome.say), left !== undefined && this.w("tries_left", { n: left })].filter(Boolean).join(" "), "bad");
      this.shadowRoot?.querySelector<HTMLElement>("#code")?.focus({ preventScroll: true });
    } else await this.#celebrate(outcome);
  }

  async #celebrate(outcome: Accepted<Visited>): Promise<void> {
    const { rewards } = outcome.answer;
    const first = rewards[0];
    this.#place = ""; // done for today
    this.render();
    if (first) this.emit("win", { rewards, decision_id: outcome.decision_id, say: outcome.say });
    const lines: Child[] = rewards.map((reward) => h("b", {}, this.reward(reward)));
    if (first) lines.push(h("slot", { name: "how" }, this.t(rewards.every((reward) => reward.asset === "points") ? "how_points" : "how_coupon")));
    await this.sheet.open(momentSheet({ tone: first ? "win" : "kind", title: this.text(outcome.say), icon: first ? iconOf(first.asset) : "check", lines, actions: [this.doneButton(), first && useLink(this, this.tongue)] }, this.tongue));
  }

  #words(shown: Shown): CodeWords {
    return { label: this.w("label"), hint: shown.code_seconds % 60 ? this.w("code_hint", { n: shown.code_seconds }) : this.w("code_minutes", { n: shown.code_seconds / 60 }), camera: this.w("camera"), stop: this.w("camera_stop"), look: this.w("camera_look"), denied: this.w("camera_denied") };
  }

  // ---- drawing

  #album(shown: Shown): Child {
    if (!shown.stamps.length) return null;
    const last = shown.stamps[shown.stamps.length - 1]?.places ?? shown.places.length;
    const seals = Array.from({ length: last }, (_, index) => h("li", { class: index < shown.visited ? "have" : "" }, h("span", { class: "seal", "aria-hidden": "true" }, icon(index < shown.visited ? "check" : "star", 22))));
    const goals = shown.stamps.map((stamp) => h("p", { class: stamp.paid ? "paid" : "" }, icon(stamp.paid ? "check" : "gift", 18), this.w("stamp_worth", { n: stamp.places, what: this.reward(stamp.reward) }), stamp.paid && ` · ${this.w("stamp_paid")}`));
    return h("div", { class: "album" }, h("b", {}, this.w("stamps", { n: Math.min(shown.visited, last), count: last })), h("ul", { "aria-hidden": "true" }, ...seals), h("div", { class: "worth" }, ...goals));
  }

  #places(shown: Shown): Child {
    const many = shown.places.length > 1;
    const rows = shown.places.map((place) => {
      const input = many && h("input", { type: "radio", name: "place", value: place.key, disabled: place.today, "data-key": `place-${place.key}`, onchange: () => (this.#place = place.key) });
      if (input) input.checked = place.key === this.#place;
      const been = place.today ? this.w("today") : place.visits === 1 ? this.w("been") : place.visits > 1 ? this.w("been_n", { n: place.visits }) : null;
      const text = h("span", { class: "words" }, h("b", {}, this.text(place.name)), h("small", {}, this.text(place.address)), place.reward && !place.today && h("small", { class: "gain" }, this.w("each", { what: this.reward(place.reward) })), been && h("small", { class: "been" }, icon("check", 14), been));
      return h("li", {}, many ? h("label", { class: "place" }, input, text) : h("div", { class: "place" }, text));
    });
    const list = h("ul", { class: "places" }, ...rows);
    return many ? h("fieldset", {}, h("legend", {}, this.w("choose")), list) : list;
  }
}
