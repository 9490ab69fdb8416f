/** What the server says and takes (see the routes under /storefront). Money is not among it: prices of plays are amounts of assets. */

export type Lang = "zh" | "en";
export type Text = Readonly<Record<Lang, string>>;

export interface Amount {
  readonly asset: string;
  readonly amount: number;
}

/** A reward or prize with a name; `left` null means without limit. */
export interface Named extends Amount {
  readonly name: Text;
  readonly left?: number | null;
}

export interface PlayView<S> {
  readonly id: string;
  readonly kind: string;
  readonly name: Text;
  readonly state: "not_started" | "live" | "paused" | "ended";
  readonly for_you: boolean; // false: open to a segment that the person is not in
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly shown: S;
  readonly balances: Readonly<Record<string, number>>; // of every asset the play deals in
  readonly now: string;
}

export interface Accepted<A> {
  readonly outcome: "accepted";
  readonly decision_id: string;
  readonly because: string;
  readonly say: Text;
  readonly answer: A;
  readonly balances: Readonly<Record<string, number>>;
  readonly replayed: boolean;
}

export interface Refusal {
  readonly outcome: "refused";
  readonly reason: string;
  readonly say: Text;
  readonly again_at: string | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly replayed: boolean;
}

export type Outcome<A = unknown> = Accepted<A> | Refusal;

export interface Win {
  readonly asset: string;
  readonly name: Text | null;
  readonly amount: number;
  readonly at: string;
  readonly play_id: string;
  readonly decision_id: string;
}

export interface Me {
  readonly person_id: string;
  readonly user_id?: string | null;
  readonly balances: Readonly<Record<string, number>>;
  readonly wins: readonly Win[];
}

export interface InboxMessage {
  readonly id: string;
  readonly title: Text;
  readonly body: Text;
  readonly at: string;
}

// ---- draw

export interface Prize {
  readonly key: string;
  readonly name: Text;
  readonly asset: string | null;
  readonly amount: number;
  readonly picture?: string;
  readonly title?: string; // the key of a title that it gives
}

export interface ShownPrize extends Prize {
  readonly odds_percent: string;
  readonly left: number | null;
  readonly rare: boolean;
}

export interface DrawWay {
  readonly how: Text;
  readonly event: string;
  readonly per_day: number;
  readonly left_today: number;
  readonly draws?: number; // that it earns each time
}

/** Open hours: until when now, or from when on. */
export interface DrawHours {
  readonly open_until: string | null;
  readonly next_at: string | null;
  readonly zone: string;
  readonly windows: readonly { readonly at: string; readonly minutes: number; readonly on: string | null }[];
  readonly per_window: number | null;
  readonly draws_left: number | null; // of this round
}

export interface DrawSeries {
  readonly name: Text;
  readonly items: readonly (Prize & { readonly rare: boolean; readonly count: number })[];
  readonly have: number;
  readonly duplicates: "keep" | "points" | "none";
  readonly exchange: number | null;
  readonly reward: Named | null;
  readonly completed: boolean;
}

export interface DrawShown {
  readonly form: "wheel" | "blind_box" | "scratch_card" | "unboxing" | "red_packet_rain";
  readonly prizes: readonly ShownPrize[];
  readonly lose: { readonly name: Text; readonly odds_percent: string };
  readonly price: Amount | null;
  readonly draws_left_today: number | null;
  readonly draws_left: number | null;
  readonly per_day?: number | null;
  readonly in_total?: number | null;
  readonly free_draws: number;
  readonly earn: DrawWay | null;
  readonly earn_also?: readonly DrawWay[];
  readonly hours?: DrawHours | null;
  readonly series?: DrawSeries | null;
  readonly winners?: "none" | "rare" | "all";
  readonly guarantee: { readonly after: number; readonly in: number; readonly prize: Prize } | null;
  readonly sold_out: boolean;
  readonly when_gone: "lose" | "redistribute" | "consolation" | "close";
  readonly sign_in_first?: boolean; // the rules are for people the shop knows, and this one is not
  readonly next_day_at?: string;
}

export interface DrawAnswer {
  readonly prize: Prize | null;
  readonly index: number;
  readonly guaranteed: boolean;
  readonly consolation: boolean;
  readonly duplicate?: boolean; // points in the place of an item that the person has
  readonly set?: { readonly reward: Named | null } | null; // this draw completed the series
}

// ---- check-in

export type DayState = "done" | "made_up" | "missed" | "today" | "future" | "outside";

export interface CalendarDay {
  readonly on: string;
  readonly state: DayState;
  readonly points: number | null;
  readonly special?: boolean; // something extra for whoever checks in that day
  readonly mendable: boolean;
}

export interface SpecialDay {
  readonly when: "birthday_month" | "month_day" | "year_day";
  readonly day: number | null;
  readonly month: number | null;
  readonly reward: Named;
  readonly yours: boolean;
}

export interface MakeUp {
  readonly price: Amount;
  readonly left: number;
  readonly days_back: number;
  readonly per_month?: number;
  readonly days: readonly string[];
  readonly enough: boolean;
}

export interface DayReward {
  readonly day: number;
  readonly points: number;
  readonly extra: Named | null;
}

export interface CheckInShown {
  readonly today: string;
  readonly streak: number;
  readonly checked_in_today: boolean;
  readonly calendar: readonly CalendarDay[];
  readonly make_up: MakeUp | null;
  readonly rewards: readonly DayReward[];
  readonly specials?: readonly SpecialDay[];
  readonly full_month?: { readonly reward: Named; readonly got: boolean; readonly missed: number } | null;
  readonly after_last: string;
  readonly sign_in_first?: boolean; // the rules are for people the shop knows, and this one is not
  readonly next_day_at?: string;
}

export interface CheckInAnswer {
  readonly streak: number;
  readonly points: number;
  readonly tomorrow: number;
  readonly on: string;
  readonly extras: readonly Named[];
  readonly specials?: readonly Named[];
}

// ---- tasks

export interface ShownTask {
  readonly key: string;
  readonly name: Text;
  readonly help: Text | null;
  readonly steps_done: number;
  readonly steps: number;
  readonly state: "locked" | "open" | "done" | "claimed" | "waiting" | "early" | "closed" | "reserved" | "over";
  readonly claimable: boolean;
  readonly repeat: "once" | "daily" | "weekly" | "recurring";
  readonly every_days?: number | null;
  readonly again_at?: string | null; // when a repeated task begins anew
  readonly opens_on?: string | null;
  readonly closes_on?: string | null;
  readonly proof?: { readonly ask: Text; readonly picture: "no" | "may" | "must"; readonly refused: string | null } | null;
  readonly reward: Named;
  readonly link: string | null;
}

export interface ShownStage {
  readonly key: string;
  readonly name: Text;
  readonly tasks: readonly string[];
  readonly done: number;
  readonly of: number;
  readonly state: "open" | "done" | "claimed";
  readonly claimable: boolean;
  readonly reward: Named;
}

export interface TasksShown {
  readonly tasks: readonly ShownTask[];
  readonly stages?: readonly ShownStage[];
  readonly ladder: boolean;
  readonly ends_at: string | null;
  readonly for_you: boolean;
  readonly sign_in_first?: boolean; // the rules are for people the shop knows, and this one is not
  readonly next_day_at?: string;
}
