import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { people, type PersonRow } from "@/api";
import { Chips, EmptyState, ErrorState, focusFirst, type ListState, ListBar, Pager, Page, saveCsv, SearchBox, Section, useFormat, useListState, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { PeopleTable, useLayerNames } from "./PeopleTable";
import { SavedViews } from "./SavedViews";

const LIMIT = 50;
const SORTS = ["last_seen", "spent", "orders", "first_seen"] as const;
const FILTERS = ["query", "segment", "tag"] as const;

/** Everyone, found by name, segment or tag. */
export function PeoplePage() {
  const { people: words, kit } = useWords();
  const { id } = useWorkspace();
  const list = useListState();
  const navigate = useNavigate();
  const path = usePath();
  const asked = {
    query: list.get("query"),
    segment: list.get("segment"),
    tag: list.all("tag"),
    sort: list.get("sort") || "last_seen",
    cursor: list.cursor,
    limit: LIMIT,
  };
  const query = useQuery({ queryKey: [id, "people", "list", asked], queryFn: () => people.list(id, asked), placeholderData: keepPreviousData });
  const filtered = FILTERS.some((name) => list.get(name) !== "");
  const rows = query.data?.items;
  return (
    <Page title={words.title} lead={words.lead}>
      <Section flush>
        <SavedViews list={list} />
        <ListBar aside={<Export rows={rows} />}>
          <SearchBox list={list} label={words.search} />
          <Filters list={list} />
        </ListBar>
        <FilterChips list={list} />
        {query.isError && rows === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <PeopleTable
            rows={rows}
            busy={query.isPlaceholderData}
            empty={
              filtered ? (
                <EmptyState title={words.emptyTitle} action={<Button onClick={() => list.set(Object.fromEntries(FILTERS.map((name) => [name, null])))}>{kit.clearFilters}</Button>}>
                  {words.emptyText}
                </EmptyState>
              ) : (
                <EmptyState
                  title={words.nobodyTitle}
                  action={
                    <Button type="primary" onClick={() => void navigate(path("/settings/connect"))}>
                      {words.connect}
                    </Button>
                  }
                >
                  {words.nobodyText}
                </EmptyState>
              )
            }
          />
        )}
        <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={rows?.length ?? 0} />
      </Section>
    </Page>
  );
}

function Filters({ list }: { list: ListState }) {
  const { people: words } = useWords();
  const say = useSay();
  const { id } = useWorkspace();
  const segments = useQuery({ queryKey: [id, "segments"], queryFn: () => people.segments(id), staleTime: 60_000 });
  const tags = useQuery({ queryKey: [id, "tags"], queryFn: () => people.tags(id), staleTime: 600_000 });
  const [tag, setTag] = useState<string | null>(null);
  const [value, setValue] = useState("");
  const sort = SORTS.find((one) => one === list.get("sort")) ?? "last_seen";
  const applyTag = () => {
    if (tag === null || value.trim() === "") return;
    list.set({ tag: [...new Set([...list.all("tag"), `${tag}:${value.trim()}`])] });
    setTag(null);
    setValue("");
  };
  return (
    <>
      <Select
        aria-label={words.segment}
        style={{ width: 168 }}
        placeholder={words.segment}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        value={list.get("segment") || null}
        onChange={(segment: string | null | undefined) => list.set({ segment: segment ?? null })}
        options={(segments.data ?? []).map((segment) => ({ value: segment.key, label: say(segment.name) }))}
      />
      <Select
        aria-label={words.tag}
        style={{ width: 168 }}
        placeholder={words.tag}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        value={tag}
        onChange={(key: string | null | undefined) => setTag(key ?? null)}
        options={(tags.data ?? []).map((one) => ({ value: one.key, label: say(one.name) }))}
      />
      {tag !== null ? (
        <Input style={{ width: 160 }} ref={focusFirst} aria-label={words.tagValue} placeholder={words.tagValue} title={words.tagValueHelp} value={value} onChange={(event) => setValue(event.target.value)} onPressEnter={applyTag} onBlur={applyTag} />
      ) : null}
      <Select
        aria-label={words.sort}
        style={{ width: 148 }}
        value={sort}
        onChange={(next) => list.set({ sort: next === "last_seen" ? null : next })}
        options={SORTS.map((key) => ({ value: key, label: words.sorts[key] }))}
      />
    </>
  );
}

function FilterChips({ list }: { list: ListState }) {
  const layer = useLayerNames();
  const { people: words } = useWords();
  const say = useSay();
  const { id } = useWorkspace();
  const segments = useQuery({ queryKey: [id, "segments"], queryFn: () => people.segments(id), staleTime: 60_000 });
  const tags = useQuery({ queryKey: [id, "tags"], queryFn: () => people.tags(id), staleTime: 600_000 });
  const chips = [];
  const segment = list.get("segment");
  if (segment) {
    const found = segments.data?.find((one) => one.key === segment);
    chips.push({ name: words.segment, value: found ? say(found.name) : segment, remove: () => list.set({ segment: null }) });
  }
  for (const tag of list.all("tag")) {
    const [key = "", value = ""] = tag.split(/:(.*)/s);
    const found = tags.data?.find((one) => one.key === key);
    const text = key === "rfm_layer" || key === "lifecycle" ? layer(value) : value;
    chips.push({ name: found ? say(found.name) : key, value: text, remove: () => list.set({ tag: list.all("tag").filter((one) => one !== tag) }) });
  }
  return <Chips chips={chips} clear={() => list.set({ segment: null, tag: null })} />;
}

function Export({ rows }: { rows: readonly PersonRow[] | undefined }) {
  const { people: words, kit } = useWords();
  const format = useFormat();
  const { id } = useWorkspace();
  const save = () => {
    saveCsv(
      `people-${id}-${new Date().toISOString().slice(0, 10)}`,
      [words.columns.person, words.columns.userId, "id", words.columns.lifecycle, words.columns.layer, words.columns.orders, words.columns.spent, words.columns.firstSeen, words.columns.lastSeen],
      (rows ?? []).map((row) => [row.name, row.user_id, row.id, row.lifecycle, row.rfm_layer, row.orders, format.money(row.spent_minor), row.first_seen_at, row.last_seen_at]),
    );
  };
  return (
    <Button disabled={!rows?.length} onClick={save}>
      {kit.exportCsv}
    </Button>
  );
}
