/** The wheel: sectors as large as their odds, turned by the browser's compositor to the sector that the server decided. */
import { h, isStill, svg } from "../kit/dom";
import { type Icon, icon, iconAt } from "../kit/icons";
import { type Arc, arcs, onRim, outline, turnTo, wrap } from "./geometry";
import type { Landing, Toy, ToyWord } from "./toy";

export interface Slice {
  readonly name: string;
  readonly odds: number; // parts per million
  readonly icon: Icon;
  readonly look: "lose" | "rare" | "plain";
  readonly picture?: string | null;
  readonly kept?: boolean; // on the wheel although its odds are none: the guarantee may land there
}

const C = 160; // the middle, and
const R = 146; // the radius, in units of the drawing
const LEAST = 26; // degrees that still hold a picture
const SPEED = 0.8; // degrees a millisecond while the answer is awaited
const WIND_UP = 350; // milliseconds

export class Wheel implements Toy {
  readonly element: HTMLElement;
  readonly waiting = false;
  readonly #disc: SVGSVGElement;
  readonly #arcs: readonly Arc[];
  #turn = 0;
  #turning: Animation | null = null;

  constructor(
    slices: readonly Slice[],
    label: string,
    readonly say: (word: ToyWord) => string,
    onTap: () => void,
  ) {
    this.#arcs = arcs(
      slices.map((slice) => slice.odds || (slice.kept ? 1 : 0)),
      LEAST,
    );
    this.#disc = svg("svg", { viewBox: "0 0 320 320", class: "disc", "aria-hidden": "true" }, svg("circle", { class: "rim", cx: C, cy: C, r: 157 }));
    this.#disc.append(...this.#sectors(slices), ...bulbs());
    const pointer = svg("svg", { viewBox: "0 0 40 48", class: "pointer", "aria-hidden": "true" }, svg("path", { d: "M20 46 7.5 26a14.8 14.8 0 1 1 25 0Z" }), svg("circle", { cx: 20, cy: 18, r: 5.5 }));
    const hub = h("div", { class: "hub", "aria-hidden": "true" }, h("slot", { name: "hub" }, icon("gift", 34)));
    // Tapping the wheel is a convenience for thumbs; the button below it is the control.
    this.element = h("div", { class: "wheel", role: "img", "aria-label": label, onclick: onTap }, this.#disc, hub, pointer);
    this.#stand(slices.length ? turnTo(this.#arcs[0] ?? { from: 0, size: 0 }, 0.5) : 0);
  }

  /** Turn evenly until it is known where to stop. */
  start(): void {
    if (isStill()) return;
    this.element.classList.add("turning");
    const far = (SPEED * WIND_UP) / 2; // x² has the slope 2 at its end, so the even turning goes on at the same speed
    const wound = this.#run(this.#turn, this.#turn + far, { duration: WIND_UP, easing: "cubic-bezier(.33,0,.67,.33)" });
    wound.onfinish = () => this.#run(this.#turn + far, this.#turn + far + 360, { duration: 360 / SPEED, iterations: Infinity });
  }

  /** Come to rest on a sector. Resolves when it stands still. */
  async land({ place }: Landing): Promise<void> {
    const arc = this.#arcs[place];
    const within = 0.3 + Math.random() * 0.4; // where in the sector means nothing; in the middle each time would look arranged
    await this.#rest(arc?.size ? turnTo(arc, within) : this.#now(), 720);
  }

  /** Nothing was decided: run down where it is. */
  async stop(): Promise<void> {
    await this.#rest((this.#now() + 150) % 360, 0);
  }

  reset(): void {
    // it stays where it came to rest
  }

  async #rest(turn: number, atLeast: number): Promise<void> {
    if (this.#turning) {
      const from = this.#now();
      const far = atLeast + ((((turn - from - atLeast) % 360) + 360) % 360);
      // The slope 3 of this curve at its start takes over the even speed without a jerk.
      const resting = this.#run(from, from + far, { duration: Math.max(400, (3 * far) / SPEED), easing: "cubic-bezier(.33,1,.68,1)", fill: "forwards" });
      await resting.finished.catch(() => undefined);
    }
    this.#stand(turn);
    this.element.classList.remove("turning");
  }

  #run(from: number, to: number, timing: KeyframeAnimationOptions): Animation {
    this.#turning?.cancel();
    this.#turning = this.#disc.animate([{ transform: `rotate(${from}deg)` }, { transform: `rotate(${to}deg)` }], timing);
    return this.#turning;
  }

  #stand(turn: number): void {
    this.#turning?.cancel();
    this.#turning = null;
    this.#turn = turn;
    this.#disc.style.transform = `rotate(${turn}deg)`;
  }

  /** How far it is turned at this moment, in degrees. */
  #now(): number {
    const { a, b } = new DOMMatrixReadOnly(getComputedStyle(this.#disc).transform);
    return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  }

  #sectors(slices: readonly Slice[]): SVGElement[] {
    let plain = 0;
    return slices.flatMap((slice, index) => {
      const arc = this.#arcs[index];
      if (!arc?.size) return [];
      const look = slice.look === "plain" ? `plain-${plain++ % 3}` : slice.look;
      return [svg("g", { class: `sector ${look}` }, svg("path", { class: "slice", d: outline(arc, C, R) }), label(slice, arc))];
    });
  }
}

/** Picture and name, upright when the sector is under the pointer; in a narrow sector the name runs inwards, or the picture stands alone. */
function label(slice: Slice, arc: Arc): SVGElement {
  const group = svg("g", { transform: `rotate(${arc.from + arc.size / 2} ${C} ${C})` });
  const picture = slice.picture ? svg("image", { href: slice.picture, x: C - 17, y: 20, width: 34, height: 34 }) : iconAt(slice.icon, C, 38, 30);
  group.append(picture);
  const half = (Math.min(arc.size, 100) / 2) * (Math.PI / 180);
  for (const [size, radius] of [[15, 84], [13, 84], [12, 86], [11, 88]] as const) {
    const lines = wrap(slice.name, (2 * radius * Math.sin(half) * 0.9) / size, 2);
    if (!lines) continue;
    lines.forEach((line, index) => group.append(svg("text", { x: C, y: C - radius - (lines.length - 1) * 5 + index * (size + 2), "font-size": size }, line)));
    return group;
  }
  for (const size of [13, 12, 11]) {
    if (!wrap(slice.name, 60 / size, 1)) continue;
    group.append(svg("text", { x: 0, y: 0, "font-size": size, transform: `translate(${C + size * 0.35} 58) rotate(90)`, class: "inwards" }, slice.name));
    break;
  }
  return group;
}

function bulbs(): SVGElement[] {
  return Array.from({ length: 24 }, (_, index) => {
    const [cx, cy] = onRim(index * 15 + 7.5, C, 151.5);
    return svg("circle", { class: "bulb", cx, cy, r: 2.4 });
  });
}
