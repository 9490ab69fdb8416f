/** What the server shows of a hunt: clues and progress, never where anything is. */
import type { Amount, Named, Text } from "../core/wire";

export interface SpotShown {
  readonly name: Text | null;
  readonly clue: Text | null;
  readonly hint: Text | null;
  readonly hint_at: string | null;
  readonly by_code: boolean | null;
  readonly reward: Named | null;
  readonly found_at: string | null;
  readonly opens_at: string | null;
  readonly closes_at: string | null;
  readonly over: boolean;
}

export interface HuntShown {
  readonly started: boolean;
  readonly finished: boolean;
  readonly order: "free" | "sequence";
  readonly spots: readonly SpotShown[];
  readonly found: number;
  readonly count: number;
  readonly asks_code: boolean;
  readonly asks_page: boolean;
  readonly full_reward: Named | null;
  readonly first_reward: Named | null;
  readonly first: number | null;
  readonly first_left: number | null;
  readonly place: number | null;
  readonly until: string | null;
  readonly waits_until: string | null;
  readonly hours_each: number | null;
}

export interface HuntAnswer {
  readonly spot?: string;
  readonly treasure?: Text;
  readonly tries_left?: number;
  readonly rewards: readonly (Amount & { readonly name: Text | null })[];
}
