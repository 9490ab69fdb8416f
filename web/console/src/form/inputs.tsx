import { useQuery } from "@tanstack/react-query";
import { AutoComplete, DatePicker, Input, InputNumber, Select, Switch } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import "dayjs/locale/zh-cn";
import { use, useId } from "react";
import { events, type Json } from "@/api";
import { Choice, useEventName, useWorkspace } from "@/kit";
import { minorUnits } from "@/kit/format";
import { useLocale, useSay, useWords } from "@/words";
import { FormContext } from "./context";
import { CouponName, isPicked, PickInput } from "./pickers";
import { localOf, momentOf } from "./zone";
import type { ChoiceField, Field, NumberField, StringField } from "./schema";
import styles from "./form.module.css";

export interface InputProps<F extends Field> {
  field: F;
  value: Json | undefined;
  set: (value: Json) => void;
  id: string;
  label: string;
  describedBy: string | undefined;
  wrong: boolean;
  readOnly: boolean;
}

const asText = (value: Json | undefined) => (typeof value === "string" ? value : "");
const status = (wrong: boolean) => (wrong ? ("error" as const) : ("" as const));

/** One text in the two languages, one above the other. */
export function TextInput({ value, set, id, label, describedBy, wrong, readOnly }: InputProps<Field>) {
  const { plays } = useWords();
  const text = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  const one = (language: "zh" | "en", suffix: string) => (
    <Input
      id={suffix === "" ? id : undefined}
      aria-label={`${label} (${plays.languages[language]})`}
      aria-describedby={describedBy}
      prefix={<span className={styles.language}>{language === "zh" ? "中" : "En"}</span>}
      lang={language === "zh" ? "zh-CN" : "en"}
      status={status(wrong)}
      disabled={readOnly}
      value={asText(text[language])}
      onChange={(event) => set({ zh: "", en: "", ...text, [language]: event.target.value })}
    />
  );
  const locale = useLocale();
  return (
    <div className={styles.text}>
      {one(locale, "")}
      {one(locale === "zh" ? "en" : "zh", "other")}
    </div>
  );
}

export function NumberInput({ field, value, set, id, describedBy, wrong, readOnly }: InputProps<NumberField>) {
  const { plays } = useWords();
  const { currency } = useWorkspace();
  const { measure } = use(FormContext);
  const percent = field.widget === "percent";
  const money = field.widget === "money" || (field.widget === "reach" && measure !== "count");
  const scale = percent ? 10_000 : money ? minorUnits(currency) : 1;
  return (
    <InputNumber
      id={id}
      className={styles.number ?? ""}
      aria-describedby={describedBy}
      status={status(wrong)}
      disabled={readOnly}
      placeholder={field.nullable ? plays.unlimited : ""}
      suffix={percent ? "%" : money ? currency : undefined}
      value={typeof value === "number" ? value / scale : null}
      {...(money ? { precision: Math.round(Math.log10(scale)) } : field.whole && !percent ? { precision: 0 } : {})}
      onChange={(next) => {
        if (next === null) set(field.nullable ? null : 0);
        else set(scale === 1 ? next : Math.round(next * scale));
      }}
    />
  );
}

export function ChoiceInput({ field, value, set, id, label, describedBy, wrong, readOnly }: InputProps<ChoiceField>) {
  const say = useSay();
  const options = field.options.map((option) => ({ value: option.value, label: say(option.label) }));
  if (options.length <= 3 && !readOnly && !field.nullable) {
    return (
      <Choice
        label={label}
        value={typeof value === "string" || typeof value === "number" ? String(value) : ""}
        options={options.map((option) => ({ key: String(option.value), label: option.label }))}
        onChange={(key) => set(field.options.find((option) => String(option.value) === key)?.value ?? key)}
      />
    );
  }
  return <Select id={id} aria-describedby={describedBy} status={status(wrong)} disabled={readOnly} allowClear={field.nullable} style={{ width: "100%" }} value={(value ?? null) as string | number | null} onChange={(next: string | number | null | undefined) => set(next ?? null)} options={options} />;
}

export function BooleanInput({ value, set, id, label, describedBy, readOnly }: InputProps<Field>) {
  return <Switch id={id} aria-label={label} aria-describedby={describedBy} disabled={readOnly} checked={value === true} onChange={set} />;
}

export function StringInput(props: InputProps<StringField>) {
  const { field } = props;
  switch (field.widget) {
    case "asset":
      return <AssetInput {...props} />;
    case "event":
      return <EventInput {...props} />;
    case "zone":
      return <ZoneInput {...props} />;
    default:
      if (isPicked(field.widget)) return <PickInput {...props} />;
      if (field.widget === "datetime" || field.format === "date-time") return <MomentInput {...props} />;
      return <PlainInput {...props} />;
  }
}

function PlainInput({ field, value, set, id, describedBy, wrong, readOnly }: InputProps<StringField>) {
  return (
    <Input
      id={id}
      aria-describedby={describedBy}
      status={status(wrong)}
      disabled={readOnly}
      {...(field.longest === null ? {} : { maxLength: field.longest })}
      value={asText(value)}
      onChange={(event) => set(event.target.value === "" && field.nullable ? null : event.target.value)}
    />
  );
}

