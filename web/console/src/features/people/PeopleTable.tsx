import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { people, type PersonRow } from "@/api";
import { type Column, DataTable, Dot, Money, None, Num, RelativeTime, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";

/** A row a person, with what an operator looks for first. */
export function PeopleTable({ rows, empty, busy }: { rows: readonly PersonRow[] | undefined; empty: ReactNode; busy?: boolean }) {
  const { people: words, kit } = useWords();
  const path = usePath();
  const label = useLayerNames();
  const columns: Column<PersonRow>[] = [
    {
      key: "name",
      title: words.columns.person,
      render: (row) => (
        <Dot tone={row.known ? "good" : "quiet"}>
          {row.name ?? row.user_id ?? kit.anonymous}
          <span className="hidden-visually">, {row.known ? words.known : words.anonymous}</span>
        </Dot>
      ),
    },
    { key: "user", title: words.columns.userId, wide: true, render: (row) => (row.user_id ? <code>{row.user_id}</code> : <None />) },
    { key: "lifecycle", title: words.columns.lifecycle, render: (row) => (row.lifecycle ? label(row.lifecycle) : <None />) },
    { key: "layer", title: words.columns.layer, render: (row) => (row.rfm_layer ? label(row.rfm_layer) : <None />) },
    { key: "orders", title: words.columns.orders, number: true, render: (row) => <Num value={row.orders} /> },
    { key: "spent", title: words.columns.spent, number: true, render: (row) => <Money minor={row.spent_minor} /> },
    { key: "first", title: words.columns.firstSeen, number: true, wide: true, render: (row) => <RelativeTime at={row.first_seen_at} /> },
    { key: "last", title: words.columns.lastSeen, number: true, render: (row) => <RelativeTime at={row.last_seen_at} /> },
  ];
  return <DataTable caption={words.title} columns={columns} rows={rows} rowKey={(row) => row.id} rowLink={(row) => path(`/people/${row.id}`)} empty={empty} {...(busy === undefined ? {} : { busy })} />;
}

/** The names of lifecycle stages and value layers, from the overview and the segments. */
export function useLayerNames(): (key: string) => string {
  const { id } = useWorkspace();
  const say = useSay();
  const segments = useQuery({ queryKey: [id, "segments"], queryFn: () => people.segments(id), staleTime: 60_000 });
  const overview = useQuery({ queryKey: [id, "overview", 366], queryFn: () => people.overview(id, 366), staleTime: 300_000 });
  return (key) => {
    const found = segments.data?.find((one) => one.key === key) ?? overview.data?.layers.find((one) => one.key === key) ?? overview.data?.lifecycle.find((one) => one.key === key);
    return found ? say(found.name) : key.replaceAll("_", " ");
  };
}
