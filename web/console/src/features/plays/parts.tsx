import type { Play, PlayState } from "@/api";
import { Badge, type Tone, useFormat, useMechanics } from "@/kit";
import { useSay, useWords } from "@/words";

const TONES: Record<PlayState, Tone> = { draft: "plain", live: "good", paused: "warn", ended: "quiet" };

export function StateBadge({ state }: { state: PlayState }) {
  const { plays } = useWords();
  return <Badge tone={TONES[state]}>{plays.states[state]}</Badge>;
}

/** The name of a kind of play. */
export function useKindName(): (kind: string) => string {
  const { data } = useMechanics();
  const say = useSay();
  return (kind) => {
    const card = data?.find((one) => one.kind === kind);
    return card ? say(card.name) : kind;
  };
}

/** From when to when a play runs, in words. */
export function useDates(): (play: Pick<Play, "starts_at" | "ends_at">) => string {
  const { plays } = useWords();
  const format = useFormat();
  return ({ starts_at, ends_at }) => {
    if (starts_at && ends_at) return plays.fromUntil(format.day(starts_at), format.day(ends_at));
    if (starts_at) return plays.from(format.day(starts_at));
    return ends_at ? plays.until(format.day(ends_at)) : plays.noDates;
  };
}
