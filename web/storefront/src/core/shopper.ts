/**
 * Who is shopping: the person of the shop's own token, else an anonymous one that lives in this browser.
 *
 * The shop's token (see the guide, "Sign shopper tokens") comes from a meta tag, the script tag or `Antiphon.identify`; without
 * one an anonymous session is opened with the write key. An expired token is renewed once, then the shop is asked for another.
 */
import { call, Failed } from "./http";
import { type Keeping, newId, readJson } from "./storage";

export type TokenSource = string | (() => string | null | Promise<string | null>);

interface Session {
  readonly token: string;
  readonly expires_at: number | string;
}

const ANONYMOUS = "antiphon:anonymous";
const SESSION = "antiphon:session";
const EARLY = 60; // seconds before its end at which a token is renewed

export class Shopper {
  #source: TokenSource | null = null;
  #token: string | null = null;
  #fetching: Promise<string> | null = null;

  constructor(
    private readonly keeping: Keeping,
    private readonly openSession: (anonymousId: string) => Promise<Session>,
    private readonly now: () => number = Date.now,
  ) {}

  /** Of this browser, until `reset`. */
  get anonymousId(): string {
    let id = this.keeping.get(ANONYMOUS);
    if (!id) {
      id = newId();
      this.keeping.set(ANONYMOUS, id);
    }
    return id;
  }

  /** Names the purse that a move belongs to, so that nobody's unanswered move is shown to another. */
  get who(): string {
    return this.userId ?? (this.#source === null ? this.anonymousId : (claim(this.#token, "sub") ?? "shopper"));
  }

  /** The shop's own id of the person, where the token tells it. */
  get userId(): string | null {
    return this.#source === null ? null : claim(this.#token, "uid");
  }

  get isAnonymous(): boolean {
    return this.#source === null;
  }

  /** From now on the person of this token, or of the tokens this function gives. Throws what the function throws. */
  async identify(source: TokenSource): Promise<void> {
    this.#source = source;
    this.#token = null;
    this.#fetching = null;
    await this.token();
  }

  /** Somebody else may use the browser now: forget the token, and be a new anonymous person. */
  reset(): void {
    this.#source = null;
    this.#token = null;
    this.#fetching = null;
    this.keeping.remove(ANONYMOUS);
    this.keeping.remove(SESSION);
  }

  /** A token that should still be good. Throws `Failed`. */
  async token(): Promise<string> {
    if (this.#token && !this.#isOver(claimSeconds(this.#token))) return this.#token;
    return this.#renew();
  }

  /** Do something with a token; when it is refused, once more with a new one. */
  async withToken<T>(work: (token: string) => Promise<T>): Promise<T> {
    const token = await this.token();
    try {
      return await work(token);
    } catch (error) {
      if (!(error instanceof Failed) || error.status !== 401) throw error;
      if (this.#token === token) this.#token = null;
      if (this.isAnonymous) this.keeping.remove(SESSION);
      else if (typeof this.#source === "string") throw error; // the shop gave one token only
      return work(await this.token());
    }
  }

  #renew(): Promise<string> {
    const fetching = (this.#fetching ??= (this.#source === null ? this.#anonymousToken() : this.#shopToken(this.#source)).finally(() => {
      if (this.#fetching === fetching) this.#fetching = null;
    }));
    return fetching;
  }

  async #shopToken(source: TokenSource): Promise<string> {
    const token = typeof source === "string" ? source : await source();
    if (!token) throw new Failed(401, "token_missing", "The shop gave no token.", "no", null);
    if (source === this.#source) this.#token = token;
    return token;
  }

  async #anonymousToken(): Promise<string> {
    const kept = readJson(this.keeping, SESSION) as Session | null;
    if (kept?.token && !this.#isOver(seconds(kept.expires_at))) return (this.#token = kept.token);
    const session = await this.openSession(this.anonymousId);
    this.keeping.set(SESSION, JSON.stringify({ token: session.token, expires_at: session.expires_at }));
    if (this.isAnonymous) this.#token = session.token;
    return session.token;
  }

  #isOver(expiresAt: number | null): boolean {
    return expiresAt !== null && expiresAt - EARLY <= this.now() / 1_000;
  }
}

/** An anonymous session of the server. Throws `Failed`. */
export async function openSession(origin: string, writeKey: string, anonymousId: string): Promise<Session> {
  return (await call(`${origin}/storefront/session`, { method: "POST", body: { write_key: writeKey, anonymous_id: anonymousId } })) as Session;
}

/** A moment as seconds since 1970, from either form the server may use. */
function seconds(moment: number | string): number {
  return typeof moment === "number" ? moment : Date.parse(moment) / 1_000;
}

/** A text claim of a JSON Web Token, unverified: the server does the verifying. */
export function claim(token: string | null, name: string): string | null {
  const value = claims(token)[name];
  return typeof value === "string" ? value : null;
}

function claimSeconds(token: string): number | null {
  const value = claims(token)["exp"];
  return typeof value === "number" ? value : null;
}

function claims(token: string | null): Record<string, unknown> {
  try {
    const part = (token ?? "").split(".")[1] ?? "";
    const bytes = Uint8Array.from(atob(part.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
    return { ...(JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown> | null) };
  } catch {
    return {};
  }
}
