import { describe, expect, it } from "vitest";
import { Coat } from "./coat";
import { ALL_FORM_WORDS } from "./words";

describe("the coat of a scratch card", () => {
  it("is whole at first and nearly gone after going over it to and fro", () => {
    const coat = new Coat();
    expect(coat.share).toBe(0);
    for (let y = 0.1; y < 1; y += 0.15) coat.rub(0, y, 1, y, 0.09);
    expect(coat.share).toBeGreaterThan(0.9);
  });

  it("comes off under the finger only", () => {
    const coat = new Coat();
    coat.rub(0.5, 0.5, 0.5, 0.5, 0.09);
    expect(coat.share).toBeGreaterThan(0);
    expect(coat.share).toBeLessThan(0.1);
  });
});

it("says the same in both languages", () => {
  const slots = (text: string): string[] => [...text.matchAll(/\{(\w+)/g)].map((found) => found[1] ?? "").sort();
  for (const [word, [zh, en]] of Object.entries(ALL_FORM_WORDS)) expect([...new Set(slots(en))], word).toEqual([...new Set(slots(zh))]);
});
