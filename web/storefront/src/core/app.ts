/** Everything the parts of one page share: who is shopping, what is being sent, and the news that something happened. */
import { call, Failed } from "./http";
import { Moves, hasChoices } from "./moves";
import { openSession, Shopper, type TokenSource } from "./shopper";
import { keep, type Keeping } from "./storage";
import { type Told, type Tracked, Tracker } from "./tracker";
import type { InboxMessage, Lang, Me, Outcome, PlayView, Text } from "./wire";

export interface Config {
  readonly origin: string;
  readonly writeKey: string;
  readonly shop: string; // its name, for sharing
  readonly lang: Lang | null; // null: as the page says
  readonly token: string | null;
  readonly keeping?: Keeping; // else the browser's own storage
}

/** `person`: somebody else is shopping. `lang`: other words. `stirred`: something was done that plays may have noticed. */
export type News = "person" | "lang" | "stirred" | "balances";

export const VERSION = "0.1.0";

export class App {
  readonly keeping: Keeping;
  readonly shopper: Shopper;
  readonly moves: Moves;
  readonly tracker: Tracker;
  balances: Record<string, number> = {};
  lang: Lang | null;
  readonly #news = new EventTarget();
  #hasInbox = true;

  constructor(readonly config: Config) {
    this.keeping = config.keeping ?? keep(() => localStorage);
    this.lang = config.lang;
    this.shopper = new Shopper(this.keeping, (anonymousId) => openSession(config.origin, config.writeKey, anonymousId));
    this.moves = new Moves(this.keeping, (pending) =>
      this.shopper.withToken(
        (token) =>
          call(`${config.origin}/storefront/plays/${encodeURIComponent(pending.play)}/moves`, {
            method: "POST",
            token,
            key: pending.key,
            ...(hasChoices(pending.move) ? { body: pending.move } : {}), // without a body the server need not wait for one
          }) as Promise<Outcome>,
      ),
    );
    this.tracker = new Tracker(this.keeping, (events) => this.#collect(events), () => this.tell("stirred"));
    if (config.token) void this.shopper.identify(config.token).then(() => this.#link(), () => undefined);
    if (this.tracker.waiting.length) this.tracker.wake();
    addEventListener("online", () => this.tracker.wake());
  }

  // ---- news

  tell(news: News): void {
    this.#news.dispatchEvent(new Event(news));
  }

  on(news: News, hear: () => void): () => void {
    this.#news.addEventListener(news, hear);
    return () => this.#news.removeEventListener(news, hear);
  }

  /** What the person has now of the assets a play deals in; `dealt` names those that are not told because there are none. */
  hold(balances: Readonly<Record<string, number>>, dealt: readonly string[] = []): void {
    this.balances = { ...this.balances, ...Object.fromEntries(dealt.map((asset) => [asset, 0])), ...balances };
    this.tell("balances");
  }

  // ---- people

  /** The shopper is known: play and track as that person, and let what they did before in this browser be theirs. */
  async identify(source: TokenSource): Promise<void> {
    this.balances = {};
    await this.shopper.identify(source);
    this.#link();
    this.tell("person");
  }

  #link(): void {
    if (this.shopper.userId) this.#add({ type: "identify" });
  }

  reset(): void {
    this.balances = {};
    this.shopper.reset();
    this.tell("person");
  }

  // ---- events

  track(name: string, properties: Readonly<Record<string, unknown>> = {}): void {
    this.#add({ type: "track", event: name, properties });
  }

  page(properties: Readonly<Record<string, unknown>> = {}): void {
    this.#add({ type: "page", name: document.title, properties: { path: location.pathname, title: document.title, ...properties } });
  }

  #add(told: Omit<Told, "anonymousId" | "context">): void {
    const { userId, anonymousId } = this.shopper;
    this.tracker.add({
      ...told,
      anonymousId,
      ...(userId ? { userId } : {}),
      context: {
        library: { name: "antiphon-storefront", version: VERSION },
        locale: navigator.language,
        timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        page: { path: location.pathname, title: document.title },
      },
    });
  }

  async #collect(events: readonly Tracked[]): Promise<void> {
    const body = { writeKey: this.config.writeKey, sentAt: new Date().toISOString(), batch: events };
    await call(`${this.config.origin}/v1/batch`, { method: "POST", body, plain: true, keepalive: true });
  }

  // ---- questions to the server; each throws `Failed`

  getPlay<S>(id: string): Promise<PlayView<S>> {
    return this.#get(`/storefront/plays/${encodeURIComponent(id)}`) as Promise<PlayView<S>>;
  }

  listPlays(kind: string): Promise<readonly { readonly id: string; readonly name: Text }[]> {
    return this.#get(`/storefront/plays?kind=${encodeURIComponent(kind)}`) as Promise<{ id: string; name: Text }[]>;
  }

  getMe(): Promise<Me> {
    return this.#get("/storefront/me") as Promise<Me>;
  }

  /** Messages from plays; none from a server that keeps no inbox, which is then not asked again. */
  async listInbox(): Promise<readonly InboxMessage[]> {
    if (!this.#hasInbox) return [];
    try {
      return ((await this.#get("/storefront/inbox?limit=20")) as { items: readonly InboxMessage[] }).items;
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      this.#hasInbox = error.status !== 404;
      return [];
    }
  }

  /** Something a part asks for that is sent with a key, so that sending it again is not asking twice. Throws `Failed`. */
  wish(path: string, options: { readonly body?: unknown; readonly key?: string; readonly method?: "GET" | "POST" } = {}): Promise<unknown> {
    return this.shopper.withToken((token) => call(this.config.origin + path, { token, ...options }));
  }

  /** A question of a part of its own, below /storefront, as the person. */
  ask<T>(path: string, body?: unknown): Promise<T> {
    const how = body === undefined ? {} : { method: "POST" as const, body };
    return this.shopper.withToken((token) => call(`${this.config.origin}/storefront${path}`, { token, ...how })) as Promise<T>;
  }

  #get(path: string): Promise<unknown> {
    return this.shopper.withToken((token) => call(this.config.origin + path, { token }));
  }
}

/** The app of this page; made once, by the script. */
let shared: App | null = null;
const PLACE = Symbol.for("antiphon.app"); // where the script of the parts for value finds it

export function setApp(app: App): void {
  shared = app;
  (globalThis as unknown as Record<symbol, App>)[PLACE] = app;
}

/** The app that the first script made, in a script that came after it. */
export function takeApp(): void {
  shared = (globalThis as unknown as Record<symbol, App | undefined>)[PLACE] ?? null;
}

export function theApp(): App {
  if (!shared) throw new Error("Antiphon has not started.");
  return shared;
}

/** The reader's language, for one element: its own `lang`, what the shop chose, the page's, the browser's. */
export function langOf(element: Element, chosen: Lang | null): Lang {
  const own = element.getAttribute("lang");
  const page = element.parentElement?.closest("[lang]")?.getAttribute("lang");
  return own ? toLang(own) : (chosen ?? toLang(page ?? navigator.language));
}

export function toLang(tag: string): Lang {
  return tag.toLowerCase().startsWith("zh") ? "zh" : "en";
}
