/** What a draw is played with: the wheel in the first script, the other forms in one of their own. */
import type { Lang } from "../core/wire";
import type { Icon } from "../kit/icons";

/** Where a draw came to rest, as it is shown. */
export interface Landing {
  readonly place: number; // the sector of the wheel
  readonly icon: Icon;
  readonly picture: string | null;
  readonly name: string;
  readonly won: boolean;
}

/** `play`: before it begins; `busy`: while the server decides; `next`: what the hand does now; `another`: after it. */
export type ToyWord = "play" | "busy" | "next" | "another";

export interface Toy {
  readonly element: HTMLElement;
  /** Whether it waits for a hand: the main button then says `next` and presses. */
  readonly waiting: boolean;
  /** What the button says. */
  say(word: ToyWord): string;
  /** A game before the draw; resolves to false when it was let go. */
  invite?(): Promise<boolean>;
  /** The move is under way. */
  start(): void;
  /** Nothing was decided. */
  stop(): void | Promise<void>;
  /** Show what was decided. Resolves when it has been seen. */
  land(landing: Landing): Promise<void>;
  /** The hand acts by the main button. */
  press?(): void;
  /** As before the draw. */
  reset(): void;
}

/** A toy that is an element of the second script; `begin` is called once. */
export interface ToyElement extends Toy, HTMLElement {
  begin(lang: Lang, changed: () => void): void;
}

export const toyTag = (form: string): string => `antiphon-draw-${form.replaceAll("_", "-")}`;
export const EXTRAS = "antiphon-draw-extras";
