import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { type CommissionPart, commission, type ExplainedOrder } from "@/api";
import { Badge, type Column, DataTable, Facts, Loaded, Money, None, Page, Section, useFormat, usePath, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import { PersonLink } from "./parts";

/** One order, from its lines to everybody's commission. */
export function OrderPage() {
  const { id } = useWorkspace();
  const [search] = useSearchParams();
  const name = search.get("id") ?? "";
  const query = useQuery({ queryKey: [id, "commission", "order", name], queryFn: () => commission.order(id, name) });
  return <Loaded query={query}>{(order) => <Shown order={order} />}</Loaded>;
}

interface Row {
  key: string;
  line: string;
  base: number;
  entry: ExplainedOrder["entries"][number] | null;
}

function Shown({ order }: { order: ExplainedOrder }) {
  const { commission: words } = useWords();
  const path = usePath();
  const format = useFormat();
  const here = words.order;
  const rows: Row[] = order.lines.flatMap((line): Row[] => {
    const entries = order.entries.filter((entry) => entry.line_id === line.id);
    const name = `${line.name || line.id} × ${format.number(line.quantity)}`;
    return entries.length === 0 ? [{ key: line.id, line: name, base: line.base_minor, entry: null }] : entries.map((entry) => ({ key: `${line.id} ${entry.place}`, line: name, base: line.base_minor, entry }));
  });
  const money = (minor: number) => <Money minor={minor} currency={order.currency} />;
  const columns: Column<Row>[] = [
    { key: "line", title: here.line, render: (row) => row.line },
    { key: "base", title: here.base, number: true, render: (row) => money(row.base) },
    { key: "place", title: here.place, render: (row) => (row.entry ? words.places[row.entry.place] : <None />) },
    { key: "party", title: here.party, render: (row) => (row.entry ? <PersonLink id={row.entry.party_id} party /> : <None />) },
    { key: "rule", title: here.rule, render: (row) => (row.entry ? <code>{row.entry.rule}</code> : <None />) },
    { key: "amount", title: here.amount, number: true, render: (row) => (row.entry ? money(row.entry.amount) : <None />) },
    { key: "clawed", title: here.clawed, number: true, render: (row) => (row.entry?.clawed ? money(row.entry.clawed) : <None />) },
  ];
  const partColumns: Column<CommissionPart>[] = [
    { key: "party", title: here.party, render: (row) => <PersonLink id={row.party_id} party /> },
    { key: "amount", title: here.amount, number: true, render: (row) => money(row.amount) },
    { key: "clawed", title: here.clawed, number: true, render: (row) => (row.clawed ? money(row.clawed) : <None />) },
    { key: "state", title: here.state, render: (row) => <Badge tone={row.state === "available" ? "good" : "quiet"}>{words.states[row.state]}</Badge> },
  ];
  return (
    <Page
      title={order.order_id}
      up={{ to: path("/commission"), label: words.back }}
      facts={
        <Facts
          items={[
            { name: words.orders.buyer, value: <PersonLink id={order.buyer_id} /> },
            { name: words.orders.at, value: format.moment(order.at) },
            { name: here.availableAt, value: format.moment(order.available_at) },
            { name: words.orders.base, value: money(order.base_minor) },
            { name: here.clawed, value: format.percent(order.refunded_basis_points / 10_000, 0) },
          ]}
        />
      }
    >
      <Section title={here.lines} note={here.linesNote} flush>
        <DataTable caption={here.lines} columns={columns} rows={rows} rowKey={(row) => row.key} empty={null} />
      </Section>
      <Section title={here.parts} aside={<Link to={path(`/ledger/transfers?decision=${order.decision}`)}>{here.transfers}</Link>} flush>
        <DataTable caption={here.parts} columns={partColumns} rows={order.parts} rowKey={(row) => row.party_id} empty={null} />
      </Section>
    </Page>
  );
}