const ASSET_KINDS = ["points", "coupon", "prize", "tickets", "growth"] as const;

/** An asset as a kind and, for coupons and prizes, a name. */
function AssetInput({ field, value, set, id, label, describedBy, wrong, readOnly }: InputProps<StringField>) {
  const { plays, assets } = useWords();
  const asset = asText(value);
  const [kind = "", ...rest] = asset.split(":");
  const name = rest.join(":");
  const named = kind === "coupon" || kind === "prize";
  return (
    <div className={styles.asset}>
      <Select
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        status={status(wrong)}
        disabled={readOnly}
        style={{ minWidth: 112, flex: named ? "0 0 112px" : 1 }}
        value={kind}
        onChange={(next: string) => set(next === "" ? (field.nullable ? null : "") : next === "coupon" || next === "prize" ? `${next}:${name}` : next)}
        options={[...(field.nullable ? [{ value: "", label: plays.nothing }] : []), ...ASSET_KINDS.map((one) => ({ value: one, label: assets.kinds[one] }))]}
      />
      {kind === "coupon" ? <CouponName label={`${label}: ${plays.assetName}`} placeholder={plays.assetName} wrong={wrong} readOnly={readOnly} value={name} set={(next) => set(`coupon:${next}`)} /> : null}
      {kind === "prize" ? (
        <Input aria-label={`${label}: ${plays.assetName}`} placeholder={plays.assetName} status={status(wrong)} disabled={readOnly} value={name} onChange={(event) => set(`${kind}:${event.target.value.toLowerCase().replaceAll(/[^a-z0-9_-]+/g, "-")}`)} />
      ) : null}
    </div>
  );
}

/** An event by name: those that have arrived, those everybody knows, or any other. */
function EventInput({ value, set, id, describedBy, wrong, readOnly }: InputProps<StringField>) {
  const words = useWords();
  const eventName = useEventName();
  const { id: workspace } = useWorkspace();
  const query = useQuery({ queryKey: [workspace, "events", "names"], queryFn: () => events.names(workspace), staleTime: 60_000 });
  const names = [...new Set([...(query.data ?? []).map((one) => one.name), ...Object.keys(words.events.names)])];
  const needle = asText(value).toLowerCase();
  const fits = names.filter((name) => `${name} ${eventName(name)}`.toLowerCase().includes(needle));
  return (
    <AutoComplete
      id={id}
      aria-describedby={describedBy}
      status={status(wrong)}
      disabled={readOnly}
      style={{ width: "100%" }}
      value={asText(value)}
      onChange={(next: string) => set(next)}
      options={(fits.length === 1 && fits[0] === value ? names : fits).map((name) => ({ value: name, label: eventName(name) === name ? name : `${name} · ${eventName(name)}` }))}
    />
  );
}

const ZONES = Intl.supportedValuesOf("timeZone");

function ZoneInput({ value, set, id, describedBy, wrong, readOnly }: InputProps<StringField>) {
  const { plays } = useWords();
  return (
    <Select
      id={id}
      aria-describedby={describedBy}
      status={status(wrong)}
      disabled={readOnly}
      showSearch
      style={{ width: "100%" }}
      value={asText(value)}
      onChange={(next: string) => set(next)}
      options={[{ value: "", label: plays.ownZone }, ...ZONES.map((zone) => ({ value: zone, label: zone }))]}
    />
  );
}

function MomentInput({ field, value, set, id, label, describedBy, wrong, readOnly }: InputProps<StringField>) {
  const { zone } = useWorkspace();
  return <MomentField id={id} label={label} describedBy={describedBy} wrong={wrong} readOnly={readOnly} zone={zone} value={asText(value) || null} onChange={(next) => set(next ?? (field.nullable ? null : ""))} />;
}

/** A date and time in the workspace's zone, kept as a UTC moment. */
export function MomentField({ id, label, describedBy, wrong, readOnly, zone, value, onChange }: { id: string; label: string; describedBy?: string | undefined; wrong?: boolean; readOnly: boolean; zone: string; value: string | null; onChange: (value: string | null) => void }) {
  const locale = useLocale();
  const shown = (at: string) => dayjs(localOf(at, zone)).locale(locale === "zh" ? "zh-cn" : "en");
  return (
    <DatePicker
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      status={status(wrong === true)}
      disabled={readOnly}
      showTime={{ format: "HH:mm" }}
      format="YYYY-MM-DD HH:mm"
      needConfirm={false}
      style={{ width: "100%" }}
      value={value === null ? null : shown(value)}
      onChange={(next: Dayjs | null) => onChange(next === null ? null : momentOf(next.format("YYYY-MM-DDTHH:mm"), zone))}
    />
  );
}

/** A value that no input was made for: JSON, kept only while it can be read. */
export function OtherInput({ value, set, id, label, describedBy, readOnly }: InputProps<Field>) {
  const key = useId();
  return (
    <Input.TextArea
      key={key}
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      disabled={readOnly}
      autoSize={{ minRows: 2, maxRows: 12 }}
      defaultValue={JSON.stringify(value ?? null, null, 2)}
      onChange={(event) => {
        try {
          set(JSON.parse(event.target.value) as Json);
        } catch {
          // Not finished yet: the last value that could be read stays.
        }
      }}
    />
  );
}
