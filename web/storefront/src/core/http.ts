/** One request to the server, and what went wrong in words that code can act on. */

/** `done` says what is known about the effect: "no" it surely did not happen, "unknown" it may have. */
export class Failed extends Error {
  override readonly name = "AntiphonFailed";

  /** By name, because the parts for value come in a script of their own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "AntiphonFailed";
  }

  constructor(
    readonly status: number, // 0: no answer came
    readonly code: string,
    detail: string,
    readonly done: "no" | "unknown",
    readonly retryAfter: number | null, // seconds
    readonly errors: readonly unknown[] = [], // what the server says about single things
  ) {
    super(detail);
  }

  /** Whether sending the same thing again can help. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429;
  }
}

export interface Call {
  readonly method?: "GET" | "POST";
  readonly token?: string;
  readonly key?: string;
  readonly body?: unknown;
  readonly plain?: boolean; // as text/plain: a simple request, which needs no preflight
  readonly keepalive?: boolean;
  readonly timeout?: number;
}

/** How requests leave this page; the rehearsal of a draft answers them itself. */
let carry: typeof fetch = (...given) => fetch(...given);

export function carryWith(other: typeof fetch): void {
  carry = other;
}

/** The same for what is not JSON. */
export const send: typeof fetch = (...given) => carry(...given);

const TIMEOUT = 12_000;
// What the server itself calls undone (problem details with one of these codes): nothing was changed.
const UNDONE = new Set(["unavailable", "decision_failed", "storage_full"]);

/** The JSON of a 2xx answer. Throws `Failed`. */
export async function call(url: string, { method = "GET", token, key, body, plain, keepalive, timeout = TIMEOUT }: Call = {}): Promise<unknown> {
  const headers: Record<string, string> = {};
  if (token) headers["Authorization"] = `Bearer ${token}`;
  if (key) headers["Idempotency-Key"] = key;
  if (body !== undefined) headers["Content-Type"] = plain ? "text/plain" : "application/json";
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeout);
  try {
    const response = await carry(url, {
      method,
      headers,
      credentials: "omit",
      signal: abort.signal,
      keepalive: keepalive ?? false,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return await response.json();
    throw await problem(response);
  } catch (error) {
    if (error instanceof Failed) throw error;
    throw new Failed(0, "no_answer", "No answer came.", "unknown", null);
  } finally {
    clearTimeout(timer);
  }
}

async function problem(response: Response): Promise<Failed> {
  let told: { code?: unknown; detail?: unknown; errors?: unknown } = {};
  try {
    told = (await response.json()) as typeof told;
  } catch {
    // not ours: a proxy's page, say; the status must do
  }
  const code = typeof told.code === "string" ? told.code : "";
  const detail = typeof told.detail === "string" ? told.detail : "";
  const certain = response.status < 500 || UNDONE.has(code);
  const wait = Number(response.headers.get("Retry-After") ?? "");
  return new Failed(response.status, code, detail, certain ? "no" : "unknown", wait > 0 ? wait : null, Array.isArray(told.errors) ? told.errors : []);
}
