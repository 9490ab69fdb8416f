import { SearchOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useWords } from "@/words";
import { useFormat } from "./format";
import type { ListState } from "./list";
import styles from "./ListBar.module.css";

/** The row above a list: search, filters, and what can be done with all of it. */
export function ListBar({ children, aside }: { children?: ReactNode; aside?: ReactNode }) {
  return (
    <div className={styles.bar}>
      <div className={styles.filters}>{children}</div>
      {aside ? <div className={styles.aside}>{aside}</div> : null}
    </div>
  );
}

/** Searches a moment after the last key. */
export function SearchBox({ list, name = "query", label, width = 280 }: { list: ListState; name?: string; label: string; width?: number }) {
  const kept = list.get(name);
  const [text, setText] = useState(kept);
  const [seen, setSeen] = useState(kept);
  if (kept !== seen) {
    setSeen(kept);
    setText(kept);
  }
  const { set } = list;
  useEffect(() => {
    if (text === kept) return;
    const timer = setTimeout(() => set({ [name]: text }), 300);
    return () => clearTimeout(timer);
  }, [text, kept, name, set]);
  return (
    <Input
      allowClear
      type="search"
      style={{ width }}
      prefix={<SearchOutlined aria-hidden="true" className={styles.sign} />}
      placeholder={label}
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => set({ [name]: text })}
    />
  );
}

/** Filters that are set, each with a way to take it off. */
export function Chips({ chips, clear }: { chips: { name: string; value: string; remove: () => void }[]; clear: () => void }) {
  const { kit } = useWords();
  if (chips.length === 0) return null;
  return (
    <div className={styles.chips}>
      {chips.map((chip) => (
        <span key={chip.name} className={styles.chip}>
          <span className={styles.chipName}>{chip.name}</span> {chip.value}
          <button type="button" onClick={chip.remove} aria-label={kit.removeFilter(chip.name)}>
            ×
          </button>
        </span>
      ))}
      <Button type="link" size="small" onClick={clear}>
        {kit.clearFilters}
      </Button>
    </div>
  );
}

/** Next, previous, and where we are. */
export function Pager({ list, nextCursor, total, shown }: { list: ListState; nextCursor: string | null | undefined; total: number | null | undefined; shown: number }) {
  const { kit } = useWords();
  const format = useFormat();
  if (list.page === 1 && !nextCursor && shown === 0) return null;
  return (
    <nav className={styles.pager} aria-label={kit.paging}>
      <span className="numbers">{total === null || total === undefined ? kit.pageNumber(list.page) : kit.pageOfTotal(list.page, format.number(total))}</span>
      <span className={styles.steps}>
        <Button size="small" disabled={list.page === 1} onClick={list.previous}>
          {kit.previous}
        </Button>
        <Button size="small" disabled={!nextCursor} onClick={() => (nextCursor ? list.next(nextCursor) : undefined)}>
          {kit.next}
        </Button>
      </span>
    </nav>
  );
}

/** Saves rows as CSV, with the mark that spreadsheets need to read Chinese, and with formulas made harmless. */
export function saveCsv(name: string, header: string[], rows: (string | number | null)[][]) {
  const cell = (value: string | number | null) => {
    const text = value === null ? "" : String(value);
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const body = [header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", body], { type: "text/csv;charset=utf-8" }));
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
