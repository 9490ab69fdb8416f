import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import { type Play, type PlayCourse as Course, plays } from "@/api";
import { Chart, type ChartData, Choice, type Column, DataTable, Figure, Grid, Loaded, Num, saveCsv, Section, ShareBars, useFormat, useListState, usePath, useWorkspace } from "@/kit";
import { useSay } from "@/words";
import styles from "./plays.module.css";
import { useResultWords } from "./results-words";

const PERIODS = ["7", "30", "90", "0"] as const;

/** What came of a play over days: four key figures with their course and what they were before, one main chart, breakdowns. */
export function PlayCourse({ play }: { play: Play }) {
  const words = useResultWords();
  const { id } = useWorkspace();
  const list = useListState();
  const days = PERIODS.find((one) => one === list.get("days")) ?? "30";
  const query = useQuery({
    queryKey: [id, "plays", play.id, "results", days],
    queryFn: () => plays.results(id, play.id, Number(days)),
    refetchInterval: play.state === "live" ? 5_000 : false,
    placeholderData: keepPreviousData,
  });
  const save = (course: Course) => saveCsv(`${play.id}-${course.until}`, words.csv, course.by_day.map((day) => [day.on, day.people, day.moves, day.accepted, day.refused, day.rewards, day.points]));
  return (
    <>
      <div className={styles.period}>
        <Choice label={words.days} value={days} onChange={(next) => list.set({ days: next })} options={PERIODS.map((key) => ({ key, label: words.period[key] ?? key }))} />
        <Button disabled={query.data === undefined} onClick={() => query.data && save(query.data)}>
          {words.download}
        </Button>
      </div>
      <Loaded query={query}>
        {(course) => (
          <>
            <Figures course={course} />
            <ByDay course={course} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** The rest of the same page, below what the kind of play shows of its own. */
export function Breakdowns({ play }: { play: Play }) {
  const words = useResultWords();
  const { id } = useWorkspace();
  const path = usePath();
  const list = useListState();
  const days = PERIODS.find((one) => one === list.get("days")) ?? "30";
  const query = useQuery({ queryKey: [id, "plays", play.id, "results", days], queryFn: () => plays.results(id, play.id, Number(days)), placeholderData: keepPreviousData });
  const course = query.data;
  if (course === undefined) return null;
  const { moves, accepted, rewards } = course.now;
  const steps = [
    { key: "moves", name: words.step.moves, count: moves },
    { key: "accepted", name: words.step.accepted, count: accepted },
    { key: "rewards", name: words.step.rewards, count: rewards },
  ];
  return (
    <>
      <Grid min={400}>
        <Section title={words.dropOff} note={words.dropOffNote}>
          <ShareBars shares={steps} total={moves} unit="" />
        </Section>
        <ByClock course={course} />
      </Grid>
      <Rewards course={course} />
      <Section title={words.who}>
        <p className={styles.quiet}>
          {words.whoText} <Link to={path(`/plays/${play.id}?view=decisions`)}>{words.toRecord}</Link>
        </p>
      </Section>
    </>
  );
}

function Figures({ course }: { course: Course }) {
  const words = useResultWords();
  const format = useFormat();
  const { now, before, by_day } = course;
  const compare = (value: number, old: number | undefined) => (old === undefined ? words.noBefore : old === 0 ? words.change("–") : words.change(`${value >= old ? "+" : "−"}${format.percent(Math.abs(value / old - 1), 0)}`));
  const share = now.moves > 0 ? now.accepted / now.moves : 0;
  const shareBefore = before && before.moves > 0 ? before.accepted / before.moves : undefined;
  const both = (first: string, second: string) => (
    <>
      {first}
      <br />
      {second}
    </>
  );
  return (
    <Grid min={200}>
      <Figure label={words.people} value={format.number(now.people)} trend={by_day.map((day) => day.people)} note={both(words.peopleNote, compare(now.people, before?.people))} />
      <Figure label={words.moves} value={format.number(now.moves)} trend={by_day.map((day) => day.moves)} note={compare(now.moves, before?.moves)} />
      <Figure label={words.completion} value={now.moves > 0 ? format.percent(share) : "–"} trend={by_day.map((day) => (day.moves > 0 ? day.accepted / day.moves : 0))} note={both(words.completionNote(format.number(now.accepted), format.number(now.moves)), compare(share, shareBefore))} />
      <Figure label={words.rewards} value={format.number(now.rewards)} trend={by_day.map((day) => day.rewards)} note={both(words.cost(format.number(now.points), format.number(now.points_taken)), compare(now.rewards, before?.rewards))} />
    </Grid>
  );
}

function ByDay({ course }: { course: Course }) {
  const words = useResultWords();
  const format = useFormat();
  const days = course.by_day;
  const data = useMemo<ChartData>(
    () => ({
      categories: days.map((day) => day.on),
      categoryLabel: format.shortDay,
      categoryName: format.day,
      axisLabel: format.compact,
      valueLabel: (value) => format.number(value),
      note: (index) => `${words.people} ${format.number(days[index]?.people ?? 0)} · ${words.rewarded} ${format.number(days[index]?.rewards ?? 0)}`,
      series: [
        { name: words.accepted, kind: "bar", stack: "moves", values: days.map((day) => day.accepted), color: 0 },
        { name: words.refused, kind: "bar", stack: "moves", values: days.map((day) => day.refused), color: 1 },
      ],
    }),
    [days, format, words],
  );
  if (days.length < 3) return null;
  return (
    <Section title={words.course}>
      <Chart label={words.courseLabel(format.number(days.length), format.number(course.now.moves))} data={data} height={260} />
    </Section>
  );
}

function ByClock({ course }: { course: Course }) {
  const words = useResultWords();
  const format = useFormat();
  const data = useMemo<ChartData>(
    () => ({
      categories: course.by_clock.map((line) => String(line.hour)),
      categoryLabel: (hour) => words.hour(Number(hour)),
      axisLabel: format.compact,
      valueLabel: (value) => format.number(value),
      series: [{ name: words.clockName, kind: "bar", values: course.by_clock.map((line) => line.moves), color: 2 }],
    }),
    [course.by_clock, format, words],
  );
  return (
    <Section title={words.clock}>
      <Chart label={words.clockLabel} data={data} height={180} />
    </Section>
  );
}

function Rewards({ course }: { course: Course }) {
  const words = useResultWords();
  const say = useSay();
  type Line = Course["rewards"][number];
  const columns: Column<Line>[] = [
    { key: "name", title: words.columns.name, render: (row) => say(row.name) || row.asset },
    { key: "times", title: words.columns.times, number: true, render: (row) => <Num value={row.times} /> },
    { key: "given", title: words.columns.given, number: true, render: (row) => <Num value={row.given} /> },
    { key: "taken", title: words.columns.taken, number: true, render: (row) => <Num value={row.taken} /> },
  ];
  return (
    <Section title={words.given} note={words.givenNote} flush>
      <DataTable caption={words.given} columns={columns} rows={course.rewards} rowKey={(row) => row.asset} empty={<p className={styles.none}>{words.nothing}</p>} dense />
    </Section>
  );
}
