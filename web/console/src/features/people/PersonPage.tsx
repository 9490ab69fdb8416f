import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { people, type Person } from "@/api";
import { Badge, Facts, Id, Loaded, Money, None, Num, Page, RelativeTime, usePath, useView, useWorkspace, ViewTabs } from "@/kit";
import { useSay, useWords } from "@/words";
import { PersonPoints } from "../points/PersonPoints";
import styles from "./people.module.css";
import { Balances } from "./PersonBalances";
import { Identity } from "./PersonIdentity";
import { PlayRecord } from "./PersonPlays";
import { Tags } from "./PersonTags";
import { PersonTiers } from "./PersonTiers";
import { Timeline } from "./PersonTimeline";

const VIEWS = ["timeline", "tags", "identity", "balances", "decisions"] as const;

/** One person's story. */
export function PersonPage() {
  const { person: asked = "" } = useParams();
  const { id } = useWorkspace();
  const { nav } = useWords();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "people", asked], queryFn: () => people.get(id, asked), refetchInterval: 30_000 });
  if (query.data === undefined) {
    return (
      <Page title={nav.people} up={{ to: path("/people"), label: nav.allPeople }}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return <Story person={query.data} />;
}

function tagOf(person: Person, key: string): number | null {
  const value = person.tags.find((tag) => tag.key === key)?.value;
  return typeof value === "number" ? value : null;
}

function Story({ person }: { person: Person }) {
  const { person: words, nav, kit } = useWords();
  const say = useSay();
  const path = usePath();
  const view = useView(VIEWS);
  const name = person.name ?? person.identities.find((one) => one.kind === "user_id")?.value ?? kit.anonymous;
  const counts = { timeline: undefined, tags: person.tags.length, identity: person.identities.length, balances: person.balances.length, decisions: undefined };
  return (
    <Page
      name={name}
      up={{ to: path("/people"), label: nav.allPeople }}
      title={
        <>
          {name}
          {person.known ? <Badge tone="good">{words.known}</Badge> : name === kit.anonymous ? null : <Badge tone="quiet">{words.anonymous}</Badge>}
        </>
      }
      lead={
        <span className={styles.segmentsOf}>
          {person.segments.length === 0
            ? words.noSegments
            : person.segments.map((segment) => (
                <Link key={segment.key} to={path(`/people?segment=${segment.key}`)} title={segment.since_at}>
                  <Badge>{say(segment.name)}</Badge>
                </Link>
              ))}
        </span>
      }
      action={<Id value={person.id} />}
      facts={
        <Facts
          items={[
            { name: words.orders, value: <Num value={tagOf(person, "orders")} /> },
            { name: words.spent, value: <Money minor={tagOf(person, "spent")} /> },
            { name: words.firstSeen, value: <RelativeTime at={person.first_seen_at} /> },
            { name: words.lastSeen, value: <RelativeTime at={person.last_seen_at} /> },
            { name: words.zone, value: person.zone ?? <None /> },
          ]}
        />
      }
    >
      <ViewTabs label={words.tabs} views={VIEWS.map((key) => ({ key, label: words[key], count: counts[key] }))} />
      {view === "timeline" ? <Timeline person={person.id} /> : null}
      {view === "tags" ? <Tags person={person} /> : null}
      {view === "identity" ? <Identity person={person} /> : null}
      {view === "balances" ? <PersonTiers person={person.id} /> : null}
      {view === "balances" ? <Balances person={person} /> : null}
      {view === "balances" ? <PersonPoints person={person.id} /> : null}
      {view === "decisions" ? <PlayRecord person={person.id} /> : null}
    </Page>
  );
}
