/**
 * Moves that cannot be made twice by accident.
 *
 * Each intended move has one key, written down before it is sent and kept until the server has answered. Whatever gets lost on the
 * way is sent again with the same key, which is one effect however often it arrives. When no answer can be had, that is what
 * the shopper is told, and the move stays written down: asking later gives the first answer.
 */
import { Failed } from "./http";
import { type Keeping, newId, readJson } from "./storage";
import type { Outcome } from "./wire";

export interface Pending {
  readonly key: string;
  readonly play: string;
  readonly who: string;
  readonly move: unknown;
  readonly at: number; // milliseconds
}

/** `unknown`: it may or may not have been done, and is still written down. `undone`: it was surely not done. */
export type Settled<A> = { readonly is: "answered"; readonly outcome: Outcome<A> } | { readonly is: "undone"; readonly failed: Failed } | { readonly is: "unknown" };

export type SendMove = (pending: Pending) => Promise<Outcome>;

/** Whether a move says more than that it is made. */
export function hasChoices(move: unknown): boolean {
  return typeof move === "object" && move !== null && Object.keys(move).length > 0;
}

const NAME = "antiphon:moves";
const WAITS = [500, 1_500, 4_000]; // milliseconds before each further try
const FORGET_AFTER = 24 * 3_600_000;

export class Moves {
  readonly #running = new Map<string, Promise<Settled<unknown>>>();

  constructor(
    private readonly keeping: Keeping,
    private readonly send: SendMove,
    private readonly now: () => number = Date.now,
    private readonly wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  ) {}

  /** Make a move. While one of the same person and play is under way or unanswered, that one is asked about instead. */
  make<A>(play: string, who: string, move: unknown): Promise<Settled<A>> {
    return this.#once(play, who, () => this.find(play, who) ?? { key: newId(), play, who, move, at: this.now() }) as Promise<Settled<A>>;
  }

  /** The move whose answer never came, if there is one. */
  find(play: string, who: string): Pending | null {
    return this.#all().find((one) => one.play === play && one.who === who) ?? null;
  }

  #once(play: string, who: string, intend: () => Pending): Promise<Settled<unknown>> {
    const place = `${who} ${play}`;
    const running = this.#running.get(place);
    if (running) return running;
    const started = this.#settle(intend()).finally(() => this.#running.delete(place));
    this.#running.set(place, started);
    return started;
  }

  async #settle(pending: Pending): Promise<Settled<unknown>> {
    // One that was written down before may have been done in an earlier visit.
    let doubtful = this.#all().some((one) => one.key === pending.key);
    this.#write([...this.#all().filter((one) => one.key !== pending.key), pending]);
    for (let tries = 0; ; tries += 1) {
      try {
        const outcome = await this.send(pending);
        this.#forget(pending);
        return { is: "answered", outcome };
      } catch (error) {
        if (!(error instanceof Failed)) throw error;
        doubtful ||= error.done === "unknown";
        const pause = WAITS[tries];
        if (!error.passing || pause === undefined) {
          // Asking again makes sense when the trouble may pass, or when only the shopper's token was not good.
          if (!doubtful || !(error.passing || error.status === 401)) this.#forget(pending);
          // A later "no" is about that try only: an earlier one may still have been done.
          return doubtful ? { is: "unknown" } : { is: "undone", failed: error };
        }
        await this.wait(Math.max(pause, Math.min(8, error.retryAfter ?? 0) * 1_000));
      }
    }
  }

  #forget(pending: Pending): void {
    this.#write(this.#all().filter((one) => one.key !== pending.key));
  }

  #all(): Pending[] {
    const kept = readJson(this.keeping, NAME);
    return Array.isArray(kept) ? (kept as Pending[]).filter((one) => this.now() - one.at < FORGET_AFTER) : [];
  }

  #write(all: readonly Pending[]): void {
    if (all.length) this.keeping.set(NAME, JSON.stringify(all));
    else this.keeping.remove(NAME);
  }
}
