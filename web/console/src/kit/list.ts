import { useCallback, useMemo } from "react";
import { useLocation, useSearchParams } from "react-router";

export interface ListState {
  /** A filter from the address; "" when it is not set. */
  get: (name: string) => string;
  /** Every value of a filter that may be set several times. */
  all: (name: string) => string[];
  /** Changes filters and goes back to the first page. */
  set: (changes: Record<string, string | string[] | null>) => void;
  cursor: string | null;
  /** The number of the page, from 1. */
  page: number;
  next: (cursor: string) => void;
  previous: () => void;
}

/** Filters and place of a list live in the address, so that a reload, a bookmark and the back button keep them. */
export function useListState(): ListState {
  const [search, setSearch] = useSearchParams();
  const location = useLocation();
  const trail = useMemo(() => (location.state as { trail?: (string | null)[] } | null)?.trail ?? [], [location.state]);
  const cursor = search.get("cursor");
  const page = Number(search.get("page") ?? "1") || 1;

  const get = useCallback((name: string) => search.get(name) ?? "", [search]);
  const all = useCallback((name: string) => search.getAll(name), [search]);
  const set = useCallback(
    (changes: Record<string, string | string[] | null>) => {
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            after.delete(name);
            for (const one of Array.isArray(value) ? value : [value]) if (one) after.append(name, one);
          }
          after.delete("cursor");
          after.delete("page");
          return after;
        },
        { replace: true },
      );
    },
    [setSearch],
  );
  const go = useCallback(
    (to: string | null, number: number, steps: (string | null)[]) => {
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (to === null) after.delete("cursor");
          else after.set("cursor", to);
          if (number <= 1) after.delete("page");
          else after.set("page", String(number));
          return after;
        },
        { state: { trail: steps } },
      );
    },
    [setSearch],
  );
  const next = useCallback((to: string) => go(to, page + 1, [...trail, cursor]), [go, page, trail, cursor]);
  const previous = useCallback(() => {
    const steps = trail.slice(0, -1);
    // A shared link carries no trail: then "previous" is the first page.
    go(trail.at(-1) ?? null, trail.length > 0 ? page - 1 : 1, steps);
  }, [go, page, trail]);
  return { get, all, set, cursor, page, next, previous };
}
