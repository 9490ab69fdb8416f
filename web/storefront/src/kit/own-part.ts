/** What the parts share that show a person's own things: the frame, loading, words, and keeping up. */
import { langOf, theApp } from "../core/app";
import { fill } from "../core/format";
import { Failed } from "../core/http";
import type { Lang } from "../core/wire";
import { say, type Word } from "../core/words";
import { adopt, type Child, h, present } from "./dom";
import frameCss from "./part.css?inline";
import { Sheet } from "./sheet";

export type Pairs = Readonly<Record<string, readonly [zh: string, en: string]>>;

export abstract class OwnPart<T, W extends Pairs> extends HTMLElement {
  static readonly observedAttributes = ["lang"];

  protected abstract readonly words: W;
  protected abstract readonly css: string;
  protected abstract readonly title_: keyof W;
  protected mine: T | null = null;
  protected readonly sheet = new Sheet();
  readonly #heading = h("span");
  readonly #body = h("div", { class: "own" });
  readonly #said = h("p", { class: "said", role: "status" });
  readonly #undo: (() => void)[] = [];
  #failed: Failed | null = null;

  /** Ask for what is shown. Throws `Failed`. */
  protected abstract load(): Promise<T>;
  protected abstract paint(mine: T): Child[];

  protected get lang_(): Lang {
    return langOf(this, theApp().lang);
  }

  /** A sentence of the part's own. */
  protected say(word: keyof W, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(this.words[word]?.[this.lang_ === "zh" ? 0 : 1] ?? "", values);
  }

  /** A sentence that all parts know. */
  protected common(word: Word): string {
    return say(word, this.lang_);
  }

  /** A line below; read out when it appears. */
  protected tell(text: string, tone: "good" | "plain" | "bad" = "plain"): void {
    this.#said.className = `said ${tone}`;
    this.#said.textContent = text;
  }

  connectedCallback(): void {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      adopt(root, frameCss, this.css);
      root.append(
        h(
          "section",
          { class: "part", part: "part", "aria-labelledby": "title" },
          h("div", { class: "head" }, h("h2", { id: "title", part: "title" }, h("slot", { name: "title" }, this.#heading))),
          this.#body,
          this.#said,
          this.sheet.element,
        ),
      );
    }
    const app = theApp();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void this.refresh(), 1_500);
    };
    const anew = (): void => {
      this.mine = null;
      this.render();
      void this.refresh();
    };
    this.#undo.push(app.on("person", anew), app.on("lang", () => this.render()), app.on("stirred", soon), () => clearTimeout(timer));
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
      this.mine = await this.load();
      this.#failed = null;
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.#failed = error;
    }
    this.render();
  }

  protected render(): void {
    const frame = this.shadowRoot?.querySelector(".part");
    frame?.setAttribute("lang", this.lang_ === "zh" ? "zh-CN" : "en");
    frame?.setAttribute("aria-busy", String(!this.mine && !this.#failed));
    this.#heading.textContent = this.say(this.title_);
    const key = (this.shadowRoot?.activeElement as HTMLElement | null)?.dataset["key"];
    if (this.mine) this.#body.replaceChildren(...present(this.paint(this.mine)));
    else if (this.#failed) this.#body.replaceChildren(h("p", { class: "notice" }, this.common(this.#failed.status === 401 ? "sign_in" : "offline")));
    else this.#body.replaceChildren(h("p", { class: "bone bone-line" }), h("p", { class: "bone bone-row" }));
    if (key) this.shadowRoot?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }
}
