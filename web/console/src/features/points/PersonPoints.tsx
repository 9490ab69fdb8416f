import { useQuery } from "@tanstack/react-query";
import { points, type PointsLot, type PointsPurse } from "@/api";
import { type Column, DataTable, Facts, Num, RelativeTime, Section, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./points.module.css";

/** A person's wallets, each with its lots. Shown on the person's page. */
export function PersonPoints({ person }: { person: string }) {
  const { points: all } = useWords();
  const words = all.person;
  const { id } = useWorkspace();
  const query = useQuery({ queryKey: [id, "points", "people", person], queryFn: () => points.person(id, person) });
  if (!query.data || query.data.purses.length === 0) return null;
  return (
    <Section title={words.title}>
      <div className={styles.purses}>
        {query.data.purses.map((purse) => (
          <Purse key={purse.wallet} purse={purse} person={person} />
        ))}
      </div>
    </Section>
  );
}

function Purse({ purse, person }: { purse: PointsPurse; person: string }) {
  const { points: all } = useWords();
  const words = all.person;
  const { id } = useWorkspace();
  const say = useSay();
  const lots = useQuery({ queryKey: [id, "points", "lots", purse.wallet, person], queryFn: () => points.lots(id, purse.wallet, person) });
  const columns: Column<PointsLot>[] = [
    { key: "left", title: words.left, number: true, render: (row) => <Num value={row.remaining} /> },
    { key: "expires", title: words.expires, render: (row) => (row.expires_at ? <RelativeTime at={row.expires_at} /> : words.never) },
    { key: "ready", title: words.ready, render: (row) => (row.available_at ? <RelativeTime at={row.available_at} /> : null) },
  ];
  return (
    <div className={styles.purse}>
      <h3>{say(purse.name)}</h3>
      <Facts
        items={[
          { name: words.spendable, value: <Num value={purse.spendable} /> },
          { name: words.held, value: <Num value={purse.held} /> },
          { name: words.pending, value: <Num value={purse.pending} /> },
          { name: words.debt, value: <Num value={purse.debt} /> },
        ]}
      />
      <DataTable caption={`${say(purse.name)}: ${words.lots}`} columns={columns} rows={lots.isError ? [] : lots.data} rowKey={(row) => row.id} dense empty={<p className={styles.quiet}>{words.none}</p>} />
    </div>
  );
}
