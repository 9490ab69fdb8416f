import { expect, test } from "vitest";
import { TRIAL_WORDS } from "./words";

const slots = (text: string): (string | undefined)[] => [...new Set([...text.matchAll(/\{([a-z]+)/g)].map((found) => found[1]))].sort();

test("both languages say something and name the same values", () => {
  for (const [key, [zh, en]] of Object.entries(TRIAL_WORDS)) {
    expect(zh.trim() && en.trim(), key).toBeTruthy();
    expect(slots(zh), key).toEqual(slots(en));
  }
});
