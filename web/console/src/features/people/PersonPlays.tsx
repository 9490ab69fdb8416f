import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { people } from "@/api";
import { Decisions, EmptyState, ErrorState, Pager, Section, useListState, usePlayName, useWorkspace } from "@/kit";
import { useWords } from "@/words";

const LIMIT = 25;

/** How the person played: outcome and reason of each move. */
export function PlayRecord({ person }: { person: string }) {
  const { person: words } = useWords();
  const { id } = useWorkspace();
  const list = useListState();
  const query = useQuery({
    queryKey: [id, "people", person, "decisions", list.cursor],
    queryFn: () => people.decisions(id, person, { cursor: list.cursor, limit: LIMIT }),
    placeholderData: keepPreviousData,
  });
  const playName = usePlayName();
  if (query.isError && query.data === undefined) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return (
    <Section flush>
      <Decisions
        caption={words.decisions}
        rows={query.data?.items}
        show="play"
        busy={query.isPlaceholderData}
        playName={(play) => playName(play) ?? play}
        empty={<EmptyState title={words.noDecisions}>{words.noDecisionsText}</EmptyState>}
      />
      <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={query.data?.items.length ?? 0} />
    </Section>
  );
}
