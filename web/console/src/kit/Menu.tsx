import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import styles from "./Menu.module.css";

export interface MenuItem {
  key: string;
  label: ReactNode;
  note?: ReactNode;
  checked?: boolean;
  danger?: boolean;
  onSelect: () => void;
}

/** A button that opens a short menu. Arrow keys move, Escape closes, focus comes back. */
export function Menu({ label, name, items, align = "start" }: { label: ReactNode; name: string; items: (MenuItem | "line")[]; align?: "start" | "end" }) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    list.current?.querySelector<HTMLElement>('[aria-checked="true"], [role^="menuitem"]')?.focus();
    const outside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    const here = rows.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      rows[(to + rows.length) % rows.length]?.focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") setOpen(false);
  };

  return (
    <div ref={root} className={styles.root}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={name}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") {
            event.preventDefault();
            setOpen(true);
          }
        }}
      >
        {/* Before what is shown, so that the name of the button contains it (WCAG 2.5.3). */}
        <span className="hidden-visually">{name}: </span>
        {label}
      </button>
      {open ? (
        <div ref={list} id={id} role="menu" tabIndex={-1} aria-label={name} className={styles.list} data-align={align} onKeyDown={onKeyDown}>
          {items.map((item, index) =>
            item === "line" ? (
              <hr key={index} className={styles.line} />
            ) : (
              <button
                key={item.key}
                type="button"
                role={item.checked === undefined ? "menuitem" : "menuitemradio"}
                aria-checked={item.checked}
                tabIndex={-1}
                className={styles.item}
                data-danger={item.danger}
                onClick={() => {
                  close();
                  item.onSelect();
                }}
              >
                <span>
                  {item.label}
                  {item.note ? <span className={styles.note}>{item.note}</span> : null}
                </span>
                {item.checked ? <span aria-hidden="true">✓</span> : null}
              </button>
            ),
          )}
        </div>
      ) : null}
    </div>
  );
}
