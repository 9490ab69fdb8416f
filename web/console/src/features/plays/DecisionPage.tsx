import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useParams } from "react-router";
import { type Decision, plays, type Transfer } from "@/api";
import { AssetAmount, type Column, DataTable, ErrorState, Grid, HolderLink, Id, Json, Loaded, OutcomeBadge, Page, RelativeTime, Section, useFormat, usePath, useWorkspace } from "@/kit";
import { useLocale, useSay, useWords } from "@/words";
import styles from "./plays.module.css";

/** One decision, with everything needed to make it again. */
export function DecisionPage() {
  const { decision: asked = "" } = useParams();
  const { decisions: words, plays: playWords } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "decisions", asked], queryFn: () => plays.decision(id, asked), staleTime: Infinity });
  if (query.data === undefined) {
    return (
      <Page title={words.title} up={{ to: path("/plays"), label: playWords.title }}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return <Shown decision={query.data} />;
}

function Shown({ decision }: { decision: Decision }) {
  const { decisions: words } = useWords();
  const { id } = useWorkspace();
  const say = useSay();
  const locale = useLocale();
  const path = usePath();
  const format = useFormat();
  const play = useQuery({ queryKey: [id, "plays", decision.play_id], queryFn: () => plays.get(id, decision.play_id), staleTime: 60_000 });
  const replay = useMutation({ mutationFn: () => plays.replayDecision(id, decision.id) });
  const name = say(play.data?.name) || decision.play_id;
  const drawn = play.data?.kind === "draw" && decision.kind === "move" && decision.outcome === "accepted";
  const rows = [
    { name: words.kind, value: words.kinds[decision.kind] ?? decision.kind },
    ...(decision.person_id ? [{ name: words.columns.person, value: <HolderLink holder={`person:${decision.person_id}`} /> }] : []),
    { name: words.at, value: <><RelativeTime at={decision.at} /> <span className={styles.quiet}>{format.moment(decision.at)}</span></> },
    { name: words.revision, value: format.number(decision.revision) },
    ...(decision.seed ? [{ name: words.seed, value: <Id value={decision.seed} /> }] : []),
    ...(decision.key ? [{ name: words.key, value: <Id value={decision.key} /> }] : []),
  ];
  return (
    <Page
      name={words.title}
      title={
        <>
          {say(decision.say) || decision.because}
          <OutcomeBadge outcome={decision.outcome} />
        </>
      }
      lead={words.lead}
      up={{ to: path(`/plays/${decision.play_id}?view=decisions`), label: name }}
      action={
        <>
          {drawn ? (
            <Button href={`/verify/?play=${decision.play_id}&draw=${decision.id}&lang=${locale}`} target="_blank">
              {words.publicPage}
            </Button>
          ) : null}
          <Button type="primary" loading={replay.isPending} onClick={() => replay.mutate()}>
            {words.replay}
          </Button>
        </>
      }
    >
      {replay.data ? <Alert role="status" showIcon type={replay.data.same ? "success" : "error"} title={replay.data.same ? words.same : words.differs} description={replay.data.difference || undefined} /> : null}
      {replay.isError ? <ErrorState error={replay.error} /> : null}
      <Grid min={400}>
        <Section title={words.title} aside={<Id value={decision.id} short />}>
          <dl className={styles.reasons}>
            {rows.map((row) => (
              <div key={row.name}>
                <dt>{row.name}</dt>
                <dd>{row.value}</dd>
              </div>
            ))}
          </dl>
        </Section>
        <Moved transfers={decision.transfers ?? []} />
        <Section title={words.move}>
          <Json value={decision.move} label={words.move} height={260} />
        </Section>
        <Section title={words.answer}>
          <Json value={decision.answer} label={words.answer} height={260} />
        </Section>
      </Grid>
    </Page>
  );
}

function Moved({ transfers }: { transfers: Transfer[] }) {
  const { decisions: words, ledger } = useWords();
  const path = usePath();
  const columns: Column<Transfer>[] = [
    { key: "amount", title: ledger.columns.amount, render: (row) => <AssetAmount asset={row.asset} amount={row.amount} /> },
    { key: "source", title: ledger.columns.source, render: (row) => <HolderLink holder={row.source} /> },
    { key: "target", title: ledger.columns.target, render: (row) => <HolderLink holder={row.target} /> },
  ];
  return (
    <Section title={words.transfers} flush>
      <DataTable caption={words.transfers} columns={columns} rows={transfers} rowKey={(row) => row.id} rowLink={(row) => path(`/ledger/transfers/${row.id}`)} empty={<p className={styles.none}>{words.noTransfers}</p>} />
    </Section>
  );
}
