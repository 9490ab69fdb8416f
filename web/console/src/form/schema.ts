/** The rules' JSON schema as a form understands it: what each field is, its words, and its value when it is new. Pure. */
import type { Json, Rules, Schema, Text } from "@/api";
import { groupBy } from "@/kit/group";

interface Shared {
  title: Text | null;
  help: Text | null;
  group: string;
  widget: string;
  nullable: boolean;
  /** The value a new play starts with; undefined when the schema names none. */
  preset: Json | undefined;
}
export interface ObjectField extends Shared {
  kind: "object";
  fields: { name: string; field: Field; required: boolean }[];
}
export interface ListField extends Shared {
  kind: "list";
  item: Field;
}
export interface ChoiceField extends Shared {
  kind: "choice";
  options: { value: string | number; label: Text }[];
}
export interface UnionField extends Shared {
  kind: "union";
  tag: string;
  variants: { value: string; field: ObjectField }[];
}
export interface NumberField extends Shared {
  kind: "number";
  whole: boolean;
  least: number | null;
  most: number | null;
}
export interface StringField extends Shared {
  kind: "string";
  longest: number | null;
  format: string;
}
export interface PlainField extends Shared {
  kind: "text" | "boolean" | "other";
}
export type Field = ObjectField | ListField | ChoiceField | UnionField | NumberField | StringField | PlainField;

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: unknown): Text | null => (isNode(value) && typeof value.zh === "string" && typeof value.en === "string" ? { zh: value.zh, en: value.en } : null);
const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** The form of a schema's root object. A part of the schema that no input exists for becomes a field of kind "other". */
export function parseSchema(schema: Schema): ObjectField {
  const defs = isNode(schema.$defs) ? schema.$defs : {};
  const root = parse(schema, defs, 0);
  if (root.kind === "object") return root;
  return { ...shared({}, false), kind: "object", fields: [] };
}

/** Any schema as a field: a union of tagged objects too, which no rules are. */
export function parseField(schema: Schema): Field {
  return parse(schema, isNode(schema.$defs) ? schema.$defs : {}, 0);
}

/** Nested deeper than this, a schema is taken to turn in a circle. */
const DEEPEST = 12;

function parse(given: Node, defs: Node, depth: number): Field {
  const { node, nullable } = unwrap(given, defs);
  const base = shared({ ...node, ...given }, nullable);
  if (depth > DEEPEST) return { ...base, kind: "other" };
  if (Array.isArray(node.enum)) return choice(base, node.enum, given);
  if (Array.isArray(node.anyOf)) return union(base, node, defs, depth);
  const { type } = node;
  if (type === "object" && isNode(node.properties)) return object(base, node, defs, depth);
  if (type === "array") {
    const items = isNode(node.items) ? node.items : {};
    return { ...base, kind: "list", item: parse(items, defs, depth + 1) };
  }
  const limits = { ...node, ...given };
  if (type === "integer" || type === "number") {
    return { ...base, kind: "number", whole: type === "integer", least: numberOf(limits.minimum), most: numberOf(limits.maximum) };
  }
  if (type === "boolean") return { ...base, kind: "boolean" };
  if (type === "string") return { ...base, kind: "string", longest: numberOf(limits.maxLength), format: typeof limits.format === "string" ? limits.format : "" };
  return { ...base, kind: "other" };
}

/** Follows references, and takes "or null" off. */
function unwrap(given: Node, defs: Node): { node: Node; nullable: boolean } {
  let node = given;
  let nullable = false;
  for (let step = 0; step < DEEPEST; step += 1) {
    const ref = node.$ref;
    const options = node.anyOf;
    if (typeof ref === "string") {
      const found = defs[ref.replace("#/$defs/", "")];
      if (!isNode(found)) return { node: {}, nullable };
      node = found;
    } else if (Array.isArray(options)) {
      const some = options.filter((one): one is Node => isNode(one) && one.type !== "null");
      nullable ||= some.length < options.length;
      if (some.length !== 1 || some[0] === undefined) return { node: { ...node, anyOf: some }, nullable };
      node = some[0];
    } else break;
  }
  return { node, nullable };
}

