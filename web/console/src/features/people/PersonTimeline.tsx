import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { people, type SeenEvent } from "@/api";
import { EmptyState, gistOf, groupBy, Json, Loaded, Money, Section, useEventName, useFormat, usePath, useWorkspace } from "@/kit";
import { useLocale, useWords } from "@/words";
import styles from "./people.module.css";

const LIMIT = 40;

/** The local day of a moment in a zone, as YYYY-MM-DD. */
function dayIn(zone: string, at: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(at));
}

/** What the person did, newest first, a heading for each day. */
export function Timeline({ person }: { person: string }) {
  const { person: words } = useWords();
  const { id, zone } = useWorkspace();
  const format = useFormat();
  const query = useInfiniteQuery({
    queryKey: [id, "people", person, "timeline"],
    queryFn: ({ pageParam }) => people.timeline(id, person, { cursor: pageParam, limit: LIMIT }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
  return (
    <Section>
      <Loaded query={query}>
        {(data) => {
          const events = data.pages.flatMap((page) => page.items);
          if (events.length === 0) return <EmptyState title={words.noEvents}>{words.noEventsText}</EmptyState>;
          const days = groupBy(events, (event) => dayIn(zone, event.at));
          const today = dayIn(zone, new Date().toISOString());
          return (
            <>
              {[...days].map(([day, some]) => (
                <div key={day} className={styles.day}>
                  <h2 className={styles.dayName}>{day === today ? words.today : format.day(day)}</h2>
                  <ol className={styles.line}>
                    {some.map((event) => (
                      <Happening key={event.id} event={event} />
                    ))}
                  </ol>
                </div>
              ))}
              {query.hasNextPage ? (
                <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
                  {words.older}
                </Button>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Happening({ event }: { event: SeenEvent }) {
  const { person: words } = useWords();
  const format = useFormat();
  const eventName = useEventName();
  const locale = useLocale();
  const path = usePath();
  const gist = gistOf(event.properties);
  return (
    <li className={styles.event} data-money={event.revenue_minor !== null}>
      <time dateTime={event.at} title={format.moment(event.at)} className={styles.clock}>
        {format.clock(event.at)}
      </time>
      <div className={styles.eventBody}>
        <span className={styles.eventName} title={locale === "zh" ? event.name : undefined}>
          {eventName(event.name)}
        </span>
        {gist ? <span className={styles.gist}>{gist}</span> : null}
        {event.revenue_minor !== null ? (
          <strong className={styles.money}>
            <Money minor={event.revenue_minor} currency={event.currency} />
          </strong>
        ) : null}
        {event.decision_id ? (
          <Link className={styles.fromPlay} to={path(`/decisions/${event.decision_id}`)}>
            {words.fromPlay}
          </Link>
        ) : null}
        <details className={styles.details}>
          <summary>{words.details}</summary>
          <Json value={event.properties} label={event.name} height={320} />
        </details>
      </div>
    </li>
  );
}
