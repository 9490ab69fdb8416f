/** What the server says about points (routes under /storefront/points). */
import type { Text } from "../core/wire";

export interface PointsPurse {
  readonly wallet: string;
  readonly name: Text;
  readonly spendable: number;
  readonly held: number;
  readonly pending: number;
  readonly debt: number;
  readonly next_available_at: string | null;
  readonly soon: readonly { readonly points: number; readonly at: string }[];
}

export interface HistoryLine {
  readonly id: string;
  readonly at: string;
  readonly points: number;
  readonly says: Text;
  readonly steps: readonly { readonly code: string; readonly says: Text }[];
}

export interface HistoryPage {
  readonly items: readonly HistoryLine[];
  readonly next_cursor: string | null;
}

export interface Offer {
  readonly id: string;
  readonly kind: "goods" | "coupon" | "tickets" | "donation" | "pledge";
  readonly name: Text;
  readonly says: Text | null;
  readonly picture: string;
  readonly points: number;
  readonly wallet: string;
  readonly left: number | null;
  readonly per_person: number | null;
  readonly mine: number;
  readonly needs_address: boolean;
  readonly ends_at: string | null;
  readonly progress: { readonly points: number; readonly goal: number | null; readonly people: number; readonly outcome: "open" | "succeeded" | "failed" } | null;
  readonly why: "" | "not_yet" | "over" | "paused" | "sold_out" | "limit_reached" | "wrong_tier" | "goal_reached";
}
