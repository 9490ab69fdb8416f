import { useLocale, useSay, useWords } from "@/words";
import { Button } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { Link } from "react-router";
import { useFormat } from "./format";
import styles from "./Values.module.css";
import { usePlayName } from "./mechanics";
import { usePath } from "./workspace";

/** A whole number in tabular figures. */
export function Num({ value, unit }: { value: number | null | undefined; unit?: string }) {
  const format = useFormat();
  if (value === null || value === undefined) return <None />;
  return (
    <span className="numbers">
      {format.number(value)}
      {unit ? <span className={styles.unit}> {unit}</span> : null}
    </span>
  );
}

/** Nothing to say, said so. */
export function None() {
  const words = useWords();
  return (
    <span className={styles.none} aria-label={words.kit.none}>
      –
    </span>
  );
}

/** Money from minor units, in the workspace's currency unless another is named. */
export function Money({ minor, currency }: { minor: number | null | undefined; currency?: string | null | undefined }) {
  const format = useFormat();
  if (minor === null || minor === undefined) return <None />;
  return <span className="numbers">{format.money(minor, currency ?? undefined)}</span>;
}

let tick = new Date();
const watchers = new Set<() => void>();
setInterval(() => {
  tick = new Date();
  for (const watcher of watchers) watcher();
}, 30_000);

/** The current moment, moved on twice a minute. */
export function useNow(): Date {
  const [now, setNow] = useState(tick);
  useEffect(() => {
    const watcher = () => setNow(tick);
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  }, []);
  return now;
}

/** "3 hours ago", with the exact moment in the workspace's zone on hover and for screen readers. */
export function RelativeTime({ at }: { at: string | null | undefined }) {
  const format = useFormat();
  const now = useNow();
  if (!at) return <None />;
  const exact = format.moment(at);
  return (
    <time dateTime={at} title={exact} className={styles.time}>
      {format.ago(at, now)}
      <span className="hidden-visually">, {exact}</span>
    </time>
  );
}

/** The name of an asset: "points", a prize, a coupon. */
export function useAssetName(): (asset: string) => string {
  const { assets } = useWords();
  return (asset) => {
    const [kind = asset, ...rest] = asset.split(":");
    const name = rest.join(":");
    const known = (assets.kinds as Record<string, string | undefined>)[kind];
    if (name === "") return known ?? asset;
    return `${known ?? kind} · ${name}`;
  };
}

/** So many units of an asset. `signed` shows the direction. */
export function AssetAmount({ asset, amount, signed }: { asset: string; amount: number; signed?: boolean }) {
  const format = useFormat();
  const locale = useLocale();
  const name = useAssetName();
  const currency = /^(?:money|budget|commission|commission_debt):([A-Z]{3})$/.exec(asset)?.[1];
  if (currency !== undefined) return <Money minor={amount} currency={currency} />;
  return (
    <span className={styles.amount}>
      <span className="numbers">{signed ? format.signed(amount) : format.number(amount)}</span>
      <span className={styles.unit}>
        {locale === "zh" ? " " : " "}
        {name(asset)}
      </span>
    </span>
  );
}

/** Who holds something, with a link to their page where they have one. */
export function HolderLink({ holder, name }: { holder: string; name?: string | null }) {
  const path = usePath();
  const { assets } = useWords();
  const colon = holder.indexOf(":");
  const kind = colon < 0 ? holder : holder.slice(0, colon);
  const id = colon < 0 ? "" : holder.slice(colon + 1);
  const found = usePlayName()(kind === "play" ? id : "") ?? name;
  const label = found ?? (assets.holders as Record<string, string | undefined>)[kind] ?? kind;
  const text = (
    <>
      {label}
      {id && !found ? <code className={styles.id}> {shortId(id)}</code> : null}
    </>
  );
  if (kind === "person") return <Link className={styles.holder} to={path(`/people/${id}`)}>{text}</Link>;
  if (kind === "play") return <Link className={styles.holder} to={path(`/plays/${id}`)}>{text}</Link>;
  return <span className={styles.holder}>{text}</span>;
}

/** The part of an id that people compare. */
export function shortId(id: string): string {
  return id.length > 14 ? `${id.slice(0, 4)}…${id.slice(-6)}` : id;
}

/** An id in full, ready to be copied. */
export function Id({ value, short = false }: { value: string; short?: boolean }) {
  return (
    <span className={styles.idBox}>
      <code title={value}>{short ? shortId(value) : value}</code>
      <Copy text={value} />
    </span>
  );
}

/** Copies a text and says that it did. */
export function Copy({ text, label }: { text: string; label?: string }) {
  const { kit } = useWords();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 1600);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
  };
  return (
    <Button size="small" type={label ? "default" : "text"} className={label ? undefined : styles.copy} onClick={() => void copy()} aria-label={label ? undefined : kit.copy}>
      {label ? (done ? kit.copied : label) : <CopySign done={done} />}
      <span className="hidden-visually" role="status">
        {done ? kit.copied : ""}
      </span>
    </Button>
  );
}

function CopySign({ done }: { done: boolean }) {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      {done ? <path d="m3 8.5 3.2 3L13 4.5" /> : <path d="M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z" />}
    </svg>
  );
}

/** A bilingual text of the server in the reader's language. */
export function Say({ text, fallback }: { text: { zh?: string; en?: string } | null | undefined; fallback?: ReactNode }) {
  const say = useSay();
  return <>{say(text) || fallback}</>;
}
