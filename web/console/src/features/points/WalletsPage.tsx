import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, InputNumber, Modal, Select } from "antd";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { points, type PointsAdjustment, type PointsLiability, type PointsWallet } from "@/api";
import { Badge, Chart, type ChartData, Choice, type Column, DataTable, Figure, Grid, Loaded, Num, Page, RelativeTime, Section, useFormat, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { PointsTabs } from "./parts";
import { WalletBox } from "./WalletBox";
import styles from "./points.module.css";

/** What kinds of points there are, what the shop owes in them, and what was changed by hand. */
export function WalletsPage() {
  const { points: words } = useWords();
  const { id } = useWorkspace();
  const say = useSay();
  const format = useFormat();
  const mayEdit = useMayEdit();
  const [chosen, setChosen] = useState("points");
  const [adjusting, setAdjusting] = useState(false);
  const [editing, setEditing] = useState<PointsWallet | "new" | null>(null);
  const wallets = useQuery({ queryKey: [id, "points", "wallets"], queryFn: () => points.wallets(id) });
  const lasts = (wallet: PointsWallet) => {
    if (wallet.expiry === "days") return words.wallet.days(wallet.expiry_count ?? 0);
    if (wallet.expiry === "months") return words.wallet.months(wallet.expiry_count ?? 0);
    return wallet.expiry === "yearly" ? words.wallet.yearly(wallet.yearly_month ?? 12, wallet.yearly_day ?? 31) : words.wallet.never;
  };
  const columns: Column<PointsWallet>[] = [
    { key: "name", title: words.wallet.columns.name, render: (row) => say(row.name) },
    { key: "expiry", title: words.wallet.columns.expiry, render: lasts },
    { key: "pending", title: words.wallet.columns.pending, render: (row) => words.wallet.days(row.pending_days ?? 0) },
    { key: "approve", title: words.wallet.columns.approve, render: (row) => (row.approve_above == null ? words.wallet.noApproval : words.wallet.approveAbove(format.number(row.approve_above))) },
    ...(mayEdit
      ? [
          {
            key: "edit",
            title: "",
            render: (row: PointsWallet) => (
              <Button size="small" onClick={() => setEditing(row)} aria-label={`${words.wallet.change}: ${say(row.name)}`}>
                {words.wallet.change}
              </Button>
            ),
          },
        ]
      : []),
  ];
  const list = wallets.data ?? [];
  return (
    <Page
      title={words.title}
      lead={words.lead}
      action={
        mayEdit ? (
          <>
            <Button onClick={() => setEditing("new")}>{words.wallet.create}</Button>
            <Button type="primary" onClick={() => setAdjusting(true)}>
              {words.wallet.adjust}
            </Button>
          </>
        ) : null
      }
    >
      <PointsTabs />
      <Section flush>
        <DataTable caption={words.tabs.wallets} columns={columns} rows={wallets.data} rowKey={(row) => row.key} empty={null} />
      </Section>
      <Section title={words.wallet.liability} note={words.wallet.liabilityNote} aside={<Choice label={words.wallet.columns.name} value={chosen} options={list.map((one) => ({ key: one.key, label: say(one.name) }))} onChange={setChosen} />}>
        <LiabilityOf wallet={chosen} />
      </Section>
      <Adjustments wallets={list} />
      {editing ? <WalletBox wallet={editing === "new" ? null : editing} taken={list.map((one) => one.key)} close={() => setEditing(null)} /> : null}
      {adjusting ? <Adjusting wallets={list} close={() => setAdjusting(false)} /> : null}
    </Page>
  );
}

function LiabilityOf({ wallet }: { wallet: string }) {
  const { id } = useWorkspace();
  const query = useQuery({ queryKey: [id, "points", "liability", wallet], queryFn: () => points.liability(id, wallet), refetchInterval: 60_000 });
  return <Loaded query={query}>{(liability) => <Owed liability={liability} />}</Loaded>;
}

function Owed({ liability }: { liability: PointsLiability }) {
  const { points: all } = useWords();
  const words = all.wallet;
  const format = useFormat();
  const data = useMemo<ChartData>(
    () => ({
      categories: liability.expiring.map((month) => month.on),
      categoryLabel: (on) => on.slice(0, 7),
      axisLabel: format.compact,
      valueLabel: format.number,
      whole: true,
      series: [{ name: words.expiring, kind: "bar", values: liability.expiring.map((month) => month.amount), color: 0 }],
    }),
    [liability, format, words],
  );
  return (
    <>
      <Grid min={190}>
        <Figure label={words.outstanding} value={<Num value={liability.outstanding} />} note={liability.never_expiring > 0 ? words.neverNote(format.number(liability.never_expiring)) : liability.held > 0 ? words.heldNote(format.number(liability.held)) : ""} />
        <Figure label={words.waiting} value={<Num value={liability.pending} />} />
        <Figure
          label={words.expected}
          value={liability.expected_redeemed === null ? words.notYet : <Num value={liability.expected_redeemed} />}
          note={liability.redeemed_share === null ? words.notYetNote : words.expectedNote(format.percent(liability.redeemed_share))}
        />
        <Figure label={words.debts} value={<Num value={liability.debts} />} />
      </Grid>
      {liability.expiring.length > 0 ? (
        <>
          <h3 className={styles.chartTitle}>{words.expiring}</h3>
          <Chart label={words.expiringLabel} data={data} height={200} />
        </>
      ) : (
        <p className={styles.quiet}>{words.noExpiry}</p>
      )}
    </>
  );
}

function Adjustments({ wallets }: { wallets: readonly PointsWallet[] }) {
  const { points: all } = useWords();
  const words = all.wallet;
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const query = useQuery({ queryKey: [id, "points", "adjustments"], queryFn: () => points.adjustments(id) });
  const decide = useMutation({
    mutationFn: ({ which, how }: { which: string; how: "approve" | "refuse" }) => points.decide(id, which, how),
    onSuccess: async () => {
      toast.done(words.decided);
      await cache.invalidateQueries({ queryKey: [id, "points"] });
    },
    onError: toast.failed,
  });
  const columns: Column<PointsAdjustment>[] = [
    { key: "at", title: all.refused.when, render: (row) => <RelativeTime at={row.requested_at} /> },
    { key: "person", title: all.refused.person, render: (row) => <Link to={path(`/people/${row.person_id}`)}>{row.person_id}</Link> },
    { key: "wallet", title: words.columns.name, render: (row) => say(wallets.find((one) => one.key === row.wallet)?.name) || row.wallet, wide: true },
    { key: "amount", title: all.shop.exchange.points, number: true, render: (row) => <Num value={row.amount} /> },
    { key: "reason", title: words.reason, render: (row) => row.reason },
    {
      key: "state",
      title: all.columns.state,
      render: (row) =>
        row.state === "requested" && mayEdit ? (
          <span className={styles.inline}>
            <Button size="small" onClick={() => decide.mutate({ which: row.id, how: "approve" })}>
              {words.approve}
            </Button>
            <Button size="small" onClick={() => decide.mutate({ which: row.id, how: "refuse" })}>
              {words.refuse}
            </Button>
          </span>
        ) : (
          <Badge tone={row.state === "done" ? "good" : "quiet"}>{words.state[row.state] ?? row.state}</Badge>
        ),
    },
  ];
  return (
    <Section title={words.adjustments} note={words.adjustmentsNote} flush>
      <DataTable caption={words.adjustments} columns={columns} rows={query.isError ? [] : query.data?.items} rowKey={(row) => row.id} empty={<p style={{ padding: "0 24px 16px" }}>{words.none}</p>} />
    </Section>
  );
}

function Adjusting({ wallets, close }: { wallets: readonly PointsWallet[]; close: () => void }) {
  const { points: all } = useWords();
  const words = all.wallet;
  const { id } = useWorkspace();
  const say = useSay();
  const toast = useToast();
  const cache = useQueryClient();
  const [wallet, setWallet] = useState("points");
  const [person, setPerson] = useState("");
  const [amount, setAmount] = useState<number | null>(null);
  const [reason, setReason] = useState("");
  const send = useMutation({
    mutationFn: () => points.adjust(id, { wallet, person: person.trim(), amount: amount ?? 0, reason }),
    onSuccess: async (made) => {
      toast.done(made.state === "requested" ? words.requested : words.adjusted);
      await cache.invalidateQueries({ queryKey: [id, "points"] });
      close();
    },
    onError: toast.failed,
  });
  return (
    <Modal open title={words.adjustTitle} okText={words.request} onOk={() => send.mutate()} onCancel={close} okButtonProps={{ loading: send.isPending, disabled: person.trim() === "" || !amount || reason.trim() === "" }}>
      <div className={styles.fields}>
        <label className={styles.field}>
          <span>{words.columns.name}</span>
          <Select value={wallet} onChange={setWallet} aria-label={words.columns.name} options={wallets.map((one) => ({ value: one.key, label: say(one.name) }))} />
        </label>
        <label className={styles.field}>
          <span>{all.tester.person}</span>
          <Input value={person} onChange={(change) => setPerson(change.target.value)} />
        </label>
        <label className={styles.field}>
          <span>{words.amount}</span>
          <InputNumber style={{ width: "100%" }} precision={0} value={amount} onChange={setAmount} />
        </label>
        <label className={styles.field}>
          <span>{words.reason}</span>
          <Input.TextArea rows={2} maxLength={500} value={reason} onChange={(change) => setReason(change.target.value)} />
        </label>
      </div>
    </Modal>
  );
}
