import { Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import type { Budget, BudgetMove } from "@/api";
import { useToast } from "@/kit";
import { minorUnits } from "@/kit/format";
import { useWords } from "@/words";
import styles from "./budgets.module.css";

/** Asks for the amount (where there is one) and the reason of a step. */
export function MoveBox({ budget, move, carryOut, close }: { budget: Budget; move: BudgetMove; carryOut: (body: { amount: number; reason: string }) => Promise<unknown>; close: () => void }) {
  const { budgets: words, kit } = useWords();
  const toast = useToast();
  const [reason, setReason] = useState("");
  const [amount, setAmount] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const asksAmount = move === "top-up" || move === "reduce";
  const money = budget.measure === "money";
  const units = money ? minorUnits(budget.currency) : 1;
  const title = { "top-up": words.breaker.topUp, reduce: words.breaker.reduce, stop: words.breaker.stop, resume: words.breaker.resume }[move];
  const submit = async () => {
    setBusy(true);
    try {
      await carryOut({ amount: Math.round((amount ?? 0) * units), reason: reason.trim() });
      close();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const ready = reason.trim().length >= 2 && (!asksAmount || (amount ?? 0) > 0);
  return (
    <Modal open title={title} okText={title} cancelText={kit.cancel} okButtonProps={{ danger: move === "stop", disabled: !ready }} confirmLoading={busy} onOk={() => void submit()} onCancel={close} destroyOnHidden>
      <div className={styles.form}>
        <p>{words.ask[move]}</p>
        {asksAmount ? (
          <label className={styles.field}>
            <span>{words.ask.amount}</span>
            <InputNumber min={0} precision={money ? Math.round(Math.log10(units)) : 0} {...(money ? { suffix: budget.currency } : {})} style={{ width: "100%" }} value={amount} onChange={setAmount} />
          </label>
        ) : null}
        <label className={styles.field}>
          <span>{words.ask.reason}</span>
          <Input.TextArea rows={2} maxLength={500} value={reason} placeholder={words.ask.reasonHelp} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
    </Modal>
  );
}
