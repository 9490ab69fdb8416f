/** What the server says of a leaderboard, beside the list itself. */
import type { Named, Text } from "../core/wire";

export interface BoardGroup {
  readonly key: string;
  readonly name: Text;
  readonly score: number;
  readonly position: number;
  readonly mine: boolean;
}

export interface BoardShown {
  readonly period: "day" | "week" | "month" | "whole";
  readonly season: string;
  readonly list: string;
  readonly season_ends_at: string | null;
  readonly settles_at: string | null;
  readonly settled: boolean;
  readonly zone: string;
  readonly unit: Text;
  readonly measure: "count" | "sum" | "distinct";
  readonly ties: "first" | "shared";
  readonly per_event: number | null;
  readonly per_day: number | null;
  readonly mine: { readonly score: number; readonly left_today: number | null; readonly listed: boolean; readonly removed: string | null; readonly group: string | null };
  readonly groups: readonly BoardGroup[]; // scores of the whole play
  readonly groups_list: string | null; // where they stand this season
  readonly bands: readonly { readonly first: number; readonly last: number; readonly reward: Named }[];
  readonly settle_hours: number;
  readonly opt_in: boolean;
  readonly last: { readonly season: string; readonly position: number; readonly score: number; readonly count: number; readonly rewarded: boolean } | null;
  readonly sign_in_first?: boolean;
}

export interface BoardRow {
  readonly score: number;
}
