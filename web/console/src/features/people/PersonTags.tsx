import { useQuery } from "@tanstack/react-query";
import { people, type Person, type PersonTag } from "@/api";
import { type Column, DataTable, EmptyState, Grid, Money, None, RelativeTime, Section, useFormat, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { useLayerNames } from "./PeopleTable";

/** What follows from the person's behaviour, and why. */
export function Tags({ person }: { person: Person }) {
  const { person: words } = useWords();
  const groups = [...new Set(person.tags.map((tag) => tag.group))];
  if (groups.length === 0) {
    return (
      <Section>
        <EmptyState title={words.noTags}>{words.noTagsText}</EmptyState>
      </Section>
    );
  }
  return (
    <Grid columns="minmax(0, 1fr)">
      {groups.map((group) => (
        <Group key={group} group={group} tags={person.tags.filter((tag) => tag.group === group)} />
      ))}
    </Grid>
  );
}

function Group({ group, tags }: { group: string; tags: PersonTag[] }) {
  const { person: words, tags: tagWords } = useWords();
  const say = useSay();
  const name = (words.groups as Record<string, string | undefined>)[group] ?? group;
  const columns: Column<PersonTag>[] = [
    { key: "name", title: tagWords.columns.name, width: "24%", render: (tag) => <strong style={{ fontWeight: 520 }}>{say(tag.name)}</strong> },
    { key: "value", title: words.tagValue, width: "20%", render: (tag) => <TagValueText tag={tag} /> },
    { key: "why", title: words.tagWhy, render: (tag) => say(tag.why) || <None /> },
    { key: "updated", title: words.tagUpdated, number: true, width: 140, render: (tag) => <RelativeTime at={tag.updated_at} /> },
  ];
  return (
    <Section title={name} flush>
      <DataTable caption={name} columns={columns} rows={tags} rowKey={(tag) => tag.key} empty={null} dense />
    </Section>
  );
}

/** A tag's value as a person writes it. */
export function TagValueText({ tag }: { tag: PersonTag }) {
  const format = useFormat();
  const { person: words } = useWords();
  const { id } = useWorkspace();
  const layer = useLayerNames();
  const tags = useQuery({ queryKey: [id, "tags"], queryFn: () => people.tags(id), staleTime: 600_000 });
  const type = tags.data?.find((one) => one.key === tag.key)?.type;
  const { value } = tag;
  if (value === null || value === "") return <None />;
  if (typeof value === "boolean") return <>{value ? words.yes : words.no}</>;
  if (typeof value === "number") {
    if (type === "money") return <Money minor={value} />;
    if (type === "percent") return <span className="numbers">{format.number(value)}%</span>;
    return <span className="numbers">{Number.isInteger(value) ? format.number(value) : format.number(value, 1)}</span>;
  }
  if (tag.key === "rfm_layer" || tag.key === "lifecycle") return <>{layer(value)}</>;
  if (type === "date") return <span className="numbers">{format.day(value)}</span>;
  return <>{value}</>;
}
