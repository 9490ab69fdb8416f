/** `<antiphon-scan>`: type or scan the code of a package; learn whether it is genuine and what its first scan is worth. */
import { day } from "../core/format";
import type { Accepted, Amount, Named, PlayView, Text } from "../core/wire";
import { dates, facts } from "../draw/rules-view";
import { type Child, h } from "../kit/dom";
import { icon, iconOf } from "../kit/icons";
import { momentSheet, useLink } from "../kit/moment";
import { Part } from "../kit/part";
import { hasCamera, readCode } from "./camera";
import css from "./scan.css?inline";
import { scanSay, type ScanWord } from "./words";

interface Shown {
  readonly batches: readonly { readonly key: string; readonly product: Text; readonly reward: Named | null; readonly scanned: boolean }[];
  readonly full_set: { readonly reward: Named; readonly paid: boolean } | null;
  readonly scanned: number;
  readonly rewarded_per_day: number | null;
  readonly rewards_left_today: number | null;
  readonly waits_until: string | null;
}

interface Scanned {
  readonly product?: Text;
  readonly first_on?: string;
  readonly times?: number;
  readonly tries_left?: number;
  readonly rewards: readonly (Amount & { readonly name: Text | null })[];
}

const GENUINE = ["unlocked", "set_complete", "genuine", "reward_used", "reward_gone", "yours_already"];

export class ScanPart extends Part<Shown> {
  protected readonly kind = "scan";
  protected readonly css = css;
  #code = "";
  #camera: AbortController | null = null;
  readonly #video = h("video", { playsinline: true, "aria-hidden": "true" });

  override connectedCallback(): void {
    this.#code = this.getAttribute("code") ?? new URL(location.href).searchParams.get("code") ?? "";
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    this.#camera?.abort();
    super.disconnectedCallback();
  }

  protected skeleton(): Child[] {
    return [h("span", { class: "bone bone-line" }), h("span", { class: "bone bone-main" })];
  }

