import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { type BadgeInfo, type BadgeRules, badges } from "@/api";
import { Badge, type Column, DataTable, EmptyState, ErrorState, Menu, Num, Page, Section, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { BadgeForm } from "./BadgeForm";
import styles from "./badges.module.css";
import { BadgeName, useRule } from "./parts";

const BLANK: BadgeRules = { key: "", name: { zh: "", en: "" }, description: { zh: "", en: "" }, levels: [{ at: 1 }], earning: { event: "Order Completed", measure: "count", where: [] }, symbol: "star", colour: "#3f6fb5" };

/** Every badge, how it is earned and how many people have it. */
export function BadgesPage() {
  const { badges: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const say = useSay();
  const rule = useRule();
  const mayEdit = useMayEdit();
  const toast = useToast();
  const cache = useQueryClient();
  const [making, setMaking] = useState<BadgeRules | null>(null);
  const query = useQuery({ queryKey: [id, "badges"], queryFn: () => badges.list(id), refetchInterval: 30_000 });
  const templates = useQuery({ queryKey: [id, "badge-templates"], queryFn: () => badges.templates(id), enabled: mayEdit, staleTime: Infinity });
  const left = (templates.data ?? []).filter((one) => !query.data?.some((known) => known.rules.key === one.key));
  const add = mayEdit ? (
    <div className={styles.actions}>
      {left.length > 0 ? <Menu name={words.template} label={words.template} align="end" items={left.map((one) => ({ key: one.key, label: say(one.name), onSelect: () => setMaking(one) }))} /> : null}
      <Button type="primary" onClick={() => setMaking(BLANK)}>
        {words.newBadge}
      </Button>
    </div>
  ) : null;
  const columns: Column<BadgeInfo>[] = [
    { key: "badge", title: words.columns.badge, render: (row) => <BadgeName rules={row.rules} /> },
    { key: "kind", title: words.columns.kind, render: (row) => <>{words.kinds[row.rules.kind ?? "badge"]}{row.rules.live === false ? <> <Badge tone="quiet">{words.off}</Badge></> : null}</> },
    { key: "rule", title: words.columns.rule, wide: true, render: (row) => rule(row.rules) },
    { key: "people", title: words.columns.people, number: true, render: (row) => <Num value={row.people[0] ?? 0} /> },
    { key: "levels", title: words.columns.levels, number: true, wide: true, render: (row) => row.people.join(" / ") },
  ];
  return (
    <Page title={words.title} lead={words.lead} action={add}>
      <Section flush>
        {query.isError && query.data === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable
            caption={words.title}
            columns={columns}
            rows={query.data}
            rowKey={(row) => row.rules.key}
            rowLink={(row) => path(`/badges/${row.rules.key}`)}
            empty={
              <EmptyState title={words.emptyTitle} action={add}>
                {words.emptyText}
              </EmptyState>
            }
          />
        )}
      </Section>
      {making ? (
        <BadgeForm
          start={making}
          isNew
          close={() => setMaking(null)}
          save={async (rules) => {
            await badges.create(id, rules);
            await cache.invalidateQueries({ queryKey: [id, "badges"] });
            toast.done(words.form.done);
          }}
        />
      ) : null}
    </Page>
  );
}
