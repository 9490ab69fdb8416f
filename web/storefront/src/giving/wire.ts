/** What the server tells of a crowdfunding, a donation, and their public account. */
import type { Named, Text } from "../core/wire";

export interface CrowdfundingShown {
  readonly wish: Text;
  readonly share: number;
  readonly goal: number;
  readonly pledged: number;
  readonly entries: number;
  readonly deadline: string;
  readonly state: "open" | "reached" | "succeeded" | "failed";
  readonly success: "at_deadline" | "at_goal";
  readonly beyond: "open" | "closed";
  readonly reward: Named | null;
  readonly per_person: number | null;
  readonly mine: { readonly set_aside: number; readonly taken: number; readonly returned: number };
  readonly most: number;
  readonly can_withdraw: boolean;
  readonly can_collect: boolean;
  readonly sign_in_first?: boolean;
}

export interface DonationShown {
  readonly cause: Text;
  readonly unit: Text;
  readonly unit_one: Text | null;
  readonly digits: number;
  readonly total: number;
  readonly goal: number | null;
  readonly from: { readonly gifts: number; readonly matched: number; readonly taps: number; readonly sales: number };
  readonly people: number;
  readonly entries: number;
  readonly brand: { readonly cap: number; readonly left: number } | null;
  readonly gift: { readonly points: number; readonly gives: number; readonly match_percent: number } | null;
  readonly tap: { readonly gives: number } | null;
  readonly sale: { readonly per: "order" | "piece" | "value"; readonly gives: number; readonly share_percent: string; readonly only_some: boolean; readonly settle_days: number } | null;
  readonly tapped_today: boolean;
  readonly next_day_at: string;
  readonly mine: { readonly points: number; readonly taps: number; readonly units: number };
  readonly over: boolean;
  readonly ends_at: string | null;
  readonly sign_in_first?: boolean;
}

export interface Line {
  readonly key: string;
  readonly name?: string | null;
  readonly mine?: boolean;
  readonly at: string;
  readonly data: { readonly amount: number; readonly total: number; readonly by?: "gift" | "tap" | "sale" | "sale_back" };
}

export interface Said {
  readonly key: string;
  readonly at: string;
  readonly data: { readonly text: Text; readonly link: string };
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
