/** What the demo serves at /shop/products.json, made ready for a shelf. */
import { call, Failed } from "../core/http";
import { tagOf } from "../core/format";
import type { Lang, Text } from "../core/wire";
import { type Aisle, AISLES, isShown, type Named, readName, readSize } from "./names";

interface ServedProduct {
  readonly product_id: string;
  readonly name: string;
  readonly category: string;
  readonly brand: string;
  readonly size: string;
  readonly price_minor: number;
  readonly sold_count: number;
}

export const PLAY_KINDS = ["draw", "blind_box", "check_in", "tasks"] as const;
export type PlayKind = (typeof PLAY_KINDS)[number];

interface Served {
  readonly currency: string;
  readonly products: readonly ServedProduct[];
  readonly plays: Readonly<Partial<Record<PlayKind, string>>>;
  readonly write_key: string;
  readonly person?: { readonly id: string; readonly token: string } | null;
}

export interface Product extends Named {
  readonly id: string;
  readonly label: string; // the retailer's own name of it
  readonly department: string;
  readonly brand: string;
  readonly size: Text | null;
  readonly priceMinor: number;
  readonly soldCount: number;
}

export interface Shelf {
  readonly currency: string;
  readonly products: readonly Product[];
  readonly aisles: readonly Aisle[];
  readonly plays: Served["plays"];
  readonly person: { readonly id: string; readonly token: string } | null;
}

/** Null when the demo has not been filled. Throws `Failed` when there is no answer. */
export async function readShelf(): Promise<Shelf | null> {
  let served: Served;
  try {
    served = (await call("/shop/products.json")) as Served;
  } catch (error) {
    if (error instanceof Failed && error.status === 404) return null;
    throw error;
  }
  const products = served.products.filter((one) => isShown(one.name, one.category)).map(toProduct);
  return {
    currency: served.currency,
    products,
    aisles: AISLES.filter((aisle) => products.some((product) => product.aisle === aisle)),
    plays: served.plays,
    person: served.person ?? null,
  };
}

/** The demo's person with a token that is still good. */
export async function freshToken(): Promise<string | null> {
  return (await readShelf())?.person?.token ?? null;
}

function toProduct(one: ServedProduct): Product {
  return {
    ...readName(one.name, one.category),
    id: one.product_id,
    label: one.name,
    department: one.category,
    brand: one.brand,
    size: readSize(one.size, one.category),
    priceMinor: one.price_minor,
    soldCount: one.sold_count,
  };
}

/** The products of an aisle whose name has every word of the query, in either language. */
export function choose(products: readonly Product[], aisle: Aisle | null, query: string): Product[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return products.filter((product) => {
    const text = `${product.name.zh} ${product.name.en} ${product.label} ${product.brand}`.toLowerCase();
    return (aisle === null || product.aisle === aisle) && words.every((word) => text.includes(word));
  });
}

export function money(minor: number, currency: string, lang: Lang): string {
  const format = new Intl.NumberFormat(tagOf(lang), { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
