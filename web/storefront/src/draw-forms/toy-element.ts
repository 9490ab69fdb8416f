/** What the forms of the second script share: a shadow of their own, the reader's language, and waiting for a hand. */
import type { Lang } from "../core/wire";
import type { Landing, ToyElement, ToyWord } from "../draw/toy";
import { adopt, h, isStill } from "../kit/dom";
import { icon } from "../kit/icons";
import css from "./forms.css?inline";
import { type FormWord, tell } from "./words";

export abstract class FormToy extends HTMLElement implements ToyElement {
  protected lang_: Lang = "en";
  #changed: () => void = () => undefined;
  #hand: (() => void) | null = null;

  get element(): HTMLElement {
    return this;
  }

  get waiting(): boolean {
    return this.#hand !== null;
  }

  abstract say(word: ToyWord): string;
  protected abstract build(root: ShadowRoot): void;
  abstract start(): void;
  abstract land(landing: Landing): Promise<void>;
  abstract reset(): void;

  begin(lang: Lang, changed: () => void): void {
    this.lang_ = lang;
    this.#changed = changed;
    const root = this.attachShadow({ mode: "open" });
    adopt(root, css);
    this.build(root);
  }

  stop(): void {
    this.reset();
  }

  press(): void {
    this.act();
  }

  /** The hand did what it was waited for. */
  protected act(): void {
    const hand = this.#hand;
    this.#hand = null;
    hand?.();
  }

  /** Resolves when the hand acts. */
  protected wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#hand = () => {
        resolve();
        this.#changed();
      };
      this.#changed();
    });
  }

  protected changed(): void {
    this.#changed();
  }

  protected tell(word: FormWord, values: Readonly<Record<string, string | number>> = {}): string {
    return tell(word, this.lang_, values);
  }

  /** Time to look, unless the reader asked for less motion. */
  protected async pause(ms: number): Promise<void> {
    if (!isStill()) await new Promise((resolve) => setTimeout(resolve, ms));
  }
}

/** What was drawn: its picture, else the icon of its kind. */
export function inside(landing: Landing, size: number): HTMLElement | SVGSVGElement {
  return landing.picture ? h("img", { src: landing.picture, alt: "" }) : icon(landing.icon, size);
}
