import type { CSSProperties } from "react";
import type { Asks, Ladder, Tier } from "@/api";
import { useFormat } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./membership.module.css";

/** The colour of a tier, for the stripe that marks it; the name always stands beside it. */
export function tint(tier: Tier | undefined): CSSProperties {
  return (tier?.colour ? { "--tier": tier.colour } : {}) as CSSProperties;
}

/** What a tier asks for, in one line. */
export function useAsks(): (ladder: Ladder, tier: Tier) => string {
  const { membership: words } = useWords();
  const format = useFormat();
  return (ladder, tier) => {
    if (ladder.kind === "paid") return `${format.money(tier.price_minor ?? 0)} · ${words.month(tier.months ?? 12)}`;
    const asks: Asks = tier.asks ?? {};
    const parts = [
      asks.spend_minor ? `${words.editor.spend} ${format.money(asks.spend_minor)}` : "",
      asks.orders ? `${words.editor.orders} ${format.number(asks.orders)}` : "",
      asks.growth ? `${words.editor.growth} ${format.number(asks.growth)}` : "",
    ].filter(Boolean);
    return parts.length === 0 ? words.open : parts.join(asks.match === "all" ? ` ${words.person.and} ` : ` ${words.person.or} `);
  };
}

/** A tier's name with its colour beside it. */
export function TierName({ ladder, tier }: { ladder: Ladder | undefined; tier: string }) {
  const { membership: words } = useWords();
  const say = useSay();
  if (!tier) return <>{words.none}</>;
  const found = ladder?.tiers.find((one) => one.key === tier);
  return (
    <span style={tint(found)}>
      <i className={styles.dot} aria-hidden="true" />
      {found ? say(found.name) : tier}
    </span>
  );
}
