import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Input, InputNumber, Radio } from "antd";
import { type ReactNode, useState } from "react";
import { deliveries, type DeliverySettings } from "@/api";
import { Loaded, useFocusBack, useToast, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import styles from "./deliveries.module.css";

/** How this shop sends things, and for how long it keeps addresses. */
export function SettingsDrawer({ close }: { close: () => void }) {
  const { deliveries: words } = useWords();
  const { id } = useWorkspace();
  const query = useQuery({ queryKey: [id, "deliveries", "settings"], queryFn: () => deliveries.settings(id) });
  useFocusBack();
  return (
    <Drawer open onClose={close} size={560} title={words.settings}>
      <Loaded query={query}>{(settings) => <Form before={settings} close={close} />}</Loaded>
    </Drawer>
  );
}

const words_of = (text: string) => text.split(/[\s,，、]+/).filter(Boolean);

function Form({ before, close }: { before: DeliverySettings; close: () => void }) {
  const { deliveries: all } = useWords();
  const words = all.setting;
  const { id } = useWorkspace();
  const toast = useToast();
  const cache = useQueryClient();
  const [draft, setDraft] = useState(before);
  const [countries, setCountries] = useState((before.countries ?? []).join(", "));
  const [notSent, setNotSent] = useState((before.not_sent ?? []).join(", "));
  const [busy, setBusy] = useState(false);
  const set = (changes: Partial<DeliverySettings>) => setDraft((now) => ({ ...now, ...changes }));
  const save = async () => {
    setBusy(true);
    try {
      await deliveries.changeSettings(id, { ...draft, countries: words_of(countries.toUpperCase()), not_sent: words_of(notSent) });
      await cache.invalidateQueries({ queryKey: [id, "deliveries"] });
      toast.done(words.saved);
      close();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const field = (label: string, input: ReactNode, help = "") => (
    <label className={styles.field}>
      <span>{label}</span>
      {input}
      {help ? <span className={styles.quiet}>{help}</span> : null}
    </label>
  );
  const days = (key: "address_days" | "remind_days" | "forget_days" | "remember_days", least: number) => (
    <InputNumber min={least} max={3650} precision={0} value={draft[key] ?? null} style={{ width: "100%" }} onChange={(value) => set({ [key]: key === "address_days" ? value : (value ?? least) })} />
  );
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        {field(words.address_days, days("address_days", 1), words.address_days_help)}
        {field(words.remind_days, days("remind_days", 0))}
      </div>
      <div className={styles.field}>
        <span id="unclaimed">{words.unclaimed}</span>
        <Radio.Group aria-labelledby="unclaimed" value={draft.unclaimed ?? "stock"} onChange={(event) => set({ unclaimed: event.target.value as "stock" | "write_off" })} options={(["stock", "write_off"] as const).map((value) => ({ value, label: words.unclaimeds[value] }))} />
      </div>
      <div className={styles.pair}>
        {field(words.forget_days, days("forget_days", 0))}
        {field(words.remember_days, days("remember_days", 1))}
      </div>
      {field(words.countries, <Input value={countries} onChange={(event) => setCountries(event.target.value)} />, words.countries_help)}
      {field(words.not_sent, <Input value={notSent} onChange={(event) => setNotSent(event.target.value)} />, words.not_sent_help)}
      <div className={styles.actions}>
        <Button type="primary" loading={busy} onClick={() => void save()}>
          {words.save}
        </Button>
      </div>
    </div>
  );
}
