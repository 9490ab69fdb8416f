/** What the server says, by hand until the generated client can be made; mirrors the HTTP contract. */

export type Locale = "zh" | "en";
export type Role = "owner" | "editor" | "viewer";
export interface Text {
  zh: string;
  en: string;
}
export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total_count: number | null;
}

export interface Workspace {
  id: string;
  name: string;
  zone: string;
  currency: string;
  locale: Locale;
  created_at: string;
}
export interface Operator {
  id: string;
  email: string;
  name: string;
  locale: Locale;
}
export interface SignedIn {
  operator: Operator;
  workspaces: Workspace[];
  roles: Record<string, Role>;
}
export interface WriteKey {
  id: string;
  name: string;
  key: string;
  created_at: string;
  revoked_at: string | null;
}

export interface DayOrders {
  on: string;
  orders: number;
  revenue_minor: number;
  people: number;
}
export interface ValueCell {
  recency: number;
  frequency: number;
  count: number;
  revenue_minor: number;
}
export interface NamedCount {
  key: string;
  name: Text;
  count: number;
}
export interface Overview {
  as_of: string;
  people: { total: number; known: number; new_7d: number; active_30d: number };
  orders: { count: number; revenue_minor: number; currency: string; by_day: DayOrders[] };
  lifecycle: NamedCount[];
  value_grid: ValueCell[];
  layers: NamedCount[];
  events_24h: number;
  quarantine_open: number;
}

export type TagValue = string | number | boolean | null;
export interface PersonRow {
  id: string;
  name: string | null;
  user_id: string | null;
  known: boolean;
  first_seen_at: string;
  last_seen_at: string;
  orders: number;
  spent_minor: number;
  lifecycle: string | null;
  rfm_layer: string | null;
}
export interface PersonTag {
  key: string;
  name: Text;
  value: TagValue;
  group: string;
  updated_at: string;
  why: Text | null;
}
export interface Merge {
  outcome: string;
  from_id: string | null;
  into_id: string | null;
  kind: string;
  value: string;
  because: string;
  says: Text;
  times: number;
  first_at: string;
  last_at: string;
}
export interface Person {
  id: string;
  known: boolean;
  name: string | null;
  traits: Record<string, unknown>;
  identities: { kind: string; value: string; since_at: string }[];
  merges: Merge[];
  tags: PersonTag[];
  segments: { key: string; name: Text; since_at: string }[];
  balances: { asset: string; balance: number; held: number }[];
  zone: string;
  first_seen_at: string;
  last_seen_at: string;
}
export interface SeenEvent {
  id: string;
  name: string;
  kind: string;
  person_id: string;
  at: string;
  received_at: string;
  properties: Record<string, unknown>;
  revenue_minor: number | null;
  currency: string | null;
  source: string;
  decision_id: string | null;
}
export interface Tag {
  key: string;
  name: Text;
  help: Text;
  group: string;
  type: string;
}
export interface Segment {
  key: string;
  name: Text;
  help: Text;
  kind: "lifecycle" | "audience" | "custom";
  count: number;
  condition: unknown;
  as_of: string | null;
}

export interface EventName {
  name: string;
  count: number;
  last_at: string;
}
export interface EventHealth {
  received_24h: number;
  accepted: number;
  duplicates: number;
  quarantined: number;
  quarantine_open: number;
  refused_keys: { key_hint: string; code: string; count: number; last_at: string }[];
  inbox_waiting: number;
  oldest_waiting_at: string | null;
}
export interface Quarantined {
  id: string;
  at: string;
  reason: string;
  says: Text;
  detail: string;
  source: string;
  kind: string;
  /** The text as it came; `body_base64` instead when it is not UTF-8. */
  body: string | null;
  body_base64: string | null;
  replayable: boolean;
  state: "open" | "replayed" | "discarded";
  replayed_at: string | null;
}
export interface Replayed {
  replayed_count: number;
  left: { index: number; message_id: string | null; code: string; detail: string }[];
}

