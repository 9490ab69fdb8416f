import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { events, type SeenEvent } from "@/api";
import { Dot, EmptyState, ErrorState, gistOf, Json, ListBar, Money, None, Page, Section, shortId, Skeleton, useEventName, useFormat, useListState, usePath, useWorkspace } from "@/kit";
import { useLocale, useWords } from "@/words";
import styles from "./events.module.css";
import { useStream } from "./stream";

/** Events as they arrive. */
export function LivePage() {
  const { events: all } = useWords();
  const words = all.live;
  const { id } = useWorkspace();
  const list = useListState();
  const stream = useStream();
  const eventName = useEventName();
  const navigate = useNavigate();
  const path = usePath();
  const names = useQuery({ queryKey: [id, "events", "names"], queryFn: () => events.names(id), staleTime: 30_000 });
  const [chosen, setChosen] = useState<SeenEvent | null>(null);
  const name = list.get("name");
  const person = list.get("person").trim();
  const rows = stream.rows.filter((event) => (name === "" || event.name === name) && (person === "" || event.person_id === person));
  return (
    <Page
      title={words.title}
      lead={words.lead}
      action={
        <>
          <span className={styles.state} role="status">
            {stream.paused ? <Dot tone="warn">{words.paused(stream.held)}</Dot> : <Dot tone={stream.state === "connected" ? "good" : "warn"}>{words[stream.state]}</Dot>}
          </span>
          <Button type={stream.paused ? "primary" : "default"} onClick={() => stream.setPaused(!stream.paused)}>
            {stream.paused ? words.resume : words.pause}
          </Button>
        </>
      }
    >
      <div className={styles.split}>
        <Section flush>
          <ListBar aside={<Button onClick={stream.clear}>{words.clear}</Button>}>
            <Select
              aria-label={words.filter}
              placeholder={words.filter}
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              style={{ width: 210 }}
              value={name || null}
              onChange={(value: string | null | undefined) => list.set({ name: value ?? null })}
              options={(names.data ?? []).map((one) => ({ value: one.name, label: eventName(one.name) }))}
            />
            <Input aria-label={words.person} placeholder={words.person} allowClear style={{ width: 200 }} value={list.get("person")} onChange={(event) => list.set({ person: event.target.value })} />
          </ListBar>
          {stream.error && stream.rows.length === 0 ? <ErrorState error={stream.error} /> : null}
          {!stream.started ? (
            <div className={styles.wait}>
              <Skeleton lines={8} />
            </div>
          ) : null}
          {stream.started && rows.length === 0 && !stream.error ? (
            stream.rows.length > 0 ? (
              <EmptyState title={words.emptyFilter} />
            ) : (
              <EmptyState
                title={words.emptyTitle}
                action={
                  <Button type="primary" onClick={() => void navigate(path("/settings/connect"))}>
                    {words.emptyAction}
                  </Button>
                }
              >
                {words.emptyText}
              </EmptyState>
            )
          ) : null}
          <ul className={styles.stream} aria-label={words.title}>
            {rows.map((event) => (
              <Row key={event.id} event={event} chosen={chosen?.id === event.id} choose={() => setChosen(event)} />
            ))}
          </ul>
        </Section>
        <div className={styles.inspector}>
          <Section title={words.inspect}>
            {chosen === null ? (
              <p className={styles.quiet}>{words.choose}</p>
            ) : (
              <>
                <p className={styles.chosen}>
                  <strong>{eventName(chosen.name)}</strong>
                  {chosen.person_id ? <Link to={path(`/people/${chosen.person_id}`)}>{shortId(chosen.person_id)}</Link> : null}
                </p>
                <Json value={chosen} label={words.inspect} height={560} />
              </>
            )}
          </Section>
        </div>
      </div>
    </Page>
  );
}

function Row({ event, chosen, choose }: { event: SeenEvent; chosen: boolean; choose: () => void }) {
  const format = useFormat();
  const locale = useLocale();
  const eventName = useEventName();
  return (
    <li>
      <button type="button" className={styles.row} aria-pressed={chosen} onClick={choose}>
        <time dateTime={event.at} title={format.moment(event.at)} className={styles.clock}>
          {format.clock(event.at)}
        </time>
        <span className={styles.name} title={locale === "zh" ? event.name : undefined}>
          {eventName(event.name)}
        </span>
        <span className={styles.gist}>{gistOf(event.properties)}</span>
        <code className={styles.who}>{event.person_id ? shortId(event.person_id) : <None />}</code>
        <span className={styles.value}>{event.revenue_minor === null ? null : <Money minor={event.revenue_minor} currency={event.currency} />}</span>
      </button>
    </li>
  );
}
