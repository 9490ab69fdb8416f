import { expect, test } from "vitest";
import { spell } from "./amounts";
import { GIVING_WORDS, tell } from "./words";

const slots = (text: string) => [...text.matchAll(/\{([a-z]+)[}:]/g)].map((found) => found[1]);

test("both languages say something and name the same values", () => {
  for (const [key, [zh, en]] of Object.entries(GIVING_WORDS)) {
    expect(zh.trim() && en.trim(), key).toBeTruthy();
    expect([...new Set(slots(zh))].sort(), key).toEqual([...new Set(slots(en))].sort());
  }
});

test("one share and two", () => {
  expect(tell("shares", "en", { n: 1 })).toBe("1 share");
  expect(tell("shares", "zh", { n: 2 })).toBe("2 份");
});

test("units of money have their decimals", () => {
  expect(spell(12_345, 2, { zh: "元", en: "yuan" }, "en")).toBe("123.45 yuan");
  expect(spell(10_000, 0, { zh: "份午餐", en: "lunches" }, "zh")).toBe("10,000 份午餐");
  expect(spell(1, 0, { zh: "份午餐", en: "lunches" }, "en", { zh: "份午餐", en: "lunch" })).toBe("1 lunch");
  expect(spell(100, 2, { zh: "元", en: "yuan" }, "en", { zh: "元", en: "yuan" })).toBe("1.00 yuan");
});
