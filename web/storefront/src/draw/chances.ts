/** What a draw offers a person right now: whether they can, what it takes, and what stands in the way. Pure, so that it can be tested. */
import type { DrawShown } from "../core/wire";

export type Chance =
  | { readonly can: true; readonly by: "free_draw" | "points" | "open" }
  | { readonly can: false; readonly why: "closed" | "limit_reached" | "limit_round" | "limit_today" | "sold_out" | "earn_first" }
  | { readonly can: false; readonly why: "not_enough"; readonly missing: number };

/** The same order in which the server refuses; the server has the last word. */
export function chanceOf(shown: DrawShown, has: (asset: string) => number): Chance {
  if (shown.hours?.open_until === null) return { can: false, why: "closed" };
  if (shown.draws_left === 0) return { can: false, why: "limit_reached" };
  if (shown.hours?.draws_left === 0) return { can: false, why: "limit_round" };
  if (shown.draws_left_today === 0) return { can: false, why: "limit_today" };
  if (shown.sold_out) return { can: false, why: "sold_out" };
  if (shown.free_draws > 0) return { can: true, by: "free_draw" };
  if (!shown.price) return shown.earn ? { can: false, why: "earn_first" } : { can: true, by: "open" };
  const missing = shown.price.amount - has(shown.price.asset);
  return missing > 0 ? { can: false, why: "not_enough", missing } : { can: true, by: "points" };
}
