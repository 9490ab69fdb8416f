import { Link } from "react-router";
import type { Promotion, UseShown, Voucher } from "@/api";
import { type Column, Dot, Money, None, RelativeTime, shortId, type Tone, useFormat, usePath } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./promotions.module.css";

const TONES: Record<Promotion["state"], Tone> = { draft: "quiet", live: "good", paused: "warn", ended: "quiet" };
const USE_TONES: Record<UseShown["state"], Tone> = { reserved: "warn", redeemed: "good", released: "quiet", expired: "quiet", returned: "plain", refused: "loss" };
const VOUCHER_TONES: Record<Voucher["state"], Tone> = { open: "good", reserved: "warn", redeemed: "plain", expired: "quiet", withdrawn: "loss" };

/** A currency, or none where it is empty: then it is the workspace's. */
export const orNone = (currency: string | undefined) => (currency === "" ? undefined : currency);

export function PromotionState({ state }: { state: Promotion["state"] }) {
  const { promotions: words } = useWords();
  return <Dot tone={TONES[state]}>{words.states[state]}</Dot>;
}

export function UseState({ state }: { state: UseShown["state"] }) {
  const { promotions: words } = useWords();
  return <Dot tone={USE_TONES[state]}>{words.useStates[state]}</Dot>;
}

export function VoucherState({ state }: { state: Voucher["state"] }) {
  const { promotions: words } = useWords();
  return <Dot tone={VOUCHER_TONES[state]}>{words.voucherStates[state]}</Dot>;
}

/** How much of a total is in use, as a bar with its figure; without a total just how many. */
export function UsedBar({ promotion }: { promotion: Promotion }) {
  const { promotions: words } = useWords();
  const format = useFormat();
  const total = promotion.draft.rules.limits?.total;
  const { active } = promotion.burn;
  if (!total) return <span className="numbers">{format.number(active)}</span>;
  const share = active / total;
  return (
    <span className={styles.bar}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.fill} data-level={share >= 0.95 ? "high" : share >= 0.8 ? "near" : "low"} style={{ inlineSize: `${Math.min(100, share * 100)}%` }} />
      </span>
      <span className="numbers">{words.of(format.number(active), format.number(total))}</span>
    </span>
  );
}

/** A code in groups of four. */
export function Code({ code }: { code: string }) {
  const path = usePath();
  if (!code) return <None />;
  return (
    <Link className={styles.code} to={path(`/vouchers/${encodeURIComponent(code)}`)}>
      {code.length === 12 ? code.replace(/(.{4})(?=.)/g, "$1-") : code}
    </Link>
  );
}

/** The columns of a list of uses. */
export function useUseColumns(currency: string | undefined): Column<UseShown>[] {
  const { promotions: all } = useWords();
  const words = all.uses;
  const path = usePath();
  const say = useSay();
  return [
    { key: "at", title: words.at, render: (row) => <RelativeTime at={row.settled_at ?? row.reserved_at} /> },
    { key: "state", title: words.state, render: (row) => <UseState state={row.state} /> },
    { key: "why", title: words.why, render: (row) => say(row.says), wide: true },
    { key: "person", title: words.person, render: (row) => (row.person_id ? <Link to={path(`/people/${row.person_id}`)}>{shortId(row.person_id)}</Link> : <None />) },
    { key: "code", title: words.code, render: (row) => <Code code={row.code} /> },
    { key: "checkout", title: words.checkout, render: (row) => <span className={styles.code}>{row.checkout_id}</span>, wide: true },
    { key: "off", title: words.off, number: true, render: (row) => <Money minor={row.discount_minor} currency={orNone(currency)} /> },
  ];
}
