/** Where a run is played: draws the engine, listens to fingers and keys, and keeps the hands for the server. */
import { h } from "../kit/dom";
import { icon, type Icon } from "../kit/icons";
import { APART, BOXES, Catch, type Engine, GOLD, type Hand, SIDE, Slide, type Thing, TICK_MS, TRAP, Unbox } from "./engines";
import type { GameWord } from "./words";

interface Setting {
  readonly end: number; // ticks
  readonly began: number; // of performance.now()
  readonly say: (word: GameWord, values?: Readonly<Record<string, string | number>>) => string;
}

const LOOK: readonly Icon[] = ["gift", "star", "flame"];
const NAME: readonly GameWord[] = ["plain", "gold", "trap"];
const nameOf = (thing: Thing | null): GameWord => (thing ? (NAME[thing.what] ?? "plain") : "nothing");
const lookOf = (thing: Thing): string => (thing.what === GOLD ? "gold" : thing.what === TRAP ? "trap" : "plain");

/** What all three have: the clock, the score, the hands. */
export abstract class GameTable<E extends Engine = Engine> {
  readonly element: HTMLElement;
  readonly hands: Hand[] = [];
  readonly #score = h("b", {}, "0");
  readonly #left = h("b", {}, "");
  #over: ((hands: readonly Hand[]) => void) | null = null;
  #frame = 0;

