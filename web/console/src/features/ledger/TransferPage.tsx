import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { type Explained, ledger } from "@/api";
import { AssetAmount, Grid, HolderLink, Id, Loaded, Page, Section, useAssetName, useBecause, useFormat, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { Chain } from "./Chain";
import styles from "./ledger.module.css";

/** One movement: where its units came from, where they are now, and why it happened. */
export function TransferPage() {
  const { transfer = "" } = useParams();
  const { ledger: all } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "transfers", "one", transfer], queryFn: () => ledger.transfer(id, transfer) });
  const up = { to: path("/ledger/transfers"), label: all.transfers.title };
  if (query.data === undefined) {
    return (
      <Page title={all.transfers.title} up={up}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return <Explanation data={query.data} up={up} />;
}

function Explanation({ data, up }: { data: Explained; up: { to: string; label: string } }) {
  const words = useWords().ledger.transfer;
  const format = useFormat();
  const assetName = useAssetName();
  const { transfer } = data;
  const amount = transfer.asset.startsWith("money:") ? format.money(transfer.amount, transfer.asset.slice(6)) : `${format.number(transfer.amount)} ${assetName(transfer.asset)}`;
  return (
    <Page title={words.title(amount)} lead={words.lead} up={up} action={<Id value={transfer.id} />}>
      <Section title={words.path} note={data.complete ? words.pathNote : `${words.pathNote} ${words.cut}`}>
        <Chain links={data.chain.length > 0 ? data.chain : [{ transfer, amount: transfer.amount, step: 0 }]} />
      </Section>
      <Grid columns="minmax(0, 1.6fr) minmax(280px, 1fr)">
        <Reasons data={data} />
        <Section title={words.owners}>
          <ul className={styles.owners}>
            {data.owners.map((owner) => (
              <li key={owner.holder}>
                <span>
                  <HolderLink holder={owner.holder} />
                  {owner.holder === "world" ? <span className={styles.quiet}> · {words.spent}</span> : null}
                </span>
                <AssetAmount asset={transfer.asset} amount={owner.amount} />
              </li>
            ))}
          </ul>
        </Section>
      </Grid>
    </Page>
  );
}

function Reasons({ data }: { data: Explained }) {
  const words = useWords().ledger.transfer;
  const format = useFormat();
  const path = usePath();
  const say = useSay();
  const because = useBecause();
  const { transfer, why } = data;
  const rows: { name: string; value: ReactNode; help?: string }[] = [];
  if (why) {
    rows.push({ name: words.reason, value: <strong>{say(why.say) || why.because}</strong> });
    if (why.play) rows.push({ name: words.play, value: <HolderLink holder={`play:${why.play}`} /> });
    if (why.person) rows.push({ name: words.person, value: <HolderLink holder={`person:${why.person}`} /> });
    rows.push({ name: words.decision, value: <Id value={why.decision} /> });
    if (why.seed) rows.push({ name: words.seed, value: <Id value={why.seed} />, help: words.seedHelp });
    if (why.key) rows.push({ name: words.key, value: <Id value={why.key} />, help: words.keyHelp });
  } else {
    rows.push({ name: words.reason, value: because(null, transfer.because) });
  }
  if (transfer.hold) rows.push({ name: words.hold, value: <code>{transfer.hold}</code> });
  return (
    <Section title={words.why} note={format.moment(transfer.at)} aside={why ? <Link to={path(`/decisions/${why.decision}`)}>{words.replay}</Link> : null}>
      {why ? null : <p className={styles.quiet}>{words.noWhy}</p>}
      <dl className={styles.reasons}>
        {rows.map((row) => (
          <div key={row.name}>
            <dt>{row.name}</dt>
            <dd>
              {row.value}
              {row.help ? <p className={styles.quiet}>{row.help}</p> : null}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
