import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { people, type Segment } from "@/api";
import { DataAge, EmptyState, Json, Loaded, Page, RelativeTime, Section, useFormat, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./people.module.css";

const KINDS = ["lifecycle", "audience", "custom"] as const;

/** Groups that people enter and leave by themselves. */
export function SegmentsPage() {
  const { segments: words } = useWords();
  const { id } = useWorkspace();
  const query = useQuery({ queryKey: [id, "segments"], queryFn: () => people.segments(id), refetchInterval: 30_000 });
  return (
    <Page title={words.title} lead={words.lead} action={query.data ? <DataAge at={query.dataUpdatedAt} failed={query.isError} refresh={() => void query.refetch()} /> : null}>
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <Section>
              <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
            </Section>
          ) : (
            KINDS.map((kind) => {
              const some = all.filter((segment) => segment.kind === kind);
              return some.length === 0 ? null : (
                <Section key={kind} title={words.kinds[kind]} note={words.kindLead[kind]} flush>
                  <ul className={styles.segments}>
                    {some.map((segment) => (
                      <Line key={segment.key} segment={segment} />
                    ))}
                  </ul>
                </Section>
              );
            })
          )
        }
      </Loaded>
    </Page>
  );
}

function Line({ segment }: { segment: Segment }) {
  const { segments: words } = useWords();
  const say = useSay();
  const path = usePath();
  const format = useFormat();
  const { id } = useWorkspace();
  const overview = useQuery({ queryKey: [id, "overview", 366], queryFn: () => people.overview(id, 366), staleTime: 300_000 });
  const total = overview.data?.people.total ?? 0;
  return (
    <li className={styles.segment}>
      <div className={styles.segmentWords}>
        <h3>
          <Link to={path(`/people?segment=${segment.key}`)}>{say(segment.name)}</Link>
        </h3>
        <p>{say(segment.help)}</p>
        {segment.condition ? (
          <details>
            <summary>{words.condition}</summary>
            <Json value={segment.condition} label={words.condition} height={280} />
          </details>
        ) : null}
      </div>
      <div className={styles.segmentCount}>
        <strong>{format.number(segment.count)}</strong>
        <span>{total > 0 ? words.share(format.percent(segment.count / total)) : ""}</span>
      </div>
      <div className={styles.segmentAt}>
        {segment.as_of ? (
          <>
            {words.asOf} <RelativeTime at={segment.as_of} />
          </>
        ) : null}
      </div>
    </li>
  );
}
