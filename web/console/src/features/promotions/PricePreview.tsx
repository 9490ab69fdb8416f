import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Input, InputNumber, Switch } from "antd";
import { type ReactNode, useId, useMemo, useState } from "react";
import { type Cart, type Priced, type PromotionDraft, promotions } from "@/api";
import { Money, useFormat, useWorkspace } from "@/kit";
import { minorUnits } from "@/kit/format";
import { useSay, useWords } from "@/words";
import { useLate } from "./draft";
import styles from "./preview.module.css";
import { cartOf, type Sample, type SampleLine, startSample, withLine } from "./sample";

/** A sample cart that the operator may change, and what the draft makes of it: every line, the total, and why not. */
export function PricePreview({ draft }: { draft: PromotionDraft }) {
  const words = useWords().pricing;
  const { currency } = useWorkspace();
  const unit = minorUnits(currency);
  const [sample, setSample] = useState<Sample>(() => startSample(draft.rules, unit));
  const cart = useMemo(() => cartOf(sample, draft.rules, currency), [sample, draft.rules, currency]);
  const { priced, failed, waiting } = usePrice(draft, cart);
  const change = (id: string, with_: Partial<SampleLine>) => setSample({ ...sample, lines: sample.lines.map((line) => (line.id === id ? { ...line, ...with_ } : line)) });
  const heading = useId();
  return (
    <aside className={styles.preview} aria-labelledby={heading} aria-busy={waiting}>
      <div>
        <h2 id={heading} className={styles.title}>
          {words.title}
        </h2>
        <p className={styles.note}>{words.note}</p>
      </div>
      {sample.lines.length === 0 ? <p className={styles.quiet}>{words.empty}</p> : null}
      <ul className={styles.lines}>
        {sample.lines.map((line, at) => (
          <Line key={line.id} line={line} number={at + 1} priced={priced?.lines.find((one) => one.id === line.id)} change={(with_) => change(line.id, with_)} remove={() => setSample({ ...sample, lines: sample.lines.filter((one) => one.id !== line.id) })} />
        ))}
      </ul>
      <div className={styles.row}>
        <Button size="small" onClick={() => setSample(withLine(sample, unit))}>
          {words.add}
        </Button>
      </div>
      <Sums sample={sample} priced={priced} setShipping={(shippingMinor) => setSample({ ...sample, shippingMinor })} />
      <div role="status">{failed ? <p className={styles.quiet}>{words.failed}</p> : priced ? <Verdict priced={priced} /> : <p className={styles.quiet}>{words.waiting}</p>}</div>
      <Who sample={sample} set={setSample} />
    </aside>
  );
}

