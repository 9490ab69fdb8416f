/** A draft as the form holds it: every field there, also those the server leaves out because they are as usual. Pure but for the hook. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Flaw, type Json, type PromotionDraft, promotions, type Schema } from "@/api";
import { useWorkspace } from "@/kit";
import { type Field, freshValue, parseSchema } from "@/form/schema";

const CHECK_AFTER = 350;

const isObject = (value: Json | undefined): value is Record<string, Json> => typeof value === "object" && value !== null && !Array.isArray(value);

/** The value with everything that is missing filled in as it is for a new one. */
export function complete(field: Field, value: Json | undefined): Json {
  if (value === undefined) {
    const fresh = freshValue(field);
    return isObject(fresh) ? complete(field, fresh) : fresh;
  }
  if (field.kind === "object" && isObject(value)) {
    return { ...value, ...Object.fromEntries(field.fields.map((one) => [one.name, complete(one.field, value[one.name])])) };
  }
  if (field.kind === "union" && isObject(value)) {
    const chosen = field.variants.find((one) => one.value === value[field.tag]) ?? field.variants[0];
    return chosen ? { [field.tag]: chosen.value, ...(complete(chosen.field, value) as Record<string, Json>) } : value;
  }
  if (field.kind === "list" && Array.isArray(value)) return value.map((one) => complete(field.item, one));
  return value;
}

/** What the builder starts with. */
export function startOf(schema: Schema, saved: PromotionDraft | null, currency: string): PromotionDraft {
  const root = parseSchema(schema);
  const fresh: Json = { rules: { key: "", title: { zh: "", en: "" }, terms: { kind: "percent", off_ppm: 100_000, cap_minor: null }, currency } };
  return complete(root, saved ? (saved as unknown as Json) : fresh) as unknown as PromotionDraft;
}

export interface Verdict {
  flaws: readonly Flaw[];
  current: boolean;
}

/** The draft a moment after the last key. */
export function useLate<T>(value: T): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), CHECK_AFTER);
    return () => clearTimeout(timer);
  }, [value]);
  return late;
}

/** What stands in the way of launching, asked a moment after each change. */
export function useCheck(draft: PromotionDraft, promotion: string): Verdict {
  const { id } = useWorkspace();
  const late = useLate(draft);
  const query = useQuery({
    queryKey: [id, "promotions", "check", promotion, late],
    queryFn: ({ signal }) => promotions.check(id, late, promotion, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  return { flaws: query.data?.flaws ?? [], current: late === draft && !query.isFetching };
}
