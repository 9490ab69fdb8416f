import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useNavigate } from "react-router";
import { type Overview, people } from "@/api";
import { Choice, DataAge, EmptyState, Figure, Grid, Loaded, Page, Section, ShareBars, Skeleton, useFormat, useListState, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { Attention } from "./Attention";
import { LivePlays } from "./LivePlays";
import { OrdersChart } from "./OrdersChart";
import { ValueGrid } from "./ValueGrid";

const PERIODS = ["30", "90", "365"] as const;

/** The page that an operator opens first. */
export function OverviewPage() {
  const { overview: words } = useWords();
  const { id } = useWorkspace();
  const list = useListState();
  const period = PERIODS.find((one) => one === list.get("days")) ?? "365";
  // Two months are always asked for, so that the last 30 days have something to be compared with.
  const days = Math.max(Number(period), 60) + 1;
  const query = useQuery({ queryKey: [id, "overview", days], queryFn: () => people.overview(id, days), refetchInterval: 60_000, placeholderData: (before) => before });
  return (
    <Page
      title={words.title}
      lead={words.lead}
      action={
        <>
          {query.data ? <DataAge at={query.dataUpdatedAt} failed={query.isError} refresh={() => void query.refetch()} /> : null}
          <Choice label={words.period} value={period} onChange={(days) => list.set({ days: days === "365" ? null : days })} options={PERIODS.map((key) => ({ key, label: words.days(Number(key)) }))} />
        </>
      }
    >
      <Loaded query={query} skeleton={<Waiting />}>
        {(data) => (data.people.total === 0 ? <Nobody /> : <Figures data={data} days={Number(period)} />)}
      </Loaded>
    </Page>
  );
}

function Figures({ data, days }: { data: Overview; days: number }) {
  const { overview: words } = useWords();
  const format = useFormat();
  const say = useSay();
  const path = usePath();
  const { currency } = data.orders;
  // The last day is still going on: whole days only are compared and drawn.
  const byDay = data.orders.by_day.slice(0, -1);
  const last = byDay.slice(-30);
  const now = sum(last);
  const before = sum(byDay.slice(-60, -30));
  const change = (value: number, other: number) => (other === 0 ? words.comparedNone : words.compared(`${value >= other ? "▲" : "▼"} ${format.percent(Math.abs(value / other - 1))}`));
  const shares = (items: Overview["layers"], tag: string) => items.map((item) => ({ key: item.key, name: say(item.name), count: item.count, to: path(`/people?tag=${tag}:${item.key}`) }));
  return (
    <>
      <Grid min={200}>
        <Figure label={words.people} value={format.number(data.people.total)} note={words.peopleNote(format.number(data.people.known), format.number(data.people.new_7d))} to={path("/people")} />
        <Figure label={words.active} value={format.number(data.people.active_30d)} note={words.activeNote(format.percent(data.people.active_30d / Math.max(data.people.total, 1)))} to={path("/people?segment=active")} />
        <Figure label={words.orders} value={format.number(now.orders)} note={change(now.orders, before.orders)} trend={last.map((day) => day.orders)} />
        <Figure label={words.revenue} value={format.moneyCompact(now.revenue, currency)} note={change(now.revenue, before.revenue)} trend={last.map((day) => day.revenue_minor)} />
      </Grid>
      <Grid columns="minmax(0, 2fr) minmax(280px, 1fr)">
        <OrdersChart byDay={byDay.slice(-days)} currency={currency} days={days} />
        <Attention overview={data} />
      </Grid>
      <LivePlays />
      <Grid min={420}>
        <ValueGrid cells={data.value_grid} currency={currency} />
        <Section title={words.layers} note={words.layersNote}>
          <ShareBars shares={shares(data.layers, "rfm_layer")} total={data.layers.reduce((all, layer) => all + layer.count, 0)} unit={words.personUnit} />
        </Section>
      </Grid>
      <Section title={words.lifecycle} note={words.lifecycleNote}>
        <ShareBars shares={shares(data.lifecycle, "lifecycle")} total={data.people.total} unit={words.personUnit} />
      </Section>
    </>
  );
}

function sum(days: Overview["orders"]["by_day"]) {
  return days.reduce((all, day) => ({ orders: all.orders + day.orders, revenue: all.revenue + day.revenue_minor }), { orders: 0, revenue: 0 });
}

function Waiting() {
  return (
    <>
      <Grid min={200}>
        {[0, 1, 2, 3].map((key) => (
          <Section key={key}>
            <Skeleton lines={2} />
          </Section>
        ))}
      </Grid>
      <Section>
        <Skeleton height={280} />
      </Section>
    </>
  );
}

function Nobody() {
  const { overview: words } = useWords();
  const navigate = useNavigate();
  const path = usePath();
  return (
    <Section>
      <EmptyState
        title={words.noData}
        action={
          <Button type="primary" onClick={() => void navigate(path("/settings/connect"))}>
            {words.connect}
          </Button>
        }
      >
        {words.noDataText}
      </EmptyState>
    </Section>
  );
}
