import { expect, test } from "vitest";
import { clock, money } from "./figures";
import { BUYING_WORDS, tell } from "./words";

const slots = (text: string) => [...text.matchAll(/\{([a-z]+)[}:]/g)].map((found) => found[1]);

test("both languages say something and name the same values", () => {
  for (const [key, [zh, en]] of Object.entries(BUYING_WORDS)) {
    expect(zh.trim() && en.trim(), key).toBeTruthy();
    expect([...new Set(slots(zh))].sort(), key).toEqual([...new Set(slots(en))].sort());
  }
});

test("money in its own currency, time as a clock counts down", () => {
  expect(money(1_990, "CNY", 2, "zh")).toBe("¥19.90");
  expect(money(1_990, "JPY", 0, "en")).toBe("¥1,990");
  expect(clock(61_000)).toBe("1:01");
  expect(clock(3_600_000)).toBe("1:00:00");
  expect(clock(-5)).toBe("0:00");
  expect(tell("held", "en", { n: 2 })).toBe("You hold 2 rights to buy");
});
