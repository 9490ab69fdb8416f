import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { deliveries, type Delivery, type DeliveryState } from "@/api";
import { Badge, type Column, DataTable, EmptyState, ErrorState, ListBar, None, Page, Pager, RelativeTime, SearchBox, Section, type Tone, useFormat, useListState, useMayEdit, usePath, useToast, useView, ViewTabs, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./deliveries.module.css";
import { SettingsDrawer } from "./SettingsDrawer";
import { SheetDrawer } from "./SheetDrawer";

export const TONES: Record<DeliveryState, Tone> = { waiting: "warn", ready: "warn", packed: "warn", shipped: "good", delivered: "good", returned: "loss", cancelled: "quiet" };
const VIEWS = ["ready", "waiting", "packed", "shipped", "delivered", "returned", "cancelled", "all"] as const;
const EXPORTED: readonly string[] = ["ready", "packed", "shipped"];

/** Everything that is sent, by its state; and what the warehouse needs. */
export function DeliveriesPage() {
  const { deliveries: words } = useWords();
  const { id } = useWorkspace();
  const list = useListState();
  const view = useView(VIEWS, "state");
  const mayEdit = useMayEdit();
  const counts = useQuery({ queryKey: [id, "deliveries", "counts"], queryFn: () => deliveries.counts(id), refetchInterval: 30_000 });
  const query = useQuery({
    queryKey: [id, "deliveries", "list", view, list.get("asset"), list.cursor],
    queryFn: () => deliveries.list(id, { in_state: view === "all" ? null : view, asset: list.get("asset") || null, cursor: list.cursor, limit: 50 }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const views = VIEWS.map((key) => ({ key, label: key === "all" ? words.all : words.states[key], count: key === "all" ? undefined : counts.data?.[key] }));
  const action = mayEdit ? (
    <div className={styles.actions}>
      <Button onClick={() => list.set({ open: "settings" })}>{words.settings}</Button>
      <Button type="primary" onClick={() => list.set({ open: "sheet" })}>
        {words.import}
      </Button>
    </div>
  ) : null;
  const close = () => list.set({ open: null });
  return (
    <Page title={words.title} lead={words.lead} action={action}>
      <ViewTabs label={words.columns.state} views={views} name="state" />
      <Section flush>
        <ListBar aside={mayEdit ? <Bulk view={view} rows={query.data?.items ?? []} /> : null}>
          <SearchBox list={list} name="asset" label={`${words.page.asset} prize:…`} />
        </ListBar>
        {query.isError && query.data === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Lines rows={query.data?.items} busy={query.isPlaceholderData} />
        )}
        <Pager list={list} nextCursor={query.data?.next_cursor} shown={query.data?.items.length ?? 0} total={view === "all" || list.get("asset") ? null : counts.data?.[view]} />
      </Section>
      {mayEdit && list.get("open") === "sheet" ? <SheetDrawer close={close} /> : null}
      {mayEdit && list.get("open") === "settings" ? <SettingsDrawer close={close} /> : null}
    </Page>
  );
}

function Lines({ rows, busy }: { rows: readonly Delivery[] | undefined; busy: boolean }) {
  const { deliveries: words } = useWords();
  const path = usePath();
  const say = useSay();
  const columns: Column<Delivery>[] = [
    { key: "goods", title: words.columns.goods, render: (row) => `${say(row.name)}${row.pieces > 1 ? ` ×${row.pieces}` : ""}` },
    { key: "to", title: words.columns.to, render: (row) => (row.to ? <span className="numbers">{`${row.to.name} ${row.to.phone}`}</span> : <span className={styles.quiet}>{words.noAddress}</span>) },
    { key: "place", title: words.columns.place, render: (row) => row.to?.place ?? <None />, wide: true },
    { key: "state", title: words.columns.state, render: (row) => <Badge tone={TONES[row.state]}>{words.states[row.state]}</Badge> },
    { key: "tracking", title: words.columns.tracking, render: (row) => (row.tracking ? `${row.carrier} ${row.tracking}` : <None />), wide: true },
    { key: "since", title: words.columns.since, render: (row) => <RelativeTime at={row.changed_at} /> },
    { key: "deadline", title: words.columns.deadline, render: (row) => (row.deadline_at ? <RelativeTime at={row.deadline_at} /> : <None />), wide: true },
  ];
  return <DataTable caption={words.title} columns={columns} rows={rows} rowKey={(row) => row.id} rowLink={(row) => path(`/deliveries/${row.id}`)} busy={busy} empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>} />;
}

/** What can be done with all of a page at once. */
function Bulk({ view, rows }: { view: string; rows: readonly Delivery[] }) {
  const { deliveries: words } = useWords();
  const { id } = useWorkspace();
  const format = useFormat();
  const toast = useToast();
  const cache = useQueryClient();
  const pack = useMutation({
    mutationFn: () => deliveries.pack(id, rows.map((row) => row.id)),
    onSuccess: async (done) => {
      toast.done(words.packed(format.number(done.packed)));
      await cache.invalidateQueries({ queryKey: [id, "deliveries"] });
    },
    onError: toast.failed,
  });
  return (
    <div className={styles.actions}>
      {EXPORTED.includes(view) ? (
        <Button href={deliveries.sheetUrl(id, view)} download>
          {words.export}
        </Button>
      ) : null}
      {view === "ready" && rows.length > 0 ? (
        <Button loading={pack.isPending} onClick={() => pack.mutate()}>
          {words.packAll(format.number(rows.length))}
        </Button>
      ) : null}
    </div>
  );
}
