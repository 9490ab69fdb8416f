/**
 * `<antiphon-treasure play="…" spot="…">`: put where something may be hidden, or in the frame of every page.
 *
 * It shows nothing until the server says that something lies on this page for this person: the page's source has neither the code
 * nor the place. `spot` says which treasure may appear here; without it any of the page.
 */
import { Failed } from "../core/http";
import type { Accepted, PlayView } from "../core/wire";
import { adopt, h } from "../kit/dom";
import { icon } from "../kit/icons";
import { Speaking } from "../kit/speaking";
import frameCss from "../kit/part.css?inline";
import css from "./treasure.css?inline";
import type { HuntAnswer, HuntShown } from "./wire";
import { huntSay } from "./words";

export class TreasurePart extends Speaking {
  #undo: (() => void)[] = [];
  #looked = false;
  readonly #box = h("div", { class: "treasure", role: "status" });

  connectedCallback(): void {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      adopt(root, frameCss, css);
      root.append(this.#box);
    }
    const again = (): void => void (this.#looked || this.#look());
    this.#undo = [this.app.on("stirred", again), this.app.on("person", () => this.#startOver())];
    void this.#look();
  }

  disconnectedCallback(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  #startOver(): void {
    this.#looked = false;
    this.#box.replaceChildren();
    void this.#look();
  }

  /** Ask once whether something is here; only for who is on the hunt, so that other visitors cost nothing. */
  async #look(): Promise<void> {
    const play = this.getAttribute("play");
    if (!play || this.#looked) return;
    try {
      const view: PlayView<HuntShown> = await this.app.getPlay<HuntShown>(play);
      if (view.state !== "live" || !view.for_you || !view.shown.started || view.shown.finished || !view.shown.asks_page) return;
      if (this.#begun()) return;
      const seen = await this.#make(play, { do: "look", page: location.pathname });
      const wanted = this.getAttribute("spot");
      if (seen?.because === "something_here" && (!wanted || seen.answer.spot === wanted)) this.#appear(play);
    } catch (error) {
      if (!(error instanceof Failed)) throw error; // a page without its treasure is still a page
    }
  }

  /** Whether it was looked before; from now on it was. */
  #begun(): boolean {
    const before = this.#looked;
    this.#looked = true;
    return before;
  }

  async #make(play: string, move: unknown): Promise<Accepted<HuntAnswer> | null> {
    const settled = await this.app.moves.make<HuntAnswer>(play, this.app.shopper.who, move);
    if (settled.is !== "answered") return null;
    if (settled.outcome.outcome === "accepted") return settled.outcome;
    this.#box.replaceChildren(h("p", {}, this.text(settled.outcome.say)));
    return null;
  }

  #appear(play: string): void {
    const label = h("span", {}, huntSay("take", this.tongue));
    const take = h("button", { type: "button", class: "main", onclick: () => void this.#take(play, take) }, icon("gift", 22), label);
    this.#box.replaceChildren(h("p", {}, h("b", {}, huntSay("here", this.tongue))), take);
  }

  async #take(play: string, button: HTMLButtonElement): Promise<void> {
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    const outcome = await this.#make(play, { do: "take" });
    button.removeAttribute("aria-disabled");
    if (!outcome) return;
    const { rewards } = outcome.answer;
    this.app.hold(outcome.balances);
    this.#box.replaceChildren(h("p", { class: "got", tabindex: -1 }, icon("star", 22), h("b", {}, this.text(outcome.say))), ...rewards.map((reward) => h("p", { class: "gain" }, this.reward(reward))));
    this.#box.querySelector<HTMLElement>(".got")?.focus({ preventScroll: true });
    const detail = { play, kind: "hunt", rewards, decision_id: outcome.decision_id, say: outcome.say };
    this.dispatchEvent(new CustomEvent("antiphon:win", { bubbles: true, composed: true, detail }));
    this.app.tell("stirred");
  }
}
