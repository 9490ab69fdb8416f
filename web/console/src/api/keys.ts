/**
 * Idempotency keys: the same wish has the same key until its outcome is known. A double click, or another click after the network
 * failed, then acts once; the same wish after a certain answer is a new one.
 */
const open = new Map<string, string>(); // key by wish
/** Questions that happen to be sent as POST: they change nothing. */
const QUESTION = /\/(check|preview|price|try|simulate|rehearse)$/;
const CERTAIN = 500;

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID is only there on https and localhost
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Give a request that changes something its key. */
export async function addKey(request: Request): Promise<void> {
  if (request.method !== "POST" || QUESTION.test(new URL(request.url).pathname)) return;
  const wish = `${request.url}\n${await request.clone().text()}`;
  const key = open.get(wish) ?? newKey();
  open.set(wish, key);
  request.headers.set("Idempotency-Key", key);
}

/** An answer came: below 500 it is certain what was done. */
export function closeKey(request: Request, status: number): void {
  const key = request.headers.get("Idempotency-Key");
  if (key === null || status >= CERTAIN) return;
  for (const [wish, kept] of open) if (kept === key) open.delete(wish);
}
