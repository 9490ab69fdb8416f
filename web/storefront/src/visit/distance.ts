/** How far a person is from a shop, worked out on their own phone, and what a scanned screen says. */

const EARTH = 6_371_009; // metres, mean radius
const ROUND = 10; // the server is told tens of metres: less than a phone knows, more than it needs

/** Metres between two points on the globe (haversine), rounded to tens. Degrees. */
export function metresBetween(from: readonly [number, number], to: readonly [number, number]): number {
  const [north, east, north2, east2] = [...from, ...to].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number, number];
  const half = Math.sin((north2 - north) / 2) ** 2 + Math.cos(north) * Math.cos(north2) * Math.sin((east2 - east) / 2) ** 2;
  return Math.round((2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)))) / ROUND) * ROUND;
}

/** The shop and the code of a screen's QR code: an address with `place` and `code`, or the code alone. */
export function readScreen(text: string): { readonly place: string | null; readonly code: string } {
  const query = new URLSearchParams(/[?#](.*)$/s.exec(text)?.[1] ?? "");
  const code = query.get("code");
  return code === null ? { place: null, code: text.trim() } : { place: query.get("place"), code };
}
