/**
 * Stands in for the server while a draft is tried out: the part asks what it always asks, and the console's own route answers.
 *
 * What the made-up shopper has done so far is kept here and sent along with each question; the server keeps nothing.
 */
import type { Text } from "../core/wire";

export interface Draft {
  readonly workspace: string;
  readonly kind: string;
  readonly name: Text;
  readonly rules: Readonly<Record<string, unknown>>;
  readonly ends_at: string | null;
}

/** What the console is told after each step: which events the play waits for, what stands on its lists, how far ahead its clock is. */
export interface News {
  readonly listens: readonly string[];
  readonly lists: readonly List[];
  readonly ahead_ms: number;
  readonly state: string;
}

interface List {
  readonly key: string;
  readonly rows: readonly { readonly person_id: string | null; readonly person_name: string | null; readonly [name: string]: unknown }[];
}

interface Rehearsed {
  readonly shown: { readonly state?: string };
  readonly outcome: unknown;
  readonly listens: readonly string[];
  readonly lists?: readonly List[];
  readonly ahead_ms?: number;
  readonly kept: Kept;
}

interface Kept {
  readonly seat?: unknown;
  readonly purse: Readonly<Record<string, number>>;
  readonly tries: number;
  readonly inbox?: readonly unknown[];
  readonly [shared: string]: unknown;
}

export const PLAY = "rehearsal";
const PICTURE = "/favicon.svg";
const STRANGER = "stranger";

export type Wait = "hour" | "day" | "end";

interface Act {
  readonly move?: unknown;
  readonly event?: { readonly name: string };
  readonly ruling?: { readonly seat_id: string; readonly ruling: unknown };
  readonly wait?: Wait;
}

export class StandIn {
  readonly #kept = new Map<string, Kept>(); // by token: a part may also play as somebody without a name
  #last: Kept | null = null; // stock and lists are shared by all of them
  #lists: readonly List[] = [];
  #shopper: string | null = null; // the first one who opened a session
  #queue: Promise<unknown> = Promise.resolve();
  #answered = new Map<string, unknown>(); // by Idempotency-Key: a move that is sent again is not made again

  constructor(
    private readonly draft: Draft,
    private readonly heard: (news: News) => void,
    private readonly send: typeof fetch = (...given) => fetch(...given),
  ) {}

  /** What `fetch` would give for a request of a storefront part. */
  readonly carry: typeof fetch = async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input, location.href).pathname;
    const who = new Headers(init?.headers).get("Authorization")?.includes(STRANGER) ? STRANGER : PLAY;
    if (path === "/storefront/session") return told({ token: this.#open(init), expires_at: new Date(Date.now() + 86_400_000).toISOString() });
    if (path === "/storefront/me") return told({ person_id: PLAY, balances: this.#kept.get(who)?.purse ?? {}, wins: [] });
    if (path === "/storefront/inbox") return told({ items: this.#kept.get(who)?.inbox ?? [], next_cursor: null });
    if (path === "/storefront/plays") return told([{ id: PLAY, kind: this.draft.kind, name: this.draft.name }]);
    if (path === `/storefront/plays/${PLAY}`) return this.#tell(who, {}, (answer) => answer.shown);
    if (path === `/storefront/plays/${PLAY}/moves`) return this.#move(who, init);
    if (path === "/storefront/pictures") return told({ url: PICTURE, small_url: PICTURE }); // nothing is sent anywhere: a sign stands for what was chosen
    const list = new RegExp(`^/storefront/plays/${PLAY}/lists/(.+)$`).exec(path);
    if (list) return told(this.#list(decodeURIComponent(list[1] ?? "")));
    return told({}); // events of the part itself: nobody counts them here
  };

  /** The made-up shopper does something elsewhere in the shop: what such an event carries is the server's to know. */
  async happen(name: string): Promise<void> {
    await this.#tell(PLAY, { event: { name } }, () => null);
  }

  /** The operator decides about a seat; what came of it. */
  rule(seat_id: string, ruling: unknown): Promise<Response> {
    return this.#tell(PLAY, { ruling: { seat_id, ruling } }, (answer) => answer.outcome);
  }

  /** Time passes. */
  async wait(wait: Wait): Promise<void> {
    await this.#tell(PLAY, { wait }, () => null);
  }

  /** A public list, as far as anybody stands on it. */
  #list(name: string): unknown {
    const rows = this.#lists.find((one) => one.key === name)?.rows ?? [];
    const items = rows.map(({ person_id, person_name, ...row }) => ({ ...row, name: person_name, mine: person_id !== null }));
    return { items, count: items.length, me: items.find((row) => row.mine) ?? null, next: null };
  }

  /** A session for the shopper; for anybody after that, one without a name. */
  #open(init: RequestInit | undefined): string {
    const body = JSON.parse(typeof init?.body === "string" ? init.body : "{}") as { anonymous_id?: string };
    this.#shopper ??= body.anonymous_id ?? "";
    return this.#shopper === (body.anonymous_id ?? "") ? PLAY : STRANGER;
  }

  async #move(who: string, init: RequestInit | undefined): Promise<Response> {
    const key = new Headers(init?.headers).get("Idempotency-Key") ?? "";
    if (this.#answered.has(key)) return told(this.#answered.get(key));
    const move = JSON.parse(typeof init?.body === "string" ? init.body : "{}") as unknown;
    return this.#tell(who, { move }, (answer) => {
      this.#answered.set(key, answer.outcome);
      return answer.outcome;
    });
  }

  #keptOf(who: string): Kept | null {
    const own = this.#kept.get(who) ?? (this.#last && { ...this.#last, seat: {}, purse: {}, tries: 0 });
    return own && this.#last ? { ...this.#last, seat: own.seat, purse: own.purse, tries: own.tries } : own;
  }

  /** One question after the other: each needs what the one before has left. */
  #tell(who: string, act: Act, pick: (answer: Rehearsed) => unknown): Promise<Response> {
    const asking = this.#queue.then(async () => {
      const { workspace, ...draft } = this.draft;
      const response = await this.send(`/api/w/${encodeURIComponent(workspace)}/plays/rehearse`, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", "X-Antiphon": "1" },
        body: JSON.stringify({ ...draft, ...act, ...(who === STRANGER ? { known: false } : {}), kept: this.#keptOf(who) }),
      });
      if (!response.ok) return response;
      const answer = (await response.json()) as Rehearsed;
      this.#last = answer.kept;
      this.#kept.set(who, answer.kept);
      this.#lists = answer.lists ?? [];
      this.heard({ listens: answer.listens, lists: this.#lists, ahead_ms: answer.ahead_ms ?? 0, state: answer.shown.state ?? "live" });
      return told(pick(answer));
    });
    this.#queue = asking.catch(() => undefined);
    return asking;
  }
}

function told(body: unknown): Response {
  return new Response(JSON.stringify(body), { status: 200, headers: { "Content-Type": "application/json" } });
}
