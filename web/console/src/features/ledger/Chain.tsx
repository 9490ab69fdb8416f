import { Link } from "react-router";
import type { Link as ChainLink } from "@/api";
import { AssetAmount, groupBy, HolderLink, RelativeTime, useWhy, useFormat, usePath } from "@/kit";
import { useWords } from "@/words";
import styles from "./ledger.module.css";

/** The way of some units: a column for each step, the transfer asked about framed in the middle. */
export function Chain({ links }: { links: readonly ChainLink[] }) {
  const words = useWords().ledger.transfer;
  const steps = groupBy([...links].sort((a, b) => a.step - b.step || a.transfer.at.localeCompare(b.transfer.at)), (link) => link.step);
  const columns = [...steps];
  return (
    // A long way scrolls sideways, so it must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.way} tabIndex={0} role="region" aria-label={words.pathLabel}>
      <ol className={styles.steps}>
        {columns.map(([step, some], index) => (
          <li key={step} className={styles.step}>
            <div className={styles.when}>{step < 0 ? words.before : step > 0 ? words.after : words.here}</div>
            <div className={styles.cards}>
              {some.map((link) => (
                <Card key={link.transfer.id} link={link} here={step === 0} />
              ))}
            </div>
            {index < columns.length - 1 ? <Arrow /> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Card({ link, here }: { link: ChainLink; here: boolean }) {
  const words = useWords().ledger.transfer;
  const format = useFormat();
  const why = useWhy();
  const path = usePath();
  const { transfer } = link;
  return (
    <div className={styles.card} data-here={here}>
      <div className={styles.fromTo}>
        <HolderLink holder={transfer.source} />
        <svg width="16" height="22" viewBox="0 0 16 22" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
          <path d="M8 2v17M3.5 14.5 8 19l4.5-4.5" />
        </svg>
        <HolderLink holder={transfer.target} />
      </div>
      <div className={styles.moved}>
        <strong>
          <AssetAmount asset={transfer.asset} amount={transfer.amount} />
        </strong>
        {link.amount !== transfer.amount ? <span className={styles.quiet}>{words.ofAmount(format.number(link.amount))}</span> : null}
        <span className={styles.quiet}>{why(transfer)}</span>
        <span className={styles.quiet}>{here ? <RelativeTime at={transfer.at} /> : <Link to={path(`/ledger/transfers/${transfer.id}`)}><RelativeTime at={transfer.at} /></Link>}</span>
      </div>
    </div>
  );
}

function Arrow() {
  return (
    <svg className={styles.arrow} width="28" height="16" viewBox="0 0 28 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M1 8h24M20 3l5 5-5 5" />
    </svg>
  );
}
