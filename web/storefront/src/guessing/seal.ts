/** Works out a seal anew: SHA-256 of `answer|salt`. Null where the browser cannot (a page without https). */
export async function seal(answer: string, salt: string): Promise<string | null> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(`${answer}|${salt}`)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Days, hours, minutes and seconds until a moment; zeros when it has passed. */
export function clock(ms: number): readonly [days: number, hours: number, minutes: number, seconds: number] {
  const all = Math.max(0, Math.ceil(ms / 1_000));
  return [Math.floor(all / 86_400), Math.floor(all / 3_600) % 24, Math.floor(all / 60) % 60, all % 60];
}

/** A price without needless decimals: 199.00 is 199. */
export const plain = (number: string): string => number.replace(/\.00$/, "");
