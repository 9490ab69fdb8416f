import { describe, expect, it } from "vitest";
import { arcs, ems, outline, turnTo, under, wrap } from "./geometry";

/** Many tables of odds, the same ones each time. */
function tables(): number[][] {
  let state = 7;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: 300 }, () => {
    const count = 1 + Math.floor(next() * 12);
    return Array.from({ length: count }, () => (next() < 0.15 ? 0 : Math.round(next() ** 4 * 1_000_000)));
  }).filter((odds) => odds.some((part) => part > 0));
}

describe("a wheel", () => {
  it("is whole, whatever the odds", () => {
    for (const odds of tables()) {
      const all = arcs(odds, 26);
      expect(all.reduce((sum, arc) => sum + arc.size, 0)).toBeCloseTo(360, 6);
      all.forEach((arc, index) => {
        if (odds[index] === 0) expect(arc.size).toBe(0);
        else expect(arc.size).toBeGreaterThanOrEqual(Math.min(26, 360 / odds.filter(Boolean).length) - 1e-6);
      });
    }
  });

  it("has sectors as large as their odds, where they can be seen", () => {
    expect(arcs([500_000, 250_000, 250_000], 26).map((arc) => arc.size)).toEqual([180, 90, 90]);
    const [big, small, tiny] = arcs([600_000, 300_000, 100], 26);
    expect(tiny?.size).toBe(26);
    expect((big?.size ?? 0) / (small?.size ?? 1)).toBeCloseTo(2, 9);
  });

  it("shows under the pointer what it was turned to", () => {
    for (const odds of tables()) {
      const all = arcs(odds, 26);
      all.forEach((arc, index) => {
        if (arc.size) for (const within of [0.3, 0.5, 0.7]) expect(under(all, turnTo(arc, within))).toBe(index);
      });
    }
  });

  it("draws one sector as a whole circle", () => {
    expect(outline({ from: 0, size: 360 }, 160, 100)).toContain("a100 100 0 1 1");
    expect(outline({ from: 0, size: 90 }, 160, 100)).toBe("M160 160L160 60A100 100 0 0 1 260 160Z");
  });
});

describe("names on a wheel", () => {
  it("are broken in two evenly, or left out", () => {
    expect(wrap("下次好运", 3, 2)).toEqual(["下次", "好运"]);
    expect(wrap("Better luck next time", 7, 2)).toEqual(["Better luck", "next time"]);
    expect(wrap("20 points", 9, 1)).toEqual(["20 points"]);
    expect(wrap("An unbreakableword", 4, 2)).toBeNull();
    expect(wrap("20 points", 2, 1)).toBeNull();
  });

  it("are as wide as their letters", () => {
    expect(ems("积分")).toBe(2);
    expect(ems("points")).toBeLessThan(4);
  });
});
