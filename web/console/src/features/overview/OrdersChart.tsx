import { useMemo, useState } from "react";
import type { DayOrders } from "@/api";
import { Chart, type ChartData, Choice, Section, useFormat } from "@/kit";
import { useWords } from "@/words";
import styles from "./overview.module.css";

type Metric = "revenue" | "orders" | "people";
const METRICS: readonly Metric[] = ["revenue", "orders", "people"];
/** Beyond this many days, a bar is a week. */
const WEEKLY_FROM = 100;

/** Whole weeks, counted back from the last day, so that the newest bar is not a part of one. */
export function byWeek(days: readonly DayOrders[]): DayOrders[] {
  const weeks: DayOrders[] = [];
  for (let end = days.length; end >= 7; end -= 7) {
    const week = days.slice(end - 7, end);
    const total = { on: week[0]?.on ?? "", orders: 0, revenue_minor: 0, people: 0 };
    for (const day of week) {
      total.orders += day.orders;
      total.revenue_minor += day.revenue_minor;
      total.people += day.people;
    }
    weeks.unshift(total);
  }
  return weeks;
}

export function OrdersChart({ byDay, currency, days }: { byDay: DayOrders[]; currency: string; days: number }) {
  const { overview: words } = useWords();
  const format = useFormat();
  const [metric, setMetric] = useState<Metric>("revenue");
  const bucket = byDay.length > WEEKLY_FROM ? "week" : "day";
  const data = useMemo<ChartData>(() => {
    const rows = bucket === "week" ? byWeek(byDay) : byDay;
    const values = rows.map((row) => (metric === "revenue" ? row.revenue_minor : row[metric]));
    const money = metric === "revenue";
    return {
      categories: rows.map((row) => row.on),
      categoryLabel: format.shortDay,
      categoryName: (on) => (bucket === "week" ? words.weekOf(format.day(on)) : format.day(on)),
      axisLabel: (value) => (money ? format.moneyCompact(value, currency) : format.compact(value)),
      valueLabel: (value) => (money ? format.money(value, currency) : format.number(value)),
      series: [{ name: words.metrics[metric], kind: "bar", values, color: 0 }],
    };
  }, [byDay, bucket, metric, format, words, currency]);
  const total = (data.series[0]?.values ?? []).reduce<number>((all, value) => all + (value ?? 0), 0);
  return (
    <div className={styles.main}>
      <Section
        title={words.overTime}
        note={words.overTimeNote(bucket)}
        aside={<Choice label={words.metric} value={metric} onChange={setMetric} options={METRICS.map((key) => ({ key, label: words.metrics[key] }))} />}
      >
        <Chart label={words.chartLabel(words.metrics[metric], words.days(days), data.valueLabel(total))} data={data} />
      </Section>
    </div>
  );
}
