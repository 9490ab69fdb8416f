import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type CommissionRun, commission, type ExplainedOrder } from "@/api";
import { Badge, type Column, DataTable, EmptyState, ErrorState, Money, Page, Pager, RelativeTime, Section, useFormat, useListState, usePath, useView, useWorkspace, ViewTabs } from "@/kit";
import { useWords } from "@/words";
import { NewRun } from "./NewRun";
import { Parties } from "./Parties";
import { PersonLink } from "./parts";
import { Rules } from "./Rules";
import { Withdrawals } from "./Withdrawals";

const VIEWS = ["orders", "parties", "rules", "runs", "withdrawals"] as const;
const LIMIT = 50;

/** Commission: orders explained, parties, rules, settlements, withdrawals. */
export function CommissionPage() {
  const { commission: words } = useWords();
  const view = useView(VIEWS);
  const { id } = useWorkspace();
  const waiting = useQuery({ queryKey: [id, "commission", "waiting"], queryFn: () => commission.withdrawals(id, { state: "asked", limit: 100 }) });
  return (
    <Page title={words.title} lead={words.lead}>
      <ViewTabs label={words.title} views={VIEWS.map((key) => ({ key, label: words.views[key], count: key === "withdrawals" ? waiting.data?.items.length : undefined }))} />
      {view === "orders" ? <Orders /> : null}
      {view === "parties" ? <Parties /> : null}
      {view === "rules" ? <Rules /> : null}
      {view === "runs" ? <Runs /> : null}
      {view === "withdrawals" ? <Withdrawals /> : null}
    </Page>
  );
}

function Orders() {
  const { orders: words } = useWords().commission;
  const { id } = useWorkspace();
  const path = usePath();
  const format = useFormat();
  const list = useListState();
  const query = useQuery({ queryKey: [id, "commission", "orders", list.cursor], queryFn: () => commission.orders(id, { cursor: list.cursor, limit: LIMIT }), placeholderData: keepPreviousData });
  const columns: Column<ExplainedOrder>[] = [
    { key: "order", title: words.order, render: (row) => row.order_id },
    { key: "at", title: words.at, render: (row) => <RelativeTime at={row.at} /> },
    { key: "buyer", title: words.buyer, render: (row) => <PersonLink id={row.buyer_id} />, wide: true },
    { key: "base", title: words.base, number: true, render: (row) => <Money minor={row.base_minor} currency={row.currency} /> },
    { key: "total", title: words.total, number: true, render: (row) => <Money minor={row.parts.reduce((all, part) => all + part.amount - part.clawed, 0)} currency={row.currency} /> },
    { key: "parties", title: words.parties, number: true, render: (row) => format.number(row.parts.length) },
    { key: "back", title: "", render: (row) => (row.refunded_basis_points ? <Badge tone="warn">{words.refunded(format.percent(row.refunded_basis_points / 10_000, 0))}</Badge> : null) },
  ];
  return (
    <Section title={words.title} note={words.note} flush>
      {query.isError && query.data === undefined ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <DataTable
          caption={words.title}
          columns={columns}
          rows={query.data?.items}
          rowKey={(row) => row.order_id}
          rowLink={(row) => path(`/commission/order?id=${encodeURIComponent(row.order_id)}`)}
          busy={query.isPlaceholderData}
          empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
        />
      )}
      <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={query.data?.items.length ?? 0} />
    </Section>
  );
}

function Runs() {
  const { runs: words } = useWords().commission;
  const { id } = useWorkspace();
  const path = usePath();
  const list = useListState();
  const format = useFormat();
  const query = useQuery({ queryKey: [id, "commission", "runs", list.cursor], queryFn: () => commission.runs(id, { cursor: list.cursor, limit: LIMIT }), placeholderData: keepPreviousData });
  const columns: Column<CommissionRun>[] = [
    { key: "name", title: words.name, render: (row) => row.name },
    { key: "until", title: words.until, render: (row) => format.moment(row.until) },
    { key: "state", title: words.state, render: (row) => <Badge tone={row.state === "closed" ? "good" : "quiet"}>{words[row.state]}</Badge> },
    { key: "made", title: words.made, render: (row) => <RelativeTime at={row.made_at} /> },
  ];
  return (
    <Section title={words.title} note={words.note} aside={<NewRun />} flush>
      <DataTable
        caption={words.title}
        columns={columns}
        rows={query.data?.items}
        rowKey={(row) => row.id}
        rowLink={(row) => path(`/commission/runs/${row.id}`)}
        empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
      />
      <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={query.data?.items.length ?? 0} />
    </Section>
  );
}
