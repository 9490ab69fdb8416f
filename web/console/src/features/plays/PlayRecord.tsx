import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Play, plays } from "@/api";
import { Decisions, EmptyState, ErrorState, ListBar, Pager, SearchBox, Section, useListState, useWorkspace } from "@/kit";
import { useWords } from "@/words";

const LIMIT = 25;

/** Everybody's moves, newest first. */
export function PlayRecord({ play }: { play: Play }) {
  const words = useWords().plays.results;
  const { id } = useWorkspace();
  const list = useListState();
  const person = list.get("person").trim();
  const query = useQuery({
    queryKey: [id, "plays", play.id, "decisions", person, list.cursor],
    queryFn: () => plays.decisions(id, play.id, { person, cursor: list.cursor, limit: LIMIT }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  return (
    <Section flush>
      <ListBar>
        <SearchBox list={list} name="person" label={words.person} width={320} />
      </ListBar>
      {query.isError && query.data === undefined ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Decisions caption={words.decisions} rows={query.data?.items} show="person" busy={query.isPlaceholderData} empty={<EmptyState title={words.noDecisionsTitle}>{words.noDecisionsText}</EmptyState>} />
      )}
      <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={query.data?.items.length ?? 0} />
    </Section>
  );
}
