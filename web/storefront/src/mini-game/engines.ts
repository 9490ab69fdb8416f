/** The three games by the server's rules (src/antiphon/mechanics/mini_game/replay.py): what is scored here is what it will find. */
import { Dice } from "./dice";

export type Game = "slide" | "catch" | "unbox";
export type Speed = "easy" | "normal" | "fast";
export type Hand = readonly [tick: number, value: number];

export const TICK_MS = 50;
export const APART = 2; // ticks between two hands
export const LANES = 5;
export const BOXES = 9;
export const SIDE = 4;
export const PLAIN = 0;
export const GOLD = 1;
export const TRAP = 2;
const WORTH = [1, 3, -2] as const;

interface Pace {
  readonly every: number;
  readonly stay: number;
}

const PACES: Readonly<Record<"catch" | "unbox", Readonly<Record<Speed, Pace>>>> = {
  catch: { easy: { every: 14, stay: 40 }, normal: { every: 10, stay: 32 }, fast: { every: 7, stay: 24 } },
  unbox: { easy: { every: 14, stay: 30 }, normal: { every: 10, stay: 22 }, fast: { every: 7, stay: 16 } },
};

/** Something that falls, or a box that opens: when, where, and what is in it. */
export interface Thing {
  readonly tick: number;
  readonly place: number;
  readonly what: number;
}

export interface Engine {
  readonly score: number;
  /** Time has come to a tick: everything before it is settled. */
  advance(tick: number): void;
  hand(tick: number, value: number): void;
}

export const ticksOf = (seconds: number): number => Math.floor((seconds * 1000) / TICK_MS);

function things(seed: number, pace: Pace, end: number, places: number): Thing[] {
  const dice = new Dice(seed);
  const dealt: Thing[] = [];
  for (let tick = pace.every; tick < end - pace.stay; tick += pace.every) {
    const place = dice.roll(places);
    const luck = dice.roll(24);
    dealt.push({ tick, place, what: luck < 3 ? GOLD : luck < 7 ? TRAP : PLAIN });
  }
  return dealt;
}

const worth = (thing: Thing): number => WORTH[thing.what] ?? 0;

/** A basket in five lanes. */
export class Catch implements Engine {
  readonly things: readonly Thing[];
  readonly stay: number;
  lane = Math.floor(LANES / 2);
  landed: Thing | null = null; // the last that came down, for the eye
  #points = 0;
  #next = 0;

  constructor(seed: number, speed: Speed, end: number) {
    const pace = PACES.catch[speed];
    this.stay = pace.stay;
    this.things = things(seed, pace, end, LANES);
  }

  get score(): number {
    return Math.max(0, this.#points);
  }

  advance(tick: number): void {
    for (let thing = this.things[this.#next]; thing && thing.tick + this.stay < tick; thing = this.things[this.#next]) {
      this.#next += 1;
      this.landed = thing.place === this.lane ? thing : null;
      if (this.landed) this.#points += worth(thing);
    }
  }

  hand(tick: number, value: number): void {
    this.advance(tick);
    this.lane = Math.max(0, Math.min(LANES - 1, this.lane + (value ? 1 : -1)));
  }

  /** What is in the air at a moment, and how far down (0 to 1). */
  falling(tick: number): { thing: Thing; way: number }[] {
    return this.things.filter((thing) => thing.tick <= tick && tick <= thing.tick + this.stay).map((thing) => ({ thing, way: (tick - thing.tick) / this.stay }));
  }
}

/** Nine boxes that open and close. */
export class Unbox implements Engine {
  readonly #things: readonly Thing[];
  readonly #stay: number;
  readonly #open = new Map<number, Thing>();
  #points = 0;
  #next = 0;

  constructor(seed: number, speed: Speed, end: number) {
    const pace = PACES.unbox[speed];
    this.#stay = pace.stay;
    this.#things = things(seed, pace, end, BOXES);
  }

  get score(): number {
    return Math.max(0, this.#points);
  }

  advance(tick: number): void {
    for (let thing = this.#things[this.#next]; thing && thing.tick <= tick; thing = this.#things[this.#next]) {
      this.#next += 1;
      this.#open.set(thing.place, thing);
    }
  }

  hand(tick: number, value: number): void {
    this.advance(tick);
    const thing = this.inside(tick, value);
    this.#open.delete(value);
    this.#points += thing ? worth(thing) : -1;
  }

  /** What is in an open box at a moment. */
  inside(tick: number, box: number): Thing | null {
    const thing = this.#open.get(box);
    return thing && tick < thing.tick + this.#stay ? thing : null;
  }
}

/** Tiles that slide and join. */
export class Slide implements Engine {
  board: number[] = Array<number>(SIDE * SIDE).fill(0);
  fresh = -1; // the cell that was dealt last, for the eye
  #points = 0;
  readonly #dice: Dice;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
    this.#deal();
    this.#deal();
  }

  get score(): number {
    return this.#points;
  }

  advance(): void {
    // nothing happens by itself
  }

  hand(_tick: number, direction: number): void {
    const [pushed, gained] = push(this.board, direction);
    if (pushed.every((tile, cell) => tile === this.board[cell])) return;
    this.board = pushed;
    this.#points += gained;
    this.#deal();
  }

  get isStuck(): boolean {
    return [0, 1, 2, 3].every((direction) => push(this.board, direction)[0].every((tile, cell) => tile === this.board[cell]));
  }

  #deal(): void {
    const empty = this.board.flatMap((tile, cell) => (tile ? [] : [cell]));
    this.fresh = empty[this.#dice.roll(empty.length)] ?? -1;
    this.board[this.fresh] = this.#dice.roll(10) === 0 ? 4 : 2;
  }
}

/** The board after a push up (0), right (1), down (2) or left (3), and what joined. */
export function push(board: readonly number[], direction: number): [number[], number] {
  const pushed = [...board];
  let gained = 0;
  for (let line = 0; line < SIDE; line += 1) {
    const cells = Array.from({ length: SIDE }, (_, step) => cellOf(direction, line, step));
    const tiles = cells.map((cell) => board[cell] ?? 0).filter(Boolean);
    cells.forEach((cell) => {
      let tile = tiles.shift() ?? 0;
      if (tile && tiles[0] === tile) {
        tile += tiles.shift() ?? 0;
        gained += tile;
      }
      pushed[cell] = tile;
    });
  }
  return [pushed, gained];
}

function cellOf(direction: number, line: number, step: number): number {
  const far = SIDE - 1 - step;
  return [step * SIDE + line, line * SIDE + far, far * SIDE + line, line * SIDE + step][direction] ?? 0;
}

export function makeEngine(game: Game, speed: Speed, seconds: number, seed: number): Engine {
  if (game === "slide") return new Slide(seed);
  return game === "catch" ? new Catch(seed, speed, ticksOf(seconds)) : new Unbox(seed, speed, ticksOf(seconds));
}

/** What a whole run is worth. */
export function scoreOf(game: Game, speed: Speed, seconds: number, seed: number, hands: readonly Hand[]): number {
  const engine = makeEngine(game, speed, seconds, seed);
  for (const [tick, value] of hands) engine.hand(tick, value);
  engine.advance(ticksOf(seconds));
  return engine.score;
}
