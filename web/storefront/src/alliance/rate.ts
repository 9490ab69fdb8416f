/** What points become in another shop: the server's own sum, exactly, so that what is promised is what arrives. */
export interface Way {
  readonly numerator: number;
  readonly denominator: number;
  readonly least: number;
  readonly most: number;
}

/** Rounded down once. Whole numbers of any size. */
export function arriving(way: Way, given: number): number {
  return Number((BigInt(given) * BigInt(way.numerator)) / BigInt(way.denominator));
}

/** A round amount to show the rate with: 100, or so many tens more that at least ten arrive. */
export function sample(way: Way): number {
  let given = 100;
  while (arriving(way, given) < 10 && given < 1_000_000) given *= 10;
  return given;
}

/** Whether an amount can go now. */
export function fits(way: Way, given: number): boolean {
  return Number.isSafeInteger(given) && given >= way.least && given <= way.most;
}
