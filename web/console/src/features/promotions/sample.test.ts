import { describe, expect, it } from "vitest";
import type { PromotionDraft } from "@/api";
import { cartOf, SAMPLE_CODE, startSample, withLine } from "./sample";

type PromotionRules = PromotionDraft["rules"];
const rules = (more: Partial<PromotionRules> = {}): PromotionRules => ({ key: "k", title: { zh: "优惠", en: "Offer" }, terms: { kind: "percent", off_ppm: 100_000 }, ...more });

describe("a sample cart", () => {
  it("has goods of the promotion, and some that are not", () => {
    const sample = startSample(rules({ scope: { include: { products: ["tea", "pot"], categories: ["drinks"] } } }), 100);
    expect(sample.lines.map((line) => line.product)).toEqual(["tea", "pot", "product-3"]);
    expect(sample.lines.map((line) => line.category)).toEqual(["drinks", "drinks", ""]);
    expect(sample.lines[0]?.priceMinor).toBe(12_800);
    expect(startSample(rules(), 1).lines[0]?.priceMinor).toBe(128);
  });

  it("is bought by somebody whom the promotion is for", () => {
    expect(startSample(rules({ who: { tiers: ["gold"], first_order: true, channels: ["app"] } }), 100)).toMatchObject({ tier: "gold", firstOrder: true, channel: "app" });
    expect(startSample(rules({ terms: { kind: "member_price", tiers: [{ tier: "*", off_ppm: 1 }] } }), 100).tier).toBe("member");
  });

  it("gets one more line with an id of its own", () => {
    const sample = startSample(rules(), 100);
    const fewer = { ...sample, lines: sample.lines.slice(1) };
    expect(withLine(fewer, 100).lines.map((line) => line.id)).toEqual(["line-2", "line-3", "line-4"]);
    expect(withLine({ ...sample, lines: [] }, 100).lines.map((line) => line.id)).toEqual(["line-1"]);
  });

  it("is asked about with the code entered, where one is needed", () => {
    const sample = startSample(rules(), 100);
    expect(cartOf(sample, rules(), "CNY").presented).toEqual([]);
    expect(cartOf(sample, rules({ by_code: true }), "CNY").presented).toEqual([{ code: SAMPLE_CODE, promotion: "k" }]);
  });

  it("never has a product without a name", () => {
    const sample = startSample(rules(), 100);
    const unnamed = { ...sample, lines: sample.lines.map((line) => ({ ...line, product: " " })) };
    expect(cartOf(unnamed, rules(), "CNY").lines?.map((line) => line.product_id)).toEqual(["line-1", "line-2", "line-3"]);
  });
});
