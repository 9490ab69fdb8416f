import type { ReactNode } from "react";
import { Link } from "react-router";
import styles from "./Figure.module.css";

interface Props {
  label: string;
  value: ReactNode;
  /** What the figure counts, or what it is compared with. */
  note?: ReactNode;
  trend?: readonly number[];
  trendLabel?: string;
  to?: string;
  tone?: "plain" | "warn" | "loss";
}

/** One key figure: its name, the number, what it is compared with, and its course. */
export function Figure({ label, value, note, trend, trendLabel, to, tone = "plain" }: Props) {
  return (
    <div className={styles.figure} data-tone={tone}>
      <div className={styles.label}>{to ? <Link to={to}>{label}</Link> : label}</div>
      <div className={styles.row}>
        <div className={styles.value}>{value}</div>
        {trend && trend.length > 1 ? <Spark values={trend} label={trendLabel ?? label} /> : null}
      </div>
      {note ? <div className={styles.note}>{note}</div> : null}
    </div>
  );
}

/** A course without axes: only its form. Starts at zero, so that it does not exaggerate. */
export function Spark({ values, label, width = 96, height = 30 }: { values: readonly number[]; label: string; width?: number; height?: number }) {
  const top = Math.max(...values, 1);
  const step = width / (values.length - 1);
  const points = values.map((value, index) => `${(index * step).toFixed(1)},${(height - 2 - (value / top) * (height - 4)).toFixed(1)}`);
  return (
    <svg className={styles.spark} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <polyline points={points.join(" ")} />
      <circle cx={width - 0.5} cy={points.at(-1)?.split(",")[1]} r="2" />
    </svg>
  );
}
