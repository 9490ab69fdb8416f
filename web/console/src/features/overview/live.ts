import { useQueries, useQuery } from "@tanstack/react-query";
import { type Play, type PlayLive, plays } from "@/api";
import { useWorkspace } from "@/kit";

/** How many live plays the overview follows. */
const SHOWN = 6;

/** The live plays with their figures of today. */
export function useLivePlays(): { pending: boolean; rows: { play: Play; numbers: PlayLive | undefined }[] } {
  const { id } = useWorkspace();
  const list = useQuery({ queryKey: [id, "plays", "live"], queryFn: () => plays.list(id, { state: "live", limit: SHOWN }), refetchInterval: 60_000 });
  const live = (list.data?.items ?? []).filter((play) => play.state === "live").slice(0, SHOWN);
  const numbers = useQueries({
    queries: live.map((play) => ({ queryKey: [id, "plays", play.id, "live"], queryFn: () => plays.live(id, play.id), refetchInterval: 30_000 })),
  });
  return { pending: list.isPending, rows: live.map((play, index) => ({ play, numbers: numbers[index]?.data })) };
}
