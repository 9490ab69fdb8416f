import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { type EventHealth, type EventName, events } from "@/api";
import { type Column, DataAge, DataTable, Figure, Grid, Loaded, Num, Page, RelativeTime, Section, useEventName, useFormat, usePath, useWorkspace } from "@/kit";
import { useLocale, useWords } from "@/words";
import styles from "./events.module.css";

/** Whether events arrive, arrive whole, and are processed in time. */
export function CollectionPage() {
  const words = useWords().events.collection;
  const { id } = useWorkspace();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "events", "health"], queryFn: () => events.health(id), refetchInterval: 15_000 });
  return (
    <Page title={words.title} lead={words.lead} action={query.data ? <DataAge at={query.dataUpdatedAt} failed={query.isError} refresh={() => void query.refetch()} /> : null}>
      <Loaded query={query}>{(health) => <Figures health={health} />}</Loaded>
      <Grid columns="repeat(auto-fit, minmax(min(420px, 100%), 1fr))">
        <Names />
        <Section title={words.refused} note={words.refusedNote} aside={<Link to={path("/settings/connect")}>{words.keys}</Link>} flush>
          <Loaded query={query}>{(health) => <Refused health={health} />}</Loaded>
        </Section>
      </Grid>
    </Page>
  );
}

function Figures({ health }: { health: EventHealth }) {
  const words = useWords().events.collection;
  const format = useFormat();
  const path = usePath();
  return (
    <Grid min={200}>
      <Figure label={words.received} value={format.number(health.received_24h)} note={`${words.accepted} ${format.number(health.accepted)}`} />
      <Figure label={words.duplicates} value={format.number(health.duplicates)} note={words.duplicatesNote} />
      <Figure label={words.quarantined} value={format.number(health.quarantined)} tone={health.quarantined > 0 ? "warn" : "plain"} note={health.received_24h > 0 ? format.percent(health.quarantined / health.received_24h, 2) : null} to={path("/quarantine")} />
      <Figure label={words.waiting} value={format.number(health.inbox_waiting)} note={health.oldest_waiting_at ? words.waitingSince(format.ago(health.oldest_waiting_at)) : words.waitingNone} />
    </Grid>
  );
}

function Refused({ health }: { health: EventHealth }) {
  const words = useWords().events.collection;
  const columns: Column<EventHealth["refused_keys"][number]>[] = [
    { key: "key", title: words.key, render: (row) => <code>{row.key_hint}</code> },
    { key: "count", title: words.count, number: true, render: (row) => <Num value={row.count} /> },
    { key: "last", title: words.last, number: true, render: (row) => <RelativeTime at={row.last_at} /> },
  ];
  return <DataTable caption={words.refused} columns={columns} rows={health.refused_keys} rowKey={(row) => row.key_hint} empty={<p className={styles.none}>{words.refusedNone}</p>} />;
}

function Names() {
  const words = useWords().events.collection;
  const { id } = useWorkspace();
  const path = usePath();
  const locale = useLocale();
  const eventName = useEventName();
  const query = useQuery({ queryKey: [id, "events", "names"], queryFn: () => events.names(id), refetchInterval: 30_000 });
  const columns: Column<EventName>[] = [
    {
      key: "name",
      title: words.name,
      render: (row) => (
        <>
          {eventName(row.name)} {locale === "zh" && eventName(row.name) !== row.name ? <span className={styles.quiet}>{row.name}</span> : null}
        </>
      ),
    },
    { key: "count", title: words.count, number: true, render: (row) => <Num value={row.count} /> },
    { key: "last", title: words.last, number: true, render: (row) => <RelativeTime at={row.last_at} /> },
  ];
  return (
    <Section title={words.names} note={words.namesNote} flush>
      <Loaded query={query}>
        {(rows) => <DataTable caption={words.names} columns={columns} rows={rows} rowKey={(row) => row.name} rowLink={(row) => path(`/events?name=${encodeURIComponent(row.name)}`)} empty={<p className={styles.none}>{words.noNames}</p>} dense />}
      </Loaded>
    </Section>
  );
}
