/**
 * Events for the collect API, in order, each sent until it was taken. They are written down first, so that closing the page loses
 * none; every one carries its own message id, so that sending it twice counts once.
 */
import { Failed } from "./http";
import { type Keeping, newId, readJson } from "./storage";

export interface Tracked {
  readonly type: "track" | "identify" | "page";
  readonly messageId: string;
  readonly timestamp: string;
  readonly anonymousId: string;
  readonly userId?: string;
  readonly event?: string;
  readonly name?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
}

export type Told = Pick<Tracked, "type" | "anonymousId" | "context"> & Partial<Pick<Tracked, "userId" | "event" | "name" | "properties" | "traits">>;

const NAME = "antiphon:events";
const MOST = 200; // waiting events; beyond, the oldest give way
const TOGETHER = 15; // in one request: browsers cap what a closing page may still send at 64 kB
const WAITS = [1_000, 3_000, 10_000, 30_000]; // milliseconds before each further try; then until something wakes the queue

export class Tracker {
  #sending = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly keeping: Keeping,
    private readonly send: (events: readonly Tracked[]) => Promise<void>,
    private readonly onTaken: (events: readonly Tracked[]) => void = () => undefined,
    private readonly now: () => number = Date.now,
  ) {}

  get waiting(): readonly Tracked[] {
    const kept = readJson(this.keeping, NAME);
    return Array.isArray(kept) ? (kept as Tracked[]) : [];
  }

  /** Write an event down and send it soon. */
  add(told: Told): Tracked {
    const event: Tracked = { ...told, messageId: newId(), timestamp: new Date(this.now()).toISOString() };
    this.#write([...this.waiting, event].slice(-MOST));
    this.wake();
    return event;
  }

  /** Send what waits, now: a new event, a new page, the network is back. */
  wake(): void {
    this.#tries = 0;
    this.#later(0);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#flush(), ms);
  }

  async #flush(): Promise<void> {
    const batch = this.waiting.slice(0, TOGETHER);
    if (this.#sending || !batch.length) return;
    this.#sending = true;
    let pause: number | undefined = 0;
    try {
      await this.send(batch);
      this.#tries = 0;
      this.#drop(batch);
      this.onTaken(batch);
    } catch (error) {
      if (error instanceof Failed && error.passing) {
        const wait = WAITS[this.#tries];
        this.#tries += 1;
        pause = wait === undefined ? undefined : Math.max(wait, (error.retryAfter ?? 0) * 1_000);
      } else {
        this.#drop(batch); // refused for good: sending it again would be refused again
        console.warn("Antiphon: events were refused.", error);
      }
    } finally {
      this.#sending = false;
    }
    if (pause !== undefined && this.waiting.length) this.#later(pause);
  }

  #drop(taken: readonly Tracked[]): void {
    const gone = new Set(taken.map((event) => event.messageId));
    this.#write(this.waiting.filter((event) => !gone.has(event.messageId)));
  }

  #write(events: readonly Tracked[]): void {
    if (events.length) this.keeping.set(NAME, JSON.stringify(events));
    else this.keeping.remove(NAME);
  }
}
