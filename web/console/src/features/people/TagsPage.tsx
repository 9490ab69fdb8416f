import { useQuery } from "@tanstack/react-query";
import { people, type Tag } from "@/api";
import { type Column, DataTable, EmptyState, ErrorState, ListBar, Page, SearchBox, Section, useListState, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";

/** Every tag, by group, with where it comes from. */
export function TagsPage() {
  const { tags: words, person } = useWords();
  const say = useSay();
  const { id } = useWorkspace();
  const list = useListState();
  const query = useQuery({ queryKey: [id, "tags"], queryFn: () => people.tags(id), staleTime: 600_000 });
  const needle = list.get("query").toLowerCase();
  const rows = query.data?.filter((tag) => `${tag.key} ${say(tag.name)} ${say(tag.help)}`.toLowerCase().includes(needle));
  const groups = [...new Set(rows?.map((tag) => tag.group) ?? [])];
  const columns: Column<Tag>[] = [
    { key: "name", title: words.columns.name, render: (tag) => <strong style={{ fontWeight: 520 }}>{say(tag.name)}</strong>, width: "22%" },
    { key: "help", title: words.columns.help, render: (tag) => say(tag.help) },
    { key: "type", title: words.columns.type, render: (tag) => (words.types as Record<string, string | undefined>)[tag.type] ?? tag.type, width: 120 },
    { key: "key", title: words.columns.key, render: (tag) => <code>{tag.key}</code>, width: 220, wide: true },
  ];
  const groupName = (group: string) => (person.groups as Record<string, string | undefined>)[group] ?? group;
  return (
    <Page title={words.title} lead={words.lead} action={<SearchBox list={list} label={words.search} />}>
      {query.isError ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : null}
      {rows === undefined || rows.length === 0 ? (
        <Section flush>
          <ListBar />
          <DataTable caption={words.title} columns={columns} rows={query.isError ? [] : rows} rowKey={(tag) => tag.key} empty={<EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>} />
        </Section>
      ) : (
        groups.map((group) => (
          <Section key={group} title={groupName(group)} flush>
            <DataTable caption={groupName(group)} columns={columns} rows={rows.filter((tag) => tag.group === group)} rowKey={(tag) => tag.key} empty={null} dense />
          </Section>
        ))
      )}
    </Page>
  );
}
