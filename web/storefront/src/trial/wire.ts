/** What the server says of a trial. */
import type { Named, Text } from "../core/wire";
import type { Asking } from "../questions/wire";

export interface MyReport {
  readonly stars: number;
  readonly text: string;
  readonly pictures: readonly string[];
  readonly late: boolean;
  readonly quality: number | null;
  readonly published: boolean;
}

export interface ShownWish {
  readonly key: string;
  readonly says: Text;
  readonly points: number;
  readonly must: boolean;
}

export interface TrialShown extends Asking {
  readonly about: Text;
  readonly item: Named;
  readonly places: number;
  readonly places_left: number | null;
  readonly applicants: number;
  readonly way: "draw" | "points" | "operators" | "first";
  readonly odds_percent: string | null;
  readonly wishes: readonly ShownWish[];
  readonly loyal_points: number;
  readonly waiting_places: number;
  readonly closes_at: string;
  readonly why: Text;
  readonly tickets: number;
  readonly lot: string | null;
  readonly is_sent: boolean;
  readonly address_by: string | null;
  readonly due_at: string | null;
  readonly late: boolean;
  readonly reason: string | null;
  readonly report: MyReport | null;
  readonly shortest: number;
  readonly longest: number;
  readonly pictures: number;
  readonly pictures_most: number;
  readonly address_days: number;
  readonly report_days: number;
  readonly late_days: number;
  readonly hold_back: boolean;
  readonly good_from: number;
  readonly report_reward: Named | null;
  readonly good_reward: Named | null;
  readonly title: string | null;
  readonly title_after: number;
  readonly good_reports: number;
  readonly reports: string;
  readonly lots: string | null;
  readonly average: string | null;
  readonly average_of: number;
}

/** A row of the reports that everybody sees. */
export interface ReportData {
  readonly stars: number;
  readonly text: string;
  readonly pictures: readonly string[];
  readonly late: boolean;
  readonly quality: number;
  readonly good: boolean;
}

/** A row of the lots. */
export interface LotData {
  readonly lot: string;
  readonly tickets: number;
  readonly seed: string;
}
