/** `<antiphon-call-credit play="…" product="…">`: on the product's page, whose idea it was. Shows nothing until there is one. */
import { readList } from "../boards/lists";
import { fill } from "../core/format";
import { Failed } from "../core/http";
import { adopt, h } from "../kit/dom";
import { icon } from "../kit/icons";
import frameCss from "../kit/part.css?inline";
import { Speaking } from "../kit/speaking";
import css from "./call.css?inline";
import { CALL_WORDS } from "./call-words";
import type { EntryData } from "./call-wire";

export class CallCreditPart extends Speaking {
  static readonly observedAttributes = ["play", "product", "lang"];
  readonly #line = h("p", { class: "credit", part: "credit" });
  readonly #undo: (() => void)[] = [];

  connectedCallback(): void {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      adopt(root, frameCss, css);
      root.append(this.#line);
    }
    this.#undo.push(this.app.on("lang", () => void this.#show()));
    void this.#show();
  }

  disconnectedCallback(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  attributeChangedCallback(): void {
    if (this.isConnected && this.shadowRoot) void this.#show();
  }

  async #show(): Promise<void> {
    const play = this.getAttribute("play");
    const product = this.getAttribute("product");
    this.hidden = true;
    if (!play) return;
    try {
      const { items } = await readList<EntryData>(play, "adopted", { limit: 50 });
      const row = items.find(({ data }) => !product || data.product_id === product);
      if (!row) return;
      const say = (word: keyof typeof CALL_WORDS, values = {}): string => fill(CALL_WORDS[word][this.tongue === "zh" ? 0 : 1], values);
      this.#line.replaceChildren(icon("star", 18), h("span", {}, say("credit", { text: row.data.text, name: row.name ?? say("somebody") }), " ", h("small", {}, say("thanks"))));
      this.#line.lang = this.tongue === "zh" ? "zh-CN" : "en";
      this.hidden = false;
    } catch (error) {
      if (!(error instanceof Failed)) throw error; // a product's page is whole without it
    }
  }
}
