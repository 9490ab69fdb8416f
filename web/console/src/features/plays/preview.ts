/** What rules offer to the player, read off their schema without knowing the kind of play. Pure. */
import type { Json, Rules, Text } from "@/api";
import type { Words } from "@/words";
import type { Field, ObjectField } from "./form/schema";
import { percentText } from "./form/odds";

export interface Offer {
  key: string;
  name: Text | null;
  help: Text | null;
  /** Parts per million; null when it is not a matter of luck. */
  ppm: number | null;
  asset: string | null;
  amount: number;
  stock: number | null;
  losing: boolean;
}

const asObject = (value: Json | undefined): Record<string, Json> => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {});
const asNumber = (value: Json | undefined): number | null => (typeof value === "number" ? value : null);

/** The prizes, tasks and the like of the rules' lists, and beside them what belongs to the same odds. */
export function offersOf(root: ObjectField, rules: Rules): Offer[] {
  const offers: Offer[] = [];
  for (const { name, field } of root.fields) {
    const value = rules[name];
    if (field.kind === "list" && field.item.kind === "object" && hasName(field.item)) {
      const { item } = field;
      for (const [index, entry] of (Array.isArray(value) ? value : []).entries()) offers.push(offerOf(item, asObject(entry), `${name}-${index}`, false));
    } else if (field.kind === "object" && field.fields.some((one) => one.field.widget === "percent") && value !== null) {
      const offer = offerOf(field, asObject(value), name, true);
      if ((offer.ppm ?? 0) > 0) offers.push(offer);
    }
  }
  return offers;
}

function hasName(field: ObjectField): boolean {
  return field.fields.some((one) => one.name === "name" && one.field.kind === "text");
}

function offerOf(field: ObjectField, value: Record<string, Json>, key: string, losing: boolean): Offer {
  const reward = asObject(value.reward);
  const odds = field.fields.find((one) => one.field.widget === "percent")?.name;
  const asset = value.asset ?? reward.asset ?? ("reward" in value ? "points" : null);
  return {
    key,
    name: textOf(value.name),
    help: textOf(value.help),
    ppm: odds === undefined ? null : (asNumber(value[odds]) ?? 0),
    asset: typeof asset === "string" ? asset : null,
    amount: asNumber(value.amount ?? reward.amount) ?? 1,
    stock: asNumber(value.stock),
    losing,
  };
}

function textOf(value: Json | undefined): Text | null {
  const object = asObject(value);
  return typeof object.zh === "string" && typeof object.en === "string" ? { zh: object.zh, en: object.en } : null;
}

export interface Speech {
  say: (text: Text | null) => string;
  assetName: (asset: string) => string;
  number: (value: number) => string;
  ago: (at: string) => string;
  words: Words["plays"];
}

/** A value of the rules in a few words; "" when there is nothing to say. */
export function describe(field: Field, value: Json | undefined, speech: Speech): string {
  if (value === null || value === undefined || value === "") return "";
  switch (field.kind) {
    case "boolean":
      return value === true ? speech.words.preview.on : "";
    case "number":
      return typeof value === "number" ? (field.widget === "percent" ? `${percentText(value)}%` : speech.number(value)) : "";
    case "choice":
      return speech.say(field.options.find((option) => option.value === value)?.label ?? null);
    case "text":
      return speech.say(textOf(value));
    case "string":
      if (typeof value !== "string") return "";
      return field.widget === "asset" ? speech.assetName(value) : value;
    case "list":
      return Array.isArray(value) && value.length > 0 ? speech.words.preview.times(value.length) : "";
    case "object": {
      const object = asObject(value);
      const amount = object.amount;
      const asset = object.asset;
      if (typeof amount === "number" && typeof asset === "string") return `${speech.number(amount)} ${speech.assetName(asset)}`;
      const text = field.fields.find((one) => one.field.kind === "text" && object[one.name]);
      if (text) return speech.say(textOf(object[text.name]));
      return field.fields
        .map((one) => ({ name: speech.say(one.field.title) || one.name, text: describe(one.field, object[one.name], speech) }))
        .filter((one) => one.text !== "")
        .map((one) => `${one.name} ${one.text}`)
        .join(" · ");
    }
    case "union":
    case "other":
      return "";
  }
}
