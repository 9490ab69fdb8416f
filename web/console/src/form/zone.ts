/** Moments and the clocks on the walls of zones. Pure. */

/** A UTC moment as the clock on the wall of a zone shows it: YYYY-MM-DDTHH:MM. */
export function localOf(at: string, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(new Date(at));
  return parts.replace(" ", "T");
}

/** The UTC moment at which the clock of a zone shows this. In the hour that a spring shift leaves out: the hour after. */
export function momentOf(local: string, zone: string): string {
  const wanted = Date.parse(`${local}Z`);
  let moment = wanted;
  // Twice, because the zone's offset may differ between the guess and the answer.
  for (let step = 0; step < 2; step += 1) moment += wanted - Date.parse(`${localOf(new Date(moment).toISOString(), zone)}Z`);
  return new Date(moment).toISOString();
}
