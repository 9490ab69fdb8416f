import { Button, Checkbox, Drawer, Input, InputNumber, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { Budget, BudgetDraft, BudgetTerms } from "@/api";
import { useFocusBack, useToast, useWorkspace } from "@/kit";
import { minorUnits } from "@/kit/format";
import { useWords } from "@/words";
import styles from "./budgets.module.css";

interface Line {
  key: string;
  most: number | null;
}
const toLines = (map: Record<string, number> | undefined): Line[] => Object.entries(map ?? {}).map(([key, most]) => ({ key, most }));
const fromLines = (lines: Line[]): Record<string, number> => Object.fromEntries(lines.filter((line) => line.key.trim() !== "" && line.most !== null).map((line) => [line.key.trim(), line.most ?? 0]));

/** Makes a budget, or changes everything about one but its amount and measure. */
export function BudgetForm({ budget, close, save }: { budget?: Budget; close: () => void; save: (draft: BudgetDraft) => Promise<unknown> }) {
  const words = useWords().budgets.form;
  const lineWords = useWords().budgets.lines;
  const { currency } = useWorkspace();
  const toast = useToast();
  useFocusBack();
  const [busy, setBusy] = useState(false);
  const [zh, setZh] = useState(budget?.name.zh ?? "");
  const [en, setEn] = useState(budget?.name.en ?? "");
  const [campaign, setCampaign] = useState(budget?.campaign ?? "");
  const [measure, setMeasure] = useState<Budget["measure"]>(budget?.measure ?? "money");
  const [amount, setAmount] = useState<number | null>(null);
  const [unitCost, setUnitCost] = useState<number | null>(0);
  const terms = budget?.terms;
  const [perDay, setPerDay] = useState<number | null>(terms?.limits?.per_day ?? null);
  const [perPerson, setPerPerson] = useState<number | null>(terms?.limits?.per_person ?? null);
  const [perPersonDay, setPerPersonDay] = useState<number | null>(terms?.limits?.per_person_day ?? null);
  const [rewards, setRewards] = useState<Line[]>(toLines(terms?.limits?.rewards));
  const [channels, setChannels] = useState<Line[]>(toLines(terms?.limits?.channels));
  const [burnAmount, setBurnAmount] = useState<number | null>(terms?.burn_rule?.amount ?? null);
  const [burnMinutes, setBurnMinutes] = useState<number | null>(terms?.burn_rule?.minutes ?? 10);
  const [sameDay, setSameDay] = useState(terms?.day_return !== "none");

  const units = minorUnits(currency);
  const box = (label: string, value: number | null, set: (value: number | null) => void, money = measure === "money", least = 0): ReactNode => (
    <label className={styles.field}>
      <span>{label}</span>
      <InputNumber
        style={{ width: "100%" }}
        min={least}
        precision={money ? Math.round(Math.log10(units)) : 0}
        {...(money ? { suffix: currency } : {})}
        value={value === null ? null : money ? value / units : value}
        onChange={(next) => set(next === null ? null : Math.round(money ? next * units : next))}
      />
    </label>
  );
  const keyed = (label: string, lines: Line[], set: (lines: Line[]) => void): ReactNode => (
    <fieldset className={styles.fieldset}>
      <legend>{label}</legend>
      {lines.map((line, index) => (
        <div key={index} className={styles.line}>
          <Input aria-label={words.key} placeholder={words.key} value={line.key} onChange={(event) => set(lines.map((one, at) => (at === index ? { ...one, key: event.target.value } : one)))} />
          <InputNumber
            aria-label={label}
            style={{ width: "100%" }}
            min={0}
            precision={measure === "money" ? Math.round(Math.log10(units)) : 0}
            value={line.most === null ? null : measure === "money" ? line.most / units : line.most}
            onChange={(next) => set(lines.map((one, at) => (at === index ? { ...one, most: next === null ? null : Math.round(measure === "money" ? next * units : next) } : one)))}
          />
          <Button type="text" onClick={() => set(lines.filter((_, at) => at !== index))} aria-label={`${words.remove} ${line.key}`}>
            ×
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => set([...lines, { key: "", most: null }])}>
          {words.add}
        </Button>
      </div>
    </fieldset>
  );
  const submit = async () => {
    setBusy(true);
    const made: BudgetTerms = {
      limits: { per_day: perDay, per_person: perPerson, per_person_day: perPersonDay, rewards: fromLines(rewards), channels: fromLines(channels) },
      burn_rule: burnAmount ? { amount: burnAmount, minutes: burnMinutes ?? 10 } : null,
      alerts: terms?.alerts ?? [50, 80, 95],
      day_return: sameDay ? "same_day" : "none",
    };
    try {
      await save({ name: { zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() }, measure, amount: amount ?? 0, campaign: campaign.trim(), unit_cost_minor: unitCost ?? 0, terms: made, starts_at: budget?.starts_at ?? null, ends_at: budget?.ends_at ?? null });
      close();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const ready = (zh.trim() !== "" || en.trim() !== "") && (budget !== undefined || amount !== null);
  return (
    <Drawer
      open
      onClose={close}
      size={560}
      title={budget ? words.editTitle : words.title}
      footer={
        <Button type="primary" loading={busy} disabled={!ready} onClick={() => void submit()}>
          {budget ? words.save : words.create}
        </Button>
      }
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <label className={styles.field}>
            <span>{words.zh}</span>
            <Input value={zh} maxLength={120} onChange={(event) => setZh(event.target.value)} />
          </label>
          <label className={styles.field}>
            <span>{words.en}</span>
            <Input value={en} maxLength={120} onChange={(event) => setEn(event.target.value)} />
          </label>
        </div>
        <label className={styles.field}>
          <span>{words.campaign}</span>
          <Input value={campaign} maxLength={120} placeholder={words.campaignHelp} onChange={(event) => setCampaign(event.target.value)} />
        </label>
        {budget ? null : (
          <div className={styles.pair}>
            <div className={styles.field}>
              <span id="budget-measure">{words.measure}</span>
              <Select
                aria-labelledby="budget-measure"
                value={measure}
                onChange={setMeasure}
                options={[
                  { value: "money", label: words.money },
                  { value: "units", label: words.units },
                ]}
              />
            </div>
            {box(words.amount, amount, setAmount)}
            {measure === "units" ? box(words.unitCost, unitCost, setUnitCost, true) : null}
          </div>
        )}
        <fieldset className={styles.fieldset}>
          <legend>{words.limits}</legend>
          <div className={styles.pair}>
            {box(lineWords.per_day, perDay, setPerDay, measure === "money")}
            {box(lineWords.per_person, perPerson, setPerPerson, measure === "money")}
            {box(lineWords.per_person_day, perPersonDay, setPerPersonDay, measure === "money")}
          </div>
        </fieldset>
        {keyed(words.rewards, rewards, setRewards)}
        {keyed(words.channels, channels, setChannels)}
        <fieldset className={styles.fieldset}>
          <legend>{words.burn}</legend>
          <div className={styles.pair}>
            {box(words.burnAmount, burnAmount, setBurnAmount)}
            {box(words.burnMinutes, burnMinutes, setBurnMinutes, false, 1)}
          </div>
        </fieldset>
        <Checkbox checked={sameDay} onChange={(event) => setSameDay(event.target.checked)}>
          {words.dayReturn}
        </Checkbox>
      </div>
    </Drawer>
  );
}
