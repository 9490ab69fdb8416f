import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { access } from "@/api";
import { Grid, Id, Loaded, Page, RelativeTime, Section, useFormat, useNow, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import styles from "./settings.module.css";

/** Facts about the workspace and the operator. */
export function WorkspacePage() {
  const { settings, frame } = useWords();
  const words = settings.workspace;
  const here = useWorkspace();
  const format = useFormat();
  const now = useNow();
  const query = useQuery({ queryKey: [here.id, "workspace"], queryFn: () => access.workspace(here.id) });
  const session = useQuery({ queryKey: ["session"], queryFn: access.session, staleTime: 300_000 });
  return (
    <Page title={words.title} lead={words.lead}>
      <Grid min={380}>
        <Section title={words.facts}>
          <Loaded query={query}>
            {(workspace) => (
              <Pairs
                rows={[
                  [words.name, workspace.name],
                  [words.id, <Id key="id" value={workspace.id} />],
                  [words.zone, workspace.zone],
                  [words.localTime, format.clock(now.toISOString())],
                  [words.currency, `${workspace.currency} · ${format.money(123456, workspace.currency)}`],
                  [words.locale, words.locales[workspace.locale]],
                  [words.created, <RelativeTime key="created" at={workspace.created_at} />],
                ]}
              />
            )}
          </Loaded>
        </Section>
        <Section title={words.you}>
          <Loaded query={session}>
            {({ operator, roles }) => (
              <Pairs
                rows={[
                  [words.personName, operator.name],
                  [words.email, operator.email],
                  [words.role, frame.role[roles[here.id] ?? "viewer"]],
                ]}
              />
            )}
          </Loaded>
        </Section>
      </Grid>
    </Page>
  );
}

function Pairs({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className={styles.pairs}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
