/** Odds are whole parts per million, so that a sum is exact. Pure. */
import type { Json } from "@/api";
import type { Field, ObjectField } from "./schema";

export const WHOLE = 1_000_000;

/** A share of what is taken off is a percentage too, but no odds. */
const isOdds = ({ name, field }: { name: string; field: Field }) => field.kind === "number" && field.widget === "percent" && !name.startsWith("off_");
const listsOdds = (field: Field) => field.kind === "list" && field.item.kind === "object" && field.item.fields.some(isOdds);
const asObject = (value: Json | undefined): Record<string, Json> => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {});
const asNumber = (value: Json | undefined): number => (typeof value === "number" ? value : 0);

/** The percent fields straight inside an object, added up. */
function own(field: ObjectField, value: Json | undefined): number {
  const object = asObject(value);
  return field.fields.filter(isOdds).reduce((sum, one) => sum + asNumber(object[one.name]), 0);
}

export interface OddsSum {
  /** All of the list's odds, in parts per million. */
  listed: number;
  /** What stands beside the list and belongs to the same whole, such as the odds of losing. */
  beside: number;
  total: number;
}

/**
 * The odds of a list and of what stands beside it under the same heading; null when the list has no odds, or each of its items is a
 * whole of its own (odds by segment).
 * `parent` and `value` are the object that holds the list.
 */
export function oddsSum(parent: ObjectField, value: Json | undefined, list: string): OddsSum | null {
  const found = parent.fields.find((one) => one.name === list);
  if (found?.field.kind !== "list" || found.field.item.kind !== "object") return null;
  const { item } = found.field;
  if (!item.fields.some(isOdds) || item.fields.some((one) => listsOdds(one.field))) return null;
  const object = asObject(value);
  const entries = Array.isArray(object[list]) ? object[list] : [];
  const listed = entries.reduce<number>((sum, entry) => sum + own(item, entry), 0);
  let beside = 0;
  for (const one of parent.fields) {
    if (one.name === list || one.field.group !== found.field.group) continue;
    if (isOdds(one)) beside += asNumber(object[one.name]);
    else if (one.field.kind === "object") beside += own(one.field, object[one.name]);
  }
  return { listed, beside, total: listed + beside };
}

/** Parts per million as a percentage without superfluous zeros: 125000 -> "12.5". */
export function percentText(ppm: number): string {
  return String(Number((ppm / 10_000).toFixed(4)));
}