/** The price of the cart a moment after the last change; the price before stays while the next one is asked for. */
function usePrice(draft: PromotionDraft, cart: Cart): { priced: Priced | undefined; failed: boolean; waiting: boolean } {
  const { id } = useWorkspace();
  const asked = useMemo(() => ({ draft, cart }), [draft, cart]);
  const late = useLate(asked);
  const query = useQuery({
    queryKey: [id, "promotions", "preview", late],
    queryFn: ({ signal }) => promotions.preview(id, late.draft, late.cart, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  });
  return { priced: query.data, failed: query.isError, waiting: query.isFetching || late !== asked };
}

function Line({ line, number, priced, change, remove }: { line: SampleLine; number: number; priced: Priced["lines"][number] | undefined; change: (with_: Partial<SampleLine>) => void; remove: () => void }) {
  const words = useWords().pricing;
  const name = words.line(number);
  return (
    <li className={styles.line}>
      <div className={styles.inputs}>
        <Input size="small" aria-label={`${name}: ${words.product}`} value={line.product} maxLength={200} onChange={(event) => change({ product: event.target.value })} />
        <Input size="small" aria-label={`${name}: ${words.category}`} placeholder={words.category} value={line.category} maxLength={500} onChange={(event) => change({ category: event.target.value })} />
        <Price label={`${name}: ${words.price}`} minor={line.priceMinor} set={(priceMinor) => change({ priceMinor })} />
        <InputNumber size="small" style={{ width: "100%" }} aria-label={`${name}: ${words.quantity}`} min={1} max={9999} precision={0} value={line.quantity} onChange={(next) => change({ quantity: next ?? 1 })} />
      </div>
      <div className={styles.money}>
        {priced && priced.discount_minor > 0 ? (
          <del className={styles.was}>
            <Money minor={priced.subtotal_minor} />
          </del>
        ) : null}
        <span className={styles.pay}>{priced ? <Money minor={priced.total_minor} /> : "…"}</span>
        <Button size="small" type="text" onClick={remove} aria-label={`${words.remove} ${name}`} title={words.remove}>
          ×
        </Button>
      </div>
    </li>
  );
}

/** Money typed as people write it, kept in minor units. */
function Price({ label, minor, set }: { label: string; minor: number; set: (minor: number) => void }) {
  const { currency } = useWorkspace();
  const unit = minorUnits(currency);
  return <InputNumber size="small" style={{ width: "100%" }} aria-label={label} min={0} max={1_000_000} precision={Math.round(Math.log10(unit))} value={minor / unit} onChange={(next) => set(Math.round((next ?? 0) * unit))} />;
}

function Sums({ sample, priced, setShipping }: { sample: Sample; priced: Priced | undefined; setShipping: (minor: number) => void }) {
  const words = useWords().pricing;
  const format = useFormat();
  const saved = priced ? priced.discount_minor + priced.shipping.discount_minor : 0;
  return (
    <div>
      <div className={styles.row}>
        <span>{words.shipping}</span>
        <span style={{ width: 104 }}>
          <Price label={words.shipping} minor={sample.shippingMinor} set={setShipping} />
        </span>
        <span className={styles.money}>
          {priced && priced.shipping.discount_minor > 0 ? (
            <del className={styles.was}>
              <Money minor={priced.shipping.price_minor} />
            </del>
          ) : null}
          <span className={styles.pay}>{priced ? <Money minor={priced.shipping.total_minor} /> : "…"}</span>
        </span>
      </div>
      <div className={styles.row}>
        <strong>{words.total}</strong>
        {saved > 0 ? <span className={styles.saves}>{words.saves(format.money(saved))}</span> : null}
        <span className={`${styles.money ?? ""} ${styles.total ?? ""}`}>{priced ? <Money minor={priced.total_minor} /> : "…"}</span>
      </div>
    </div>
  );
}

/** Whether the promotion applies, what comes with it, and what is missing for more. */
function Verdict({ priced }: { priced: Priced }) {
  const words = useWords().pricing;
  const say = useSay();
  const format = useFormat();
  const applied = priced.applied[0];
  const not = priced.not_applied[0];
  const notes: ReactNode[] = [];
  if (applied?.next) {
    const { missing_minor = 0, missing_count = 0, off_minor, off_ppm } = applied.next;
    const off = off_minor > 0 ? format.money(off_minor) : format.percent(off_ppm / 1_000_000);
    notes.push(missing_minor > 0 ? words.nextMoney(format.money(missing_minor), off) : words.nextCount(missing_count, off));
  }
  for (const gift of priced.gifts) notes.push(`${words.gifts}: ${words.gift(say(gift.name), gift.quantity)}`);
  for (const choice of priced.gift_choices) notes.push(`${words.gifts}: ${words.choose(choice.count)} (${choice.items.map((item) => words.gift(say(item.name), item.quantity)).join(", ")})`);
  for (const offer of priced.offers) notes.push(`${words.offers}: ${words.offer(offer.product_id, format.money(offer.price_minor), offer.count)}`);
  return (
    <div className={styles.verdict} data-applies={applied !== undefined}>
      <span className={styles.verdictName}>{applied ? words.applies(applied.times ?? 1) : words.appliesNot}</span>
      {not ? <span>{say(not.says)}</span> : null}
      {notes.map((note, at) => (
        <span key={at}>{note}</span>
      ))}
    </div>
  );
}

function Who({ sample, set }: { sample: Sample; set: (sample: Sample) => void }) {
  const words = useWords().pricing;
  return (
    <div className={styles.buyer} role="group" aria-label={words.buyer}>
      <label>
        {words.tier}
        <Input size="small" value={sample.tier} maxLength={60} onChange={(event) => set({ ...sample, tier: event.target.value })} />
      </label>
      <label>
        {words.channel}
        <Input size="small" value={sample.channel} maxLength={60} onChange={(event) => set({ ...sample, channel: event.target.value })} />
      </label>
      <label>
        {words.firstOrder}
        <Switch size="small" checked={sample.firstOrder} onChange={(firstOrder) => set({ ...sample, firstOrder })} />
      </label>
    </div>
  );
}
