/** What the server says of a vote. */
import type { Named, Text } from "../core/wire";

export interface VoteOption {
  readonly key: string;
  readonly name: Text;
  readonly about: Text | null;
  readonly picture: string | null;
  readonly votes: number | null; // null: hidden
  readonly share: number | null; // of the option that has most, 0 … 100
  readonly won: boolean;
}

export interface MyBallot {
  readonly choices: readonly string[];
  readonly receipt: string;
  readonly salt: string;
}

export interface VoteShown {
  readonly question: Text;
  readonly options: readonly VoteOption[];
  readonly form: "single" | "multiple" | "ranked";
  readonly least: number;
  readonly most: number;
  readonly places: readonly number[] | null; // points of each place
  readonly results: "always" | "after_voting" | "at_end";
  readonly seen: boolean;
  readonly over: boolean;
  readonly ballots: number;
  readonly total: number | null;
  readonly change: boolean;
  readonly mine: MyBallot | null;
  readonly list: string;
  readonly open_list: boolean;
  readonly reward: Named | null;
  readonly winner_reward: Named | null;
  readonly sign_in_first?: boolean;
}

export interface VoteAnswer {
  readonly choices: readonly string[];
  readonly receipt: string;
  readonly reward: Named | null;
}

/** A row of the public list; what was chosen is there once ballots are open. */
export interface BallotData {
  readonly seal: string;
  readonly choices?: readonly string[];
  readonly salt?: string;
}
