import { expect, test } from "vitest";
import { POINTS_WORDS, tell } from "./words";

const slots = (text: string) => [...text.matchAll(/\{([a-z]+)\}/g)].map((found) => found[1]).sort();

test("both languages say something and name the same values", () => {
  for (const [key, [zh, en]] of Object.entries(POINTS_WORDS)) {
    expect(zh.trim() && en.trim(), key).toBeTruthy();
    expect(slots(zh), key).toEqual(slots(en));
  }
});

test("numbers are written as the reader writes them", () => {
  expect(tell("cost", "en", { n: 12_000 })).toBe("12,000 points");
  expect(tell("left", "zh", { n: 3 })).toBe("剩 3 份");
});
