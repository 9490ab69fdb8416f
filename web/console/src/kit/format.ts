import { useLocale } from "@/words";
import { useMemo } from "react";
import { useWorkspace } from "./workspace";

const TAGS = { zh: "zh-CN", en: "en-GB" } as const;
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/** How many minor units one unit of a currency has (CNY 100, JPY 1). */
export function minorUnits(currency: string): number {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return 10 ** digits;
}

/** A moment as "3 hours ago": the largest unit that fits at least once. */
export function relative(from: Date, now: Date, locale: "zh" | "en"): string {
  const seconds = Math.round((from.getTime() - now.getTime()) / 1000);
  // Clocks differ a little, and a page's own is up to a minute old: what was just made is neither "in 16 seconds" nor "3 seconds ago".
  if (seconds > -10 && seconds < 60) return locale === "zh" ? "刚刚" : "just now";
  const words = new Intl.RelativeTimeFormat(TAGS[locale], { numeric: "auto" });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size && !(unit === "week" && Math.abs(seconds) < 2 * size)) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(0, "second");
}

export interface Format {
  number: (value: number, digits?: number) => string;
  compact: (value: number) => string;
  percent: (share: number, digits?: number) => string;
  money: (minor: number, currency?: string) => string;
  moneyCompact: (minor: number, currency?: string) => string;
  signed: (value: number) => string;
  day: (on: string) => string;
  shortDay: (on: string) => string;
  moment: (at: string) => string;
  clock: (at: string) => string;
  ago: (at: string, now?: Date) => string;
}

export function makeFormat(locale: "zh" | "en", zone: string, currency: string): Format {
  const tag = TAGS[locale];
  const plain = new Intl.NumberFormat(tag);
  const compact = new Intl.NumberFormat(tag, { notation: "compact", maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(tag, { signDisplay: "exceptZero" });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" });
  const shortDay = new Intl.DateTimeFormat(tag, { month: "short", day: "numeric", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "medium", timeZone: zone });
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: "medium", timeZone: zone });
  const money = (notation: "standard" | "compact") => (minor: number, code: string = currency) =>
    new Intl.NumberFormat(tag, {
      style: "currency",
      currency: code,
      currencyDisplay: "narrowSymbol",
      notation,
      ...(notation === "compact" ? { maximumFractionDigits: 1 } : {}),
    }).format(minor / minorUnits(code));
  return {
    number: (value, digits) => (digits === undefined ? plain.format(value) : value.toLocaleString(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits })),
    compact: (value) => compact.format(value),
    percent: (share, digits = 1) => share.toLocaleString(tag, { style: "percent", maximumFractionDigits: digits }),
    money: money("standard"),
    moneyCompact: money("compact"),
    signed: (value) => signed.format(value),
    day: (on) => day.format(new Date(`${on.slice(0, 10)}T00:00:00Z`)),
    shortDay: (on) => shortDay.format(new Date(`${on.slice(0, 10)}T00:00:00Z`)),
    moment: (at) => `${moment.format(new Date(at))} (${zone})`,
    clock: (at) => clock.format(new Date(at)),
    ago: (at, now = new Date()) => relative(new Date(at), now, locale),
  };
}

/** Numbers, money and times as the reader writes them: in their language, and in the zone and currency of the workspace. */
export function useFormat(): Format {
  const locale = useLocale();
  const { zone, currency } = useWorkspace();
  return useMemo(() => makeFormat(locale, zone, currency), [locale, zone, currency]);
}
