import type { ReactNode } from "react";
import { Link } from "react-router";
import styles from "./DataTable.module.css";
import { Skeleton } from "./States";

export interface Column<T> {
  key: string;
  title: ReactNode;
  render: (row: T) => ReactNode;
  /** Numbers stand at the right. */
  number?: boolean;
  width?: number | string;
  /** Shown only where there is room. */
  wide?: boolean;
}

interface Props<T> {
  /** What the table lists, for those who do not see it. */
  caption: string;
  columns: Column<T>[];
  rows: readonly T[] | undefined;
  rowKey: (row: T) => string;
  /** Makes the first column a link that covers the row. */
  rowLink?: (row: T) => string;
  empty: ReactNode;
  busy?: boolean;
  dense?: boolean;
}

/** A plain table: real headers, numbers at the right, the whole row a link where there is a page behind it. */
export function DataTable<T>({ caption, columns, rows, rowKey, rowLink, empty, busy, dense }: Props<T>) {
  if (rows === undefined) {
    return (
      <div className={styles.waiting}>
        <Skeleton lines={8} />
      </div>
    );
  }
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div className={styles.frame} aria-busy={busy} data-dense={dense}>
      <table className={styles.table}>
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-number={column.number} data-wide={column.wide} style={{ width: column.width }}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-link={rowLink !== undefined}>
              {columns.map((column, index) => (
                <td key={column.key} data-number={column.number} data-wide={column.wide}>
                  {index === 0 && rowLink ? (
                    <Link to={rowLink(row)} className={styles.link}>
                      {column.render(row)}
                    </Link>
                  ) : (
                    column.render(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