function shared(node: Node, nullable: boolean): Shared {
  return {
    title: textOf(node["x-title"]) ?? (typeof node.title === "string" ? { zh: node.title, en: node.title } : null),
    help: textOf(node["x-help"]),
    group: typeof node["x-group"] === "string" ? node["x-group"] : "",
    widget: typeof node["x-widget"] === "string" ? node["x-widget"] : "",
    nullable,
    preset: "default" in node ? (node.default as Json) : undefined,
  };
}

function choice(base: Shared, values: unknown[], given: Node): ChoiceField {
  const named = isNode(given["x-choices"]) ? given["x-choices"] : {};
  const order = Object.keys(named);
  const place = (value: unknown) => (order.includes(String(value)) ? order.indexOf(String(value)) : order.length);
  const options = values
    .filter((value): value is string | number => typeof value === "string" || typeof value === "number")
    .sort((a, b) => place(a) - place(b))
    .map((value) => ({ value, label: textOf(named[String(value)]) ?? { zh: String(value), en: String(value) } }));
  return { ...base, kind: "choice", options };
}

function object(base: Shared, node: Node, defs: Node, depth: number): Field {
  const properties = node.properties as Node;
  const names = Object.keys(properties);
  if (names.length === 2 && names.includes("zh") && names.includes("en")) return { ...base, kind: "text" };
  const required = new Set(Array.isArray(node.required) ? node.required : []);
  const fields = names.map((name) => ({ name, field: parse(isNode(properties[name]) ? properties[name] : {}, defs, depth + 1), required: required.has(name) }));
  return { ...base, kind: "object", fields };
}

function union(base: Shared, node: Node, defs: Node, depth: number): Field {
  const discriminator = isNode(node.discriminator) ? node.discriminator : {};
  const tag = typeof discriminator.propertyName === "string" ? discriminator.propertyName : "type";
  const variants: UnionField["variants"] = [];
  for (const option of node.anyOf as Node[]) {
    const field = parse(option, defs, depth + 1);
    if (field.kind !== "object") return { ...base, kind: "other" };
    const named = field.fields.find((one) => one.name === tag)?.field;
    const value = named?.kind === "choice" ? named.options[0]?.value : undefined;
    if (value === undefined) return { ...base, kind: "other" };
    variants.push({ value: String(value), field: { ...field, fields: field.fields.filter((one) => one.name !== tag) } });
  }
  return { ...base, kind: "union", tag, variants };
}

/** What a new field holds: its preset, else nothing where nothing is allowed, else the simplest value of its kind. */
export function freshValue(field: Field): Json {
  if (field.preset !== undefined) return structuredClone(field.preset);
  if (field.nullable) return null;
  return filledValue(field);
}

/** A value that is there, also where nothing would be allowed: for "switch this on" and "add one". */
export function filledValue(field: Field): Json {
  switch (field.kind) {
    case "object":
      return Object.fromEntries(field.fields.map((one) => [one.name, freshValue(one.field)]));
    case "list":
      return [];
    case "text":
      return { zh: "", en: "" };
    case "choice":
      return field.options[0]?.value ?? "";
    case "union": {
      const first = field.variants[0];
      return first ? { [field.tag]: first.value, ...(filledValue(first.field) as Rules) } : {};
    }
    case "number":
      return field.least ?? 0;
    case "boolean":
      return false;
    case "string":
      return "";
    case "other":
      return null;
  }
}

/** One more item for a list. A field called "key" gets a word that no other item has. */
export function newItem(field: ListField, present: readonly Json[]): Json {
  const item = filledValue(field.item);
  if (field.item.kind === "object" && isNode(item) && item.key === "") {
    const taken = new Set(present.map((one) => (isNode(one) ? one.key : null)));
    let number = present.length + 1;
    while (taken.has(`item-${number}`)) number += 1;
    return { ...item, key: `item-${number}` };
  }
  return item;
}

/** Fields under their headings, in the order in which the headings first appear; those without one come last. */
export function groupsOf(root: ObjectField): { group: string; fields: ObjectField["fields"] }[] {
  const groups = groupBy(root.fields, (one) => one.field.group);
  const named = [...groups].filter(([group]) => group !== "");
  const rest = groups.get("");
  return [...named, ...(rest ? [["", rest] as const] : [])].map(([group, fields]) => ({ group, fields }));
}
