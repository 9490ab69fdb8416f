import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { Link } from "react-router";
import { type Account, ledger } from "@/api";
import { type Column, DataTable, EmptyState, ErrorState, HolderLink, ListBar, None, Num, Page, Pager, Section, useAssetName, useListState, usePath, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import { LedgerTabs } from "./LedgerTabs";
import { AssetFilter } from "./filters";

const LIMIT = 50;
const KINDS = ["person", "play", "campaign", "merchant", "world"] as const;

/** Who has what. */
export function AccountsPage() {
  const words = useWords().ledger.accounts;
  const { ledger: all } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const list = useListState();
  const assetName = useAssetName();
  const kind = KINDS.find((one) => one === list.get("kind"));
  // A kind of holders ends with a colon; the merchant and the world are single holders.
  const holder = list.get("holder").trim() || (kind === undefined ? null : kind === "merchant" || kind === "world" ? kind : `${kind}:`);
  const asked = { asset: list.get("asset"), holder, cursor: list.cursor, limit: LIMIT };
  const query = useQuery({ queryKey: [id, "ledger", "accounts", asked], queryFn: () => ledger.accounts(id, asked), placeholderData: keepPreviousData });
  const columns: Column<Account>[] = [
    { key: "holder", title: words.columns.holder, render: (row) => <HolderLink holder={row.holder} /> },
    { key: "asset", title: words.columns.asset, render: (row) => assetName(row.asset) },
    { key: "balance", title: words.columns.balance, number: true, render: (row) => <Num value={row.balance} /> },
    { key: "held", title: words.columns.held, number: true, render: (row) => (row.held ? <Num value={row.held} /> : <None />) },
    { key: "spendable", title: words.columns.spendable, number: true, render: (row) => (row.spendable === null ? words.noFloor : <Num value={row.spendable} />) },
    { key: "see", title: <span className="hidden-visually">{all.transfers.title}</span>, number: true, render: (row) => <Link to={path(`/ledger/transfers?holder=${encodeURIComponent(row.holder)}&asset=${encodeURIComponent(row.asset)}`)}>{all.transfers.title}</Link> },
  ];
  return (
    <Page title={words.title} lead={words.lead}>
      <LedgerTabs />
      <Section flush>
        <ListBar>
          <AssetFilter list={list} />
          <Select
            aria-label={words.holder}
            style={{ width: 168 }}
            value={kind ?? ""}
            onChange={(value) => list.set({ kind: value || null, holder: null })}
            options={[{ value: "", label: words.holders.all }, ...KINDS.map((value) => ({ value, label: words.holders[value] }))]}
          />
          <Input aria-label={all.transfers.holderSearch} placeholder={all.transfers.holderSearch} allowClear style={{ width: 260 }} value={list.get("holder")} onChange={(event) => list.set({ holder: event.target.value, kind: null })} />
        </ListBar>
        {query.isError && query.data === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable caption={words.title} columns={columns} rows={query.data?.items} rowKey={(row) => `${row.holder} ${row.asset}`} busy={query.isPlaceholderData} empty={<EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>} />
        )}
        <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={query.data?.items.length ?? 0} />
      </Section>
    </Page>
  );
}
