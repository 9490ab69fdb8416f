/** Where a code is typed or seen by the camera: one field and one view-finder, for hunts and visits. */
import type { App } from "../core/app";
import { type Child, h } from "../kit/dom";
import { hasCamera, readCode } from "./camera";

export interface CodeWords {
  readonly label: string;
  readonly hint: string;
  readonly camera: string;
  readonly stop: string;
  readonly look: string;
  readonly denied: string;
}

export class CodeField {
  text = "";
  #stop: AbortController | null = null;
  readonly #video = h("video", { playsinline: true, "aria-hidden": "true" });

  /** `changed`: draw anew. `read`: a code was seen. `trouble`: the camera cannot be used. */
  constructor(
    private readonly app: () => App,
    private readonly changed: () => void,
    private readonly read: (text: string) => void,
    private readonly trouble: () => void,
  ) {}

  /** The field, or the view-finder in its place. */
  paint(words: CodeWords, numeric: boolean, enter: () => void): Child {
    if (this.#stop) return h("div", { class: "finder" }, this.#video, h("p", { role: "status" }, words.look));
    const input = h("input", {
      id: "code",
      type: "text",
      autocomplete: "off",
      autocapitalize: "characters",
      spellcheck: "false",
      maxlength: 300,
      inputmode: numeric ? "numeric" : null,
      "aria-describedby": "code-hint",
      "data-key": "code",
      oninput: (event) => (this.text = (event.target as HTMLInputElement).value),
      onkeydown: (event) => {
        if ((event as KeyboardEvent).key === "Enter") enter();
      },
    });
    input.value = this.text;
    return h("div", { class: "field" }, h("label", { for: "code" }, words.label), input, h("small", { id: "code-hint" }, words.hint));
  }

  /** The button that opens and closes the camera; nothing where there is none. */
  button(words: CodeWords): Child {
    return hasCamera() && h("button", { type: "button", class: "second", "data-key": "camera", onclick: () => void this.#toggle() }, this.#stop ? words.stop : words.camera);
  }

  close(): void {
    this.#stop?.abort();
    this.#stop = null;
  }

  async #toggle(): Promise<void> {
    if (this.#stop) {
      this.close();
      this.changed();
      return;
    }
    const stop = (this.#stop = new AbortController());
    this.changed();
    try {
      const text = await readCode(this.#video, stop.signal, this.app().config.origin);
      this.#stop = null;
      this.changed();
      if (text !== null) this.read(text);
    } catch {
      this.#stop = null;
      this.changed();
      this.trouble();
    }
  }
}
