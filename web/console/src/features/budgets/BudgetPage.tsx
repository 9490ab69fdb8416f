import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { Link, useParams } from "react-router";
import { type Budget, type BudgetChange, type BudgetCharge, type BudgetMove, budgets, type BurnDown } from "@/api";
import { Chart, type ChartData, type Column, DataTable, EmptyState, Figure, Grid, Loaded, None, Page, RelativeTime, Section, shortId, useFormat, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { BudgetForm } from "./BudgetForm";
import styles from "./budgets.module.css";
import { MoveBox } from "./MoveBox";
import { BudgetState, SpentBar, useInMeasure } from "./parts";

/** One budget: what is left, how fast it goes, its limits, its breaker, its history. */
export function BudgetPage() {
  const { budgets: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const name = useParams().budget ?? "";
  const query = useQuery({ queryKey: [id, "budgets", "one", name], queryFn: () => budgets.get(id, name), refetchInterval: 15_000 });
  return (
    <Loaded query={query}>
      {(budget) => <Shown budget={budget} up={{ to: path("/budgets"), label: words.back }} />}
    </Loaded>
  );
}

function Shown({ budget, up }: { budget: Budget; up: { to: string; label: string } }) {
  const { budgets: words } = useWords();
  const { id } = useWorkspace();
  const say = useSay();
  const mayEdit = useMayEdit();
  const toast = useToast();
  const cache = useQueryClient();
  const inMeasure = useInMeasure(budget);
  const [move, setMove] = useState<BudgetMove | null>(null);
  const [editing, setEditing] = useState(false);
  const refresh = () => cache.invalidateQueries({ queryKey: [id, "budgets"] });
  const actions = mayEdit ? (
    <div className={styles.actions}>
      <Button onClick={() => setEditing(true)}>{words.breaker.edit}</Button>
      <Button onClick={() => setMove("reduce")}>{words.breaker.reduce}</Button>
      <Button onClick={() => setMove("top-up")}>{words.breaker.topUp}</Button>
      {budget.state === "stopped" ? (
        <Button type="primary" onClick={() => setMove("resume")}>
          {words.breaker.resume}
        </Button>
      ) : (
        <Button danger type="primary" onClick={() => setMove("stop")}>
          {words.breaker.stop}
        </Button>
      )}
    </div>
  ) : null;
  return (
    <Page title={say(budget.name)} lead={budget.campaign || words.costs.none} up={up} action={actions}>
      <Grid min={200}>
        <Figure label={words.columns.state} value={<BudgetState budget={budget} />} />
        <Figure label={words.given} value={inMeasure(budget.given)} />
        <Figure label={words.spent} value={inMeasure(budget.spent)} note={<SpentBar budget={budget} />} />
        <Figure label={words.left} value={inMeasure(budget.left)} tone={budget.left === 0 ? "loss" : "plain"} />
      </Grid>
      <Burn budget={budget} />
      <Grid min={320}>
        <Limits budget={budget} />
        <Alerts budget={budget} />
      </Grid>
      <Charges budget={budget} />
      <Changes budget={budget} />
      {move ? (
        <MoveBox
          budget={budget}
          move={move}
          close={() => setMove(null)}
          carryOut={async (body) => {
            await budgets.move(id, budget.id, move, body);
            await refresh();
            toast.done(words.done[move]);
          }}
        />
      ) : null}
      {editing ? (
        <BudgetForm
          budget={budget}
          close={() => setEditing(false)}
          save={async ({ name, campaign, terms, starts_at, ends_at }) => {
            await budgets.update(id, budget.id, { name, campaign: campaign ?? "", terms: terms ?? {}, starts_at: starts_at ?? null, ends_at: ends_at ?? null, revision: budget.revision });
            await refresh();
            toast.done(words.done.saved);
          }}
        />
      ) : null}
    </Page>
  );
}

function Burn({ budget }: { budget: Budget }) {
  const { budgets: words } = useWords();
  const { id } = useWorkspace();
  const query = useQuery({ queryKey: [id, "budgets", "burn", budget.id], queryFn: () => budgets.burnDown(id, budget.id), refetchInterval: 60_000 });
  return (
    <Section title={words.burnDown} note={query.data ? words.burnDownNote(query.data.zone) : undefined}>
      <Loaded query={query}>{(down) => <BurnChart budget={budget} down={down} />}</Loaded>
    </Section>
  );
}

function BurnChart({ budget, down }: { budget: Budget; down: BurnDown }) {
  const { budgets: words } = useWords();
  const format = useFormat();
  const inMeasure = useInMeasure(budget);
  const data = useMemo<ChartData>(() => {
    const byDay = down.step === "day";
    const label = (at: string) => (byDay ? format.shortDay(at) : format.clock(at));
    const axis = (value: number) => (budget.measure === "money" ? format.moneyCompact(value, budget.currency) : format.compact(value));
    return {
      categories: down.steps.map((step) => (byDay ? step.on : step.begins_at)),
      categoryLabel: label,
      categoryName: (at) => (byDay ? format.day(at) : format.moment(at)),
      axisLabel: axis,
      valueLabel: inMeasure,
      series: [
        { name: words.leftLine, kind: "line", area: true, values: down.steps.map((step) => step.left), color: 0 },
        { name: words.perStep[down.step], kind: "bar", values: down.steps.map((step) => step.charged - step.returned), color: 1 },
      ],
    };
  }, [down, format, words, inMeasure, budget.measure, budget.currency]);
  const { forecast } = down;
  const moment = down.step === "day" ? format.day : format.moment;
  const told =
    forecast.because !== "rate" || !forecast.early_at
      ? words.forecast[forecast.because === "rate" ? "nothing_spent" : forecast.because]
      : forecast.late_at
        ? words.forecast.rate(moment(forecast.early_at), moment(forecast.late_at))
        : words.forecast.open(moment(forecast.early_at));
  return (
    <>
      <Chart label={words.chartLabel(inMeasure(budget.left))} data={data} />
      <p className={styles.forecast}>
        <strong>{words.forecast.title}</strong> {told} {forecast.because === "rate" ? <span className={styles.quiet}>{words.forecast.average(inMeasure(Math.round(forecast.per_step)), words.forecast.step[down.step])}</span> : null}
      </p>
    </>
  );
}

function Limits({ budget }: { budget: Budget }) {
  const { lines: words } = useWords().budgets;
  const inMeasure = useInMeasure(budget);
  const { limits, burn_rule: burn, day_return } = budget.terms;
  const lines: [string, number][] = [];
  for (const key of ["per_day", "per_person", "per_person_day"] as const) {
    const most = limits?.[key];
    if (most !== null && most !== undefined) lines.push([words[key], most]);
  }
  for (const [key, most] of Object.entries(limits?.rewards ?? {})) lines.push([words.reward(key), most]);
  for (const [key, most] of Object.entries(limits?.channels ?? {})) lines.push([words.channel(key), most]);
  return (
    <Section title={words.title}>
      {lines.length === 0 ? <p className={styles.quiet}>{words.none}</p> : null}
      <ul className={styles.list}>
        {lines.map(([label, most]) => (
          <li key={label}>
            <span>{label}</span>
            <span className="numbers">{inMeasure(most)}</span>
          </li>
        ))}
      </ul>
      {burn ? <p>{words.burn(inMeasure(burn.amount), burn.minutes)}</p> : null}
      {limits?.per_day || limits?.per_person_day ? <p className={styles.quiet}>{day_return === "none" ? words.noDay : words.sameDay}</p> : null}
    </Section>
  );
}

function Alerts({ budget }: { budget: Budget }) {
  const { alerts: words } = useWords().budgets;
  const inMeasure = useInMeasure(budget);
  return (
    <Section title={words.title}>
      {budget.alerts.length === 0 ? <p className={styles.quiet}>{words.none}</p> : null}
      <ul className={styles.list}>
        {budget.alerts.map((alert) => (
          <li key={`${alert.percent} ${alert.given}`}>
            <span>{words.line(alert.percent, inMeasure(alert.spent))}</span>
            <RelativeTime at={alert.at} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Charges({ budget }: { budget: Budget }) {
  const { charges: words } = useWords().budgets;
  const { id } = useWorkspace();
  const path = usePath();
  const inMeasure = useInMeasure(budget);
  const query = useQuery({ queryKey: [id, "budgets", "charges", budget.id], queryFn: () => budgets.charges(id, budget.id, { limit: 20 }) });
  const columns: Column<BudgetCharge>[] = [
    { key: "at", title: words.at, render: (row) => <RelativeTime at={row.at} /> },
    { key: "person", title: words.person, render: (row) => (row.person_id ? <Link to={path(`/people/${row.person_id}`)}>{shortId(row.person_id)}</Link> : <None />) },
    { key: "reward", title: words.reward, render: (row) => row.reward || <None />, wide: true },
    { key: "channel", title: words.channel, render: (row) => row.channel || <None />, wide: true },
    { key: "amount", title: words.amount, number: true, render: (row) => <span className="numbers">{inMeasure(row.amount)}</span> },
    { key: "returned", title: words.returned, number: true, render: (row) => (row.returned ? <span className="numbers">{inMeasure(row.returned)}</span> : <None />) },
  ];
  return (
    <Section title={words.title} flush>
      <DataTable caption={words.title} columns={columns} rows={query.data?.items} rowKey={(row) => row.id} empty={<EmptyState title={words.empty} />} dense />
    </Section>
  );
}

function Changes({ budget }: { budget: Budget }) {
  const { changes: words } = useWords().budgets;
  const { id } = useWorkspace();
  const inMeasure = useInMeasure(budget);
  const query = useQuery({ queryKey: [id, "budgets", "changes", budget.id], queryFn: () => budgets.changes(id, budget.id, { limit: 20 }) });
  const columns: Column<BudgetChange>[] = [
    { key: "at", title: words.at, render: (row) => <RelativeTime at={row.at} /> },
    { key: "kind", title: words.kind, render: (row) => words.kinds[row.kind] ?? row.kind },
    { key: "amount", title: words.amount, number: true, render: (row) => (row.amount ? <span className="numbers">{inMeasure(row.amount)}</span> : <None />) },
    { key: "reason", title: words.reason, render: (row) => row.reason || <None /> },
  ];
  return (
    <Section title={words.title} flush>
      <DataTable caption={words.title} columns={columns} rows={query.data?.items} rowKey={(row) => `${row.at} ${row.kind}`} empty={null} dense />
    </Section>
  );
}
