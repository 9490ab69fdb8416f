import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { membership, type TierMember } from "@/api";
import { type Column, DataTable, EmptyState, ErrorState, Money, Num, Page, Pager, RelativeTime, Section, useListState, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { useAsks } from "./parts";

const LIMIT = 50;

/** Who is in a tier, with what counts for each of them now. */
export function TierPage() {
  const { ladder: key = "", tier: tierKey = "" } = useParams();
  const { membership: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const say = useSay();
  const asks = useAsks();
  const list = useListState();
  const ladder = useQuery({ queryKey: [id, "ladders", key], queryFn: () => membership.ladder(id, key) });
  const query = useQuery({
    queryKey: [id, "tier-people", key, tierKey, list.cursor],
    queryFn: () => membership.people(id, key, tierKey, { cursor: list.cursor, limit: LIMIT }),
    placeholderData: keepPreviousData,
  });
  const tier = ladder.data?.rules.tiers.find((one) => one.key === tierKey);
  const columns: Column<TierMember>[] = [
    { key: "person", title: words.columns.person, render: (row) => row.person.name ?? row.person.user_id ?? row.person.id },
    { key: "since", title: words.columns.since, render: (row) => <RelativeTime at={row.since_at} /> },
    { key: "until", title: words.columns.until, render: (row) => (row.until_at ? <RelativeTime at={row.until_at} /> : words.noUntil) },
    { key: "spend", title: words.columns.spend, number: true, render: (row) => <Money minor={row.spend_minor} /> },
    { key: "orders", title: words.columns.orders, number: true, render: (row) => <Num value={row.orders} /> },
    { key: "growth", title: words.columns.growth, number: true, wide: true, render: (row) => <Num value={row.growth} /> },
  ];
  return (
    <Page title={tier ? say(tier.name) : tierKey} up={{ to: path("/tiers"), label: words.title }} lead={ladder.data && tier ? asks(ladder.data.rules, tier) : undefined}>
      <Section flush>
        {query.isError && query.data === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable
            caption={tier ? say(tier.name) : tierKey}
            columns={columns}
            rows={query.data?.items}
            rowKey={(row) => row.person.id}
            rowLink={(row) => path(`/people/${row.person.id}`)}
            busy={query.isPlaceholderData}
            empty={<EmptyState title={words.nobody}>{""}</EmptyState>}
          />
        )}
        <Pager list={list} nextCursor={query.data?.next_cursor} total={ladder.data?.people[tierKey]} shown={query.data?.items.length ?? 0} />
      </Section>
    </Page>
  );
}
