import { NavLink, useSearchParams } from "react-router";
import styles from "./LinkTabs.module.css";

/** Pages of one subject, side by side; each has its own address. */
export function LinkTabs({ label, tabs }: { label: string; tabs: { to: string; label: string; count?: number | undefined; end?: boolean }[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end ?? true} className={styles.tab}>
          {tab.label}
          {tab.count ? <span className={styles.count}>{tab.count}</span> : null}
        </NavLink>
      ))}
    </nav>
  );
}

/** Parts of one page, chosen by a word in the address. */
export function ViewTabs({ label, views, name = "view" }: { label: string; views: { key: string; label: string; count?: number | undefined }[]; name?: string }) {
  const [search] = useSearchParams();
  const current = search.get(name) ?? views[0]?.key;
  return (
    <nav className={styles.tabs} aria-label={label}>
      {views.map((view, index) => (
        <NavLink
          key={view.key}
          to={index === 0 ? "?" : `?${name}=${view.key}`}
          replace
          preventScrollReset
          className={() => styles.tab ?? ""}
          aria-current={view.key === current ? "page" : "false"}
        >
          {view.label}
          {view.count ? <span className={styles.count}>{view.count}</span> : null}
        </NavLink>
      ))}
    </nav>
  );
}

/** Which part of the page the address asks for. */
export function useView<K extends string>(views: readonly [K, ...K[]], name = "view"): K {
  const [search] = useSearchParams();
  const asked = search.get(name);
  return views.find((view) => view === asked) ?? views[0];
}
