import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "react-router";
import { useWords } from "@/words";
import styles from "./Page.module.css";

interface PageProps {
  title: ReactNode;
  /** The title for the browser's tab, when `title` is more than a word. */
  name?: string;
  lead?: ReactNode;
  action?: ReactNode;
  /** Where the page hangs: a link one level up. */
  up?: { to: string; label: string };
  facts?: ReactNode;
  children: ReactNode;
}

/** A title, one sentence that says what the page is for, and its one main action at the right. */
export function Page({ title, name, lead, action, up, facts, children }: PageProps) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const text = name ?? (typeof title === "string" ? title : "");
  useEffect(() => {
    document.title = text ? `${text} · ${words.product}` : words.product;
  }, [text, words.product]);
  useEffect(() => {
    // A new page: the reader's place, and a screen reader's, is its title.
    if (document.activeElement === document.body || document.activeElement?.closest("nav")) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.words}>
          {up ? (
            <Link className={styles.up} to={up.to}>
              <span aria-hidden="true">←</span> {up.label}
            </Link>
          ) : null}
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {lead ? <p className={styles.lead}>{lead}</p> : null}
        </div>
        {action ? <div className={styles.action}>{action}</div> : null}
      </header>
      {facts}
      {children}
    </div>
  );
}

/** A block of a page under a heading of its own. */
export function Section({ title, note, aside, children, flush }: { title?: ReactNode; note?: ReactNode; aside?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section className={styles.section}>
      {title !== undefined ? (
        <div className={styles.sectionHead}>
          <div>
            <h2 className={styles.sectionTitle}>{title}</h2>
            {note ? <p className={styles.note}>{note}</p> : null}
          </div>
          {aside ? <div className={styles.aside}>{aside}</div> : null}
        </div>
      ) : null}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}

/** Columns on the 24 px grid that fold when there is no room. `min` is the least width of a column, in px. */
export function Grid({ children, min = 280, columns }: { children: ReactNode; min?: number; columns?: string }) {
  return (
    <div className={styles.grid} style={{ gridTemplateColumns: columns ?? `repeat(auto-fit, minmax(min(${min}px, 100%), 1fr))` }}>
      {children}
    </div>
  );
}

/** Facts in a row, name above value. */
export function Facts({ items }: { items: { name: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {items.map((item) => (
        <div key={item.name} className={styles.fact}>
          <dt>{item.name}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
