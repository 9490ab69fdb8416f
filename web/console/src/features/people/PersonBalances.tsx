import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { ledger, type Person, type Transfer } from "@/api";
import { AssetAmount, type Column, DataTable, Grid, HolderLink, None, Num, RelativeTime, Section, useAssetName, useWhy, usePath, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import styles from "./people.module.css";

/** What the person owns, and how it came and went. */
export function Balances({ person }: { person: Person }) {
  const { person: words, ledger: ledgerWords } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const assetName = useAssetName();
  const why = useWhy();
  const holder = `person:${person.id}`;
  const query = useQuery({ queryKey: [id, "transfers", holder], queryFn: () => ledger.transfers(id, { holder, limit: 20 }) });
  const columns: Column<Transfer>[] = [
    { key: "at", title: ledgerWords.columns.at, render: (row) => <RelativeTime at={row.at} /> },
    { key: "amount", title: ledgerWords.columns.amount, number: true, render: (row) => <AssetAmount asset={row.asset} amount={row.source === holder ? -row.amount : row.amount} signed /> },
    { key: "other", title: ledgerWords.columns.counterpart, render: (row) => <HolderLink holder={row.source === holder ? row.target : row.source} /> },
    { key: "because", title: ledgerWords.columns.because, render: (row) => why(row) },
  ];
  return (
    <Grid columns="minmax(260px, 1fr) minmax(0, 2.4fr)">
      <Section title={words.balancesTitle}>
        {person.balances.length === 0 ? (
          <p className={styles.quiet}>{words.noBalances}</p>
        ) : (
          <ul className={styles.pairs}>
            {person.balances.map((line) => (
              <li key={line.asset}>
                <span className={styles.pairName}>{assetName(line.asset)}</span>
                <strong>
                  <Num value={line.balance} />
                </strong>
                {line.held ? (
                  <span className={styles.quiet}>
                    {words.held} <Num value={line.held} />
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={words.transfers} flush aside={<Link to={path(`/ledger/transfers?holder=${encodeURIComponent(holder)}`)}>{words.allTransfers}</Link>}>
        <DataTable caption={words.transfers} columns={columns} rows={query.isError ? [] : query.data?.items} rowKey={(row) => row.id} rowLink={(row) => path(`/ledger/transfers/${row.id}`)} empty={<p className={styles.none}>{query.isError ? <None /> : words.noTransfers}</p>} />
      </Section>
    </Grid>
  );
}
