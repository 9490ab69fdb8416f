import type { PlayLive } from "@/api";
import { type Column, DataTable, None, Num, Section, ShareBars, useFormat } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./plays.module.css";

type Drawn = PlayLive["charts"][number];
type Bar = Drawn["bars"][number];

/** What a kind of play shows of its own: where people leave, what they chose. */
export function PlayCharts({ charts }: { charts: PlayLive["charts"] }) {
  const say = useSay();
  return charts.map((chart) => (
    <Section key={chart.key} title={say(chart.title)} note={chart.figure ? say(chart.figure) : undefined} flush={hasParts(chart)}>
      {hasParts(chart) ? <Parts chart={chart} /> : <Shares chart={chart} />}
    </Section>
  ));
}

/** Whether each bar is a part of a number of its own, such as those who reached a question. */
function hasParts(chart: Drawn): boolean {
  return chart.bars.some((bar) => bar.of !== null);
}

function Shares({ chart }: { chart: Drawn }) {
  const words = useWords().plays.results;
  const say = useSay();
  const total = chart.bars.reduce((sum, bar) => sum + bar.count, 0);
  return total === 0 ? <p className={styles.quiet}>{words.noBecause}</p> : <ShareBars shares={chart.bars.map((bar, index) => ({ key: String(index), name: say(bar.name), count: bar.count }))} total={total} unit={words.times} />;
}

function Parts({ chart }: { chart: Drawn }) {
  const words = useWords().plays.results;
  const say = useSay();
  const format = useFormat();
  const share = (bar: Bar) => (bar.of ? bar.count / bar.of : null);
  const columns: Column<Bar & { index: number }>[] = [
    { key: "name", title: words.chartColumns.name, render: (row) => say(row.name) },
    { key: "count", title: words.chartColumns.count, number: true, render: (row) => <Num value={row.count} /> },
    { key: "of", title: words.chartColumns.of, number: true, render: (row) => (row.of === null ? <None /> : <Num value={row.of} />) },
    {
      key: "bar",
      title: <span className="hidden-visually">{words.chartColumns.share}</span>,
      width: 120,
      render: (row) => (
        <span className={styles.stock} aria-hidden="true">
          <i style={{ width: `${Math.min((share(row) ?? 0) * 100, 100)}%` }} />
        </span>
      ),
    },
    { key: "share", title: words.chartColumns.share, number: true, render: (row) => (share(row) === null ? <None /> : format.percent(share(row) ?? 0)) },
  ];
  return <DataTable caption={say(chart.title)} columns={columns} rows={chart.bars.map((bar, index) => ({ ...bar, index }))} rowKey={(row) => String(row.index)} empty={<None />} dense />;
}
