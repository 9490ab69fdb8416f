import { Button, Input, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import type { Privilege, Tier } from "@/api";
import { useWorkspace } from "@/kit";
import { minorUnits } from "@/kit/format";
import { useSay, useWords } from "@/words";
import styles from "./membership.module.css";
import { tint } from "./parts";

/** A label above its input. */
export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // The input is inside, whichever it is.
     
    <label className={styles.field}>
      <span>{label}</span>
      {children}
    </label>
  );
}

/** What each kind of privilege can be told, and how it is typed in. */
const PARAMETERS: Readonly<Record<string, readonly (readonly [name: string, how: "number" | "money" | "text" | "numbers"])[]>> = {
  birthday_month: [
    ["percent", "number"],
    ["coupon", "text"],
  ],
  double_points_day: [
    ["percent", "number"],
    ["weekdays", "numbers"],
    ["month_days", "numbers"],
  ],
  points_multiplier: [["percent", "number"]],
  presale: [["hours_before", "number"]],
  free_shipping: [
    ["from_minor", "money"],
    ["per_month", "number"],
  ],
  personal_buyer: [
    ["answers_within_hours", "number"],
    ["link", "text"],
  ],
  tool_access: [
    ["tool", "text"],
    ["per_month", "number"],
  ],
  partner_benefit: [
    ["partner", "text"],
    ["link", "text"],
  ],
  member_price: [],
  own: [],
};
const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

