import { useQuery } from "@tanstack/react-query";
import { type MechanicCard, plays } from "@/api";
import { useSay } from "@/words";
import { useWorkspace } from "./workspace";

/** The kinds of play that are installed. */
export function useMechanics() {
  const { id } = useWorkspace();
  return useQuery<MechanicCard[]>({ queryKey: [id, "mechanics"], queryFn: () => plays.mechanics(id), staleTime: 600_000 });
}

/** The words of the mechanics for a reason or a "because". */
export function useBecause(): (kind: string | null, key: string) => string {
  const { data } = useMechanics();
  const say = useSay();
  return (kind, key) => {
    const cards = kind === null ? data : data?.filter((card) => card.kind === kind);
    for (const card of cards ?? []) {
      const text = card.words[key];
      if (text) return say(text);
    }
    return key.replaceAll("_", " ");
  };
}
