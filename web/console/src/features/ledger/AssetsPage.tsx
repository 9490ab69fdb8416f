import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useNavigate } from "react-router";
import { type AssetLine, ledger } from "@/api";
import { Badge, type Column, DataTable, EmptyState, ErrorState, Num, Page, Section, useAssetName, useFormat, useListState, usePath, useProblemText, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import { LedgerTabs } from "./LedgerTabs";

/** Every asset, with the proof that it adds up. */
export function AssetsPage() {
  const words = useWords().ledger.assets;
  const { id } = useWorkspace();
  const path = usePath();
  const navigate = useNavigate();
  const list = useListState();
  const assetName = useAssetName();
  const query = useQuery({ queryKey: [id, "ledger", "assets"], queryFn: () => ledger.assets(id), refetchInterval: 30_000 });
  const asked = list.get("check") === "now";
  const check = useQuery({ queryKey: [id, "ledger", "check"], queryFn: () => ledger.check(id), enabled: asked, staleTime: Infinity, retry: false });
  const columns: Column<AssetLine>[] = [
    { key: "asset", title: words.columns.asset, render: (row) => assetName(row.asset) },
    { key: "issued", title: words.columns.issued, number: true, render: (row) => <Num value={row.issued} /> },
    { key: "spent", title: words.columns.spent, number: true, render: (row) => <Num value={row.spent} /> },
    { key: "outside", title: words.columns.outside, number: true, render: (row) => <Num value={row.issued - row.spent} /> },
    { key: "accounts", title: words.columns.accounts, number: true, render: (row) => <Num value={row.accounts} /> },
    {
      key: "sum",
      title: words.columns.sum,
      number: true,
      render: (row) => (
        <>
          <Num value={row.sum} /> <Badge tone={row.sum === 0 ? "good" : "loss"}>{row.sum === 0 ? words.sumZero : words.sumNot}</Badge>
        </>
      ),
    },
  ];
  return (
    <Page
      title={words.title}
      lead={words.lead}
      action={
        <Button
          type="primary"
          loading={check.isFetching}
          onClick={() => {
            list.set({ check: "now" });
            if (asked) void check.refetch();
          }}
        >
          {check.isFetching ? words.checking : words.check}
        </Button>
      }
    >
      <LedgerTabs />
      <Verdict check={check} />
      <Section flush>
        {query.isError && query.data === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable
            caption={words.title}
            columns={columns}
            rows={query.data}
            rowKey={(row) => row.asset}
            rowLink={(row) => path(`/ledger/transfers?asset=${encodeURIComponent(row.asset)}`)}
            empty={
              <EmptyState
                title={words.emptyTitle}
                action={
                  <Button type="primary" onClick={() => void navigate(path("/plays/new"))}>
                    {words.emptyAction}
                  </Button>
                }
              >
                {words.emptyText}
              </EmptyState>
            }
          />
        )}
      </Section>
    </Page>
  );
}

function Verdict({ check }: { check: { data: Awaited<ReturnType<typeof ledger.check>> | undefined; error: unknown } }) {
  const words = useWords().ledger.assets;
  const format = useFormat();
  const problemText = useProblemText();
  const assetName = useAssetName();
  if (check.error) return <Alert type="error" showIcon title={problemText(check.error)} />;
  if (!check.data) return null;
  const { ok, violations, checked_at, assets } = check.data;
  if (ok) return <Alert role="status" type="success" showIcon title={words.ok(format.number(assets.length), format.ago(checked_at))} />;
  return (
    <Alert
      type="error"
      showIcon
      title={words.bad(format.number(violations.length))}
      description={
        <ul>
          {violations.map((one) => (
            <li key={`${one.law}${one.holder}${one.asset}`}>
              {words.law[one.law] ?? one.law} · {assetName(one.asset)} · <code>{one.holder}</code> · {words.offBy(format.number(one.off_by))}
            </li>
          ))}
        </ul>
      }
    />
  );
}
