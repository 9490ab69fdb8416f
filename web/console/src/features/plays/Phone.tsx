import type { Json, MechanicCard, PlayDraft } from "@/api";
import { useAssetName, useFormat, useMode } from "@/kit";
import { SERIES } from "@/kit/theme/tokens";
import { useLocale, useSay, useWords } from "@/words";
import styles from "./builder.module.css";
import { percentText, WHOLE } from "./form/odds";
import { isDaily } from "./form/path";
import type { Field, ObjectField } from "./form/schema";
import { describe, type Offer, offersOf } from "./preview";

/** What shoppers will see, sketched from the rules as they stand. */
export function Phone({ draft, root, card }: { draft: PlayDraft; root: ObjectField; card: MechanicCard }) {
  const words = useWords().plays;
  const say = useSay();
  const format = useFormat();
  const locale = useLocale();
  const offers = offersOf(root, draft.rules);
  const odds = offers.filter((offer) => offer.ppm !== null);
  const others = offers.filter((offer) => offer.ppm === null);
  return (
    <aside className={styles.preview} aria-label={words.builder.preview}>
      <div className={styles.previewName}>{words.builder.preview}</div>
      <div className={styles.phone} lang={locale === "zh" ? "zh-CN" : "en"}>
        {/* Long rules scroll, so the screen must be reachable by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={styles.screen} tabIndex={0} role="region" aria-label={words.builder.preview}>
          <div className={styles.screenTitle}>{say(draft.name) || say(card.name)}</div>
          {draft.ends_at ? <div className={styles.screenNote}>{words.preview.until(format.day(draft.ends_at))}</div> : null}
          {odds.length > 1 ? <Wheel offers={odds} /> : null}
          {odds.length > 0 ? (
            <>
              <div className={styles.screenHead}>{words.preview.wins}</div>
              <ul className={styles.offers}>
                {odds.map((offer, index) => (
                  <OfferLine key={offer.key} offer={offer} index={index} />
                ))}
              </ul>
            </>
          ) : null}
          {others.length > 0 ? (
            <ul className={styles.tasks}>
              {others.map((offer) => (
                <li key={offer.key}>
                  <span>
                    <strong>{say(offer.name) || offer.key}</strong>
                    {offer.help ? <small>{say(offer.help)}</small> : null}
                  </span>
                  <Reward offer={offer} />
                </li>
              ))}
            </ul>
          ) : null}
          <Days root={root} rules={draft.rules} />
          <Conditions root={root} rules={draft.rules} />
        </div>
      </div>
      <p className={styles.previewNote}>{words.preview.note}</p>
    </aside>
  );
}

function Reward({ offer }: { offer: Offer }) {
  const assetName = useAssetName();
  const format = useFormat();
  if (!offer.asset) return null;
  return (
    <em>
      +{format.number(offer.amount)} {assetName(offer.asset).split(" · ")[0]}
    </em>
  );
}

function OfferLine({ offer, index }: { offer: Offer; index: number }) {
  const words = useWords().plays;
  const say = useSay();
  const format = useFormat();
  const { mode } = useMode();
  const color = offer.losing ? "var(--line)" : (SERIES[mode][index % SERIES[mode].length] ?? "");
  return (
    <li>
      <i style={{ background: color }} />
      <span>
        {say(offer.name) || (offer.losing ? words.preview.lose : offer.key)}
        {offer.stock !== null ? <small>{words.stockOf(format.number(offer.stock))}</small> : null}
      </span>
      <b>{percentText(offer.ppm ?? 0)}%</b>
    </li>
  );
}

/** The odds as sectors of their true size. */
function Wheel({ offers }: { offers: Offer[] }) {
  const { mode } = useMode();
  const ends = offers.map((_, index) => offers.slice(0, index + 1).reduce((sum, offer) => sum + Math.max(offer.ppm ?? 0, 0), 0));
  const total = Math.max(ends.at(-1) ?? 0, 1);
  const point = (share: number) => `${(Math.sin(share * 2 * Math.PI) * 78).toFixed(2)} ${(-Math.cos(share * 2 * Math.PI) * 78).toFixed(2)}`;
  return (
    <svg viewBox="-90 -98 180 190" className={styles.wheel} aria-hidden="true">
      {offers.map((offer, index) => {
        const from = (ends[index - 1] ?? 0) / total;
        const to = (ends[index] ?? 0) / total;
        const fill = offer.losing ? "var(--line)" : SERIES[mode][index % SERIES[mode].length];
        if (to - from <= 0) return null;
        if (to - from >= 0.9999) return <circle key={offer.key} r="78" fill={fill} />;
        return <path key={offer.key} d={`M0 0L${point(from)}A78 78 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)}Z`} fill={fill} stroke="var(--surface)" strokeWidth="1.5" />;
      })}
      <circle r="22" fill="var(--surface)" stroke="var(--line)" />
      <path d="M-7-92h14L0-74Z" fill="var(--ink)" />
      {total === WHOLE ? null : <circle r="82" fill="none" stroke="var(--loss)" strokeWidth="2" strokeDasharray="4 4" />}
    </svg>
  );
}

/** Lists of numbers, such as the points of each day. */
function Days({ root, rules }: { root: ObjectField; rules: PlayDraft["rules"] }) {
  const words = useWords().plays;
  const say = useSay();
  const format = useFormat();
  return (
    <>
      {root.fields
        .filter((one) => one.field.kind === "list" && one.field.item.kind === "number")
        .map((one) => {
          const days = rules[one.name];
          const nth = isDaily([one.name]) ? words.nthDay : words.nth;
          if (!Array.isArray(days) || days.length === 0) return null;
          return (
            <div key={one.name}>
              <div className={styles.screenHead}>{say(one.field.title) || words.preview.days}</div>
              <ol className={styles.days}>
                {days.slice(0, 14).map((points, index) => (
                  <li key={index}>
                    <small>{nth(index + 1)}</small>
                    <b>{typeof points === "number" ? `+${format.number(points)}` : "–"}</b>
                  </li>
                ))}
              </ol>
            </div>
          );
        })}
    </>
  );
}

/** Every other rule in a line. */
function Conditions({ root, rules }: { root: ObjectField; rules: PlayDraft["rules"] }) {
  const words = useWords();
  const say = useSay();
  const assetName = useAssetName();
  const format = useFormat();
  const text = (field: Field, value: Json | undefined) => describe(field, value, { say, assetName, number: format.number, words: words.plays, ago: format.day });
  const lines = root.fields
    .filter((one) => one.field.kind !== "list" && !(one.field.kind === "object" && one.field.fields.some((inner) => inner.field.widget === "percent")))
    .map((one) => ({ name: say(one.field.title) || one.name, value: text(one.field, rules[one.name]) }))
    .filter((line) => line.value !== "");
  if (lines.length === 0) return null;
  return (
    <>
      <div className={styles.screenHead}>{words.plays.preview.rules}</div>
      <dl className={styles.conditions}>
        {lines.map((line) => (
          <div key={line.name}>
            <dt>{line.name}</dt>
            <dd>{line.value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
