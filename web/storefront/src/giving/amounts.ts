/** Units of a cause as a reader sees them. */
import { tagOf, textIn } from "../core/format";
import type { Lang, Text } from "../core/wire";

/** "123.45 yuan", "12 lunches"; `digits` says where the decimal point stands. */
export function spell(units: number, digits: number, unit: Text, lang: Lang): string {
  const figure = new Intl.NumberFormat(tagOf(lang), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(units / 10 ** digits);
  return `${figure} ${textIn(unit, lang)}`;
}
