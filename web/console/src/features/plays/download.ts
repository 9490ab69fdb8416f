/** A file that the server makes while it is sent: how far it is can be watched, and it can be stopped. */
import { ApiProblem, problemOf } from "@/api/problem";

/** Lines received so far are told after each piece. Throws `ApiProblem`, or what `fetch` throws when it is stopped. */
export async function downloadLines(url: string, body: unknown, signal: AbortSignal, told: (lines: number) => void): Promise<Blob> {
  const headers = { "Content-Type": "application/json", "X-Antiphon": "1", "Idempotency-Key": crypto.randomUUID() };
  const response = await fetch(url, { method: "POST", credentials: "same-origin", headers, body: JSON.stringify(body), signal });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  if (response.body === null) throw new ApiProblem(0, "network", "");
  const pieces: BlobPart[] = [];
  let lines = -1; // the first one is the heading
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces, { type: "text/csv;charset=utf-8" });
    pieces.push(value);
    for (const byte of value) if (byte === 10) lines += 1;
    told(Math.max(0, lines));
  }
}

/** Hands a file to the browser. */
export function hand(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
