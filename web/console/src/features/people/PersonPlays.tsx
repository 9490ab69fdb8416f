import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { people, plays } from "@/api";
import { Decisions, EmptyState, ErrorState, Pager, Section, useListState, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";

const LIMIT = 25;

/** How the person played: outcome and reason of each move. */
export function PlayRecord({ person }: { person: string }) {
  const { person: words } = useWords();
  const { id } = useWorkspace();
  const say = useSay();
  const list = useListState();
  const query = useQuery({
    queryKey: [id, "people", person, "decisions", list.cursor],
    queryFn: () => people.decisions(id, person, { cursor: list.cursor, limit: LIMIT }),
    placeholderData: keepPreviousData,
  });
  const all = useQuery({ queryKey: [id, "plays", "all"], queryFn: () => plays.list(id, { limit: 100 }), staleTime: 60_000 });
  if (query.isError && query.data === undefined) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return (
    <Section flush>
      <Decisions
        caption={words.decisions}
        rows={query.data?.items}
        show="play"
        busy={query.isPlaceholderData}
        playName={(play) => say(all.data?.items.find((one) => one.id === play)?.name) || play}
        empty={<EmptyState title={words.noDecisions}>{words.noDecisionsText}</EmptyState>}
      />
      <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={query.data?.items.length ?? 0} />
    </Section>
  );
}
