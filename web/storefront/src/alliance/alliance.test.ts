import { expect, test } from "vitest";
import { arriving, fits, sample } from "./rate";
import { ALLIANCE_WORDS, refusal } from "./words";

const slots = (text: string) => [...new Set([...text.matchAll(/\{([a-z]+)/g)].map((found) => found[1]))].sort();

test("both languages say something and name the same values", () => {
  for (const [key, [zh, en]] of Object.entries(ALLIANCE_WORDS)) {
    expect(zh.trim() && en.trim(), key).toBeTruthy();
    expect(slots(zh), key).toEqual(slots(en));
  }
});

test("what arrives is rounded down once, exactly, however large", () => {
  const way = { numerator: 49, denominator: 100, least: 3, most: 500 };
  expect([1, 2, 3, 101].map((given) => arriving(way, given))).toEqual([0, 0, 1, 49]);
  expect(arriving({ ...way, numerator: 999_999_999, denominator: 1_000_000_000 }, 9_007_199_254_740_991)).toBe(9_007_199_245_733_791);
});

test("a rate is shown with an amount of which something arrives", () => {
  expect(sample({ numerator: 1, denominator: 2, least: 1, most: 1 })).toBe(100);
  expect(sample({ numerator: 1, denominator: 50, least: 1, most: 1 })).toBe(1_000);
});

test("an amount fits between the least and the most", () => {
  const way = { numerator: 1, denominator: 1, least: 10, most: 20 };
  expect([9, 10, 20, 21, 10.5, Number.NaN].map((amount) => fits(way, amount))).toEqual([false, true, true, false, false, false]);
});

test("refusals are told in the part's own words", () => {
  expect([refusal("alliance_limit"), refusal("not_linked"), refusal("boom")]).toEqual(["alliance_limit", "not_linked_any_more", null]);
});
