import { Link } from "react-router";
import { useFormat } from "../format";
import { useMode } from "../theme/mode";
import { RAMP } from "../theme/tokens";
import styles from "./HeatGrid.module.css";

export interface HeatCell {
  row: number;
  column: number;
  count: number;
  to: string;
  title: string;
}

interface Props {
  caption: string;
  rowName: string;
  columnName: string;
  rows: { key: number; label: string }[];
  columns: { key: number; label: string }[];
  cells: HeatCell[];
}

/** A grid whose cells carry their count and lead to the people behind it; the shade follows the count. */
export function HeatGrid({ caption, rowName, columnName, rows, columns, cells }: Props) {
  const format = useFormat();
  const { mode } = useMode();
  const top = Math.max(1, ...cells.map((cell) => cell.count));
  const ramp = RAMP[mode];
  return (
    <div className={styles.box}>
      <div className={styles.rowName} aria-hidden="true">
        {rowName}
      </div>
      <table className={styles.grid}>
        <caption className="hidden-visually">{caption}</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {columns.map((column) => {
                const cell = cells.find((one) => one.row === row.key && one.column === column.key);
                const count = cell?.count ?? 0;
                const step = count === 0 ? 0 : Math.min(ramp.length - 1, 1 + Math.floor(Math.sqrt(count / top) * (ramp.length - 1.001)));
                const dark = mode === "light" ? step >= 4 : step <= 3;
                return (
                  <td key={column.key}>
                    {cell && count > 0 ? (
                      <Link to={cell.to} title={cell.title} aria-label={cell.title} className={styles.cell} style={{ background: ramp[step], color: dark ? (mode === "light" ? "#fff" : "#eceef0") : mode === "light" ? "#1b1d1f" : "#0c1013" }}>
                        {format.number(count)}
                      </Link>
                    ) : (
                      <span className={styles.none} style={{ background: ramp[0] }}>
                        0
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column.key} scope="col" className={styles.foot}>
                {column.label}
              </th>
            ))}
          </tr>
        </tbody>
      </table>
      <div className={styles.columnName} aria-hidden="true">
        {columnName}
      </div>
    </div>
  );
}
