import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { points, type PointsExchange, type ShopItem } from "@/api";
import { Badge, type Column, DataTable, EmptyState, ErrorState, Num, Page, Pager, RelativeTime, Section, useFormat, useListState, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { PointsTabs, ProgressBar, StateBadge } from "./parts";
import styles from "./points.module.css";

/** What points can be exchanged for, and what was. */
export function ShopPage() {
  const { points: all } = useWords();
  const words = all.shop;
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const navigate = useNavigate();
  const format = useFormat();
  const mayEdit = useMayEdit();
  const query = useQuery({ queryKey: [id, "points", "items"], queryFn: () => points.items(id), refetchInterval: 60_000 });
  const columns: Column<ShopItem>[] = [
    { key: "name", title: words.columns.name, render: (row) => say(row.item.name) },
    { key: "kind", title: words.columns.kind, render: (row) => words.kinds[row.item.offer.kind] ?? row.item.offer.kind },
    { key: "state", title: words.columns.state, render: (row) => <StateBadge state={row.state} /> },
    { key: "points", title: words.columns.points, number: true, render: (row) => <Num value={row.item.points} /> },
    { key: "left", title: words.columns.left, number: true, render: (row) => (row.left === null ? words.unlimited : <Num value={row.left} />) },
    { key: "taken", title: words.columns.taken, number: true, render: (row) => <Num value={row.pieces} /> },
    {
      key: "progress",
      title: words.columns.progress,
      wide: true,
      render: (row) => {
        const { goal } = row.item.offer;
        if (!goal) return null;
        return (
          <>
            <span className="numbers">{words.of(format.number(row.points), format.number(goal))}</span>
            <ProgressBar share={row.points / goal} />
          </>
        );
      },
    },
  ];
  const add = mayEdit ? (
    <Button type="primary" onClick={() => void navigate(path("/points/shop/new"))}>
      {words.newItem}
    </Button>
  ) : null;
  return (
    <Page title={all.title} lead={all.lead} action={add}>
      <PointsTabs />
      <Section flush>
        {query.isError && query.data === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable
            caption={all.tabs.shop}
            columns={columns}
            rows={query.data}
            rowKey={(row) => row.id}
            rowLink={(row) => path(`/points/shop/${row.id}`)}
            empty={
              <EmptyState title={words.emptyTitle} action={add}>
                {words.emptyText}
              </EmptyState>
            }
          />
        )}
      </Section>
      <Exchanges items={query.data ?? []} />
    </Page>
  );
}

function Exchanges({ items }: { items: readonly ShopItem[] }) {
  const { points: all } = useWords();
  const words = all.shop;
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const list = useListState();
  const query = useQuery({ queryKey: [id, "points", "exchanges", list.cursor], queryFn: () => points.exchanges(id, { cursor: list.cursor, limit: 20 }), placeholderData: keepPreviousData });
  const settle = useMutation({
    mutationFn: ({ which, turn }: { which: string; turn: "sent" | "done" | "return" }) => points.settle(id, which, turn),
    onSuccess: async () => {
      toast.done(words.settled);
      await cache.invalidateQueries({ queryKey: [id, "points"] });
    },
    onError: toast.failed,
  });
  const act = (row: PointsExchange, turn: "sent" | "done" | "return", label: string) => (
    <Button size="small" onClick={() => settle.mutate({ which: row.id, turn })}>
      {label}
    </Button>
  );
  const columns: Column<PointsExchange>[] = [
    { key: "when", title: words.exchange.when, render: (row) => <RelativeTime at={row.at} /> },
    { key: "person", title: words.exchange.person, render: (row) => <Link to={path(`/people/${row.person_id}`)}>{row.person_id}</Link>, wide: true },
    { key: "item", title: words.exchange.item, render: (row) => `${say(items.find((one) => one.id === row.item_id)?.item.name) || row.item_id}${row.count > 1 ? ` ×${row.count}` : ""}` },
    { key: "points", title: words.exchange.points, number: true, render: (row) => <Num value={row.points} /> },
    { key: "note", title: words.exchange.note, render: (row) => row.note, wide: true },
    { key: "state", title: words.exchange.state, render: (row) => <Badge tone={row.state === "open" ? "warn" : row.state === "returned" ? "quiet" : "good"}>{words.exchangeStates[row.state] ?? row.state}</Badge> },
    {
      key: "act",
      title: words.exchange.act,
      render: (row) =>
        mayEdit && row.kind !== "pledge" && row.kind !== "donation" && row.state !== "returned" ? (
          <span className={styles.inline}>
            {row.kind === "goods" && row.state === "open" ? act(row, "sent", words.send) : null}
            {row.kind === "goods" && row.state === "sent" ? act(row, "done", words.done) : null}
            {act(row, "return", words.giveBack)}
          </span>
        ) : null,
    },
  ];
  return (
    <Section title={words.exchanges} note={words.exchangesNote} flush>
      <DataTable caption={words.exchanges} columns={columns} rows={query.isError ? [] : query.data?.items} rowKey={(row) => row.id} busy={query.isPlaceholderData} empty={<p style={{ padding: "0 24px 16px" }}>{words.none}</p>} />
      <Pager list={list} nextCursor={query.data?.next_cursor} shown={query.data?.items.length ?? 0} total={null} />
    </Section>
  );
}
