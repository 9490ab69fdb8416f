import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useMemo, useState } from "react";
import { type ListLine, type ListRow, type Play, plays } from "@/api";
import { type Column, DataTable, EmptyState, ErrorState, HolderLink, ListBar, None, Pager, RelativeTime, Section, useFormat, useListState, useMayEdit, useMechanics, useWorkspace } from "@/kit";
import { RowData } from "./RowData";
import { RulingForm } from "./RulingForm";
import { useListWords } from "./words";

const LIMIT = 25;

/** Who stands on a list of a play, from the top, and what staff can decide about each row. */
export function ListTab({ play, lines }: { play: Play; lines: readonly [ListLine, ...ListLine[]] }) {
  const words = useListWords();
  const list = useListState();
  const line = lines.find((one) => one.key === list.get("list")) ?? lines[0];
  return (
    <Section flush>
      <ListBar aside={line.public ? words.public : words.staffOnly}>
        {lines.length > 1 ? (
          <Select aria-label={words.which} style={{ minWidth: 200 }} value={line.key} onChange={(key: string) => list.set({ list: key })} options={lines.map((one) => ({ value: one.key, label: partOf(one.key) }))} />
        ) : null}
      </ListBar>
      <Rows play={play} line={line} />
    </Section>
  );
}

/** What tells lists of one kind apart: `2026-05` of `season:2026-05`. */
function partOf(key: string): string {
  const colon = key.indexOf(":");
  return colon < 0 ? key : key.slice(colon + 1);
}

function Rows({ play, line }: { play: Play; line: ListLine }) {
  const words = useListWords();
  const { id } = useWorkspace();
  const list = useListState();
  const cache = useQueryClient();
  const mechanics = useMechanics();
  const mayEdit = useMayEdit();
  const [deciding, setDeciding] = useState<ListRow | null>(null);
  const schema = mechanics.data?.find((one) => one.kind === play.kind)?.ruling ?? null;
  const canRule = schema !== null && mayEdit && (play.state === "live" || play.state === "paused");
  const query = useQuery({
    queryKey: [id, "plays", play.id, "lists", line.key, list.cursor],
    queryFn: () => plays.rows(id, play.id, line.key, { cursor: list.cursor, limit: LIMIT }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const rows = query.data?.items;
  const columns = useColumns(rows, canRule ? setDeciding : null);
  return (
    <>
      {query.isError && rows === undefined ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <DataTable caption={line.key} columns={columns} rows={rows} rowKey={(row) => row.key} busy={query.isPlaceholderData} empty={<EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>} />
      )}
      <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={rows?.length ?? 0} />
      {deciding !== null && schema !== null ? (
        <RulingForm key={deciding.key} row={deciding} schema={schema} rule={(seat, ruling) => plays.rule(id, play.id, seat, ruling)} onClose={() => setDeciding(null)} onDone={() => void cache.invalidateQueries({ queryKey: [id, "plays", play.id] })} />
      ) : null}
    </>
  );
}

function useColumns(rows: readonly ListRow[] | undefined, decide: ((row: ListRow) => void) | null): Column<ListRow>[] {
  const words = useListWords();
  const format = useFormat();
  const ranked = rows?.some((row) => row.rank !== 0) ?? false;
  const keyed = rows?.some((row) => row.key !== row.person_id) ?? false;
  return useMemo(() => {
    const columns: Column<ListRow>[] = [
      { key: "position", title: words.position, number: true, width: 80, render: (row) => format.number(row.position) },
      { key: "who", title: words.who, render: (row) => (row.person_id ? <HolderLink holder={`person:${row.person_id}`} name={row.person_name ?? null} /> : words.nobody) },
    ];
    if (keyed) columns.push({ key: "key", title: words.key, wide: true, render: (row) => <code>{row.key}</code> });
    if (ranked) columns.push({ key: "rank", title: words.rank, number: true, render: (row) => format.number(row.rank) });
    columns.push({ key: "data", title: words.data, render: (row) => <RowData data={row.data} /> }, { key: "at", title: words.at, wide: true, width: 140, render: (row) => <RelativeTime at={row.at} /> });
    if (decide !== null) {
      columns.push({
        key: "act",
        title: <span className="hidden-visually">{words.act}</span>,
        width: 110,
        render: (row) =>
          row.seat_id ? (
            <Button size="small" onClick={() => decide(row)}>
              {words.decide}
              <span className="hidden-visually"> {row.person_name ?? row.key}</span>
            </Button>
          ) : (
            <None />
          ),
      });
    }
    return columns;
  }, [words, format, ranked, keyed, decide]);
}
