import { describe, expect, it } from "vitest";
import { en as eagerEn } from "./en";
import { rewards as rewardsEn } from "./en/rewards";
import { zh as eagerZh } from "./zh";
import { rewards as rewardsZh } from "./zh/rewards";

const en = { ...eagerEn, ...rewardsEn };
const zh = { ...eagerZh, ...rewardsZh };

/** Dictionaries whose keys come from outside may differ: an English event name needs no word. */
const OPEN = new Set(["events.names", "errors.byStatus"]);

function keys(value: unknown, place = ""): string[] {
  if (typeof value !== "object" || value === null || OPEN.has(place)) return [place];
  return Object.entries(value).flatMap(([name, inner]) => keys(inner, place ? `${place}.${name}` : name));
}

function* texts(value: unknown, place = ""): Generator<[string, string]> {
  if (typeof value === "string") yield [place, value];
  else if (typeof value === "object" && value !== null) for (const [name, inner] of Object.entries(value)) yield* texts(inner, `${place}.${name}`);
}

describe("the two dictionaries", () => {
  it("say the same things", () => {
    expect(keys(en).sort()).toEqual(keys(zh).sort());
  });

  it("leave nothing empty", () => {
    expect([...texts(zh), ...texts(en)].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("have no Chinese in the English one, and use full-width marks in the Chinese one", () => {
    expect([...texts(en)].filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
    expect([...texts(zh)].filter(([, text]) => /\p{Script=Han}[,:;!?]|[,:;!?]\p{Script=Han}/u.test(text))).toEqual([]);
  });
});
