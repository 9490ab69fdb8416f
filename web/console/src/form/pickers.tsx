import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Select } from "antd";
import { budgets, type Json, membership, people, points, promotions } from "@/api";
import { useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import type { InputProps } from "./inputs";
import type { ListField, StringField } from "./schema";

/** Fields that name something of the workspace: what there is to choose from, by what it is called. */
const PICKED = ["segment", "wallet", "budget", "tier", "coupon", "rule_group"] as const;
type Picked = (typeof PICKED)[number];
interface Option {
  value: string;
  label: string;
}

export function isPicked(widget: string): widget is Picked {
  return (PICKED as readonly string[]).includes(widget);
}

const MOST = 200;

/** What there is of a kind, by name; empty until it is known. */
export function useOptions(kind: Picked): Option[] {
  const say = useSay();
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: [id, "picker", kind],
    staleTime: 30_000,
    queryFn: async (): Promise<{ value: string; name: { zh: string; en: string } }[]> => {
      switch (kind) {
        case "segment":
          return (await people.segments(id)).map((one) => ({ value: one.key, name: one.name }));
        case "wallet":
          return (await points.wallets(id)).map((one) => ({ value: one.key, name: one.name }));
        case "budget":
          return (await budgets.list(id, { limit: MOST })).items.map((one) => ({ value: one.id, name: one.name }));
        case "tier":
          return (await membership.ladders(id)).flatMap((ladder) => ladder.rules.tiers.map((tier) => ({ value: tier.key, name: tier.name })));
        case "coupon":
          return (await promotions.list(id, { limit: MOST })).items.filter((one) => one.draft.coupon && one.state !== "ended").map((one) => ({ value: one.key, name: one.draft.rules.title }));
        case "rule_group": {
          const { groups } = (await points.settings(id)).settings;
          return (Array.isArray(groups) ? groups : []).flatMap((one) => (typeof one === "object" && one !== null && "key" in one && typeof one.key === "string" ? [{ value: one.key, name: { zh: one.key, en: one.key } }] : []));
        }
      }
    },
  });
  const found = new Map((query.data ?? []).map((one) => [one.value, { value: one.value, label: say(one.name) || one.value }]));
  return [...found.values()];
}

/** What is written but not (or no longer) there keeps its place in the list, under its own key. */
function withCurrent(options: Option[], current: readonly string[]): Option[] {
  return [...options, ...current.filter((one) => one !== "" && !options.some((option) => option.value === one)).map((one) => ({ value: one, label: one }))];
}

const asText = (value: Json | undefined) => (typeof value === "string" ? value : "");

/** One of them. Where the field may be empty, it can be emptied. */
export function PickInput({ field, value, set, id, describedBy, wrong, readOnly }: InputProps<StringField>) {
  const { plays } = useWords();
  const found = useOptions(field.widget as Picked);
  const options = field.widget === "tier" ? [{ value: "*", label: plays.anyTier }, ...found] : found; // a single tier may be any
  const current = asText(value);
  const mayBeEmpty = field.nullable || field.preset === "";
  return (
    <Select
      id={id}
      aria-describedby={describedBy}
      status={wrong ? "error" : ""}
      disabled={readOnly}
      allowClear={mayBeEmpty}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={mayBeEmpty ? plays.none : undefined}
      style={{ width: "100%" }}
      value={current || null}
      onChange={(next: string | null | undefined) => set(next ?? (field.nullable ? null : ""))}
      options={withCurrent(options, [current])}
    />
  );
}

/** Any number of them. */
export function PickMany({ field, items, set, id, label, readOnly }: { field: ListField; items: readonly Json[]; set: (value: Json) => void; id: string; label: string; readOnly: boolean }) {
  const { plays } = useWords();
  const current = items.filter((one): one is string => typeof one === "string");
  const options = useOptions(field.item.widget as Picked);
  return (
    <Select
      id={id}
      mode="multiple"
      aria-label={label}
      disabled={readOnly}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={plays.any}
      style={{ width: "100%" }}
      value={current}
      onChange={(next: string[]) => set(next)}
      options={withCurrent(options, current)}
    />
  );
}

const slug = (typed: string) => typed.toLowerCase().replaceAll(/[^a-z0-9_-]+/g, "-");

/** A coupon by name, or the key of one that is still to be made. */
export function CouponName({ value, set, label, placeholder, wrong, readOnly }: { value: string; set: (key: string) => void; label: string; placeholder: string; wrong: boolean; readOnly: boolean }) {
  const options = useOptions("coupon");
  const needle = value.toLowerCase();
  const fits = options.filter((one) => `${one.value} ${one.label}`.toLowerCase().includes(needle));
  return (
    <AutoComplete
      aria-label={label}
      placeholder={placeholder}
      status={wrong ? "error" : ""}
      disabled={readOnly}
      style={{ flex: 1, minWidth: 0 }}
      value={value}
      onChange={(next: string) => set(slug(next))}
      options={(fits.length === 1 && fits[0]?.value === value ? options : fits).map((one) => ({ value: one.value, label: one.label === one.value ? one.label : `${one.label} · ${one.value}` }))}
    />
  );
}
