/** What the server says of a call for ideas. */
import type { Named, Text } from "../core/wire";

export interface MyEntry {
  readonly entry: string;
  readonly text: string;
  readonly picture: string | null;
  readonly state: "waiting" | "refused" | "accepted" | "shortlisted" | "adopted";
  readonly reason: string | null;
}

export interface Candidate {
  readonly slot: string;
  readonly text: string;
  readonly picture: string | null;
  readonly votes: number;
  readonly voted: boolean;
  readonly mine: boolean;
}

export interface CallShown {
  readonly brief: Text;
  readonly shortest: number;
  readonly longest: number;
  readonly pictures: "none" | "may" | "must";
  readonly per_person: number;
  readonly entries_left: number;
  readonly open: boolean;
  readonly over: boolean;
  readonly mine: readonly MyEntry[];
  readonly shortlist: readonly Candidate[];
  readonly votes_each: number;
  readonly votes_left: number;
  readonly similar: "refuse" | "flag";
  readonly gallery: string | null;
  readonly adopted_list: string;
  readonly adopted: number;
  readonly adopted_most: number;
  readonly accept_reward: Named | null;
  readonly shortlist_reward: Named | null;
  readonly adopt_reward: Named | null;
  readonly decide_days: number;
  readonly sign_in_first?: boolean;
}

/** A row of the gallery or of what was adopted. */
export interface EntryData {
  readonly entry: string;
  readonly text: string;
  readonly picture: string | null;
  readonly product_id?: string | null;
}
