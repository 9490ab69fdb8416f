/** Numbers, amounts, odds and moments as a shopper reads them. */
import type { Lang, Text } from "./wire";

const PPM = 10_000; // parts per million in one percent
const TAGS: Record<Lang, string> = { zh: "zh-CN", en: "en" };

/** The language's tag for `Intl`; a reader of English keeps the habits of their own country. */
export function tagOf(lang: Lang): string {
  const own = typeof navigator === "undefined" ? "" : navigator.language;
  return own.startsWith(lang) ? own : TAGS[lang];
}

export function number(value: number, lang: Lang): string {
  return new Intl.NumberFormat(tagOf(lang)).format(value);
}

/** A percentage in plain digits ("12.5") as parts per million, exactly. */
export function ppm(percent: string): number {
  const [whole = "0", rest = ""] = percent.split(".");
  return Number(whole) * PPM + Number(rest.padEnd(4, "0").slice(0, 4));
}

/** The sum of percentages without rounding: ["33.3333", "66.6667"] is "100". */
export function sumPercent(percents: readonly string[]): string {
  const sum = percents.reduce((total, each) => total + ppm(each), 0);
  const rest = String(sum % PPM).padStart(4, "0").replace(/0+$/, "");
  return `${Math.floor(sum / PPM)}${rest && `.${rest}`}`;
}

/** How many tries it takes on average, for small odds: "0.5" is 200. Null where a percentage says it better. */
export function oneIn(percent: string): number | null {
  const parts = ppm(percent);
  return parts > 0 && parts < 20 * PPM ? Math.round((100 * PPM) / parts) : null;
}

/** A sentence with `{name}` filled in; `{name:draw|draws}` picks a form by number. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (slot, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return slot;
    return many === undefined ? String(value) : value === 1 || value === "1" ? (one ?? "") : many;
  });
}

export function textIn(text: Text | null | undefined, lang: Lang): string {
  return text ? text[lang] || text.en || text.zh : "";
}

/** A local calendar day ("2026-11-05") in words: "5 November". */
export function day(on: string, lang: Lang): string {
  return new Intl.DateTimeFormat(tagOf(lang), { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${on}T00:00:00Z`));
}

export function month(on: string, lang: Lang): string {
  return new Intl.DateTimeFormat(tagOf(lang), { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${on}T00:00:00Z`));
}

/** A moment in the reader's own time: "20:00" today, "tomorrow 00:00", else with the date. */
export function moment(at: Date, now: Date, lang: Lang, zone?: string): string {
  const zoned = zone ? { timeZone: zone } : {};
  const dayOf = (date: Date): string => new Intl.DateTimeFormat("en-CA", { dateStyle: "short", ...zoned }).format(date);
  const time = new Intl.DateTimeFormat(tagOf(lang), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...zoned }).format(at);
  if (dayOf(at) === dayOf(now)) return lang === "zh" ? `今天 ${time}` : `today at ${time}`;
  if (dayOf(at) === dayOf(new Date(now.getTime() + 86_400_000))) return lang === "zh" ? `明天 ${time}` : `tomorrow at ${time}`;
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  const date = new Intl.DateTimeFormat(tagOf(lang), { month: lang === "zh" ? "long" : "short", day: "numeric", ...year, ...zoned }).format(at);
  return lang === "zh" ? `${date} ${time}` : `${date}, ${time}`;
}

/** How long until then, in the two largest units that say something: "3 days", "5 h 12 min". */
export function span(ms: number, lang: Lang): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  const rest = minutes % 60;
  if (days >= 2) return lang === "zh" ? `${days} 天` : `${days} days`;
  const total = days * 24 + hours;
  if (total >= 10 || (total && !rest)) return lang === "zh" ? `${total} 小时` : `${total} h`;
  if (total) return lang === "zh" ? `${total} 小时 ${rest} 分钟` : `${total} h ${rest} min`;
  return lang === "zh" ? `${rest} 分钟` : `${rest} min`;
}

/** The first day of the week: 1 Monday … 7 Sunday. */
export function weekStart(lang: Lang): number {
  if (lang === "zh") return 1;
  try {
    const locale = new Intl.Locale(tagOf(lang)) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  } catch {
    return 1;
  }
}

/** An address that a shop's data may link to: the web or the page's own site, never script. */
export function safeLink(link: string | null | undefined, base: string): string | null {
  if (!link) return null;
  try {
    const url = new URL(link, base);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