  protected paint({ shown }: PlayView<Shown>): Child[] {
    return [this.#camera ? this.#viewfinder() : this.#field(), this.#album(shown)];
  }

  protected action({ shown }: PlayView<Shown>): Child[] {
    const waits = shown.waits_until !== null && Date.parse(shown.waits_until) > this.now.getTime();
    const label = this.busy ? this.w("checking") : waits ? this.w("wait", { at: this.at(shown.waits_until) }) : this.w("check");
    const off = this.busy || waits;
    const check = h("button", { type: "button", class: `main${this.busy ? " busy" : ""}`, "data-key": "play", "aria-disabled": off ? "true" : null, onclick: () => void this.#check(off) }, label);
    const camera = hasCamera() && h("button", { type: "button", class: "second", "data-key": "camera", onclick: () => void this.#toggleCamera() }, icon("shield", 20), this.w(this.#camera ? "camera_stop" : "camera"));
    return [check, camera, shown.rewards_left_today !== null && h("p", { class: "hint" }, this.w("left_today", { n: shown.rewards_left_today }))];
  }

  protected rules(view: PlayView<Shown>): { title: string; body: Child[] } {
    const { shown } = view;
    const rows = shown.batches.map(({ product, reward }) => h("tr", {}, h("th", { scope: "row" }, this.text(product)), h("td", {}, reward ? this.reward(reward) : "–", typeof reward?.left === "number" && h("small", {}, reward.left === 0 ? this.t("gone") : this.t("left", { n: this.count(reward.left) })))));
    if (shown.full_set) rows.push(h("tr", {}, h("th", { scope: "row" }, this.w("set")), h("td", {}, this.reward(shown.full_set.reward))));
    const terms = facts([[this.t("rule_dates"), dates(view, this.speaker)]]);
    const lines = [this.w("rule_once"), shown.rewarded_per_day !== null && this.w("rule_day", { n: shown.rewarded_per_day })];
    return { title: this.t("rules_only"), body: [h("table", { class: "odds" }, h("tbody", {}, ...rows)), ...lines.map((line) => line && h("p", { class: "fine" }, line)), terms] };
  }

  protected override askAgain(move: unknown): Promise<void> {
    return this.#send((move as { code: string }).code);
  }

  protected w(word: ScanWord, values: Readonly<Record<string, string | number>> = {}): string {
    return scanSay(word, this.tongue, values);
  }

  // ---- scanning

  async #check(off: boolean): Promise<void> {
    if (off) return;
    const code = this.#code.trim();
    if (!code) {
      this.tell(this.w("empty"), "bad");
      this.shadowRoot?.querySelector<HTMLElement>("#code")?.focus();
      return;
    }
    await this.#send(code);
  }

  async #send(code: string): Promise<void> {
    const outcome = await this.move<Scanned>({ code });
    if (!outcome) return;
    if (GENUINE.includes(outcome.because)) this.#code = "";
    await this.settle(outcome);
    await this.#say(outcome);
    this.shadowRoot?.querySelector<HTMLElement>("#code")?.focus({ preventScroll: true });
  }

  async #say(outcome: Accepted<Scanned>): Promise<void> {
    const { answer, because } = outcome;
    if (because === "not_a_code") {
      const left = answer.tries_left;
      this.tell([this.text(outcome.say), left !== undefined && this.w("tries_left", { n: left })].filter(Boolean).join(" "), "bad");
      return;
    }
    const won = answer.rewards.length > 0;
    const seen = because === "scanned_before";
    if (won) this.emit("win", { rewards: answer.rewards, decision_id: outcome.decision_id, say: outcome.say });
    const lines: Child[] = [
      h("b", { class: seen ? "verdict seen" : "verdict" }, icon(seen ? "info" : "shield", 20), this.w(seen ? "seen" : "genuine"), answer.product && ` · ${this.text(answer.product)}`),
      ...answer.rewards.map((reward) => h("b", {}, this.reward(reward))),
      answer.first_on && this.w("first_on", { day: day(answer.first_on, this.tongue) }),
      (answer.times ?? 1) > 1 && this.w("times", { n: answer.times ?? 1 }),
      won && h("slot", { name: "how" }, this.t(answer.rewards.every((reward) => reward.asset === "points") ? "how_points" : "how_coupon")),
    ];
    const first = answer.rewards[0];
    await this.sheet.open(momentSheet({ tone: won ? "win" : "kind", title: this.text(outcome.say), icon: first ? iconOf(first.asset) : seen ? "info" : "shield", lines, actions: [this.doneButton(), won && useLink(this, this.tongue)] }, this.tongue));
  }

  async #toggleCamera(): Promise<void> {
    if (this.#camera) {
      this.#camera.abort();
      this.#camera = null;
      this.render();
      return;
    }
    const stop = new AbortController();
    this.#camera = stop;
    this.tell("");
    this.render();
    try {
      const text = await readCode(this.#video, stop.signal, this.app.config.origin);
      this.#camera = null;
      if (text !== null) {
        this.#code = text;
        this.render();
        await this.#send(text);
      }
    } catch {
      this.#camera = null;
      this.tell(this.w("camera_denied"), "bad");
    }
    this.render();
  }

  // ---- drawing

  #field(): Child {
    const input = h("input", {
      id: "code",
      type: "text",
      autocomplete: "off",
      autocapitalize: "characters",
      spellcheck: "false",
      maxlength: 300,
      "aria-describedby": "code-hint",
      "data-key": "code",
      value: this.#code,
      oninput: (event) => (this.#code = (event.target as HTMLInputElement).value),
      onkeydown: (event) => {
        if ((event as KeyboardEvent).key === "Enter") void this.#check(this.busy);
      },
    });
    input.value = this.#code;
    return h("div", { class: "field" }, h("label", { for: "code" }, this.w("label")), input, h("small", { id: "code-hint" }, this.w("hint")));
  }

  #viewfinder(): Child {
    return h("div", { class: "finder" }, this.#video, h("p", { role: "status" }, this.w("camera_look")));
  }

  #album(shown: Shown): Child {
    const one = shown.batches.length === 1 ? shown.batches[0] : undefined;
    if (one) return h("p", { class: "worth" }, one.reward ? this.w("first_worth", { what: this.reward(one.reward) }) : null, shown.scanned > 0 && h("small", {}, this.w("scanned", { n: shown.scanned })));
    const items = shown.batches.map((batch) =>
      h("li", { class: batch.scanned ? "have" : "" }, h("span", { class: "seal", "aria-hidden": "true" }, icon(batch.scanned ? "check" : "lock", 22)), h("b", {}, this.text(batch.product)), h("small", {}, this.w(batch.scanned ? "have" : "lack"))),
    );
    const goal = shown.full_set && h("p", { class: "worth" }, shown.full_set.paid ? this.w("set_paid") : this.w("set_reward", { what: this.reward(shown.full_set.reward) }));
    return h("div", { class: "album" }, h("ul", {}, ...items), goal);
  }
}
