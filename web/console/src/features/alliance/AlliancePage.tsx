import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Input, InputNumber, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import { type Agreement, alliance, type AllianceTerms } from "@/api";
import { Badge, type Column, DataTable, EmptyState, ErrorState, Num, Page, RelativeTime, Section, type Tone, useFocusBack, useListState, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./alliance.module.css";

export const TONES: Record<Agreement["state"], Tone> = { proposed: "warn", active: "good", ended: "quiet" };

/** Every agreement of the workspace. */
export function AlliancePage() {
  const { alliance: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const say = useSay();
  const list = useListState();
  const mayEdit = useMayEdit();
  const query = useQuery({ queryKey: [id, "alliance"], queryFn: () => alliance.list(id) });
  const columns: Column<Agreement>[] = [
    { key: "name", title: words.columns.name, render: (row) => say(row.name) },
    { key: "members", title: words.columns.members, render: (row) => row.members.map((member) => member.name ?? member.workspace).join(" · ") },
    { key: "state", title: words.columns.state, render: (row) => <Badge tone={TONES[row.state]}>{words.states[row.state]}</Badge> },
    { key: "links", title: words.columns.links, number: true, render: (row) => <Num value={row.links} /> },
    { key: "uncleared", title: words.columns.uncleared, number: true, render: (row) => <Num value={row.uncleared} /> },
    { key: "created", title: words.columns.created, render: (row) => <RelativeTime at={row.created_at} />, wide: true },
  ];
  const add = mayEdit ? (
    <Button type="primary" onClick={() => list.set({ new: "agreement" })}>
      {words.propose}
    </Button>
  ) : null;
  return (
    <Page title={words.title} lead={words.lead} action={add}>
      <Section flush>
        {query.isError && query.data === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable
            caption={words.title}
            columns={columns}
            rows={query.data}
            rowKey={(row) => row.id}
            rowLink={(row) => path(`/alliance/${row.id}`)}
            empty={
              <EmptyState title={words.empty} action={add}>
                {words.emptyText}
              </EmptyState>
            }
          />
        )}
      </Section>
      {list.get("new") === "agreement" && mayEdit ? <Proposal close={() => list.set({ new: null })} /> : null}
    </Page>
  );
}

function Proposal({ close }: { close: () => void }) {
  const { alliance: all } = useWords();
  const words = all.form;
  const { id, currency } = useWorkspace();
  const path = usePath();
  const navigate = useNavigate();
  const toast = useToast();
  const cache = useQueryClient();
  useFocusBack();
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const [partner, setPartner] = useState("");
  const [own, setOwn] = useState<number | null>(1);
  const [theirs, setTheirs] = useState<number | null>(1);
  const [fee, setFee] = useState<number | null>(0);
  const [limits, setLimits] = useState<Record<string, number | null>>({ least: 1 });
  const [every, setEvery] = useState<NonNullable<AllianceTerms["clear_every"]>>("month");
  const [busy, setBusy] = useState(false);
  const field = (label: string, input: ReactNode, help = "") => (
    <label className={styles.field}>
      <span>{label}</span>
      {input}
      {help ? <span className={styles.quiet}>{help}</span> : null}
    </label>
  );
  const submit = async () => {
    setBusy(true);
    const price = (value: number | null) => Math.round((value ?? 1) * 1000);
    const terms: AllianceTerms = {
      currency,
      sides: [
        { workspace: id, price: price(own) },
        { workspace: partner.trim(), price: price(theirs) },
      ],
      limits: { least: limits.least ?? 1, most: limits.most ?? null, per_person_day: limits.per_person_day ?? null, per_person: limits.per_person ?? null, per_day: limits.per_day ?? null },
      fee_basis_points: Math.round((fee ?? 0) * 100),
      clear_every: every,
    };
    try {
      const made = await alliance.propose(id, { name: { zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() }, terms });
      await cache.invalidateQueries({ queryKey: [id, "alliance"] });
      toast.done(words.done);
      void navigate(path(`/alliance/${made.id}`));
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const number = (value: number | null, change: (value: number | null) => void, digits = 0) => <InputNumber min={0} precision={digits} value={value} style={{ width: "100%" }} onChange={change} />;
  return (
    <Drawer
      open
      onClose={close}
      size={560}
      title={words.title}
      footer={
        <Button type="primary" loading={busy} disabled={partner.trim() === "" || (zh.trim() === "" && en.trim() === "")} onClick={() => void submit()}>
          {words.submit}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{words.ownerOnly}</p>
        <div className={styles.pair}>
          {field(words.zh, <Input value={zh} maxLength={120} onChange={(event) => setZh(event.target.value)} />)}
          {field(words.en, <Input value={en} maxLength={120} onChange={(event) => setEn(event.target.value)} />)}
        </div>
        {field(words.partner, <Input value={partner} maxLength={60} onChange={(event) => setPartner(event.target.value)} />)}
        <div className={styles.pair}>
          {field(words.own, number(own, setOwn, 3), words.priceHelp)}
          {field(words.partnerPrice, number(theirs, setTheirs, 3), words.priceHelp)}
          {field(words.fee, number(fee, setFee, 2))}
          {field(all.everyLabel, <Select value={every} onChange={setEvery} aria-label={all.everyLabel} options={(["month", "week", "hand"] as const).map((value) => ({ value, label: all.every[value] }))} />)}
          {(["least", "most", "per_person_day", "per_person", "per_day"] as const).map((key) => (
            <div key={key}>{field(all.limits[key], number(limits[key] ?? null, (value) => setLimits((before) => ({ ...before, [key]: value }))))}</div>
          ))}
        </div>
      </div>
    </Drawer>
  );
}
