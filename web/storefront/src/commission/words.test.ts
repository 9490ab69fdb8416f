import { expect, test } from "vitest";
import { fill } from "../core/format";
import { COMMISSION_WORDS } from "./words";

const slots = (text: string) => [...new Set([...text.matchAll(/\{([a-z]+)/g)].map((found) => found[1]))].sort();

test("how many were brought is said in both", () => {
  expect(fill(COMMISSION_WORDS.brought[0], { n: 3 })).toBe("已带来 3 人");
  expect([1, 3].map((n) => fill(COMMISSION_WORDS.brought[1], { n }))).toEqual(["1 person brought", "3 people brought"]);
});

test("both languages say something and name the same values", () => {
  for (const [key, [zh, en]] of Object.entries(COMMISSION_WORDS)) {
    expect(zh.trim() && en.trim(), key).toBeTruthy();
    expect(slots(zh), key).toEqual(slots(en));
  }
});
