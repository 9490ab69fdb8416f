import { useCallback, useMemo } from "react";
import type { CostLine, Simulation, StockForecast, Text } from "@/api";
import { Badge, Chart, type ChartData, type Column, DataTable, Figure, Grid, None, Num, Section, ShareBars, useFormat } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./simulation.module.css";

/** What a made-up crowd did: cost, stock, outcomes. */
export function SimulationView({ result }: { result: Simulation }) {
  const words = useWords().plays.simulation;
  const format = useFormat();
  const say = useSay();
  const points = result.costs.find((line) => line.asset === "points");
  const took = Math.max(result.took_part, 1);
  const reasons = (lines: Simulation["because"]) => lines.map((line) => ({ key: line.key, name: say(line.say) || line.key, count: line.count }));
  const total = (lines: Simulation["because"]) => lines.reduce((sum, line) => sum + line.count, 0);
  return (
    <div className={styles.view}>
      <Grid min={180}>
        <Figure label={words.tookPart} value={format.number(result.took_part)} note={words.tookPartNote(format.percent(result.took_part / Math.max(result.people, 1)))} />
        <Figure label={words.moves} value={format.number(result.moves)} note={words.movesNote(format.number(result.moves / took, 1))} />
        <Figure label={words.accepted} value={result.moves > 0 ? format.percent(result.accepted / result.moves) : "–"} note={words.acceptedNote(format.number(result.refused))} />
        <Figure label={words.cost} value={format.number(points?.given ?? 0)} note={words.costNote(format.number((points?.given ?? 0) / took, 1))} />
      </Grid>
      <Costs costs={result.costs} />
      <Stock stock={result.stock} />
      <Grid min={320}>
        <Section title={words.because}>
          <ShareBars shares={reasons(result.because)} total={total(result.because)} unit={words.times} />
        </Section>
        <Section title={words.refusals}>{result.refusals.length === 0 ? <p className={styles.quiet}>{words.noRefusals}</p> : <ShareBars shares={reasons(result.refusals)} total={total(result.refusals)} unit={words.times} color={1} />}</Section>
      </Grid>
      <p className={styles.quiet}>{words.honest}</p>
    </div>
  );
}

/** What a reward is called. Points are points, whatever a prize made of them is called. */
function useRewardName(): (line: { asset: string; name: Text }) => string {
  const say = useSay();
  const { kinds } = useWords().assets;
  return useCallback(({ asset, name }) => (kinds as Record<string, string | undefined>)[asset] ?? (say(name) || asset), [say, kinds]);
}

function Costs({ costs }: { costs: CostLine[] }) {
  const words = useWords().plays.simulation;
  const format = useFormat();
  const nameOf = useRewardName();
  const columns: Column<CostLine>[] = [
    { key: "name", title: words.costColumns.name, render: (row) => nameOf(row) },
    { key: "given", title: words.costColumns.given, number: true, render: (row) => <Num value={row.given} /> },
    { key: "taken", title: words.costColumns.taken, number: true, render: (row) => (row.taken ? <Num value={row.taken} /> : <None />) },
    { key: "p50", title: words.costColumns.p50, number: true, render: (row) => <Num value={row.p50} /> },
    { key: "p90", title: words.costColumns.p90, number: true, render: (row) => <Num value={row.p90} /> },
    { key: "max", title: words.costColumns.max, number: true, render: (row) => <Num value={row.max} /> },
    { key: "risk", title: words.costColumns.risk, number: true, render: (row) => (row.chance_to_overspend === null ? <None /> : <Badge tone={row.chance_to_overspend > 0.1 ? "loss" : row.chance_to_overspend > 0 ? "warn" : "good"}>{format.percent(row.chance_to_overspend, 0)}</Badge>) },
  ];
  const points = costs.find((line) => line.asset === "points") ?? costs[0];
  const data = useMemo<ChartData | null>(
    () =>
      points
        ? {
            categories: [words.costColumns.p50, words.costColumns.p90, words.costColumns.max],
            categoryLabel: (name) => name,
            axisLabel: format.compact,
            valueLabel: (value) => format.number(value),
            series: [{ name: nameOf(points), kind: "bar", values: [points.p50, points.p90, points.max] }],
          }
        : null,
    [points, words, format, nameOf],
  );
  return (
    <>
      <Section title={words.costs} note={words.costsNote} flush>
        <DataTable caption={words.costs} columns={columns} rows={costs} rowKey={(row) => row.asset} empty={null} dense />
      </Section>
      {data && points ? (
        <Section title={words.perPerson} note={nameOf(points)}>
          <Chart label={words.perPersonLabel(nameOf(points))} data={data} height={200} />
        </Section>
      ) : null}
    </>
  );
}

function Stock({ stock }: { stock: StockForecast[] }) {
  const words = useWords().plays.simulation;
  const format = useFormat();
  const nameOf = useRewardName();
  const columns: Column<StockForecast>[] = [
    { key: "name", title: words.stockColumns.name, render: (row) => nameOf(row) },
    { key: "started", title: words.stockColumns.started, number: true, render: (row) => <Num value={row.started} /> },
    { key: "left", title: words.stockColumns.left, number: true, render: (row) => <Num value={row.left} /> },
    {
      key: "bar",
      title: <span className="hidden-visually">{words.stockColumns.left}</span>,
      width: 140,
      render: (row) => (
        <span className={styles.bar} aria-hidden="true">
          <i style={{ width: `${row.started > 0 ? (row.left / row.started) * 100 : 0}%` }} />
        </span>
      ),
    },
    { key: "out", title: words.stockColumns.out, number: true, render: (row) => <Badge tone={row.chance_to_run_out >= 0.5 ? "loss" : row.chance_to_run_out > 0 ? "warn" : "good"}>{row.chance_to_run_out === 0 ? words.enough : format.percent(row.chance_to_run_out, 0)}</Badge> },
    { key: "day", title: words.stockColumns.day, number: true, render: (row) => (row.runs_out_on_day === null ? <None /> : words.day(row.runs_out_on_day)) },
  ];
  return (
    <Section title={words.stock} flush>
      <DataTable caption={words.stock} columns={columns} rows={stock} rowKey={(row) => row.asset} empty={<p className={styles.none}>{words.noStock}</p>} dense />
    </Section>
  );
}
