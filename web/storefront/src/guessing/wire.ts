/** What the server says of a guess, a riddle and a countdown. */
import type { Named, Text } from "../core/wire";

export interface GuessShown {
  readonly ask: Text;
  readonly unit: Text;
  readonly hint: Text | null;
  readonly win: "closest" | "within" | "fastest";
  readonly tolerance: string | null;
  readonly places: readonly { readonly first: number; readonly last: number | null; readonly reward: Named }[];
  readonly guesses: number;
  readonly left: number;
  readonly mine: readonly { readonly number: string; readonly at: string }[];
  readonly people: number;
  readonly seal: string;
  readonly opened: { readonly answer: string; readonly salt: string; readonly same: boolean } | null;
  readonly result: { readonly place: number | null; readonly won: boolean } | null;
  readonly sign_in_first?: boolean;
}

export interface RiddleShown {
  readonly ask: Text;
  readonly clues: readonly Text[];
  readonly clue_count: number;
  readonly next_clue_at: string | null;
  readonly rewards: readonly Named[];
  readonly reward_now: number;
  readonly winners: number | null;
  readonly places_left: number | null;
  readonly tries: number | null;
  readonly tries_left: number | null;
  readonly wait_minutes: number;
  readonly again_at: string | null;
  readonly solvers: number;
  readonly solved: { readonly clues: number | null; readonly rewarded: boolean } | null;
  readonly answer: string | null;
  readonly sign_in_first?: boolean;
}

export interface CountdownShown {
  readonly what: Text;
  readonly arrived: Text;
  readonly zero_at: string;
  readonly until: string;
  readonly state: "waiting" | "open" | "over";
  readonly reminder: "off" | "set" | "sent";
  readonly remind_minutes: number;
  readonly window_minutes: number;
  readonly reward: Named | null;
  readonly here: { readonly rewarded: boolean } | null;
  readonly people: number;
  readonly sign_in_first?: boolean;
}
