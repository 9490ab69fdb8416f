import { expect, test } from "vitest";
import { PROVINCES } from "./places";
import { DELIVERY_WORDS } from "./words";

const slots = (text: string) => [...text.matchAll(/\{([a-z]+)/g)].map((found) => found[1]).sort();

test("both languages say something and name the same values", () => {
  for (const [key, [zh, en]] of Object.entries(DELIVERY_WORDS)) {
    expect(zh.trim() && en.trim(), key).toBeTruthy();
    expect(slots(zh), key).toEqual(slots(en));
  }
});

test("all provinces of the mainland, each once", () => {
  expect(PROVINCES.length).toBe(31);
  expect(new Set(PROVINCES.map(([zh]) => zh)).size).toBe(31);
});
