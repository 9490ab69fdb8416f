import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Progress } from "antd";
import { Link, useNavigate } from "react-router";
import { type CensusLine, type LadderInfo, membership, type TierChange } from "@/api";
import { Chart, type Column, DataTable, EmptyState, HolderLink, Loaded, Page, RelativeTime, Section, useFormat, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./membership.module.css";
import { TierName, tint, useAsks } from "./parts";

/** Every ladder: who is where, how that changed, and why. */
export function LaddersPage() {
  const { membership: words } = useWords();
  const { id } = useWorkspace();
  const query = useQuery({
    queryKey: [id, "ladders"],
    queryFn: () => membership.ladders(id),
    refetchInterval: (one) => (one.state.data?.some((ladder) => ladder.job) ? 1_500 : 30_000),
  });
  const add = <NewLadder taken={query.data ?? []} />;
  return (
    <Page title={words.title} lead={words.lead} action={query.data && query.data.length > 0 ? add : null}>
      <Loaded query={query}>
        {(ladders) =>
          ladders.length === 0 ? (
            <Section>
              <EmptyState title={words.emptyTitle} action={add}>
                {words.emptyText}
              </EmptyState>
            </Section>
          ) : (
            ladders.map((ladder) => <OneLadder key={ladder.rules.key} info={ladder} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function NewLadder({ taken }: { taken: readonly LadderInfo[] }) {
  const { membership: words } = useWords();
  const { id } = useWorkspace();
  const mayEdit = useMayEdit();
  const toast = useToast();
  const path = usePath();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const templates = useQuery({ queryKey: [id, "ladder-templates"], queryFn: () => membership.templates(id), enabled: mayEdit, staleTime: Infinity });
  const left = (templates.data ?? []).filter((one) => !taken.some((ladder) => ladder.rules.key === one.key));
  if (!mayEdit || left.length === 0) return null;
  const make = async (key: string) => {
    const template = left.find((one) => one.key === key);
    if (template === undefined) return;
    try {
      await membership.create(id, template);
      await cache.invalidateQueries({ queryKey: [id, "ladders"] });
      void navigate(path(`/tiers/${key}/edit`));
    } catch (error) {
      toast.failed(error);
    }
  };
  if (left.length === 1) {
    return (
      <Button type="primary" onClick={() => void make(left[0]?.key ?? "")}>
        {words.newLadder}
        {words.colon}
        {words.templates[left[0]?.kind ?? "earned"]}
      </Button>
    );
  }
  return (
    <div className={styles.actions}>
      {left.map((one) => (
        <Button key={one.key} type={one.kind === "paid" ? "default" : "primary"} onClick={() => void make(one.key)}>
          {words.templates[one.kind ?? "earned"]}
        </Button>
      ))}
    </div>
  );
}

function OneLadder({ info }: { info: LadderInfo }) {
  const { membership: words } = useWords();
  const { id } = useWorkspace();
  const say = useSay();
  const format = useFormat();
  const path = usePath();
  const mayEdit = useMayEdit();
  const navigate = useNavigate();
  const asks = useAsks();
  const ladder = info.rules;
  const census = useQuery({ queryKey: [id, "census", ladder.key], queryFn: () => membership.census(id, ladder.key, 400), refetchInterval: 60_000 });
  const changes = useQuery({ queryKey: [id, "tier-changes", ladder.key], queryFn: () => membership.changes(id, ladder.key, { limit: 12 }), refetchInterval: 15_000 });
  const columns: Column<TierChange>[] = [
    { key: "person", title: words.columns.person, render: (row) => <HolderLink holder={`person:${row.person_id}`} /> },
    {
      key: "change",
      title: words.columns.change,
      render: (row) => (
        <>
          <TierName ladder={ladder} tier={row.from_tier} /> → <TierName ladder={ladder} tier={row.to_tier} />
        </>
      ),
    },
    { key: "reason", title: words.columns.reason, render: (row) => words.reason[row.reason] ?? row.reason },
    { key: "note", title: words.columns.note, wide: true, render: (row) => (row.note && !row.by && ["earned", "refunded", "paid"].includes(row.reason) ? words.orderNote(row.note) : row.note) },
    { key: "at", title: words.columns.at, render: (row) => <RelativeTime at={row.at} /> },
  ];
  return (
    <>
      <Section
        title={say(ladder.name)}
        note={words.kind[ladder.kind ?? "earned"]}
        aside={
          mayEdit ? (
            <Button onClick={() => void navigate(path(`/tiers/${ladder.key}/edit`))}>{words.edit}</Button>
          ) : null
        }
      >
        {info.job ? (
          <div role="status">
            {words.job[info.job.state] ?? info.job.state} · {words.jobOf(format.number(info.job.done), format.number(info.job.total))}
            <Progress percent={info.job.total ? Math.floor((100 * info.job.done) / info.job.total) : 0} aria-label={words.job[info.job.state] ?? info.job.state} />
          </div>
        ) : null}
        <ul className={styles.tiers}>
          {ladder.tiers.map((tier) => (
            <li key={tier.key} className={styles.tier} style={tint(tier)}>
              <h3>
                <Link to={path(`/tiers/${ladder.key}/${tier.key}`)}>{say(tier.name)}</Link>
              </h3>
              <div className={styles.heads}>{format.number(info.people[tier.key] ?? 0)}</div>
              <div className={styles.quiet}>{asks(ladder, tier)}</div>
              {tier.privileges && tier.privileges.length > 0 ? (
                <ul className={styles.rights}>
                  {tier.privileges.map((one, at) => (
                    <li key={at}>{say(one.name)}</li>
                  ))}
                </ul>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      {ladder.kind !== "paid" || (census.data?.length ?? 0) > 0 ? (
        <Section title={words.overTime} note={census.data?.some((line) => line.recast) ? words.overTimeNote : undefined}>
          {census.data && census.data.length > 0 ? <OverTime info={info} lines={census.data} /> : <p className={styles.quiet}>{words.noCensus}</p>}
        </Section>
      ) : null}
      <Section title={words.changes} flush>
        <DataTable caption={words.changes} columns={columns} rows={changes.data?.items} rowKey={(row) => row.id} empty={<EmptyState title={words.noChanges}>{""}</EmptyState>} />
      </Section>
    </>
  );
}

function OverTime({ info, lines }: { info: LadderInfo; lines: readonly CensusLine[] }) {
  const { membership: words } = useWords();
  const say = useSay();
  const format = useFormat();
  const days = [...new Set(lines.map((line) => line.on))].sort();
  const later = new Set(lines.filter((line) => line.recast).map((line) => line.on));
  const of = (on: string, tier: string) => lines.find((line) => line.on === on && line.tier === tier)?.people ?? 0;
  return (
    <Chart
      label={`${words.overTime}: ${say(info.rules.name)}`}
      data={{
        categories: days,
        categoryLabel: (on) => format.shortDay(on),
        categoryName: (on) => `${format.day(on)}${later.has(on) ? ` (${words.recast})` : ""}`,
        axisLabel: (value) => format.compact(value),
        valueLabel: (value) => format.number(value),
        whole: true,
        series: info.rules.tiers.map((tier) => ({ name: say(tier.name), kind: "bar" as const, stack: "tiers", values: days.map((on) => of(on, tier.key)) })),
      }}
    />
  );
}

