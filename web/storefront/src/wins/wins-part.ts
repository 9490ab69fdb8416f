/** `<antiphon-wins>`: what a person has, what they won, and messages from plays. */
import { langOf, theApp } from "../core/app";
import { Failed } from "../core/http";
import { say } from "../core/words";
import { adopt, h } from "../kit/dom";
import { fetchGroup } from "../later";
import frameCss from "../kit/part.css?inline";
import { getMine, mineView, type Mine } from "../kit/wins-view";

const PARCELS = "antiphon.parcels"; // set once something was sent to somebody in this browser

export class WinsPart extends HTMLElement {
  static readonly observedAttributes = ["lang"];

  readonly #heading = h("span");
  readonly #body = h("div", { class: "mine", role: "status" });
  readonly #undo: (() => void)[] = [];
  readonly #parcels = document.createElement("antiphon-deliveries"); // a script of its own: most people have won nothing that is sent
  #mine: Mine | null = null;
  #failed: Failed | null = null;

  connectedCallback(): void {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      adopt(root, frameCss);
      root.append(h("section", { class: "part", part: "part", "aria-labelledby": "title" }, h("div", { class: "head" }, h("h2", { id: "title", part: "title" }, h("slot", { name: "title" }, this.#heading))), this.#body, this.#parcels));
    }
    const app = theApp();
    const forget = (): void => {
      this.#mine = null;
      void this.refresh();
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void this.refresh(), 1_200);
    };
    this.#undo.push(app.on("person", forget), app.on("lang", () => this.#render()), app.on("stirred", soon), () => clearTimeout(timer));
    this.#render();
    void this.refresh();
  }

  disconnectedCallback(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  attributeChangedCallback(): void {
    if (this.shadowRoot) this.#render();
  }

  async refresh(): Promise<void> {
    try {
      this.#mine = await getMine(theApp());
      this.#failed = null;
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.#failed = error;
    }
    this.#render();
  }

  #render(): void {
    const lang = langOf(this, theApp().lang);
    this.shadowRoot?.querySelector(".part")?.setAttribute("lang", lang === "zh" ? "zh-CN" : "en");
    this.#heading.textContent = say("my_wins", lang);
    this.#showParcels(lang);
    if (this.#mine) this.#body.replaceChildren(...mineView(this.#mine, lang));
    else if (this.#failed) this.#body.replaceChildren(h("p", {}, say(this.#failed.status === 401 ? "sign_in" : "offline", lang)));
    else this.#body.replaceChildren(h("p", { class: "bone bone-line" }), h("p", { class: "bone bone-line" }));
  }

  /** Where goods are sent to, and how far they are, below what was won. */
  #showParcels(lang: "zh" | "en"): void {
    const app = theApp();
    const own = [...(this.#mine?.me.wins ?? []).map((win) => win.asset), ...Object.keys(this.#mine?.me.balances ?? {})];
    const has = own.some((asset) => asset.startsWith("prize:")) || (this.#mine !== null && app.keeping.get(PARCELS) !== null);
    this.#parcels.setAttribute("inside", "");
    this.#parcels.setAttribute("lang", lang);
    this.#parcels.hidden = !has;
    if (has) fetchGroup(app.config.origin, "deliveries");
  }
}
