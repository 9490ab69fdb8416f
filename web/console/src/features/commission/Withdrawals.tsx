import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Modal, Select } from "antd";
import { useState } from "react";
import { commission, type Withdrawal } from "@/api";
import { Badge, type Column, DataTable, EmptyState, ListBar, Money, None, Pager, RelativeTime, Section, type Tone, useListState, useMayEdit, useToast, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import styles from "./commission.module.css";
import { PersonLink } from "./parts";

const STATES = ["asked", "approved", "paid", "refused", "void"] as const;
const TONES: Record<Withdrawal["state"], Tone> = { asked: "warn", approved: "plain", paid: "good", refused: "loss", void: "quiet" };

/** The queue of those who want to be paid. */
export function Withdrawals() {
  const { withdrawals: words } = useWords().commission;
  const { id } = useWorkspace();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const list = useListState();
  const [ending, setEnding] = useState<{ one: Withdrawal; state: "paid" | "refused" } | null>(null);
  const state = STATES.find((one) => one === list.get("state")) ?? null;
  const query = useQuery({ queryKey: [id, "commission", "withdrawals", state, list.cursor], queryFn: () => commission.withdrawals(id, { state, cursor: list.cursor, limit: 50 }), placeholderData: keepPreviousData });
  const refresh = () => cache.invalidateQueries({ queryKey: [id, "commission"] });
  const approve = async (one: Withdrawal) => {
    try {
      await commission.approve(id, one.id);
      await refresh();
      toast.done(words.approved);
    } catch (error) {
      toast.failed(error);
    }
  };
  const columns: Column<Withdrawal>[] = [
    { key: "party", title: words.party, render: (row) => <PersonLink id={row.party_id} party /> },
    { key: "amount", title: words.amount, number: true, render: (row) => <Money minor={row.amount} currency={row.currency} /> },
    { key: "asked", title: words.asked, render: (row) => <RelativeTime at={row.asked_at} /> },
    { key: "state", title: words.state, render: (row) => <Badge tone={TONES[row.state]}>{words.states[row.state]}</Badge> },
    { key: "reason", title: words.reason, render: (row) => row.reason || <None />, wide: true },
    {
      key: "act",
      title: "",
      number: true,
      render: (row) =>
        !mayEdit || (row.state !== "asked" && row.state !== "approved") ? null : (
          <span className={styles.actions}>
            {row.state === "asked" ? (
              <Button size="small" type="primary" onClick={() => void approve(row)}>
                {words.approve}
              </Button>
            ) : (
              <Button size="small" type="primary" onClick={() => setEnding({ one: row, state: "paid" })}>
                {words.pay}
              </Button>
            )}
            <Button size="small" danger onClick={() => setEnding({ one: row, state: "refused" })}>
              {words.refuse}
            </Button>
          </span>
        ),
    },
  ];
  return (
    <Section title={words.title} note={words.note} flush>
      <ListBar>
        <Select aria-label={words.filter} style={{ width: 160 }} value={state ?? ""} onChange={(value) => list.set({ state: value || null })} options={[{ value: "", label: words.all }, ...STATES.map((value) => ({ value, label: words.states[value] }))]} />
      </ListBar>
      <DataTable caption={words.title} columns={columns} rows={query.data?.items} rowKey={(row) => row.id} empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>} />
      <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={query.data?.items.length ?? 0} />
      {ending ? (
        <Ending
          {...ending}
          close={() => setEnding(null)}
          done={async () => {
            await refresh();
            toast.done(words.done);
          }}
        />
      ) : null}
    </Section>
  );
}

function Ending({ one, state, close, done }: { one: Withdrawal; state: "paid" | "refused"; close: () => void; done: () => Promise<unknown> }) {
  const { kit, commission: all } = useWords();
  const words = all.withdrawals;
  const { id } = useWorkspace();
  const toast = useToast();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const paid = state === "paid";
  const submit = async () => {
    setBusy(true);
    try {
      await commission.end(id, one.id, { state, reason: reason.trim() });
      await done();
      close();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={paid ? words.payTitle : words.refuseTitle} okText={paid ? words.pay : words.refuse} cancelText={kit.cancel} okButtonProps={{ danger: !paid, disabled: reason.trim().length < 2 }} confirmLoading={busy} onOk={() => void submit()} onCancel={close} destroyOnHidden>
      <div className={styles.form}>
        <p>
          <Money minor={one.amount} currency={one.currency} /> · {paid ? words.payText : words.refuseText}
        </p>
        <label className={styles.field}>
          <span>{paid ? words.reference : words.reason}</span>
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
    </Modal>
  );
}