  constructor(
    protected readonly engine: E,
    protected readonly setting: Setting,
    board: HTMLElement,
  ) {
    const counter = (word: GameWord, value: HTMLElement): HTMLElement => h("p", {}, h("small", {}, setting.say(word)), value);
    this.element = h("div", { class: "table", tabindex: "-1", onkeydown: (event) => this.#key(event as KeyboardEvent) }, h("div", { class: "counters" }, counter("score", this.#score), counter("left", this.#left)), board);
  }

  /** Resolves with the hands when the time is over. */
  play(): Promise<readonly Hand[]> {
    return new Promise((resolve) => {
      this.#over = resolve;
      const beat = (): void => {
        if (!this.#over) return;
        const tick = this.tick;
        this.engine.advance(tick);
        this.draw(tick);
        this.#score.textContent = String(this.engine.score);
        this.#left.textContent = this.setting.say("seconds", { n: Math.max(0, Math.ceil(((this.setting.end - tick) * TICK_MS) / 1000)) });
        if (tick >= this.setting.end || this.isOver()) this.stop();
        else this.#frame = requestAnimationFrame(beat);
      };
      beat();
    });
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#over?.(this.hands);
    this.#over = null;
  }

  protected get tick(): number {
    return Math.floor((performance.now() - this.setting.began) / TICK_MS);
  }

  /** A hand now, unless it is faster than the rules allow or the run is over. */
  protected hand(value: number): void {
    const tick = this.tick;
    const last = this.hands.at(-1)?.[0] ?? -APART;
    if (tick < last + APART || tick >= this.setting.end || !this.#over) return;
    this.hands.push([tick, value]);
    this.engine.hand(tick, value);
  }

  /** True when there is nothing more to do before the time is over. */
  protected isOver(): boolean {
    return false;
  }

  protected abstract draw(tick: number): void;
  /** The hand that a key means, or null. */
  protected abstract keyed(key: string): number | null;

  #key(event: KeyboardEvent): void {
    const value = this.keyed(event.key);
    if (value === null) return;
    event.preventDefault();
    this.hand(value);
  }
}

const ARROWS = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"];

class SlideTable extends GameTable<Slide> {
  readonly #cells: readonly HTMLElement[];
  readonly #spoken: HTMLElement;
  #shown = "";

  constructor(engine: Slide, setting: Setting) {
    const cells = Array.from({ length: SIDE * SIDE }, () => h("i", { class: "num" }));
    const spoken = h("p", { class: "hidden", role: "status" });
    const board = h("div", { class: "board", "aria-hidden": "true" }, ...cells);
    const ways: readonly GameWord[] = ["up", "right", "down", "left_way"];
    const buttons = ways.map((word, way) => h("button", { type: "button", class: `way w${way}`, "aria-label": setting.say(word), onclick: () => this.hand(way) }, icon("right", 22)));
    super(engine, setting, h("div", {}, board, spoken, h("div", { class: "ways" }, ...buttons)));
    this.#cells = cells;
    this.#spoken = spoken;
    swipes(board, (way) => this.hand(way));
  }

  protected override isOver(): boolean {
    return this.engine.isStuck;
  }

  protected draw(): void {
    const { board, fresh } = this.engine;
    const now = board.join();
    if (now === this.#shown) return;
    this.#shown = now;
    board.forEach((tile, cell) => {
      const element = this.#cells[cell];
      if (!element) return;
      element.className = tile ? `num t${Math.min(tile, 2048)}${cell === fresh ? " fresh" : ""}` : "num";
      element.textContent = tile ? String(tile) : "";
    });
    const rows = Array.from({ length: SIDE }, (_, row) => this.setting.say("row", { n: row + 1, tiles: board.slice(row * SIDE, row * SIDE + SIDE).map((tile) => tile || "–").join(" ") }));
    this.#spoken.textContent = rows.join("; ");
  }

  protected keyed(key: string): number | null {
    const way = ARROWS.indexOf(key);
    return way < 0 ? null : way;
  }
}

/** Tells a swipe's direction: up 0, right 1, down 2, left 3. */
function swipes(element: HTMLElement, tell: (way: number) => void): void {
  let from: PointerEvent | null = null;
  element.addEventListener("pointerdown", (event) => {
    from = event;
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener("pointerup", (event) => {
    if (!from) return;
    const [x, y] = [event.clientX - from.clientX, event.clientY - from.clientY];
    from = null;
    if (Math.max(Math.abs(x), Math.abs(y)) < 18) return;
    tell(Math.abs(x) > Math.abs(y) ? (x > 0 ? 1 : 3) : y > 0 ? 2 : 0);
  });
}

class CatchTable extends GameTable<Catch> {
  readonly #sky: HTMLElement;
  readonly #basket: HTMLElement;
  readonly #flying = new Map<Thing, HTMLElement>();

  constructor(engine: Catch, setting: Setting) {
    const basket = h("span", { class: "basket" }, icon("bag", 34));
    const sky = h("div", { class: "sky", "aria-hidden": "true" }, basket);
    const step = (word: GameWord, value: number): HTMLElement => h("button", { type: "button", class: `second step s${value}`, "aria-label": setting.say(word), onclick: () => this.hand(value) }, icon("right", 26));
    super(engine, setting, h("div", {}, sky, h("div", { class: "steps" }, step("left_way", 0), step("right", 1))));
    this.#sky = sky;
    this.#basket = basket;
    sky.addEventListener("pointerdown", (event) => {
      const box = sky.getBoundingClientRect();
      this.hand(event.clientX > box.left + box.width / 2 ? 1 : 0);
    });
  }

  protected draw(tick: number): void {
    const { engine } = this;
    this.#basket.style.setProperty("--lane", String(engine.lane));
    this.#basket.classList.toggle("full", engine.landed !== null);
    const seen = new Set<Thing>();
    const exact = (performance.now() - this.setting.began) / TICK_MS;
    for (const { thing } of engine.falling(tick)) {
      seen.add(thing);
      let element = this.#flying.get(thing);
      if (!element) {
        element = h("span", { class: `thing ${lookOf(thing)}` }, icon(LOOK[thing.what] ?? "gift", 28));
        element.style.setProperty("--lane", String(thing.place));
        this.#flying.set(thing, element);
        this.#sky.append(element);
      }
      element.style.setProperty("--way", String(Math.min(1, (exact - thing.tick) / engine.stay)));
    }
    for (const [thing, element] of this.#flying) {
      if (seen.has(thing)) continue;
      element.remove();
      this.#flying.delete(thing);
    }
  }

  protected keyed(key: string): number | null {
    return key === "ArrowLeft" ? 0 : key === "ArrowRight" ? 1 : null;
  }
}

class UnboxTable extends GameTable<Unbox> {
  readonly #boxes: readonly HTMLButtonElement[];
  readonly #shown = Array<string>(BOXES).fill("");

  constructor(engine: Unbox, setting: Setting) {
    const boxes = Array.from({ length: BOXES }, (_, box) => {
      const button = h("button", { type: "button", class: "box", onpointerdown: () => this.hand(box) });
      // A press by keyboard or screen reader comes as a click without a pointer.
      button.addEventListener("click", (event) => {
        if (event.detail === 0) this.hand(box);
      });
      return button;
    });
    super(engine, setting, h("div", { class: "boxes" }, ...boxes));
    this.#boxes = boxes;
  }

  protected draw(tick: number): void {
    const { engine } = this;
    this.#boxes.forEach((button, box) => {
      const thing = engine.inside(tick, box);
      const look = thing ? `${lookOf(thing)} ${thing.tick}` : "closed";
      if (look === this.#shown[box]) return;
      this.#shown[box] = look;
      button.className = thing ? `box open ${lookOf(thing)}` : "box";
      button.setAttribute("aria-label", this.setting.say("box_n", { n: box + 1, what: this.setting.say(nameOf(thing)) }));
      button.replaceChildren(...(thing ? [icon(LOOK[thing.what] ?? "gift", 34)] : []));
    });
  }

  protected keyed(key: string): number | null {
    const box = Number(key) - 1;
    return Number.isInteger(box) && box >= 0 && box < BOXES ? box : null;
  }
}

export function makeTable(engine: Engine, setting: Setting): GameTable {
  if (engine instanceof Slide) return new SlideTable(engine, setting);
  if (engine instanceof Catch) return new CatchTable(engine, setting);
  if (engine instanceof Unbox) return new UnboxTable(engine, setting);
  throw new Error("There is no table for this game.");
}

