/** Choosing on a phone: one, several, or an order, with one tap each. */

/** What is chosen after a tap on an option. A ranking keeps the order of taps; a second tap takes an option out. */
export function toggled(chosen: readonly string[], key: string, form: "single" | "multiple" | "ranked", most: number): readonly string[] {
  if (form === "single") return [key];
  if (chosen.includes(key)) return chosen.filter((each) => each !== key);
  return chosen.length < most ? [...chosen, key] : chosen;
}

/** Whether two ballots say the same. */
export function isSame(form: "single" | "multiple" | "ranked", one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = form === "ranked" ? [one, other] : [[...one].sort(), [...other].sort()];
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

/** What open ballots add up to: the points of each place, or one for each choice. */
export function addUp(ballots: readonly (readonly string[])[], places: readonly number[] | null): Map<string, number> {
  const sum = new Map<string, number>();
  for (const choices of ballots) choices.forEach((key, place) => sum.set(key, (sum.get(key) ?? 0) + (places?.[place] ?? 1)));
  return sum;
}
