import { Button, Checkbox, Drawer, Input, InputNumber, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { BadgeRules, Earning } from "@/api";
import { useFocusBack, useToast } from "@/kit";
import { useWords } from "@/words";
import styles from "./badges.module.css";

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // The input is inside, whichever it is.
     
    <label className={styles.field}>
      <span>{label}</span>
      {children}
    </label>
  );
}
/** What was typed for a condition: a number or true/false where it reads as one. */
function typed(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** Makes a badge, or changes one. */
export function BadgeForm({ start, isNew, close, save }: { start: BadgeRules; isNew?: boolean; close: () => void; save: (rules: BadgeRules) => Promise<unknown> }) {
  const { badges: all } = useWords();
  const words = all.form;
  const toast = useToast();
  useFocusBack();
  const [rules, setRules] = useState(start);
  const [busy, setBusy] = useState(false);
  const change = (more: Partial<BadgeRules>) => setRules({ ...rules, ...more });
  const earning = rules.earning ?? null;
  const setEarning = (more: Partial<Earning>) => earning && change({ earning: { ...earning, ...more } });
  const levels = rules.levels ?? [{ at: 1 }];
  const where = earning?.where ?? [];
  const options = (map: Record<string, string>) => Object.entries(map).map(([value, label]) => ({ value, label }));
  const text = (label: string, value: string, set: (value: string) => void, most = 120): ReactNode => (
    <Field label={label}>
      <Input value={value} maxLength={most} onChange={(event) => set(event.target.value)} />
    </Field>
  );
  const submit = async () => {
    setBusy(true);
    try {
      await save(rules);
      close();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const ready = rules.key !== "" && [rules.name, rules.description].every((one) => one.zh.trim() !== "" && one.en.trim() !== "");
  return (
    <Drawer
      open
      onClose={close}
      size={600}
      title={isNew ? words.create : words.edit}
      footer={
        <Button type="primary" loading={busy} disabled={!ready} onClick={() => void submit()}>
          {words.save}
        </Button>
      }
    >
      <div className={styles.form}>
        <div className={styles.row}>
          {text(words.zh, rules.name.zh, (zh) => change({ name: { ...rules.name, zh } }))}
          {text(words.en, rules.name.en, (en) =>
            change({ name: { ...rules.name, en }, ...(isNew && !start.key ? { key: en.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^[^a-z]+|_+$/g, "").slice(0, 40) } : {}) }),
          )}
          {isNew ? text(words.key, rules.key, (key) => change({ key: key.toLowerCase().replace(/[^a-z0-9_]/g, "") }), 40) : null}
        </div>
        {text(words.aboutZh, rules.description.zh, (zh) => change({ description: { ...rules.description, zh } }), 300)}
        {text(words.aboutEn, rules.description.en, (en) => change({ description: { ...rules.description, en } }), 300)}
        <div className={styles.row}>
          <Field label={words.kind}>
            <Select aria-label={words.kind} value={rules.kind ?? "badge"} onChange={(kind) => change({ kind })} options={options(all.kinds) as { value: NonNullable<BadgeRules["kind"]>; label: string }[]} />
          </Field>
          <Field label={words.symbol}>
            <Select aria-label={words.symbol} value={rules.symbol ?? "star"} onChange={(symbol) => change({ symbol })} options={options(all.symbols) as { value: NonNullable<BadgeRules["symbol"]>; label: string }[]} />
          </Field>
          <Field label={words.colour}>
            <Input type="color" value={rules.colour ?? "#3f6fb5"} onChange={(event) => change({ colour: event.target.value })} />
          </Field>
        </div>
        <fieldset className={styles.set}>
          <legend>{words.earning}</legend>
          <Checkbox checked={earning === null} onChange={(event) => change({ earning: event.target.checked ? null : { event: "Order Completed", measure: "count", where: [] } })}>
            {all.byHand}
          </Checkbox>
          {earning ? (
            <>
              <div className={styles.row}>
                {text(words.event, earning.event, (event) => setEarning({ event }), 255)}
                <Field label={words.measure}>
                  <Select aria-label={words.measure} value={earning.measure ?? "count"} onChange={(measure) => setEarning({ measure })} options={options(all.measures) as { value: NonNullable<Earning["measure"]>; label: string }[]} />
                </Field>
                {earning.measure === "sum" ? text(words.property, earning.property ?? "", (property) => setEarning({ property }), 200) : null}
              </div>
              {where.map((one, at) => (
                <div key={at} className={styles.row} role="group" aria-label={words.where}>
                  <Input aria-label={words.property} value={one.property} maxLength={200} onChange={(event) => setEarning({ where: where.map((each, index) => (index === at ? { ...each, property: event.target.value } : each)) })} />
                  <Select
                    aria-label={words.where}
                    value={one.op ?? "is"}
                    onChange={(op) => setEarning({ where: where.map((each, index) => (index === at ? { ...each, op } : each)) })}
                    options={options(all.ops) as { value: NonNullable<(typeof one)["op"]>; label: string }[]}
                  />
                  <Input aria-label={words.at} value={String(one.value ?? "")} maxLength={255} onChange={(event) => setEarning({ where: where.map((each, index) => (index === at ? { ...each, value: typed(event.target.value) } : each)) })} />
                  <Button type="text" aria-label={`${words.remove} ${one.property}`} onClick={() => setEarning({ where: where.filter((_, index) => index !== at) })}>
                    ×
                  </Button>
                </div>
              ))}
              <div>
                <Button size="small" onClick={() => setEarning({ where: [...where, { property: "category", op: "is", value: "" }] })}>
                  {words.addWhere}
                </Button>
              </div>
              <p className={styles.quiet}>{words.fromNow}</p>
            </>
          ) : null}
        </fieldset>
        <fieldset className={styles.set}>
          <legend>{words.levels}</legend>
          {levels.map((level, at) => {
            const put = (more: Partial<typeof level>) => change({ levels: levels.map((one, index) => (index === at ? { ...one, ...more } : one)) });
            const name = level.name ?? { zh: "", en: "" };
            const named = (next: { zh: string; en: string }) => put({ name: next.zh || next.en ? next : null });
            return (
              <div key={at} className={styles.row}>
                <Field label={words.at}>
                  <InputNumber style={{ width: "100%" }} min={1} precision={0} value={level.at} onChange={(next) => put({ at: next ?? 1 })} />
                </Field>
                {text(words.levelZh, name.zh, (zh) => named({ ...name, zh }), 60)}
                {text(words.levelEn, name.en, (en) => named({ ...name, en }), 60)}
                {levels.length > 1 ? (
                  <Button type="text" aria-label={`${words.remove} ${level.at}`} onClick={() => change({ levels: levels.filter((_, index) => index !== at) })}>
                    ×
                  </Button>
                ) : null}
              </div>
            );
          })}
          {levels.length < 10 ? (
            <div>
              <Button size="small" onClick={() => change({ levels: [...levels, { at: (levels.at(-1)?.at ?? 1) * 2 }] })}>
                {words.addLevel}
              </Button>
            </div>
          ) : null}
        </fieldset>
        <Checkbox checked={rules.live ?? true} onChange={(event) => change({ live: event.target.checked })}>
          {words.live}
        </Checkbox>
      </div>
    </Drawer>
  );
}
