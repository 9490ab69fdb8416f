import type { Person, PersonTag } from "@/api";
import { type Column, DataTable, EmptyState, Grid, None, RelativeTime, Section, useFormat } from "@/kit";
import { useLocale, useSay, useWords } from "@/words";

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
  const locale = useLocale();
  const { value } = tag;
  if (value === null || value === "") return <None />;
  if (typeof value === "boolean") return <>{value ? (locale === "zh" ? "是" : "yes") : locale === "zh" ? "否" : "no"}</>;
  if (typeof value === "number") {
    if (tag.key.endsWith("_minor")) return <span className="numbers">{format.money(value)}</span>;
    return <span className="numbers">{Number.isInteger(value) ? format.number(value) : format.number(value, 2)}</span>;
  }
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return <RelativeTime at={value} />;
  return <>{value}</>;
}
