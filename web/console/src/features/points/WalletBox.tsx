import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Modal } from "antd";
import { useCallback, useMemo, useState } from "react";
import { type JsonObject, points, type PointsWallet, type Rules } from "@/api";
import { useToast, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import { RulesForm } from "@/form/RulesForm";
import { filledValue, parseSchema } from "@/form/schema";
import styles from "./points.module.css";

const KEY = /^[a-z][a-z0-9_]{0,39}$/;

/** One wallet as a form: a new one, or how an existing one goes on. Its key is fixed once saved. */
export function WalletBox({ wallet, taken, close }: { wallet: PointsWallet | null; taken: readonly string[]; close: () => void }) {
  const { points: words, kit } = useWords();
  const { id } = useWorkspace();
  const toast = useToast();
  const cache = useQueryClient();
  const forms = useQuery({ queryKey: [id, "points", "forms"], queryFn: () => points.forms(id), staleTime: Infinity });
  const root = useMemo(() => {
    if (!forms.data) return null;
    const whole = parseSchema(forms.data.wallet);
    return wallet === null ? whole : { ...whole, fields: whole.fields.filter((one) => one.name !== "key") };
  }, [forms.data, wallet]);
  const [changed, setChanged] = useState(wallet as unknown as JsonObject | null);
  const draft = changed ?? (root ? (filledValue(root) as JsonObject) : {});
  const onRules = useCallback((change: (rules: Rules) => Rules) => setChanged((before) => change(before ?? (root ? (filledValue(root) as JsonObject) : {}))), [root]);
  const key = typeof draft.key === "string" ? draft.key : "";
  const flaws = wallet === null && key !== "" && (!KEY.test(key) || taken.includes(key)) ? [{ path: "key", level: "error" as const, says: { zh: words.wallet.badKey, en: words.wallet.badKey } }] : [];
  const save = useMutation({
    mutationFn: () => points.saveWallet(id, key, draft as unknown as PointsWallet),
    onSuccess: async () => {
      toast.done(words.wallet.saved);
      await cache.invalidateQueries({ queryKey: [id, "points"] });
      await cache.invalidateQueries({ queryKey: [id, "picker", "wallet"] });
      close();
    },
    onError: toast.failed,
  });
  return (
    <Modal
      open
      width={760}
      title={wallet === null ? words.wallet.create : words.wallet.edit}
      okText={words.settings.save}
      cancelText={kit.cancel}
      okButtonProps={{ disabled: root === null || key === "" || flaws.length > 0 }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={close}
      destroyOnHidden
    >
      <div className={styles.form}>{root ? <RulesForm root={root} rules={draft} flaws={flaws} readOnly={false} onChange={onRules} /> : null}</div>
    </Modal>
  );
}
