/** Money and the time that is left, as a shopper reads them. */
import { tagOf } from "../core/format";
import type { Lang } from "../core/wire";

export function money(minor: number, currency: string, digits: number, lang: Lang): string {
  const amount = minor / 10 ** digits;
  try {
    return new Intl.NumberFormat(tagOf(lang), { style: "currency", currency, currencyDisplay: "narrowSymbol", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
  } catch {
    return `${amount.toFixed(digits)} ${currency}`; // a currency that the browser does not know
  }
}

/** "12:05", "1:00:00". */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const pad = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60];
  return hours ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}
