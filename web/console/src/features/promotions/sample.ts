/** The cart that a promotion's builder tries things on: what it starts with, and how it is asked about. Pure. */
import type { Cart, PromotionDraft } from "@/api";

type PromotionRules = PromotionDraft["rules"];

export interface SampleLine {
  id: string;
  product: string;
  priceMinor: number;
  quantity: number;
  category: string;
  brand: string;
}
export interface Sample {
  lines: readonly SampleLine[];
  shippingMinor: number;
  tier: string;
  channel: string;
  firstOrder: boolean;
}

/** The code that stands for any code of the promotion. */
export const SAMPLE_CODE = "SAMPLE";

/** The server's document does not say that these lists hold texts only. */
const texts = (list: readonly unknown[] | undefined): string[] => (list ?? []).filter((one): one is string => typeof one === "string");

/** Two lines that the promotion is about, and one that may not be; prices are round figures of the currency. */
export function startSample(rules: PromotionRules, unit: number): Sample {
  const about = rules.scope?.include;
  const [products, categories, brands] = [texts(about?.products), texts(about?.categories), texts(about?.brands)];
  const named = (at: number) => ({ product: products[at] ?? `product-${at + 1}`, category: categories[at] ?? categories[0] ?? "", brand: brands[at] ?? brands[0] ?? "" });
  const line = (at: number, price: number, quantity: number, of: { product: string; category: string; brand: string }): SampleLine => ({ id: `line-${at + 1}`, ...of, priceMinor: price * unit, quantity });
  return {
    lines: [line(0, 128, 2, named(0)), line(1, 69, 1, named(1)), line(2, 19, 3, { product: "product-3", category: "", brand: "" })],
    shippingMinor: 10 * unit,
    tier: tierOf(rules),
    channel: texts(rules.who?.channels)[0] ?? "",
    firstOrder: rules.who?.first_order ?? false,
  };
}

/** The tier that the promotion is for, if it is for one. */
function tierOf(rules: PromotionRules): string {
  const own = texts(rules.who?.tiers)[0];
  if (own) return own;
  const priced = rules.terms.kind === "member_price" ? rules.terms.tiers[0]?.tier : undefined;
  return priced === "*" ? "member" : (priced ?? "");
}

/** One more line like the last one, under an id of its own. */
export function withLine(sample: Sample, unit: number): Sample {
  const number = 1 + Math.max(0, ...sample.lines.map((line) => Number(line.id.replace("line-", ""))));
  return { ...sample, lines: [...sample.lines, { id: `line-${number}`, product: `product-${number}`, priceMinor: 50 * unit, quantity: 1, category: "", brand: "" }] };
}

/** The question to the server. A promotion by code is asked about as if its code had been entered. */
export function cartOf(sample: Sample, rules: PromotionRules, currency: string): Cart {
  return {
    currency,
    lines: sample.lines.map((line) => ({ id: line.id, product_id: line.product.trim() || line.id, price_minor: line.priceMinor, quantity: line.quantity, category: line.category.trim(), brand: line.brand.trim() })),
    shipping: { price_minor: sample.shippingMinor },
    channel: sample.channel.trim(),
    buyer: { tier: sample.tier.trim(), is_first_order: sample.firstOrder, segments: texts(rules.who?.segments) },
    presented: rules.by_code ? [{ code: SAMPLE_CODE, promotion: rules.key }] : [],
  };
}
