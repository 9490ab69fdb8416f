/** Where things of a chart stand, in pixels. Pure. */

/** Round steps from nothing to at least `top`: about four of them; never below one where things are counted. */
export function ticksTo(top: number, whole: boolean): number[] {
  const highest = Number.isFinite(top) && top > 0 ? top : 1;
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough * 0.999) ?? 10 * power;
  const step = whole ? Math.max(1, Math.ceil(nice)) : nice;
  const count = Math.max(1, Math.ceil(highest / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** About how wide a text of 12 pixels is: signs of Chinese are as wide as they are high. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += /[\u2e80-\uffef]/.test(sign) ? 12.4 : /[il.,:;'|! ]/.test(sign) ? 3.8 : 7;
  return width;
}

/** Which of so many labels are written, so that none touches its neighbour: every n-th, with the same distance between them. */
export function everyNth(labels: readonly string[], band: number): number {
  const widest = Math.max(0, ...labels.map(widthOf)) + 14;
  return Math.max(1, Math.ceil(widest / Math.max(band, 0.01)));
}

/** Labels beside the ends of lines, moved down and then up until they stand apart, in the order of their lines. */
export function apart(places: readonly number[], gap: number, bottom: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  let free = -Infinity;
  for (const index of order) {
    const place = Math.max(moved[index] ?? 0, free);
    moved[index] = place;
    free = place + gap;
  }
  let limit = bottom;
  for (const index of order.toReversed()) {
    const place = Math.min(moved[index] ?? 0, limit);
    moved[index] = place;
    limit = place - gap;
  }
  return moved;
}

/** The parts of a line between its gaps, as lists of points. */
export function strokes(values: readonly (number | null)[], x: (index: number) => number, y: (value: number) => number): [number, number][][] {
  const parts: [number, number][][] = [[]];
  values.forEach((value, index) => {
    if (value === null) parts.push([]);
    else parts.at(-1)?.push([x(index), y(value)]);
  });
  return parts.filter((part) => part.length > 0);
}
