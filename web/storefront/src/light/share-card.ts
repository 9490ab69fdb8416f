/** `<antiphon-share-card play="…">`: the person's own result as a picture with a code that leads back. Other parts put it where it belongs. */
import { ask } from "../core/ask";
import { fill, safeLink } from "../core/format";
import { Failed } from "../core/http";
import { adopt, h } from "../kit/dom";
import { icon } from "../kit/icons";
import frameCss from "../kit/part.css?inline";
import { Sheet } from "../kit/sheet";
import { Speaking } from "../kit/speaking";
import css from "./share-card.css?inline";
import { LIGHT_WORDS } from "./words";

interface CardMade {
  readonly picture: string;
  readonly link: string;
  readonly says: string;
  readonly alt: string;
}

/** What a browser may lack, whatever its types say. */
interface Sharer {
  readonly canShare?: (what: ShareData) => boolean;
  readonly share?: (what: ShareData) => Promise<void>;
}

export class ShareCard extends Speaking {
  static readonly observedAttributes = ["lang"];
  readonly #sheet = new Sheet();
  readonly #label = h("span");
  readonly #said = h("p", { class: "told", "aria-live": "polite" });
  readonly #body = h("div");
  #named = false;
  #turn = 0;

  #say(word: keyof typeof LIGHT_WORDS): string {
    return fill(LIGHT_WORDS[word][this.tongue === "zh" ? 0 : 1], {});
  }

  connectedCallback(): void {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: "open" });
      adopt(root, frameCss, css);
      const button = h("button", { type: "button", class: "second share", "data-key": "share-card", onclick: () => void this.#open() }, icon("share", 20), this.#label);
      root.append(button, this.#said);
    }
    this.#label.textContent = this.#say("share_card");
  }

  attributeChangedCallback(): void {
    this.#label.textContent = this.#say("share_card");
  }

  async #open(): Promise<void> {
    this.#said.textContent = "";
    this.#named = false;
    if (!this.#sheet.element.isConnected) this.shadowRoot?.append(this.#sheet.element);
    const drawn = this.#draw();
    void this.#sheet.open({ title: this.#say("share_title"), close: this.t("close"), body: [this.#body] });
    await drawn;
  }

  /** Ask for the card and show it; an answer to an older question no longer counts. */
  async #draw(): Promise<void> {
    const turn = (this.#turn += 1);
    this.#body.replaceChildren(h("p", { role: "status" }, this.#say("share_wait")));
    const page = safeLink(document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href, location.href) ?? location.origin + location.pathname;
    const query = new URLSearchParams({ lang: this.tongue, page: page.startsWith(`${location.origin}/`) ? page : `${location.origin}${location.pathname}` });
    if (this.#named) query.set("named", "true");
    try {
      const made = await ask<CardMade>(`/storefront/plays/${encodeURIComponent(this.getAttribute("play") ?? "")}/card?${query.toString()}`);
      if (turn === this.#turn) this.#show(made);
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      if (turn === this.#turn) this.#body.replaceChildren(h("p", { role: "alert" }, this.#say(error.status === 404 ? "share_none" : "share_failed")));
    }
  }

  #show(made: CardMade): void {
    const source = this.app.config.origin + made.picture;
    const picture = h("img", { class: "cardpic", src: source, alt: made.alt, crossorigin: "anonymous", "data-key": "card" });
    const named = h("input", {
      type: "checkbox",
      checked: this.#named,
      "data-key": "named",
      onchange: () => {
        this.#named = named.checked;
        void this.#draw();
      },
    });
    const send = h("button", { type: "button", class: "main", "data-key": "send", onclick: () => void this.#send(made, source) }, this.#say("share_send"));
    const save = h("a", { class: "second", href: source, download: "card.png", target: "_blank", rel: "noopener", "data-key": "save" }, this.#say("share_save"));
    const who = !this.app.shopper.isAnonymous && h("label", { class: "named" }, named, h("span", {}, this.#say("share_with_name")));
    const children: (Node | false)[] = [picture, h("p", { class: "hint" }, this.#say("share_hold")), who, send, save];
    this.#body.replaceChildren(...children.filter((child): child is Node => child !== false));
  }

  /** The phone's own sheet with the picture as a file; where it takes no files, with the link; else the link is copied. */
  async #send(made: CardMade, source: string): Promise<void> {
    const device: Sharer = navigator;
    const words = { text: made.says, url: made.link };
    try {
      if (device.share && device.canShare) {
        const picture = await (await fetch(source)).blob();
        const files = [new File([picture], "card.png", { type: "image/png" })];
        await device.share(device.canShare({ files }) ? { ...words, files } : words);
        return;
      }
      await navigator.clipboard.writeText(`${made.says} ${made.link}`);
      this.#said.textContent = this.t("copied");
    } catch (error) {
      if ((error as Error).name !== "AbortError") this.#said.textContent = `${made.says} ${made.link}`; // to be copied by hand
    }
    this.#sheet.close();
  }
}
