import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useNavigate } from "react-router";
import { people, type Play, plays } from "@/api";
import { Choice, type Column, DataTable, EmptyState, ErrorState, ListBar, None, Num, Page, Pager, Section, useListState, useMayEdit, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { StateBadge, useDates, useKindName } from "./parts";

const LIMIT = 50;
const STATES = ["", "live", "draft", "paused", "ended"] as const;

/** Every play of the workspace. */
export function PlaysPage() {
  const { plays: words } = useWords();
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const navigate = useNavigate();
  const mayEdit = useMayEdit();
  const list = useListState();
  const kindName = useKindName();
  const dates = useDates();
  const state = STATES.find((one) => one === list.get("state")) ?? "";
  const query = useQuery({ queryKey: [id, "plays", "list", state, list.cursor], queryFn: () => plays.list(id, { state, cursor: list.cursor, limit: LIMIT }), placeholderData: keepPreviousData, refetchInterval: 60_000 });
  const rows = query.data?.items;
  const today = useToday((rows ?? []).filter((play) => play.state === "live"));
  const segments = useQuery({ queryKey: [id, "segments"], queryFn: () => people.segments(id), staleTime: 60_000 });
  const columns: Column<Play>[] = [
    { key: "name", title: words.columns.name, render: (row) => say(row.name) || row.id },
    { key: "kind", title: words.columns.kind, render: (row) => kindName(row.kind) },
    { key: "state", title: words.columns.state, render: (row) => <StateBadge state={row.state} /> },
    { key: "dates", title: words.columns.dates, render: (row) => dates(row) },
    { key: "audience", title: words.columns.audience, wide: true, render: (row) => (row.audience ? say(segments.data?.find((one) => one.key === row.audience)?.name) || row.audience : words.everyone) },
    { key: "today", title: words.columns.today, number: true, render: (row) => (today[row.id] ? <Num value={today[row.id]?.moves} /> : <None />) },
    { key: "people", title: words.columns.people, number: true, render: (row) => (today[row.id] ? <Num value={today[row.id]?.people} /> : <None />) },
  ];
  const create = () => void navigate(path("/plays/new"));
  return (
    <Page
      title={words.title}
      lead={words.lead}
      action={
        mayEdit ? (
          <Button type="primary" onClick={create}>
            {words.create}
          </Button>
        ) : null
      }
    >
      <Section flush>
        <ListBar>
          <Choice label={words.columns.state} value={state} onChange={(next) => list.set({ state: next || null })} options={STATES.map((key) => ({ key, label: key === "" ? words.all : words.states[key] }))} />
        </ListBar>
        {query.isError && rows === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable
            caption={words.title}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowLink={(row) => path(`/plays/${row.id}`)}
            busy={query.isPlaceholderData}
            empty={
              state === "" ? (
                <EmptyState
                  title={words.emptyTitle}
                  action={
                    mayEdit ? (
                      <Button type="primary" onClick={create}>
                        {words.emptyAction}
                      </Button>
                    ) : null
                  }
                >
                  {words.emptyText}
                </EmptyState>
              ) : (
                <EmptyState title={words.emptyFilter} />
              )
            }
          />
        )}
        <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={rows?.length ?? 0} />
      </Section>
    </Page>
  );
}

/** The figures of today of the live plays on the page, by play. */
function useToday(live: Play[]): Record<string, { moves: number; people: number } | undefined> {
  const { id } = useWorkspace();
  const numbers = useQueries({ queries: live.map((play) => ({ queryKey: [id, "plays", play.id, "live"], queryFn: () => plays.live(id, play.id), refetchInterval: 60_000 })) });
  return Object.fromEntries(live.map((play, index) => [play.id, numbers[index]?.data?.today]));
}