export function TierFields({ tier, paid, change, remove }: { tier: Tier; paid: boolean; change: (tier: Tier) => void; remove: (() => void) | null }) {
  const { membership: all } = useWords();
  const words = all.editor;
  const say = useSay();
  const { currency } = useWorkspace();
  const units = minorUnits(currency);
  const asks = tier.asks ?? {};
  const privileges = tier.privileges ?? [];
  const money = (label: string, value: number | null | undefined, set: (value: number | null) => void): ReactNode => (
    <Field label={label}>
      <InputNumber
        style={{ width: "100%" }}
        min={0}
        precision={Math.round(Math.log10(units))}
        suffix={currency}
        value={value === null || value === undefined ? null : value / units}
        onChange={(next) => set(next ? Math.round(next * units) : null)}
      />
    </Field>
  );
  const count = (label: string, value: number | null | undefined, set: (value: number | null) => void): ReactNode => (
    <Field label={label}>
      <InputNumber style={{ width: "100%" }} min={0} precision={0} value={value ?? null} onChange={(next) => set(next === 0 ? null : next)} />
    </Field>
  );
  const setPrivilege = (at: number, next: Privilege) => change({ ...tier, privileges: privileges.map((one, index) => (index === at ? next : one)) });
  const several = [asks.spend_minor, asks.orders, asks.growth].filter((one) => one).length > 1;
  return (
    <fieldset className={styles.step} style={tint(tier)}>
      <legend>{say(tier.name)}</legend>
      <div className={styles.row}>
        <Field label={words.nameZh}>
          <Input value={tier.name.zh} maxLength={60} onChange={(event) => change({ ...tier, name: { ...tier.name, zh: event.target.value } })} />
        </Field>
        <Field label={words.nameEn}>
          <Input value={tier.name.en} maxLength={60} onChange={(event) => change({ ...tier, name: { ...tier.name, en: event.target.value } })} />
        </Field>
        {paid ? (
          <>
            {money(words.price, tier.price_minor, (price_minor) => change({ ...tier, price_minor: price_minor ?? 0 }))}
            {count(words.months, tier.months ?? 12, (months) => change({ ...tier, months: months ?? 12 }))}
            <Field label={words.products}>
              <Input
                defaultValue={(tier.products ?? []).join(", ")}
                placeholder={words.productsHelp}
                onBlur={(event) => change({ ...tier, products: event.target.value.split(/[,，\s]+/).filter(Boolean) })}
              />
            </Field>
          </>
        ) : (
          <>
            {money(words.spend, asks.spend_minor, (spend_minor) => change({ ...tier, asks: { ...asks, spend_minor } }))}
            {count(words.orders, asks.orders, (orders) => change({ ...tier, asks: { ...asks, orders } }))}
            {count(words.growth, asks.growth, (growth) => change({ ...tier, asks: { ...asks, growth } }))}
            {several ? (
              <Field label={words.match}>
                <Select
                  aria-label={words.match}
                  value={asks.match ?? "any"}
                  onChange={(match) => change({ ...tier, asks: { ...asks, match } })}
                  options={Object.entries(words.matches).map(([value, label]) => ({ value: value as "any" | "all", label }))}
                />
              </Field>
            ) : null}
          </>
        )}
      </div>
      <details className={styles.more}>
        <summary>
          {words.privileges}
          {all.colon}
          {privileges.map((one) => say(one.name)).join(" · ") || "–"}
        </summary>
        <div>
          {privileges.map((one, at) => (
            <OnePrivilege key={at} privilege={one} change={(next) => setPrivilege(at, next)} remove={() => change({ ...tier, privileges: privileges.filter((_, index) => index !== at) })} />
          ))}
          <div>
            <Button size="small" onClick={() => change({ ...tier, privileges: [...privileges, { kind: "own", key: `own_${privileges.length + 1}`, name: { zh: "新权益", en: "New privilege" } }] })}>
              {words.addPrivilege}
            </Button>
          </div>
        </div>
      </details>
      <div className={styles.actions}>
        {remove ? (
          <Button size="small" type="text" danger onClick={remove}>
            {words.removeTier(say(tier.name))}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

function OnePrivilege({ privilege, change, remove }: { privilege: Privilege; change: (next: Privilege) => void; remove: () => void }) {
  const words = useWords().membership.editor;
  const say = useSay();
  const { currency } = useWorkspace();
  const units = minorUnits(currency);
  const input = (name: string, how: "number" | "money" | "text" | "numbers"): ReactNode => {
    const value = privilege[name];
    if (how === "text") return <Input value={typeof value === "string" ? value : ""} maxLength={500} onChange={(event) => change({ ...privilege, [name]: event.target.value })} />;
    if (how === "numbers") return <Input defaultValue={Array.isArray(value) ? value.join(", ") : ""} onBlur={(event) => change({ ...privilege, [name]: numbersIn(event.target.value) })} />;
    const scale = how === "money" ? units : 1;
    return (
      <InputNumber
        style={{ width: "100%" }}
        min={0}
        value={typeof value === "number" ? value / scale : null}
        onChange={(next) => {
          const rest = Object.fromEntries(Object.entries(privilege).filter(([key]) => key !== name)) as Privilege;
          change(next === null ? rest : { ...rest, [name]: Math.round(next * scale) });
        }}
      />
    );
  };
  return (
    <div className={styles.privilege} role="group" aria-label={say(privilege.name)}>
      <Select
        aria-label={words.privileges}
        value={privilege.kind}
        onChange={(kind) => change({ kind, name: { zh: words.kinds[kind] ?? kind, en: words.kinds[kind] ?? kind } })}
        options={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
      />
      <Field label={words.nameZh}>
        <Input value={privilege.name.zh} maxLength={120} onChange={(event) => change({ ...privilege, name: { ...privilege.name, zh: event.target.value } })} />
      </Field>
      <Field label={words.nameEn}>
        <Input value={privilege.name.en} maxLength={120} onChange={(event) => change({ ...privilege, name: { ...privilege.name, en: event.target.value } })} />
      </Field>
      {(PARAMETERS[privilege.kind] ?? []).map(([name, how]) => (
        <Field key={`${privilege.kind} ${name}`} label={words.parameters[name] ?? name}>
          {input(name, how)}
        </Field>
      ))}
      <Button type="text" onClick={remove} aria-label={words.removePrivilege(say(privilege.name))}>
        ×
      </Button>
    </div>
  );
}
