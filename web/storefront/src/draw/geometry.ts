/** Where the sectors of a wheel lie. Pure arithmetic, so that it can be tested: what is drawn must agree with what is drawn for. */

export interface Arc {
  readonly from: number; // degrees, clockwise from the top
  readonly size: number; // degrees; 0: not on the wheel
}

/** Arcs as large as their odds; what would be too small to see is raised to `least` degrees, and the others give way in proportion. */
export function arcs(odds: readonly number[], least: number): Arc[] {
  const shown = odds.map((part) => part > 0);
  const count = shown.filter(Boolean).length;
  const floor = count ? Math.min(least, 360 / count) : 0;
  const raised = new Set<number>();
  let sizes: number[] = [];
  for (;;) {
    const free = 360 - raised.size * floor;
    const whole = odds.reduce((sum, part, index) => (raised.has(index) ? sum : sum + part), 0);
    sizes = odds.map((part, index) => (!shown[index] ? 0 : raised.has(index) ? floor : (part / whole) * free));
    const small = sizes.findIndex((size, index) => shown[index] && !raised.has(index) && size < floor - 1e-9);
    if (small < 0) break;
    raised.add(small);
  }
  let from = 0;
  return sizes.map((size) => {
    const arc = { from, size };
    from += size;
    return arc;
  });
}

/** How far the wheel stands turned, in [0, 360), when this arc's point `within` (0 … 1) is under the pointer at the top. */
export function turnTo(arc: Arc, within: number): number {
  return (((-(arc.from + arc.size * within)) % 360) + 360) % 360;
}

/** The index of the arc under the pointer when the wheel stands turned by so many degrees. */
export function under(all: readonly Arc[], turn: number): number {
  const at = ((-turn % 360) + 360) % 360;
  return all.findIndex((arc) => arc.size > 0 && at >= arc.from - 1e-9 && at < arc.from + arc.size);
}

/** The outline of a sector of radius `r` around (c, c). A whole circle is drawn as one. */
export function outline(arc: Arc, c: number, r: number): string {
  if (arc.size >= 359.99) return `M${c} ${c - r}a${r} ${r} 0 1 1-.01 0Z`;
  const [x1, y1] = onRim(arc.from, c, r);
  const [x2, y2] = onRim(arc.from + arc.size, c, r);
  return `M${c} ${c}L${x1} ${y1}A${r} ${r} 0 ${arc.size > 180 ? 1 : 0} 1 ${x2} ${y2}Z`;
}

export function onRim(degrees: number, c: number, r: number): [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [round(c + r * Math.sin(angle)), round(c - r * Math.cos(angle))];
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** About how wide a text is, in ems: Chinese letters are square, others a little over half as wide. */
export function ems(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e80" ? 1 : letter === " " ? 0.28 : /[A-Z\d]/.test(letter) ? 0.62 : 0.53), 0);
}

/** A name on at most two lines of at most `width` ems each, as even as can be, or null when it does not fit. */
export function wrap(name: string, width: number, lines: 1 | 2): string[] | null {
  if (ems(name) <= width) return [name];
  if (lines === 1) return null;
  const parts = pieces(name);
  const splits = parts.slice(1).map((_, index) => [parts.slice(0, index + 1).join("").trim(), parts.slice(index + 1).join("").trim()]);
  const widest = (split: readonly string[]): number => Math.max(...split.map(ems));
  const best = splits.sort((one, other) => widest(one) - widest(other))[0];
  return best && widest(best) <= width ? best : null;
}

/** Where a line may break: before spaces, and between Chinese letters. */
function pieces(name: string): string[] {
  return name.match(/\s*[\u2e80-\uffff]|\s*[^\s\u2e80-\uffff]+/g) ?? [name];
}