export type PlayState = "draft" | "live" | "paused" | "ended";
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Rules = Record<string, Json>;
export type Schema = Record<string, unknown>;
export interface Template {
  key: string;
  name: Text;
  good_for: Text;
  rules: Rules;
}
export interface MechanicCard {
  kind: string;
  name: Text;
  good_for: Text;
  goals: string[];
  schema: Schema;
  words: Record<string, Text>;
  templates: Template[];
  quality: { level: string; items: { key: string; state: string; note: string }[] };
}
export interface Play {
  id: string;
  kind: string;
  name: Text;
  state: PlayState;
  rules: Rules;
  revision: number;
  starts_at: string | null;
  ends_at: string | null;
  audience: string | null;
  campaign_id: string | null;
  created_at: string;
  launched_at: string | null;
  ended_at: string | null;
}
export interface PlayDraft {
  kind: string;
  name: Text;
  rules: Rules;
  starts_at: string | null;
  ends_at: string | null;
  audience: string | null;
  campaign_id: string | null;
}
export interface Flaw {
  path: string;
  says: Text;
}
export interface ReasonCount {
  key: string;
  say: Text;
  count: number;
}
/** Totals are the mean of the runs; `p50`, `p90` and `max` are per person who took part. */
export interface CostLine {
  asset: string;
  name: Text;
  given: number;
  taken: number;
  p50: number;
  p90: number;
  max: number;
  budget: number | null;
  chance_to_overspend: number | null;
}
export interface StockForecast {
  asset: string;
  name: Text;
  started: number;
  left: number;
  chance_to_run_out: number;
  runs_out_on_day: number | null;
}
export interface Simulation {
  people: number;
  days: number;
  runs: number;
  took_part: number;
  moves: number;
  accepted: number;
  refused: number;
  failed: number;
  because: ReasonCount[];
  refusals: ReasonCount[];
  costs: CostLine[];
  stock: StockForecast[];
}
export interface Counts {
  moves: number;
  people: number;
  accepted: number;
  refused: number;
  failed: number;
}
/** What players are told of one prize; each mechanic shows what it has. */
export interface ShownPrize {
  key: string;
  name: Text;
  odds_percent: string;
  left: number | null;
}
export interface PlayLive {
  as_of: string;
  stock: { asset: string; name: Text; left: number; started: number }[];
  odds: ShownPrize[];
  today: Counts;
  totals: Counts;
  by_hour: { at: string; moves: number; accepted: number }[];
  because: ReasonCount[];
  refusals: ReasonCount[];
}
export interface Decision {
  id: string;
  at: string;
  play_id: string;
  person_id: string;
  kind: string;
  because: string;
  outcome: "accepted" | "refused" | "failed";
  say: Text;
  seed: string;
  key: string | null;
  revision: number;
  move: Json;
  answer: Json;
  transfers: Transfer[];
}
export interface Replay {
  decision_id: string;
  same: boolean;
  outcome: string;
  because: string;
  answer: Json;
  difference: string;
}
export interface Campaign {
  id: string;
  name: Text;
  starts_at: string | null;
  ends_at: string | null;
  note: string;
  created_at: string;
}

export interface AssetLine {
  asset: string;
  issued: number;
  spent: number;
  accounts: number;
  sum: number;
}
export interface Account {
  holder: string;
  asset: string;
  balance: number;
  held: number;
  floor: number | null;
  spendable: number | null;
}
export interface Transfer {
  id: string;
  asset: string;
  amount: number;
  source: string;
  target: string;
  /** "" when nobody decided it (a merge of two people). */
  decision_id: string;
  because: string;
  at: string;
  hold: string | null;
}
/** One step on the way of some units; `step` is negative before the transfer asked about, positive after it. */
export interface Link {
  transfer: Transfer;
  amount: number;
  step: number;
}
export interface Why {
  decision: string;
  play: string | null;
  person: string | null;
  because: string;
  say: Text;
  seed: string | null;
  key: string | null;
}
export interface Explained {
  transfer: Transfer;
  why: Why | null;
  chain: Link[];
  owners: { holder: string; amount: number }[];
  complete: boolean;
}
export interface LedgerCheck {
  ok: boolean;
  violations: { law: string; holder: string; asset: string; off_by: number; says: string }[];
  checked_at: string;
  assets: AssetLine[];
}
