import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { type CommissionPart, commission, type CommissionRelation, type PartyPage as Shape } from "@/api";
import { Badge, type Column, DataTable, EmptyState, Facts, Figure, Grid, Loaded, Money, None, Page, RelativeTime, Section, useFormat, useMayEdit, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { PartyForm } from "./Parties";
import { PersonLink } from "./parts";

/** One party: what it has, whom it brought, what each order earned it. */
export function PartyPage() {
  const { id } = useWorkspace();
  const name = useParams().person ?? "";
  const query = useQuery({ queryKey: [id, "commission", "party", name], queryFn: () => commission.party(id, name) });
  return <Loaded query={query}>{(page) => <Shown page={page} />}</Loaded>;
}

function Shown({ page }: { page: Shape }) {
  const { commission: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const say = useSay();
  const format = useFormat();
  const mayEdit = useMayEdit();
  const [editing, setEditing] = useState(false);
  const who = page.party.person_id;
  const programme = useQuery({ queryKey: [id, "commission", "programme"], queryFn: () => commission.programme(id) });
  const brought = useQuery({ queryKey: [id, "commission", "brought", who], queryFn: () => commission.brought(id, who, { limit: 20 }) });
  const orders = useQuery({ queryKey: [id, "commission", "party-orders", who], queryFn: () => commission.partyOrders(id, who, { limit: 50 }) });
  const roles = (programme.data?.terms.roles ?? []).map((role): [string, string] => [role.key, say(role.name)]);
  const orderColumns: Column<CommissionPart>[] = [
    { key: "order", title: words.orders.order, render: (row) => row.order_id },
    { key: "at", title: words.orders.at, render: (row) => <RelativeTime at={row.at} /> },
    { key: "amount", title: words.order.amount, number: true, render: (row) => <Money minor={row.amount} currency={row.currency} /> },
    { key: "clawed", title: words.order.clawed, number: true, render: (row) => (row.clawed ? <Money minor={row.clawed} currency={row.currency} /> : <None />) },
    { key: "state", title: words.order.state, render: (row) => <Badge tone={row.state === "available" ? "good" : "quiet"}>{words.states[row.state]}</Badge> },
  ];
  const broughtColumns: Column<CommissionRelation>[] = [
    { key: "who", title: words.parties.person, render: (row) => <PersonLink id={row.person_id} /> },
    { key: "at", title: words.parties.joined, render: (row) => <RelativeTime at={row.at} /> },
    { key: "until", title: words.party.until, render: (row) => (row.until ? format.moment(row.until) : words.party.forever) },
  ];
  return (
    <Page
      title={page.party.code}
      lead={roles.find(([key]) => key === page.party.role)?.[1] ?? words.parties.noRole}
      up={{ to: path("/commission?view=parties"), label: words.back }}
      action={mayEdit ? <Button onClick={() => setEditing(true)}>{words.parties.save}</Button> : null}
      facts={
        <Facts
          items={[
            { name: words.parties.person, value: <Link to={path(`/people/${who}`)}>{who}</Link> },
            { name: words.party.broughtBy, value: page.brought_by ? <PersonLink id={page.brought_by.referrer_id} party /> : words.party.nobody },
            { name: words.parties.brought, value: format.number(page.party.brought_count ?? 0) },
            { name: words.parties.area, value: page.party.area || <None /> },
          ]}
        />
      }
    >
      {page.purses.map((purse) => (
        <Grid key={purse.currency} min={180}>
          <Figure label={words.party.available} value={<Money minor={purse.available} currency={purse.currency} />} note={purse.currency} />
          <Figure label={words.party.frozen} value={<Money minor={purse.frozen} currency={purse.currency} />} />
          <Figure label={words.party.asked} value={<Money minor={purse.asked} currency={purse.currency} />} />
          <Figure label={words.party.debt} value={<Money minor={purse.debt} currency={purse.currency} />} tone={purse.debt ? "loss" : "plain"} />
        </Grid>
      ))}
      <Section title={words.party.orders} flush>
        <DataTable caption={words.party.orders} columns={orderColumns} rows={orders.data?.items} rowKey={(row) => row.order_id} rowLink={(row) => path(`/commission/order?id=${encodeURIComponent(row.order_id)}`)} empty={<EmptyState title={words.party.none} />} dense />
      </Section>
      <Section title={words.party.brought} flush>
        <DataTable caption={words.party.brought} columns={broughtColumns} rows={brought.data?.items} rowKey={(row) => row.person_id} empty={<EmptyState title={words.party.none} />} dense />
      </Section>
      {editing ? <PartyForm roles={roles} party={page.party} close={() => setEditing(false)} /> : null}
    </Page>
  );
}
