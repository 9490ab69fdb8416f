/** The cart: how many of what, kept in this browser, and the events that tell of it (Segment's e-commerce names). */
import { keep, newId, readJson } from "../core/storage";
import type { Product, Shelf } from "./shelf";

export interface Shop {
  track(name: string, properties: Readonly<Record<string, unknown>>): void;
}

const NAME = "antiphon-shop:cart";

export class Cart {
  readonly #keeping = keep(() => localStorage);
  readonly #counts = new Map<string, number>();
  readonly #hears = new Set<() => void>();

  constructor(
    private readonly shelf: Shelf,
    private readonly shop: Shop,
  ) {
    const kept = readJson(this.#keeping, NAME) as Record<string, number> | null;
    for (const product of shelf.products) {
      const count = kept?.[product.id];
      if (count && count > 0) this.#counts.set(product.id, Math.floor(count));
    }
  }

  onChange(hear: () => void): void {
    this.#hears.add(hear);
  }

  count(product: Product): number {
    return this.#counts.get(product.id) ?? 0;
  }

  get lines(): { product: Product; count: number }[] {
    return this.shelf.products.map((product) => ({ product, count: this.count(product) })).filter((line) => line.count > 0);
  }

  get size(): number {
    return this.lines.reduce((sum, line) => sum + line.count, 0);
  }

  get totalMinor(): number {
    return this.lines.reduce((sum, line) => sum + line.count * line.product.priceMinor, 0);
  }

  add(product: Product): void {
    this.#set(product, this.count(product) + 1);
    this.shop.track("Product Added", { ...this.#told(product), quantity: 1 });
  }

  remove(product: Product): void {
    if (!this.count(product)) return;
    this.#set(product, this.count(product) - 1);
    this.shop.track("Product Removed", { ...this.#told(product), quantity: 1 });
  }

  /** A demo order of everything in the cart; its number. */
  order(): { id: string; totalMinor: number } {
    const order = { id: `web-${newId().slice(0, 8)}`, totalMinor: this.totalMinor };
    const products = this.lines.map(({ product, count }) => ({ ...this.#told(product), quantity: count }));
    const { currency } = this.shelf;
    this.shop.track("Order Completed", { order_id: order.id, affiliation: "demo-shop", currency, revenue: order.totalMinor / 100, total: order.totalMinor / 100, products });
    this.#counts.clear();
    this.#changed();
    return order;
  }

  #set(product: Product, count: number): void {
    if (count > 0) this.#counts.set(product.id, count);
    else this.#counts.delete(product.id);
    this.#changed();
  }

  #changed(): void {
    this.#keeping.set(NAME, JSON.stringify(Object.fromEntries(this.#counts)));
    for (const hear of this.#hears) hear();
  }

  #told(product: Product): Record<string, unknown> {
    return { product_id: product.id, name: product.label, category: product.department, brand: product.brand, price: product.priceMinor / 100, currency: this.shelf.currency };
  }
}
