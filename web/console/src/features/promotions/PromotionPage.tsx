import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { type Promotion, type PromotionDay, type PromotionStep, promotions, type Voucher } from "@/api";
import { Chart, type ChartData, Choice, type Column, DataTable, EmptyState, Figure, Grid, ListBar, Loaded, None, Page, Pager, RelativeTime, Section, shortId, useFormat, useListState, useMayEdit, usePath, useToast, useView, useWorkspace, ViewTabs } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useSay, useWords } from "@/words";
import { Codes } from "./Codes";
import { Handouts } from "./Handouts";
import { Code, orNone, PromotionState, UsedBar, useUseColumns, VoucherState } from "./parts";
import styles from "./promotions.module.css";

const LIMIT = 50;
const USE_STATES = ["", "reserved", "redeemed", "released", "expired", "returned", "refused"] as const;

/** One promotion: how it goes, its uses, its codes and vouchers, what it said before. */
export function PromotionPage() {
  const { id } = useWorkspace();
  const { promotions: words } = useWords();
  const path = usePath();
  const { promotion = "" } = useParams();
  const query = useQuery({ queryKey: [id, "promotions", "one", promotion], queryFn: () => promotions.get(id, promotion), refetchInterval: 15_000 });
  if (query.data === undefined) {
    return (
      <Page title={words.title} up={{ to: path("/promotions"), label: words.title }}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return <Shown promotion={query.data} />;
}

function Shown({ promotion }: { promotion: Promotion }) {
  const { promotions: words } = useWords();
  const say = useSay();
  const path = usePath();
  const format = useFormat();
  const view = useView(["how", "uses", "vouchers", "handouts", "codes", "revisions"]);
  const { burn, draft } = promotion;
  const currency = orNone(draft.rules.currency);
  const views = [
    { key: "how", label: words.views.how },
    { key: "uses", label: words.views.uses },
    ...(draft.rules.by_code ? [{ key: "vouchers", label: words.views.vouchers }, { key: "handouts", label: words.views.handouts }, { key: "codes", label: words.views.codes }] : []),
    { key: "revisions", label: words.views.revisions },
  ];
  return (
    <Page title={say(draft.rules.title) || promotion.key} lead={say(promotion.gives)} up={{ to: path("/promotions"), label: words.title }} action={<Actions promotion={promotion} />}>
      <Grid min={180}>
        <Figure label={words.columns.state} value={<PromotionState state={promotion.state} />} note={words.revision(promotion.revision)} />
        <Figure label={words.columns.used} value={<UsedBar promotion={promotion} />} note={words.ofReserved(format.number(burn.reserved), format.number(burn.redeemed))} />
        <Figure label={words.columns.issued} value={format.number(burn.issued)} note={words.returnedNote(format.number(burn.returned), format.number(burn.refused))} />
        <Figure label={words.columns.off} value={format.money(burn.discount_minor, currency)} note={words.offNote} />
      </Grid>
      <ViewTabs label={words.title} views={views} />
      {view === "how" ? <Days promotion={promotion} /> : null}
      {view === "uses" ? <Uses promotion={promotion} /> : null}
      {view === "vouchers" ? <Vouchers promotion={promotion} /> : null}
      {view === "handouts" ? <Handouts promotion={promotion} /> : null}
      {view === "codes" ? <Codes promotion={promotion} /> : null}
      {view === "revisions" ? <Revisions promotion={promotion} /> : null}
    </Page>
  );
}

function Actions({ promotion }: { promotion: Promotion }) {
  const { promotions: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const navigate = useNavigate();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const [ending, setEnding] = useState(false);
  if (!mayEdit) return null;
  const turn = async (step: PromotionStep) => {
    try {
      await promotions.turn(id, promotion.id, step);
      await cache.invalidateQueries({ queryKey: [id, "promotions"] });
      toast.done(words.done[step]);
    } catch (error) {
      toast.failed(error);
    }
  };
  const running = promotion.state === "live" || promotion.state === "paused";
  return (
    <div className={styles.actions}>
      <Button onClick={() => void navigate(path(`/promotions/new?copy=${promotion.id}`))}>{words.copy}</Button>
      {running ? <Button onClick={() => setEnding(true)}>{words.end}</Button> : null}
      {promotion.state === "live" ? <Button onClick={() => void turn("pause")}>{words.pause}</Button> : null}
      {promotion.state === "paused" ? <Button onClick={() => void turn("resume")}>{words.resume}</Button> : null}
      {promotion.state !== "ended" ? (
        <Button type="primary" onClick={() => void navigate(path(`/promotions/${promotion.id}/edit`))}>
          {words.edit}
        </Button>
      ) : null}
      <Confirm open={ending} title={words.endTitle} confirm={words.end} onConfirm={() => turn("end")} onClose={() => setEnding(false)}>
        {words.endText}
      </Confirm>
    </div>
  );
}

function Days({ promotion }: { promotion: Promotion }) {
  const { promotions: words } = useWords();
  const { id } = useWorkspace();
  const query = useQuery({ queryKey: [id, "promotions", "days", promotion.id], queryFn: () => promotions.days(id, promotion.id) });
  return (
    <Section title={words.daysTitle} note={words.daysNote}>
      <Loaded query={query}>{(days) => (days.length === 0 ? <p className={styles.quiet}>{words.noDays}</p> : <DaysChart days={days} />)}</Loaded>
    </Section>
  );
}

function DaysChart({ days }: { days: PromotionDay[] }) {
  const { promotions: words } = useWords();
  const format = useFormat();
  const data = useMemo<ChartData>(
    () => ({
      categories: days.map((day) => `${day.on}T12:00:00Z`),
      categoryLabel: (at) => format.shortDay(at),
      categoryName: (at) => format.day(at),
      axisLabel: (value) => format.compact(value),
      valueLabel: (value) => format.number(value),
      series: [
        { name: words.redeemed, kind: "bar", values: days.map((day) => day.redeemed), color: 0 },
        { name: words.useStates.returned, kind: "line", values: days.map((day) => day.returned), color: 1 },
      ],
    }),
    [days, format, words],
  );
  return <Chart label={words.daysTitle} data={data} />;
}

function Uses({ promotion }: { promotion: Promotion }) {
  const { promotions: words } = useWords();
  const { id } = useWorkspace();
  const list = useListState();
  const state = USE_STATES.find((one) => one === list.get("state")) ?? "";
  const columns = useUseColumns(promotion.draft.rules.currency);
  const query = useQuery({
    queryKey: [id, "promotions", "uses", promotion.id, state, list.cursor],
    queryFn: () => promotions.uses(id, promotion.id, { state: state || null, cursor: list.cursor, limit: LIMIT }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section flush>
      <ListBar>
        <Choice label={words.uses.state} value={state} onChange={(next) => list.set({ state: next || null })} options={USE_STATES.map((key) => ({ key, label: key === "" ? words.all : words.useStates[key] }))} />
      </ListBar>
      <DataTable caption={words.views.uses} columns={columns} rows={query.data?.items} rowKey={(row) => row.id} busy={query.isPlaceholderData} empty={<EmptyState title={words.uses.empty}>{words.uses.emptyText}</EmptyState>} dense />
      <Pager list={list} nextCursor={query.data?.next_cursor} total={null} shown={query.data?.items.length ?? 0} />
    </Section>
  );
}

function Vouchers({ promotion }: { promotion: Promotion }) {
  const { promotions: all } = useWords();
  const words = all.voucher;
  const { id } = useWorkspace();
  const list = useListState();
  const query = useQuery({
    queryKey: [id, "promotions", "vouchers", promotion.id, list.cursor],
    queryFn: () => promotions.vouchers(id, promotion.id, { cursor: list.cursor, limit: LIMIT }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Voucher>[] = [
    { key: "code", title: words.code, render: (row) => <Code code={row.code} /> },
    { key: "state", title: words.state, render: (row) => <VoucherState state={row.state} /> },
    { key: "owner", title: words.owner, render: (row) => (row.person_id ? shortId(row.person_id) : words.nobody) },
    { key: "until", title: words.until, render: (row) => (row.usable_until ? <RelativeTime at={row.usable_until} /> : <None />) },
    { key: "issued", title: words.issued, render: (row) => <RelativeTime at={row.issued_at} />, wide: true },
  ];
  return (
    <Section flush>
      <DataTable caption={all.views.vouchers} columns={columns} rows={query.data?.items} rowKey={(row) => row.code} busy={query.isPlaceholderData} empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>} dense />
      <Pager list={list} nextCursor={query.data?.next_cursor} total={null} shown={query.data?.items.length ?? 0} />
    </Section>
  );
}

function Revisions({ promotion }: { promotion: Promotion }) {
  const { promotions: words } = useWords();
  const { id } = useWorkspace();
  const query = useQuery({ queryKey: [id, "promotions", "revisions", promotion.id, promotion.revision], queryFn: () => promotions.revisions(id, promotion.id) });
  return (
    <Section title={words.views.revisions} note={words.revisionsNote}>
      <Loaded query={query}>
        {(revisions) => (
          <ol reversed>
            {revisions.map((one) => (
              <li key={one.revision}>
                {words.revision(one.revision)} · <RelativeTime at={one.at} />
                {one.draft.note ? ` · ${one.draft.note}` : ""}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Section>
  );
}
