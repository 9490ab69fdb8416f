import { describe, expect, it } from "vitest";
import { ALL_SHOP_WORDS } from "../shop/words";
import { ALL_WORDS, say } from "./words";

const slots = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ""))].sort();

describe.each([
  ["parts", ALL_WORDS],
  ["shop", ALL_SHOP_WORDS],
])("the words of the %s", (_, words) => {
  it.each(Object.entries(words))("%s says the same things in both languages", (_key, [zh, en]) => {
    expect(slots(zh)).toEqual(slots(en));
    expect(zh.trim() && en.trim()).toBeTruthy();
  });

  it.each(Object.entries(words))("%s has Chinese punctuation in Chinese and none in English", (_key, [zh, en]) => {
    expect(zh).not.toMatch(/[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]/);
    if (en !== "中文" && en !== "切换到中文") expect(en).not.toMatch(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/);
  });
});

it("sets figures apart from Chinese letters", () => {
  expect(say("next_extra", "zh", { n: 2, what: "10 积分" })).toBe("再签 2 天，另得 10 积分");
  expect(say("ends_far", "zh", { at: "11月30日 13:00" })).toBe("11 月 30 日 13:00 结束");
});
