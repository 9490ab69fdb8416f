import { describe, expect, it } from "vitest";
import { Dice } from "./dice";
import { type Game, type Hand, scoreOf, Slide, type Speed } from "./engines";
import runs from "./runs.json";

describe("the server's runs", () => {
  it.each(runs as unknown as { game: Game; speed: Speed; seconds: number; seed: number; hands: Hand[]; score: number }[])("$game $speed $seed is worth $score here too", (run) => {
    expect(scoreOf(run.game, run.speed, run.seconds, run.seed, run.hands)).toBe(run.score);
  });
});

describe("dice", () => {
  it("roll the same for the same seed and stay within their sides", () => {
    const [one, two] = [new Dice(4_000_000_000), new Dice(4_000_000_000)];
    const rolls = Array.from({ length: 200 }, () => one.roll(6));
    expect(rolls).toEqual(Array.from({ length: 200 }, () => two.roll(6)));
    expect(new Set(rolls)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });
});

describe("the sliding board", () => {
  it("knows when nothing moves any more", () => {
    const slide = new Slide(1);
    expect(slide.isStuck).toBe(false);
    slide.board = [2, 4, 2, 4, 4, 2, 4, 2, 2, 4, 2, 4, 4, 2, 4, 2];
    expect(slide.isStuck).toBe(true);
  });
});
