/** What the two parts of points share: the frame, the words, keeping up with what happens, and saying when something went wrong. */
import { Failed } from "../core/http";
import type { PointsPurse } from "./wire";
import { adopt, type Child, h } from "../kit/dom";
import frameCss from "../kit/part.css?inline";
import { Sheet } from "../kit/sheet";
import { Speaking } from "../kit/speaking";
import css from "./points.css?inline";
import { type PointsWord, tell } from "./words";

export abstract class Panel extends Speaking {
  static readonly observedAttributes = ["lang", "wallet"];

  protected readonly sheet = new Sheet();
  readonly #heading = h("span");
  readonly #body = h("div", { class: "points", "aria-live": "polite" });
  readonly #undo: (() => void)[] = [];
  #failed: Failed | null = null;
  #loaded = false;

  protected abstract readonly titleWord: PointsWord;
  /** Fetch everything. Throws `Failed`. */
  protected abstract load(): Promise<void>;
  protected abstract paint(): Child[];
  /** Somebody else is shopping. */
  protected abstract forget(): void;

  connectedCallback(): void {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      adopt(root, frameCss, css);
      root.append(h("section", { class: "part", part: "part", "aria-labelledby": "title" }, h("div", { class: "head" }, h("h2", { id: "title", part: "title" }, h("slot", { name: "title" }, this.#heading))), this.#body, this.sheet.element));
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void this.refresh(), 1_500);
    };
    const person = (): void => {
      this.forget();
      this.#loaded = false;
      void this.refresh();
    };
    const { app } = this;
    this.#undo.push(app.on("person", person), app.on("lang", () => this.render()), app.on("stirred", soon), app.on("balances", soon), () => clearTimeout(timer));
    this.render();
    void this.refresh();
  }

  disconnectedCallback(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  attributeChangedCallback(): void {
    if (this.shadowRoot) this.render();
  }

  async refresh(): Promise<void> {
    try {
      await this.load();
      this.#failed = null;
      this.#loaded = true;
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.#failed = error;
    }
    this.render();
  }

  protected w(word: PointsWord, values: Readonly<Record<string, string | number>> = {}): string {
    return tell(word, this.tongue, values);
  }

  protected get wallet(): string {
    return this.getAttribute("wallet") ?? "points";
  }

  protected getPurses(): Promise<readonly PointsPurse[]> {
    return this.app.ask("/points");
  }

  protected render(): void {
    this.shadowRoot?.querySelector(".part")?.setAttribute("lang", this.tongue === "zh" ? "zh-CN" : "en");
    this.#heading.textContent = this.w(this.titleWord);
    if (this.#loaded) {
      const focused = (this.shadowRoot?.activeElement as HTMLElement | null)?.dataset["key"];
      this.#body.replaceChildren(...(this.paint().filter(Boolean) as Node[]));
      if (focused) this.shadowRoot?.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    } else if (this.#failed) {
      const again = h("button", { type: "button", class: "second small", onclick: () => void this.refresh() }, this.w("retry"));
      this.#body.replaceChildren(h("p", { class: "quiet" }, this.w(this.#failed.status === 401 ? "sign_in" : "offline")), ...(this.#failed.status === 401 ? [] : [again]));
    } else this.#body.replaceChildren(h("p", { class: "bone bone-line" }), h("p", { class: "bone bone-line" }));
  }
}
