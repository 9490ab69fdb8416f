/** What the server says: names for the generated types. Where its document can only say "some JSON", this says which. */
import type { components } from "./schema";

type S = components["schemas"];
type With<T, More> = Omit<T, keyof More> & More;

export type Text = S["Text"];
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}
export interface Page<T> {
  readonly items: T[];
  readonly next_cursor?: string | null;
  readonly total_count?: number | null;
}

export type Locale = S["LocaleChoice"]["locale"];
export type Workspace = S["Workspace"];
export type SignedIn = S["SignedIn"];
export type Role = SignedIn["roles"][string];
export type WriteKey = S["WriteKey"];

export type Overview = S["Overview"];
export type DayOrders = S["OrderDay"];
export type ValueCell = S["GridCell"];
export type NamedCount = S["segments_contracts_Counted"];
export type PersonRow = S["PersonRow"];
export type Merge = S["MergeNote"];
export type Person = S["PersonPage"];
export type PersonTag = S["TagShown"];
export type Tag = S["TagInfo"];
export type Segment = S["SegmentInfo"];

export type SeenEvent = With<S["EventLine"], { readonly properties: Readonly<Record<string, unknown>> }>;
export type EventName = S["NameCount"];
export type EventHealth = S["Health"];
export type Quarantined = S["Quarantined"];
export type Replayed = S["Replayed"];

export type Rules = JsonObject;
export type Schema = Readonly<Record<string, unknown>>;
export type Play = With<S["Play"], { readonly rules: Rules }>;
export type PlayState = Play["state"];
export interface PlayDraft {
  readonly kind: string;
  readonly name: Text;
  readonly rules: Rules;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly audience: string | null;
  readonly campaign_id: string | null;
}
export type MechanicCard = With<S["MechanicCard"], { readonly templates: readonly With<S["Template"], { readonly rules: Rules }>[] }>;
export type Flaw = S["Flaw"];
export type Simulation = S["Simulation"];
export type CostLine = S["CostLine"];
export type StockForecast = S["StockForecast"];
export type ReasonLine = S["ReasonLine"];
/** What players are told of one prize; each mechanic shows what it has. */
export interface ShownPrize {
  readonly key: string;
  readonly name: Text;
  readonly odds_percent: string;
  readonly left: number | null;
}
export type PlayLive = With<S["Live"], { readonly odds: readonly ShownPrize[] }>;
export type Screen = S["Screen"];
export type ScreenCode = S["ScreenCode"];
export type ListLine = S["ListLine"];
export type ListRow = With<S["ListRow"], { readonly data: Readonly<Record<string, unknown>> }>;
export type RulingOutcome = S["Accepted"] | S["Refusal"];
export type Decision = S["Decided"];
export type Replay = S["Replay"];
export type Campaign = S["Campaign"];

export type AssetLine = S["AssetSummary"];
export type Account = S["Account"];
export type Transfer = S["Transfer"];
export type Link = S["Link"];
export type Why = S["Why"];
export type Explained = S["Explanation"];
export type LedgerCheck = S["LedgerCheck"];
export type PlayCourse = S["Course"];
export type PrintLine = S["PrintLine"];
export type PictureLine = S["PictureLine"];
