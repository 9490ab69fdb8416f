/** Lays the days of a month out in weeks. Pure, so that it can be tested. */
import type { CalendarDay } from "../core/wire";

/** 1 Monday … 7 Sunday, of a local day such as "2026-11-05". */
export function weekday(on: string): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay() || 7;
}

/** Rows of seven; null where the month has no day. */
export function weeks(days: readonly CalendarDay[], firstDay: number): (CalendarDay | null)[][] {
  const first = days[0];
  if (!first) return [];
  const blank = (weekday(first.on) - firstDay + 7) % 7;
  const cells: (CalendarDay | null)[] = [...Array<null>(blank).fill(null), ...days];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7));
}

/** The names of seven days, beginning with `firstDay`. */
export function weekdayNames(tag: string, firstDay: number): { short: string; long: string }[] {
  const monday = Date.UTC(2024, 0, 1);
  return Array.from({ length: 7 }, (_, index) => {
    const date = new Date(monday + ((firstDay - 1 + index) % 7) * 86_400_000);
    const name = (weekday: "narrow" | "long"): string => new Intl.DateTimeFormat(tag, { weekday, timeZone: "UTC" }).format(date);
    return { short: name("narrow"), long: name("long") };
  });
}
