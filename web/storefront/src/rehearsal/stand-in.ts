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

interface Rehearsed {
  readonly shown: unknown;
  readonly outcome: unknown;
  readonly listens: readonly string[];
  readonly kept: Kept;
}

interface Kept {
  readonly seat?: unknown;
  readonly purse: Readonly<Record<string, number>>;
  readonly left?: unknown;
  readonly tries: number;
  readonly rows?: unknown;
}

export const PLAY = "rehearsal";
const STRANGER = "stranger";

interface Act {
  readonly move?: unknown;
  readonly event?: { readonly name: string; readonly properties: Readonly<Record<string, unknown>> };
}

export class StandIn {
  readonly #kept = new Map<string, Kept>(); // by token: a part may also play as somebody without a name
  #last: Kept | null = null; // stock and lists are shared by all of them
  #shopper: string | null = null; // the first one who opened a session
  #queue: Promise<unknown> = Promise.resolve();
  #answered = new Map<string, unknown>(); // by Idempotency-Key: a move that is sent again is not made again

  constructor(
    private readonly draft: Draft,
    private readonly heard: (listens: readonly string[]) => void,
    private readonly send: typeof fetch = (...given) => fetch(...given),
  ) {}

  /** What `fetch` would give for a request of a storefront part. */
  readonly carry: typeof fetch = async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input, location.href).pathname;
    const who = new Headers(init?.headers).get("Authorization")?.includes(STRANGER) ? STRANGER : PLAY;
    if (path === "/storefront/session") return told({ token: this.#open(init), expires_at: new Date(Date.now() + 86_400_000).toISOString() });
    if (path === "/storefront/me") return told({ person_id: PLAY, balances: this.#kept.get(who)?.purse ?? {}, wins: [] });
    if (path === "/storefront/inbox") return told({ items: [], next_cursor: null });
    if (path === "/storefront/plays") return told([{ id: PLAY, kind: this.draft.kind, name: this.draft.name }]);
    if (path === `/storefront/plays/${PLAY}`) return this.#tell(who, {}, (answer) => answer.shown);
    if (path === `/storefront/plays/${PLAY}/moves`) return this.#move(who, init);
    return told({}); // events of the part itself: nobody counts them here
  };

  /** The made-up shopper does something elsewhere in the shop. */
  async happen(name: string): Promise<void> {
    const id = `rehearsal-${this.#kept.get(PLAY)?.tries ?? 0}`;
    await this.#tell(PLAY, { event: { name, properties: { order_id: id, product_id: id, total: 100, revenue: 100, quantity: 1 } } }, () => null);
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
    return own && { ...own, ...(this.#last?.left ? { left: this.#last.left } : {}), ...(this.#last?.rows ? { rows: this.#last.rows } : {}) };
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
      this.heard(answer.listens);
      return told(pick(answer));
    });
    this.#queue = asking.catch(() => undefined);
    return asking;
  }
}

function told(body: unknown): Response {
  return new Response(JSON.stringify(body), { status: 200, headers: { "Content-Type": "application/json" } });
}
