import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Flaw, type Json, type MechanicCard, type Play, type PlayDraft, plays, type Rules, type Text } from "@/api";
import { useWorkspace } from "@/kit";
import { freshValue, parseSchema } from "@/form/schema";

/** How long after the last key a draft is checked, in milliseconds. */
const CHECK_AFTER = 350;

/** What the builder starts with: a saved play, a template, or nothing. */
export function startOf(card: MechanicCard, play: Play | null, template: string | null): PlayDraft {
  if (play) {
    const { kind, name, rules, starts_at, ends_at, audience, campaign_id } = play;
    return { kind, name, rules, starts_at, ends_at, audience, campaign_id };
  }
  const found = card.templates.find((one) => one.key === template);
  const fresh: Rules = Object.fromEntries(parseSchema(card.schema).fields.map((one): [string, Json] => [one.name, freshValue(one.field)]));
  return { kind: card.kind, name: found?.name ?? card.name, rules: { ...fresh, ...found?.rules }, starts_at: null, ends_at: null, audience: null, campaign_id: null };
}

export interface Verdict {
  flaws: readonly Flaw[];
  /** The flaws belong to just this draft, not to one a moment ago. */
  current: boolean;
  error: unknown;
}

/** What the server finds wrong with a draft, asked a moment after each change. */
export function useCheck(draft: PlayDraft, nameMissing: Text): Verdict {
  const { id } = useWorkspace();
  const [late, setLate] = useState(draft);
  useEffect(() => {
    if (late === draft) return;
    const timer = setTimeout(() => setLate(draft), CHECK_AFTER);
    return () => clearTimeout(timer);
  }, [draft, late]);
  const query = useQuery({
    queryKey: [id, "plays", "check", late],
    queryFn: ({ signal }) => plays.checkDraft(id, late, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  // The server looks at names when a draft is saved; whoever writes it should know at once.
  const unnamed: Flaw[] = draft.name.zh.trim() === "" || draft.name.en.trim() === "" ? [{ path: "name", says: nameMissing }] : [];
  return { flaws: [...unnamed, ...(query.data?.flaws ?? [])], current: late === draft && !query.isFetching, error: query.error };
}
