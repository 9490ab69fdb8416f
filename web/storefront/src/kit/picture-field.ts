/** Choosing a picture: it is sent at once, shown small, and `address` is what goes into a move. */
import type { App } from "../core/app";
import { Failed, send } from "../core/http";
import type { Lang, Text } from "../core/wire";
import { textIn } from "../core/format";
import { h } from "./dom";

interface Sent {
  readonly url: string;
  readonly small_url: string;
}
const TIMEOUT = 60_000;
const WORDS = {
  sending: ["正在上传…", "Sending …"],
  sent: ["已上传", "Sent"],
  failed: ["没传上去，请再试一次。", "That did not get through. Try again."],
} as const;

export class PictureField {
  address = "";
  readonly #input: HTMLInputElement;
  readonly #said = h("small", { role: "status" });
  readonly #shown = h("img", { alt: "", hidden: true, width: 96, height: 96 });
  readonly element: HTMLElement;
  #turn = 0;

  constructor(
    private readonly app: App,
    private readonly lang: Lang,
    label: string,
    key: string,
  ) {
    this.#shown.style.objectFit = "cover";
    this.#input = h("input", { type: "file", accept: "image/jpeg,image/png,image/webp", "data-key": key, onchange: () => void this.#send() });
    this.element = h("div", { class: "field" }, h("label", {}, h("span", {}, label), this.#input), this.#shown, this.#said);
  }

  /** Whether a picture is on its way. */
  get busy(): boolean {
    return this.element.getAttribute("aria-busy") === "true";
  }

  async #send(): Promise<void> {
    const file = this.#input.files?.[0];
    const turn = ++this.#turn;
    this.address = "";
    this.#shown.hidden = true;
    this.#say("");
    if (!file) return;
    this.element.setAttribute("aria-busy", "true");
    this.#say(this.#word("sending"));
    try {
      const sent = (await this.app.shopper.withToken((token) => upload(this.app.config.origin, token, file))) as Sent;
      if (turn !== this.#turn) return;
      const origin = this.app.config.origin;
      this.address = origin.startsWith("https:") ? origin + sent.url : sent.url;
      this.#shown.src = origin + sent.small_url;
      this.#shown.hidden = false;
      this.#say(this.#word("sent"));
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      const told = error.errors[0] as { readonly says?: Text } | undefined;
      if (turn === this.#turn) this.#say(textIn(told?.says, this.lang) || this.#word("failed"));
    } finally {
      if (turn === this.#turn) this.element.removeAttribute("aria-busy");
    }
  }

  #word(word: keyof typeof WORDS): string {
    return WORDS[word][this.lang === "zh" ? 0 : 1];
  }

  #say(text: string): void {
    this.#said.textContent = text;
  }
}

/** The file itself as the body. Throws `Failed`. */
async function upload(origin: string, token: string, file: File): Promise<unknown> {
  let response: Response;
  try {
    response = await send(`${origin}/storefront/pictures`, { method: "POST", headers: { Authorization: `Bearer ${token}`, "Content-Type": file.type || "application/octet-stream" }, credentials: "omit", body: file, signal: AbortSignal.timeout(TIMEOUT) });
  } catch {
    throw new Failed(0, "no_answer", "No answer came.", "unknown", null);
  }
  const told = (await response.json().catch(() => ({}))) as { readonly code?: string; readonly detail?: string; readonly errors?: readonly unknown[] };
  if (response.ok) return told;
  throw new Failed(response.status, told.code ?? "", told.detail ?? "", response.status < 500 ? "no" : "unknown", null, told.errors ?? []);
}
