import { useQuery } from "@tanstack/react-query";
import { type MechanicCard, type Play, plays, type Transfer } from "@/api";
import { useSay, useWords } from "@/words";
import { useWorkspace } from "./workspace";

/** The kinds of play that are installed. */
export function useMechanics() {
  const { id } = useWorkspace();
  return useQuery<MechanicCard[]>({ queryKey: [id, "mechanics"], queryFn: () => plays.mechanics(id), staleTime: 600_000 });
}

/** The words of the mechanics for a reason or a "because". */
export function useBecause(): (kind: string | null, key: string) => string {
  const { data } = useMechanics();
  const { because: words } = useWords();
  const say = useSay();
  return (kind, key) => {
    const cards = kind === null ? data : data?.filter((card) => card.kind === kind);
    for (const card of cards ?? []) {
      const text = card.words[key];
      // What a sentence would be filled with is known only to the decision itself.
      if (text) return say(text).replaceAll(/\{[a-z_]+\}/g, "…");
    }
    return (words as Record<string, string | undefined>)[key] ?? key.replaceAll("_", " ");
  };
}

/** Why a transfer was made: in the words of whoever decided it, with everything filled in, else by its reason alone. */
export function useWhy(): (transfer: Pick<Transfer, "say" | "because">) => string {
  const say = useSay();
  const because = useBecause();
  return (transfer) => say(transfer.say) || because(null, transfer.because);
}

/** The name of a play by its id, from one list that all pages share. */
export function usePlayName(): (id: string) => string | null {
  const { id: workspace } = useWorkspace();
  const say = useSay();
  const { data } = useQuery<Play[]>({ queryKey: [workspace, "plays", "all"], queryFn: async () => (await plays.list(workspace, { limit: 200 })).items, staleTime: 60_000 });
  return (id) => {
    const play = data?.find((one) => one.id === id);
    return play ? say(play.name) : null;
  };
}
