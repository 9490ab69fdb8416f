import { Link } from "react-router";
import { useFormat } from "../format";
import { useMode } from "../theme/mode";
import { SERIES } from "../theme/tokens";
import styles from "./ShareBar.module.css";

export interface Share {
  key: string;
  name: string;
  count: number;
  to?: string;
}

/** Parts as lines, longest scale shared: the name, a bar, the count and the share of all. */
export function ShareBars({ shares, total, unit, color = 0 }: { shares: Share[]; total: number; unit: string; color?: number }) {
  const format = useFormat();
  const { mode } = useMode();
  const top = Math.max(1, ...shares.map((share) => share.count));
  return (
    <ul className={styles.bars}>
      {shares.map((share) => (
        <li key={share.key} className={styles.line}>
          <span className={styles.name}>{share.to ? <Link to={share.to}>{share.name}</Link> : share.name}</span>
          <span className={styles.track} aria-hidden="true">
            <i style={{ width: `${Math.max((share.count / top) * 100, share.count > 0 ? 0.6 : 0)}%`, background: SERIES[mode][color % SERIES[mode].length] }} />
          </span>
          <span className={styles.count}>
            {format.number(share.count)} <span className="hidden-visually">{unit}</span>
          </span>
          <span className={styles.share}>{total > 0 ? format.percent(share.count / total) : "–"}</span>
        </li>
      ))}
    </ul>
  );
}
