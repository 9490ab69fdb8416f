import { useState } from "react";
import { useWords } from "@/words";
import { useMode } from "../theme/mode";
import { SERIES } from "../theme/tokens";
import styles from "./Chart.module.css";
import { Plot } from "./Plot";

export interface ChartSeries {
  name: string;
  kind: "line" | "bar";
  values: readonly (number | null)[];
  area?: boolean;
  dashed?: boolean;
  stack?: string;
  /** Which colour of the palette; by default the series' own number. */
  color?: number;
}
export interface ChartData {
  categories: string[];
  categoryLabel: (category: string) => string;
  /** The category in full, for the tooltip and the table. */
  categoryName?: (category: string) => string;
  axisLabel: (value: number) => string;
  valueLabel: (value: number) => string;
  unit?: string;
  whole?: boolean;
  series: ChartSeries[];
  /** One more line in the tooltip, such as the count behind a figure. */
  note?: (index: number) => string;
}

/** A chart with a sentence that says what it shows, and the same figures as a table for whoever wants them. */
export function Chart({ label, data, height = 280 }: { label: string; data: ChartData; height?: number }) {
  const { kit } = useWords();
  const { mode } = useMode();
  const [table, setTable] = useState(false);
  return (
    <figure className={styles.figure}>
      {data.series.length > 1 && data.series.every((series) => series.kind === "bar") ? (
        <ul className={styles.key}>
          {data.series.map((series, index) => (
            <li key={series.name}>
              <i style={{ background: SERIES[mode][(series.color ?? index) % SERIES[mode].length] }} />
              {series.name}
            </li>
          ))}
        </ul>
      ) : null}
      {table ? <ChartTable label={label} data={data} height={height} /> : <Plot label={label} data={data} height={height} />}
      <button type="button" className={styles.switch} onClick={() => setTable(!table)} aria-pressed={table}>
        {table ? kit.asChart : kit.asTable}
      </button>
    </figure>
  );
}

function ChartTable({ label, data, height }: { label: string; data: ChartData; height: number }) {
  return (
    // A long table scrolls inside the chart's place, so it must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} style={{ height }} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <caption className="hidden-visually">{label}</caption>
        <thead>
          <tr>
            <td />
            {data.series.map((series) => (
              <th key={series.name} scope="col">
                {series.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.categories.map((category, index) => (
            <tr key={category}>
              <th scope="row">{data.categoryName?.(category) ?? data.categoryLabel(category)}</th>
              {data.series.map((series) => {
                const value = series.values[index];
                return <td key={series.name}>{value === null || value === undefined ? "–" : data.valueLabel(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
