/** Units of a cause as a reader sees them. */
import { tagOf, textIn } from "../core/format";
import type { Lang, Text } from "../core/wire";

/** "123.45"; `digits` says where the decimal point stands. */
export function figure(units: number, digits: number, lang: Lang): string {
  return new Intl.NumberFormat(tagOf(lang), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(units / 10 ** digits);
}

/** "123.45 yuan", "12 lunches". */
export function spell(units: number, digits: number, unit: Text, lang: Lang, one: Text | null = null): string {
  return `${figure(units, digits, lang)} ${textIn(one && Math.abs(units) === 10 ** digits ? one : unit, lang)}`;
}
