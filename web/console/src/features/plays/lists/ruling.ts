/** A ruling's form from its JSON schema, with what the row already tells. Pure. */
import type { Json, ListRow, Rules, Schema, Text } from "@/api";
import { type Field, filledValue, type ObjectField, parseField } from "@/form/schema";

/** The field the whole ruling stands in. */
export const RULING = "ruling";

/** The form as an object with one field, so that a choice between rulings is drawn like any other. */
export function rulingRoot(schema: Schema, title: Text, name: (tag: string, given: Text | null) => Text): ObjectField {
  const field = parseField(schema);
  const named: Field = field.kind === "union" ? { ...field, variants: field.variants.map((one) => ({ ...one, field: { ...one.field, title: name(one.value, one.field.title) } })) } : field;
  const plain = { help: null, group: "", widget: "", nullable: false, preset: undefined };
  return { ...plain, title, kind: "object", fields: [{ name: RULING, field: { ...named, title }, required: true }] };
}

/** A new ruling about a row. */
export function newRuling(root: ObjectField, row: ListRow): Rules {
  const field = root.fields[0]?.field;
  return { [RULING]: field === undefined ? null : fill(filledValue(field), row) };
}

/** Empty fields that the row knows are filled: `key` with its key, others with what its data says under the same name. */
export function fill(value: Json, row: ListRow): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const data = row.data as Record<string, Json | undefined>;
  const known = (name: string, held: Json): Json => {
    const told = name === "key" ? (data.key ?? row.key) : data[name];
    return held === "" && typeof told === "string" ? told : held;
  };
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, known(name, held)]));
}
