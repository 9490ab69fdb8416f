import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Play, type PlayLive, plays } from "@/api";
import { Badge, Chart, type ChartData, type Column, DataAge, DataTable, Grid, Loaded, None, Num, Section, ShareBars, useFormat, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { PlayCharts } from "./PlayCharts";
import { Breakdowns, PlayCourse } from "./PlayCourse";
import styles from "./plays.module.css";

/** How a play goes right now. */
export function PlayResults({ play }: { play: Play }) {
  const { id } = useWorkspace();
  const query = useQuery({ queryKey: [id, "plays", play.id, "live"], queryFn: () => plays.live(id, play.id), refetchInterval: play.state === "live" ? 5000 : 60_000 });
  return (
    <Loaded query={query}>
      {(live) => (
        <div className={styles.results}>
          <PlayCourse play={play} />
          <Course live={live} age={<DataAge at={query.dataUpdatedAt} failed={query.isError} refresh={() => void query.refetch()} />} />
          <PlayCharts charts={live.charts} />
          <Grid min={400}>
            <Stock live={live} />
            <Reasons live={live} />
          </Grid>
          <Breakdowns play={play} />
        </div>
      )}
    </Loaded>
  );
}

function Course({ live, age }: { live: PlayLive; age: React.ReactNode }) {
  const words = useWords().plays.results;
  const format = useFormat();
  const total = live.by_hour.reduce((sum, hour) => sum + hour.moves, 0);
  const data = useMemo<ChartData>(() => {
    const hour = (at: string) => format.clock(at).slice(0, 5);
    return {
      categories: live.by_hour.map((line) => line.at),
      categoryLabel: hour,
      categoryName: (at) => format.moment(at),
      axisLabel: format.compact,
      valueLabel: (value) => format.number(value),
      series: [
        { name: words.acceptedSeries, kind: "bar", stack: "moves", values: live.by_hour.map((line) => line.accepted), color: 0 },
        { name: words.refusedSeries, kind: "bar", stack: "moves", values: live.by_hour.map((line) => line.moves - line.accepted), color: 1 },
      ],
    };
  }, [live.by_hour, format, words]);
  return (
    <Section title={words.overTime} aside={age}>
      <Chart label={words.overTimeLabel(format.number(total))} data={data} height={240} />
    </Section>
  );
}

interface Line {
  key: string;
  name: string;
  odds: string | null;
  left: number | null;
  started: number | null;
}

/** Prizes with the odds that shoppers are told, and what is left of everything scarce. */
function Stock({ live }: { live: PlayLive }) {
  const { results: words, simulation } = useWords().plays;
  const say = useSay();
  const named = new Map(live.stock.map((stock) => [say(stock.name), stock]));
  const fromOdds: Line[] = live.odds.map((prize) => {
    const stock = named.get(say(prize.name));
    return { key: prize.key, name: say(prize.name), odds: prize.odds_percent, left: prize.left, started: stock?.started ?? null };
  });
  const seen = new Set(fromOdds.map((line) => line.name));
  const rest: Line[] = live.stock.filter((stock) => !seen.has(say(stock.name))).map((stock) => ({ key: stock.asset, name: say(stock.name) || stock.asset, odds: null, left: stock.left, started: stock.started }));
  const columns: Column<Line>[] = [
    { key: "name", title: words.stockColumns.name, render: (row) => row.name },
    { key: "odds", title: words.stockColumns.odds, number: true, render: (row) => (row.odds === null ? <None /> : `${row.odds}%`) },
    { key: "left", title: words.stockColumns.left, number: true, render: (row) => (row.left === null ? words.noStock : row.left === 0 ? <Badge tone="loss">{words.soldOut}</Badge> : <Num value={row.left} />) },
    {
      key: "bar",
      title: <span className="hidden-visually">{words.stockLeft}</span>,
      width: 120,
      render: (row) =>
        row.left !== null && row.started ? (
          <span className={styles.stock} aria-hidden="true">
            <i style={{ width: `${Math.min((row.left / row.started) * 100, 100)}%` }} />
          </span>
        ) : null,
    },
    { key: "started", title: words.stockColumns.started, number: true, render: (row) => (row.started === null ? <None /> : <Num value={row.started} />) },
  ];
  return (
    <Section title={words.stock} note={live.odds.length > 0 ? words.stockNote2 : undefined} flush>
      <DataTable caption={words.stock} columns={columns} rows={[...fromOdds, ...rest]} rowKey={(row) => row.key} empty={<p className={styles.none}>{simulation.noStock}</p>} dense />
    </Section>
  );
}

function Reasons({ live }: { live: PlayLive }) {
  const words = useWords().plays.results;
  const say = useSay();
  // What a sentence is filled with differs from one decision to the next.
  const shares = (lines: PlayLive["because"]) => lines.map((line) => ({ key: line.key, name: say(line.say).replaceAll(/\{[a-z_]+\}/g, "…") || line.key, count: line.count }));
  const total = (lines: PlayLive["because"]) => lines.reduce((sum, line) => sum + line.count, 0);
  return (
    <Grid columns="minmax(0, 1fr)">
      <Section title={words.because}>{live.because.length === 0 ? <p className={styles.quiet}>{words.noBecause}</p> : <ShareBars shares={shares(live.because)} total={total(live.because)} unit={words.times} />}</Section>
      <Section title={words.refusals}>{live.refusals.length === 0 ? <p className={styles.quiet}>{words.noRefusals}</p> : <ShareBars shares={shares(live.refusals)} total={total(live.refusals)} unit={words.times} color={1} />}</Section>
    </Grid>
  );
}
