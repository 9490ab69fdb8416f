import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { ledger, type Transfer } from "@/api";
import { AssetAmount, Chips, type Column, DataTable, EmptyState, ErrorState, HolderLink, ListBar, Page, Pager, RelativeTime, saveCsv, Section, shortId, useWhy, useListState, usePath, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import { LedgerTabs } from "./LedgerTabs";
import { AssetFilter } from "./filters";

const LIMIT = 50;

/** Every movement, newest first. */
export function TransfersPage() {
  const { ledger: all, kit } = useWords();
  const words = all.transfers;
  const { id } = useWorkspace();
  const path = usePath();
  const list = useListState();
  const why = useWhy();
  const asked = { asset: list.get("asset"), holder: list.get("holder").trim(), decision: list.get("decision"), cursor: list.cursor, limit: LIMIT };
  const query = useQuery({ queryKey: [id, "transfers", asked], queryFn: () => ledger.transfers(id, asked), placeholderData: keepPreviousData });
  const rows = query.data?.items;
  const columns: Column<Transfer>[] = [
    { key: "at", title: all.columns.at, width: 130, render: (row) => <RelativeTime at={row.at} /> },
    { key: "amount", title: all.columns.amount, number: true, render: (row) => <AssetAmount asset={row.asset} amount={row.amount} /> },
    { key: "source", title: all.columns.source, render: (row) => <HolderLink holder={row.source} /> },
    { key: "target", title: all.columns.target, render: (row) => <HolderLink holder={row.target} /> },
    { key: "because", title: all.columns.because, render: (row) => why(row) },
  ];
  const save = () =>
    saveCsv(
      `transfers-${id}-${new Date().toISOString().slice(0, 10)}`,
      ["id", "at", "asset", "amount", "source", "target", "because", "decision"],
      (rows ?? []).map((row) => [row.id, row.at, row.asset, row.amount, row.source, row.target, row.because, row.decision_id]),
    );
  const decision = list.get("decision");
  return (
    <Page title={words.title} lead={words.lead}>
      <LedgerTabs />
      <Section flush>
        <ListBar
          aside={
            <Button disabled={!rows?.length} onClick={save}>
              {kit.exportCsv}
            </Button>
          }
        >
          <AssetFilter list={list} />
          <Input aria-label={words.holderSearch} placeholder={words.holderSearch} allowClear style={{ width: 320 }} value={list.get("holder")} onChange={(event) => list.set({ holder: event.target.value })} />
        </ListBar>
        {decision ? <Chips chips={[{ name: words.decision, value: shortId(decision), remove: () => list.set({ decision: null }) }]} clear={() => list.set({ decision: null })} /> : null}
        {query.isError && rows === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable
            caption={words.title}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowLink={(row) => path(`/ledger/transfers/${row.id}`)}
            busy={query.isPlaceholderData}
            empty={<EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>}
          />
        )}
        <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={rows?.length ?? 0} />
      </Section>
    </Page>
  );
}
