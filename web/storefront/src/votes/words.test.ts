import { expect, test } from "vitest";
import { CALL_WORDS } from "./call-words";
import { VOTE_WORDS } from "./words";

const slots = (text: string) => [...text.matchAll(/\{([a-z]+)/g)].map((found) => found[1]).sort();

test("both languages say something and name the same values", () => {
  for (const [key, [zh, en]] of [...Object.entries(VOTE_WORDS), ...Object.entries(CALL_WORDS)]) {
    expect(zh.trim() && en.trim(), key).toBeTruthy();
    expect(new Set(slots(zh)), key).toEqual(new Set(slots(en)));
  }
});
