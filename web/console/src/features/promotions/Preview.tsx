import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Input, InputNumber } from "antd";
import { useMemo, useState } from "react";
import { type Cart, type CartLine, type Priced, type PromotionDraft, promotions } from "@/api";
import { Section, useFormat, useWorkspace } from "@/kit";
import { minorUnits } from "@/kit/format";
import { useSay, useWords } from "@/words";
import { useLate } from "./draft";
import styles from "./promotions.module.css";

const SAMPLE = "SAMPLE";

/** A sample cart beside the form, priced by the server with the draft as it stands. */
export function Preview({ draft }: { draft: PromotionDraft }) {
  const { promotions: all } = useWords();
  const words = all.preview;
  const { id, currency } = useWorkspace();
  const scale = minorUnits(currency);
  const digits = Math.round(Math.log10(scale));
  const [lines, setLines] = useState<CartLine[]>(() => [
    { id: "1", product_id: "P-1", category: "food/fruit", price_minor: 30 * scale, quantity: 2 },
    { id: "2", product_id: "P-2", category: "home", price_minor: 99 * scale, quantity: 1 },
  ]);
  const [shipping, setShipping] = useState(10 * scale);
  const [tier, setTier] = useState("");
  const cart = useMemo<Cart>(
    () => ({
      currency,
      lines,
      shipping: { price_minor: shipping },
      buyer: { person: "sample", tier, is_first_order: true, segments: (draft.rules.who?.segments ?? []) as string[] },
      channel: ((draft.rules.who?.channels ?? []) as string[])[0] ?? "",
      presented: draft.rules.by_code ? [{ code: SAMPLE, promotion: draft.rules.key }] : [],
    }),
    [currency, lines, shipping, tier, draft.rules],
  );
  const late = useLate(useMemo(() => ({ draft, cart }), [draft, cart]));
  const query = useQuery({
    queryKey: [id, "promotions", "preview", late],
    queryFn: ({ signal }) => promotions.preview(id, late.draft, late.cart, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  });
  const change = (at: number, what: Partial<CartLine>) => setLines(lines.map((line, index) => (index === at ? { ...line, ...what } : line)));
  return (
    <aside className={styles.preview} aria-label={words.title}>
      <Section title={words.title} note={words.note}>
        <ul className={styles.lines}>
          {lines.map((line, at) => (
            <li key={line.id} className={styles.line}>
              <Input aria-label={words.product} value={line.product_id} onChange={(event) => change(at, { product_id: event.target.value })} />
              <InputNumber aria-label={words.price} min={0} precision={digits} value={line.price_minor / scale} onChange={(next) => change(at, { price_minor: Math.round((next ?? 0) * scale) })} style={{ width: "100%" }} />
              <InputNumber aria-label={words.quantity} min={1} precision={0} value={line.quantity ?? 1} onChange={(next) => change(at, { quantity: next ?? 1 })} style={{ width: "100%" }} />
              <Button type="text" size="small" aria-label={words.remove} disabled={lines.length === 1} onClick={() => setLines(lines.filter((_, index) => index !== at))}>
                ×
              </Button>
              <Input aria-label={words.category} placeholder={words.category} size="small" value={line.category ?? ""} onChange={(event) => change(at, { category: event.target.value })} />
            </li>
          ))}
        </ul>
        <p className={styles.actions} style={{ marginBlockStart: 8 }}>
          <Button size="small" onClick={() => setLines([...lines, { id: String(Date.now()), product_id: `P-${lines.length + 1}`, price_minor: 20 * scale, quantity: 1 }])}>
            {words.add}
          </Button>
          <InputNumber aria-label={words.shipping} size="small" prefix={words.shipping} min={0} precision={digits} value={shipping / scale} onChange={(next) => setShipping(Math.round((next ?? 0) * scale))} />
          <Input aria-label={words.tier} size="small" placeholder={words.tier} value={tier} onChange={(event) => setTier(event.target.value)} style={{ width: 120 }} />
        </p>
        {query.isError ? <p className={styles.reasons}>{words.unpriced}</p> : null}
        {query.data ? <Told priced={query.data} /> : null}
      </Section>
    </aside>
  );
}

function Told({ priced }: { priced: Priced }) {
  const { promotions: all } = useWords();
  const words = all.preview;
  const say = useSay();
  const format = useFormat();
  const money = (minor: number) => format.money(minor, priced.currency);
  return (
    <div aria-live="polite">
      <dl className={styles.told}>
        {priced.lines.map((line) => (
          <Line key={line.id} name={`${line.id} × ${line.quantity}`} was={line.discount_minor > 0 ? money(line.subtotal_minor) : ""} now={money(line.total_minor)} />
        ))}
        <Line name={words.shipping} was={priced.shipping.discount_minor > 0 ? money(priced.shipping.price_minor) : ""} now={money(priced.shipping.total_minor)} />
        <dt>{words.off}</dt>
        <dd className={`numbers ${styles.off}`}>−{money(priced.discount_minor + priced.shipping.discount_minor)}</dd>
        <dt className={styles.total}>{words.total}</dt>
        <dd className={`numbers ${styles.total}`}>{money(priced.total_minor)}</dd>
      </dl>
      <ul className={styles.reasons}>
        {priced.gifts.map((gift) => (
          <li key={gift.product_id}>{words.gift(say(gift.name), gift.quantity)}</li>
        ))}
        {priced.not_applied.map((no) => (
          <li key={`${no.promotion}${no.code}`}>{say(no.says)}</li>
        ))}
      </ul>
    </div>
  );
}

function Line({ name, was, now }: { name: string; was: string; now: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="numbers">
        {was ? <s className={styles.quiet}>{was}</s> : null} {now}
      </dd>
    </>
  );
}
