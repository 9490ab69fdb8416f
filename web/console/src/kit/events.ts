import { useWords } from "@/words";

/** The name of an event in the reader's language, where it has one. */
export function useEventName(): (name: string) => string {
  const { events } = useWords();
  return (name) => events.names[name] ?? name;
}

/** The one thing of an event's contents that people look for first. */
export function gistOf(properties: Record<string, unknown>): string {
  const product = properties.name ?? properties.product_name ?? properties.title ?? properties.category;
  if (typeof product === "string") return product;
  const products = properties.products;
  if (Array.isArray(products) && products.length > 0) {
    const first = products[0] as Record<string, unknown> | null;
    const name = first?.name ?? first?.product_id;
    if (typeof name === "string" || typeof name === "number") return products.length > 1 ? `${name} +${products.length - 1}` : String(name);
  }
  for (const key of ["query", "url", "path", "coupon_name", "coupon_id", "task", "streak", "order_id"]) {
    const value = properties[key];
    if (typeof value === "string" || typeof value === "number") return String(value);
  }
  return "";
}
