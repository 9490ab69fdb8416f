import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useMemo, useState } from "react";
import { Link, useNavigate } from "react-router";
import { type EarningRule, points, type PointsRefusal, type RuleResults } from "@/api";
import { Chart, type ChartData, type Column, DataTable, EmptyState, ErrorState, Num, Page, RelativeTime, Section, ShareBars, shortId, useEventName, useFormat, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { PointsTabs, StateBadge } from "./parts";
import { Tester } from "./Tester";
import styles from "./points.module.css";

const DAYS = 30;

/** Every way to earn, what it came to, and why nothing was given. */
export function RulesPage() {
  const { points: words } = useWords();
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const toast = useToast();
  const mayEdit = useMayEdit();
  const eventName = useEventName();
  const rules = useQuery({ queryKey: [id, "points", "rules"], queryFn: () => points.rules(id) });
  const results = useQuery({ queryKey: [id, "points", "results"], queryFn: () => points.results(id, DAYS), refetchInterval: 60_000 });
  const [trying, setTrying] = useState(false);
  const install = useMutation({
    mutationFn: () => points.install(id, []),
    onSuccess: async (made) => {
      toast.done(words.installed(made.length));
      await cache.invalidateQueries({ queryKey: [id, "points"] });
    },
    onError: toast.failed,
  });
  const total = (rule: string) => results.data?.rules.find((one) => one.rule_id === rule);
  const columns: Column<EarningRule>[] = [
    { key: "name", title: words.columns.name, render: (row) => say(row.rule.name) },
    { key: "event", title: words.columns.event, render: (row) => eventName(row.rule.event), wide: true },
    { key: "state", title: words.columns.state, render: (row) => <StateBadge state={row.state} /> },
    { key: "given", title: words.columns.given, number: true, render: (row) => <Num value={total(row.id)?.points ?? 0} /> },
    { key: "back", title: words.columns.back, number: true, render: (row) => <Num value={total(row.id)?.taken_back ?? 0} /> },
    { key: "refused", title: words.columns.refused, number: true, render: (row) => <Num value={total(row.id)?.refusals ?? 0} /> },
  ];
  const add = mayEdit ? (
    <Button type="primary" onClick={() => void navigate(path("/points/rules/new"))}>
      {words.newRule}
    </Button>
  ) : null;
  const ready = mayEdit ? (
    <Button loading={install.isPending} onClick={() => install.mutate()}>
      {words.install}
    </Button>
  ) : null;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      action={
        <>
          <Button onClick={() => setTrying(true)}>{words.tester.open}</Button>
          {add}
        </>
      }
    >
      <PointsTabs />
      {results.data && results.data.days.length > 0 ? <Given results={results.data} /> : null}
      <Section title={words.tabs.rules} aside={rules.data && rules.data.length > 0 ? ready : undefined} flush>
        {rules.isError && rules.data === undefined ? (
          <ErrorState error={rules.error} retry={() => void rules.refetch()} />
        ) : (
          <DataTable
            caption={words.tabs.rules}
            columns={columns}
            rows={rules.data}
            rowKey={(row) => row.id}
            rowLink={(row) => path(`/points/rules/${row.id}`)}
            empty={
              <EmptyState title={words.emptyTitle} action={ready}>
                {words.emptyText}
              </EmptyState>
            }
          />
        )}
      </Section>
      <Refusals results={results.data} />
      <Drawer open={trying} onClose={() => setTrying(false)} size={440} title={words.tester.open} destroyOnHidden>
        <p className={styles.quiet}>{words.tester.lead}</p>
        <Tester rule={null} ruleId="" events={[...new Set((rules.data ?? []).filter((one) => one.state === "live").map((one) => one.rule.event))]} bare />
      </Drawer>
    </Page>
  );
}

function Given({ results }: { results: RuleResults }) {
  const { points: words } = useWords();
  const format = useFormat();
  const data = useMemo<ChartData>(() => {
    const days = [...new Set(results.days.map((day) => day.on))].sort();
    const sum = (on: string, what: "points" | "taken_back") => results.days.filter((day) => day.on === on).reduce((all, day) => all + day[what], 0);
    return {
      categories: days,
      categoryLabel: format.shortDay,
      categoryName: format.day,
      axisLabel: format.compact,
      valueLabel: format.number,
      whole: true,
      series: [
        { name: words.given, kind: "bar", values: days.map((on) => sum(on, "points")), color: 0 },
        { name: words.takenBack, kind: "bar", values: days.map((on) => sum(on, "taken_back")), color: 1 },
      ],
    };
  }, [results, format, words]);
  const total = results.rules.reduce((all, rule) => all + rule.points, 0);
  return (
    <Section title={words.chart}>
      <Chart label={words.chartLabel(format.number(total))} data={data} height={220} />
    </Section>
  );
}

function Refusals({ results }: { results: RuleResults | undefined }) {
  const { points: words } = useWords();
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "points", "refusals"], queryFn: () => points.refusals(id, { limit: 8 }), refetchInterval: 60_000 });
  const columns: Column<PointsRefusal>[] = [
    { key: "when", title: words.refused.when, render: (row) => <RelativeTime at={row.at} /> },
    { key: "person", title: words.refused.person, render: (row) => <Link to={path(`/people/${row.person_id}`)}>{shortId(row.person_id)}</Link>, wide: true },
    { key: "rule", title: words.refused.rule, render: (row) => say(row.name) },
    { key: "why", title: words.refused.why, render: (row) => say(row.why.says) },
  ];
  const name = (rule: string) => say(results?.rules.find((one) => one.rule_id === rule)?.name);
  const reasons = (results?.refusals ?? []).map((one) => ({ key: `${one.rule_id} ${one.code}`, name: `${name(one.rule_id)}: ${say(one.says)}`, count: one.count })).sort((one, other) => other.count - one.count);
  return (
    <Section title={words.refusedTitle} note={words.refusedNote} flush>
      {reasons.length > 0 ? (
        <div className={styles.reasons}>
          <h3>{words.reasons}</h3>
          <ShareBars shares={reasons.slice(0, 8)} total={reasons.reduce((all, one) => all + one.count, 0)} unit={words.reasonsUnit} color={1} />
          <h3>{words.latest}</h3>
        </div>
      ) : null}
      <DataTable caption={words.refusedTitle} columns={columns} rows={query.isError ? [] : query.data?.items} rowKey={(row) => row.id} dense empty={<p style={{ padding: "0 24px 16px" }}>{words.nothingRefused}</p>} />
    </Section>
  );
}
