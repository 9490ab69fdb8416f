import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { deliveries, type DeliveryBack, type DeliveryPage as Shape, type DeliveryTurn } from "@/api";
import { Badge, type Column, Copy, DataTable, EmptyState, Facts, HolderLink, Loaded, None, Num, Page, RelativeTime, Section, shortId, useFormat, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useSay, useWords } from "@/words";
import { TONES } from "./DeliveriesPage";
import styles from "./deliveries.module.css";

const MAIN: Partial<Record<string, DeliveryTurn>> = { ready: "ship", packed: "ship", shipped: "deliver" };
const ASKING: readonly DeliveryTurn[] = ["ship", "correct", "return", "cancel"];

/** One delivery: where it goes, what was done with it, and what can be. */
export function DeliveryPage() {
  const { id } = useWorkspace();
  const name = useParams().delivery ?? "";
  const query = useQuery({ queryKey: [id, "deliveries", "one", name], queryFn: () => deliveries.get(id, name) });
  return <Loaded query={query}>{(page) => <Shown page={page} />}</Loaded>;
}

function Shown({ page }: { page: Shape }) {
  const { deliveries: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const say = useSay();
  const format = useFormat();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const [asking, setAsking] = useState<DeliveryTurn | null>(null);
  const { line } = page;
  const make = async (turn: DeliveryTurn, more: { carrier?: string; tracking?: string; back?: DeliveryBack; note?: string } = {}) => {
    await deliveries.turn(id, line.id, { turn, ...more });
    await cache.invalidateQueries({ queryKey: [id, "deliveries"] });
    toast.done(words.turned);
  };
  const go = (turn: DeliveryTurn) => (ASKING.includes(turn) ? setAsking(turn) : void make(turn).catch(toast.failed));
  const action = mayEdit ? (
    <div className={styles.actions}>
      {page.turns.map((turn) => (
        <Button key={turn} type={MAIN[line.state] === turn ? "primary" : "default"} danger={turn === "cancel"} onClick={() => go(turn)}>
          {words.turns[turn]}
        </Button>
      ))}
    </div>
  ) : null;
  const why = line.why === "lapsed" || line.why === "gone" ? words.page.why[line.why] : line.why;
  return (
    <Page
      title={`${say(line.name)}${line.pieces > 1 ? ` ×${line.pieces}` : ""}`}
      up={{ to: path("/deliveries"), label: words.back }}
      action={action}
      facts={
        <Facts
          items={[
            { name: words.columns.state, value: <Badge tone={TONES[line.state]}>{words.states[line.state]}</Badge> },
            { name: words.page.person, value: <Link to={path(`/people/${line.person_id}`)}>{shortId(line.person_id)}</Link> },
            { name: words.page.pieces, value: <Num value={line.pieces} /> },
            { name: words.page.origin, value: <HolderLink holder={page.origin} /> },
            { name: words.page.asset, value: line.asset },
            { name: words.columns.tracking, value: line.tracking ? `${line.carrier} ${line.tracking}` : <None /> },
            { name: words.columns.created, value: format.moment(line.created_at) },
            ...(line.deadline_at ? [{ name: words.columns.deadline, value: format.moment(line.deadline_at) }] : []),
            ...(why ? [{ name: words.page.note, value: why }] : []),
          ]}
        />
      }
    >
      <AddressBox page={page} />
      <History page={page} />
      {asking ? <Asking turn={asking} page={page} make={make} close={() => setAsking(null)} /> : null}
    </Page>
  );
}

function AddressBox({ page }: { page: Shape }) {
  const { page: words } = useWords().deliveries;
  const { address } = page;
  if (!address) {
    const masked = page.line.to;
    return (
      <Section title={words.address}>
        {masked ? <p>{`${masked.name} ${masked.phone} · ${masked.place}`}</p> : null}
        <p className={styles.quiet}>{words.address_states[page.address_state]}</p>
      </Section>
    );
  }
  const { name, phone, region, city, district, lines, postcode, country } = address;
  const where = country === "CN" ? [[region, city, district].filter(Boolean).join(" "), ...lines] : [...lines, [city, region].filter(Boolean).join(", ")];
  const rows = [...where, [postcode, country].filter(Boolean).join(" ")].filter(Boolean);
  return (
    <Section title={words.address} aside={<Copy text={[name, phone, ...rows].join("\n")} />}>
      <address className={styles.address}>
        <b>{name}</b>
        <span className="numbers">{phone}</span>
        {rows.map((row) => (
          <span key={row}>{row}</span>
        ))}
      </address>
    </Section>
  );
}

function History({ page }: { page: Shape }) {
  const { page: words, did, states } = useWords().deliveries;
  const columns: Column<Shape["history"][number]>[] = [
    { key: "at", title: words.when, render: (row) => <RelativeTime at={row.at} /> },
    { key: "turn", title: words.what, render: (row) => did[row.turn] },
    { key: "by", title: words.who, render: (row) => (row.by === "shopper" || row.by === "system" ? words.by[row.by] : shortId(row.by)) },
    { key: "state", title: useWords().deliveries.columns.state, render: (row) => states[row.to_state] },
    { key: "note", title: words.note, render: (row) => row.note || <None />, wide: true },
  ];
  return (
    <Section title={words.history} flush>
      <DataTable caption={words.history} columns={columns} rows={page.history} rowKey={(row) => String(row.number)} empty={<EmptyState title={words.historyEmpty} />} dense />
    </Section>
  );
}

interface Answer {
  carrier?: string;
  tracking?: string;
  back?: DeliveryBack;
  note?: string;
}

function Asking({ turn, page, make, close }: { turn: DeliveryTurn; page: Shape; make: (turn: DeliveryTurn, more: Answer) => Promise<void>; close: () => void }) {
  const { deliveries: all } = useWords();
  const words = all.ask;
  const ships = turn === "ship" || turn === "correct";
  const [carrier, setCarrier] = useState(page.line.carrier);
  const [tracking, setTracking] = useState(page.line.tracking);
  const [back, setBack] = useState<DeliveryBack>("stock");
  const [note, setNote] = useState("");
  const backs = (["stock", "write_off", "shopper"] as const).filter((one) => one !== "shopper" || page.line.state !== "waiting");
  return (
    <Confirm open title={all.turns[turn]} confirm={all.turns[turn]} danger={turn === "cancel"} onConfirm={() => make(turn, ships ? { carrier, tracking } : { back, note })} onClose={close}>
      <div className={styles.form}>
        {ships ? (
          <>
            <label className={styles.field}>
              <span>{words.carrier}</span>
              <Input value={carrier} maxLength={100} onChange={(event) => setCarrier(event.target.value)} />
            </label>
            <label className={styles.field}>
              <span>{words.tracking}</span>
              <Input value={tracking} maxLength={100} onChange={(event) => setTracking(event.target.value)} />
            </label>
          </>
        ) : (
          <>
            <p>{turn === "cancel" ? words.cancelText : words.returnText}</p>
            <div className={styles.field}>
              <span id="back">{words.back}</span>
              <Radio.Group aria-labelledby="back" vertical value={back} onChange={(event) => setBack(event.target.value as DeliveryBack)} options={backs.map((value) => ({ value, label: words.backs[value] }))} />
            </div>
            <label className={styles.field}>
              <span>{words.note}</span>
              <Input.TextArea value={note} maxLength={500} rows={2} onChange={(event) => setNote(event.target.value)} />
            </label>
          </>
        )}
      </div>
    </Confirm>
  );
}
