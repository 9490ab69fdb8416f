import { Button, Input } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { focusFirst, type ListState, useToast, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import styles from "./people.module.css";

interface View {
  name: string;
  search: string;
}

function read(key: string): View[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]") as unknown;
    return Array.isArray(kept) ? kept.filter((one): one is View => typeof (one as View).name === "string" && typeof (one as View).search === "string") : [];
  } catch {
    return [];
  }
}

/** Filters under a name, kept in this browser. */
export function SavedViews({ list }: { list: ListState }) {
  const { people: words, kit } = useWords();
  const toast = useToast();
  const { id } = useWorkspace();
  const key = `antiphon.views.${id}`;
  const [views, setViews] = useState(() => read(key));
  const [naming, setNaming] = useState<string | null>(null);
  const [search, setSearch] = useSearchParams();
  const here = new URLSearchParams(search);
  here.delete("cursor");
  here.delete("page");
  here.sort();
  const current = here.toString();

  const keep = (next: View[]) => {
    localStorage.setItem(key, JSON.stringify(next));
    setViews(next);
  };
  const save = () => {
    const name = naming?.trim();
    if (!name) return;
    keep([...views.filter((view) => view.name !== name), { name, search: current }]);
    setNaming(null);
    toast.done(words.viewSaved);
  };
  const filtered = current !== "" && !views.some((view) => view.search === current);
  if (views.length === 0 && !filtered) return null;
  return (
    <div className={styles.views} role="group" aria-label={words.views}>
      {views.length > 0 ? (
        <span className={styles.view} data-on={current === ""}>
          <button type="button" onClick={() => list.set(Object.fromEntries([...search.keys()].map((name) => [name, null])))}>
            {kit.all}
          </button>
        </span>
      ) : null}
      {views.map((view) => (
        <span key={view.name} className={styles.view} data-on={view.search === current}>
          <button type="button" onClick={() => setSearch(new URLSearchParams(view.search))}>
            {view.name}
          </button>
          <button
            type="button"
            className={styles.remove}
            aria-label={words.removeView(view.name)}
            onClick={() => {
              const before = views;
              keep(views.filter((one) => one !== view));
              toast.done(words.removeView(view.name), () => keep(before));
            }}
          >
            ×
          </button>
        </span>
      ))}
      {filtered && naming === null ? (
        <Button type="link" size="small" onClick={() => setNaming("")}>
          {words.saveView}
        </Button>
      ) : null}
      {naming !== null ? (
        <span className={styles.naming}>
          <Input size="small" ref={focusFirst} aria-label={words.viewName} placeholder={words.viewName} maxLength={30} value={naming} onChange={(event) => setNaming(event.target.value)} onPressEnter={save} onKeyDown={(event) => (event.key === "Escape" ? setNaming(null) : undefined)} />
          <Button size="small" type="primary" onClick={save} disabled={naming.trim() === ""}>
            {words.save}
          </Button>
          <Button size="small" onClick={() => setNaming(null)}>
            {kit.cancel}
          </Button>
        </span>
      ) : null}
    </div>
  );
}
