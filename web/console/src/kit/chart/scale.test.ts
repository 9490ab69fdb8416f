import { describe, expect, it } from "vitest";
import { apart, everyNth, strokes, ticksTo, widthOf } from "./scale";

describe("where things of a chart stand", () => {
  it("the axis begins at nothing and ends at or above the highest value, in round steps", () => {
    expect(ticksTo(0, true)).toEqual([0, 1]);
    expect(ticksTo(3, true)).toEqual([0, 1, 2, 3]);
    expect(ticksTo(97, true)).toEqual([0, 25, 50, 75, 100]);
    expect(ticksTo(1_234_567, true).at(-1)).toBeGreaterThanOrEqual(1_234_567);
    expect(ticksTo(0.3, false)).toEqual([0, 0.1, 0.2, 0.3]);
    for (const top of [1, 7, 12, 99, 101, 999, 5_001]) {
      const ticks = ticksTo(top, true);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(top);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }
  });

  it("labels that would touch are left out evenly", () => {
    expect(everyNth(["5 Mar", "6 Mar"], 100)).toBe(1);
    expect(everyNth(["5 Mar", "6 Mar"], 10)).toBeGreaterThan(3);
    expect(widthOf("销售额")).toBeGreaterThan(widthOf("abc"));
  });

  it("labels at the ends of lines stand apart and inside", () => {
    expect(apart([10, 12, 100], 14, 120)).toEqual([10, 24, 100]);
    const tight = apart([100, 100, 100], 14, 110);
    expect(tight).toEqual([82, 96, 110]);
  });

  it("a line without a value has a gap", () => {
    expect(strokes([1, null, 3, 4], (index) => index, (value) => value)).toEqual([[[0, 1]], [[2, 3], [3, 4]]]);
  });
});
