import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useMemo, useState } from "react";
import { Link, useParams } from "react-router";
import { type Agreement, alliance, type AllianceExchange, type AllianceFlow, type Clearing } from "@/api";
import { Badge, Chart, type ChartData, type Column, DataTable, EmptyState, Figure, Grid, Loaded, Num, Page, RelativeTime, saveCsv, Section, shortId, useFormat, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useSay, useWords } from "@/words";
import styles from "./alliance.module.css";
import { TONES } from "./AlliancePage";

const DAYS = 30;
const nameOf = (agreement: Agreement, workspace: string) => agreement.members.find((member) => member.workspace === workspace)?.name ?? workspace;

/** One agreement: its terms, its exchanges, its clearings. */
export function AgreementPage() {
  const { id } = useWorkspace();
  const name = useParams().agreement ?? "";
  const query = useQuery({ queryKey: [id, "alliance", "one", name], queryFn: () => alliance.get(id, name) });
  return <Loaded query={query}>{(agreement) => <Shown agreement={agreement} />}</Loaded>;
}

function Shown({ agreement }: { agreement: Agreement }) {
  const { alliance: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const say = useSay();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const [asking, setAsking] = useState<"accept" | "end" | null>(null);
  const [reason, setReason] = useState("");
  const mine = agreement.members.find((member) => member.workspace === id);
  const flow = useQuery({ queryKey: [id, "alliance", "flow", agreement.id], queryFn: () => alliance.flow(id, agreement.id, DAYS), refetchInterval: 60_000 });
  const refresh = () => cache.invalidateQueries({ queryKey: [id, "alliance"] });
  const actions = mayEdit ? (
    <div className={styles.actions}>
      {agreement.state !== "ended" ? <Button onClick={() => setAsking("end")}>{words.end}</Button> : null}
      {agreement.state === "proposed" && !mine?.accepted_at ? (
        <Button type="primary" onClick={() => setAsking("accept")}>
          {words.accept}
        </Button>
      ) : null}
    </div>
  ) : null;
  return (
    <Page title={say(agreement.name)} lead={agreement.reason || undefined} up={{ to: path("/alliance"), label: words.back }} action={actions} facts={<div><Badge tone={TONES[agreement.state]}>{words.states[agreement.state]}</Badge></div>}>
      <Grid min={200}>
        <Figure label={words.columns.links} value={<Num value={agreement.links} />} />
        <Figure label={words.columns.uncleared} value={<Num value={agreement.uncleared} />} />
        <Figure label={words.flow.pending} value={<Owed agreement={agreement} flow={flow.data} />} />
      </Grid>
      <Section title={words.flow.title} note={words.flow.note}>
        <Loaded query={flow}>{(told) => <Flow flow={told} />}</Loaded>
      </Section>
      <Terms agreement={agreement} />
      <Clearings agreement={agreement} />
      <Exchanges agreement={agreement} />
      <Confirm
        open={asking === "accept"}
        title={words.acceptTitle}
        confirm={words.accept}
        onConfirm={async () => {
          await alliance.accept(id, agreement.id);
          await refresh();
          toast.done(words.acceptedDone);
        }}
        onClose={() => setAsking(null)}
      >
        {words.acceptText}
      </Confirm>
      <Confirm
        open={asking === "end"}
        title={words.end}
        confirm={words.end}
        danger
        onConfirm={async () => {
          await alliance.end(id, agreement.id, reason.trim());
          await refresh();
          toast.done(words.ended);
        }}
        onClose={() => setAsking(null)}
      >
        <div className={styles.form}>
          <p>{words.endText}</p>
          <label className={styles.field}>
            <span>{words.reason}</span>
            <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          </label>
        </div>
      </Confirm>
    </Page>
  );
}

/** What this side would pay or be paid if everything up to now were cleared. */
function Owed({ agreement, flow }: { agreement: Agreement; flow: AllianceFlow | undefined }) {
  const { clearings, flow: words } = useWords().alliance;
  const { id } = useWorkspace();
  const format = useFormat();
  if (!flow) return <>–</>;
  const owes = flow.pending.find((line) => line.workspace === id)?.owes ?? 0;
  if (owes === 0) return <>{clearings.even}</>;
  const amount = format.money(Math.abs(owes), agreement.terms.currency);
  return <>{owes > 0 ? words.pay(amount) : words.get(amount)}</>;
}

function Flow({ flow }: { flow: AllianceFlow }) {
  const { flow: words } = useWords().alliance;
  const format = useFormat();
  const sum = (what: "given" | "received") => flow.days.reduce((all, day) => all + day[what], 0);
  const data = useMemo<ChartData>(
    () => ({
      categories: flow.days.map((day) => day.on),
      categoryLabel: format.shortDay,
      categoryName: format.day,
      axisLabel: format.compact,
      valueLabel: format.number,
      whole: true,
      series: [
        { name: words.out, kind: "bar", values: flow.days.map((day) => day.given), color: 0 },
        { name: words.in, kind: "bar", values: flow.days.map((day) => day.received), color: 1 },
      ],
    }),
    [flow, format, words],
  );
  if (sum("given") + sum("received") === 0) return <EmptyState title={words.empty} />;
  return <Chart label={words.label(format.number(sum("given")), format.number(sum("received")))} data={data} height={200} />;
}

function Terms({ agreement }: { agreement: Agreement }) {
  const { alliance: words } = useWords();
  const format = useFormat();
  const { terms } = agreement;
  const accepted = new Map(agreement.members.map((member) => [member.workspace, member.accepted_at]));
  const fee = (terms.fee_basis_points ?? 0) / 10_000;
  const rates = terms.sides.flatMap((from) => terms.sides.filter((to) => to.workspace !== from.workspace).map((to) => words.rate(nameOf(agreement, from.workspace), format.number(100), nameOf(agreement, to.workspace), format.number(Math.floor((100 * from.price * (1 - fee)) / to.price)))));
  return (
    <Section title={words.terms} note={words.rounding}>
      <Grid min={300}>
        <ul className={styles.list}>
          {terms.sides.map((side) => (
            <li key={side.workspace}>
              <span>
                {nameOf(agreement, side.workspace)} <Badge tone={accepted.get(side.workspace) ? "good" : "warn"}>{accepted.get(side.workspace) ? words.accepted : words.waiting}</Badge>
              </span>
              <span className="numbers">{words.priceUnit(format.number(side.price / 1000, 3))}</span>
            </li>
          ))}
          {rates.map((rate) => (
            <li key={rate}>
              <span className="numbers">{rate}</span>
            </li>
          ))}
          {fee ? <li>{words.fee(format.percent(fee, 2))}</li> : null}
          <li>{words.every[terms.clear_every ?? "hand"]}</li>
        </ul>
        <ul className={styles.list}>
          {(["least", "most", "per_person_day", "per_person", "per_day"] as const).map((key) => {
            const most = terms.limits?.[key];
            return (
              <li key={key}>
                <span>{words.limits[key]}</span>
                <span className="numbers">{most === null || most === undefined ? words.noLimit : format.number(most)}</span>
              </li>
            );
          })}
        </ul>
      </Grid>
    </Section>
  );
}

function Clearings({ agreement }: { agreement: Agreement }) {
  const { clearings: words } = useWords().alliance;
  const { id } = useWorkspace();
  const format = useFormat();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const query = useQuery({ queryKey: [id, "alliance", "clearings", agreement.id], queryFn: () => alliance.clearings(id, agreement.id) });
  const act = async (work: () => Promise<unknown>, told: string) => {
    try {
      await work();
      await cache.invalidateQueries({ queryKey: [id, "alliance"] });
      toast.done(told);
    } catch (error) {
      toast.failed(error);
    }
  };
  const columns: Column<Clearing["lines"][number]>[] = [
    { key: "member", title: words.member, render: (row) => nameOf(agreement, row.workspace) },
    { key: "given", title: words.given, number: true, render: (row) => <Num value={row.given} /> },
    { key: "received", title: words.received, number: true, render: (row) => <Num value={row.received} /> },
    {
      key: "net",
      title: words.net,
      number: true,
      render: (row) => (row.owes === 0 ? words.even : row.owes > 0 ? words.pays(format.money(row.owes, agreement.terms.currency)) : words.gets(format.money(-row.owes, agreement.terms.currency))),
    },
  ];
  const make = mayEdit ? (
    <Button disabled={agreement.uncleared === 0} onClick={() => void act(() => alliance.clear(id, agreement.id, new Date().toISOString()), words.made)}>
      {words.make}
    </Button>
  ) : null;
  return (
    <Section title={words.title} note={words.note} aside={make} flush>
      {query.data?.length === 0 ? <EmptyState title={words.empty} /> : null}
      {query.data?.map((one) => (
        <div key={one.id}>
          <div className={styles.clearing}>
            <h3>
              {words.until} {format.moment(one.until)}
              {one.made_by === "" ? <span className={styles.quiet}> {words.byItself}</span> : null}
            </h3>
            <span className={styles.actions}>
              <Button
                size="small"
                aria-label={`${words.save} ${format.moment(one.until)}`}
                onClick={() =>
                  saveCsv(
                    `alliance-${one.until.slice(0, 10)}`,
                    [words.member, words.given, words.received, `${words.net} (${agreement.terms.currency})`],
                    one.lines.map((line) => [nameOf(agreement, line.workspace), line.given, line.received, format.money(line.owes, agreement.terms.currency)]),
                  )
                }
              >
                {words.save}
              </Button>
            {one.state === "confirmed" ? (
              <Badge tone="good">{words.confirmed}</Badge>
            ) : one.made_by === id || !mayEdit ? (
              <Badge tone="warn">{words.waiting}</Badge>
            ) : (
              <Button type="primary" size="small" onClick={() => void act(() => alliance.confirm(id, agreement.id, one.id), words.confirmed)}>
                {words.confirm}
              </Button>
            )}
            </span>
          </div>
          <DataTable caption={words.title} columns={columns} rows={one.lines} rowKey={(row) => row.workspace} empty={null} dense />
        </div>
      ))}
    </Section>
  );
}

function Exchanges({ agreement }: { agreement: Agreement }) {
  const { exchanges: words } = useWords().alliance;
  const { id } = useWorkspace();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "alliance", "exchanges", agreement.id], queryFn: () => alliance.exchanges(id, agreement.id, { limit: 50 }) });
  const columns: Column<AllianceExchange>[] = [
    { key: "at", title: words.at, render: (row) => <RelativeTime at={row.at} /> },
    { key: "person", title: words.person, render: (row) => <Link to={path(`/people/${row.person_id}`)}>{shortId(row.person_id)}</Link> },
    { key: "direction", title: words.direction, render: (row) => words[row.direction](nameOf(agreement, row.partner)) },
    { key: "given", title: words.given, number: true, render: (row) => <Num value={row.given} /> },
    { key: "received", title: words.received, number: true, render: (row) => <Num value={row.received} /> },
    { key: "cleared", title: words.state, render: (row) => <Badge tone={row.clearing_id ? "good" : "quiet"}>{row.clearing_id ? words.cleared : words.open}</Badge> },
  ];
  return (
    <Section title={words.title} note={words.note} flush>
      <DataTable caption={words.title} columns={columns} rows={query.data?.items} rowKey={(row) => row.id} empty={<EmptyState title={words.empty} />} dense />
    </Section>
  );
}
