import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { type CommissionStatement, commission, type RunPage as Shape } from "@/api";
import { Badge, type Column, DataTable, EmptyState, Loaded, Money, Page, Section, useFormat, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useWords } from "@/words";
import styles from "./commission.module.css";
import { PersonLink } from "./parts";

/** A settlement: a draft to be looked at, or final statements to be handed out. */
export function RunPage() {
  const { id } = useWorkspace();
  const name = useParams().run ?? "";
  const query = useQuery({ queryKey: [id, "commission", "run", name], queryFn: () => commission.run(id, name) });
  return <Loaded query={query}>{(page) => <Shown page={page} />}</Loaded>;
}

function Shown({ page }: { page: Shape }) {
  const { commission: words } = useWords();
  const here = words.run;
  const { id } = useWorkspace();
  const path = usePath();
  const format = useFormat();
  const toast = useToast();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const [asking, setAsking] = useState<"close" | "drop" | null>(null);
  const { run } = page;
  const draft = run.state === "draft";
  const amounts: Column<CommissionStatement>[] = (["opening", "earned", "clawed", "paid", "closing"] as const).map((key) => ({
    key,
    title: here[key],
    number: true,
    render: (row) => (
      <span className={row[key] < 0 ? styles.negative : undefined} title={key === "closing" && row[key] < 0 ? here.negative : undefined}>
        <Money minor={row[key]} currency={row.currency} />
      </span>
    ),
  }));
  const columns: Column<CommissionStatement>[] = [
    { key: "party", title: here.party, render: (row) => <PersonLink id={row.party_id} party /> },
    ...amounts,
    { key: "pdf", title: here.pdf, number: true, render: (row) => <a href={commission.pdfUrl(id, run.id, row.party_id)}>{here.pdf}</a> },
  ];
  const totals: Column<CommissionStatement>[] = [{ key: "currency", title: here.totals, render: (row) => row.currency }, ...amounts];
  const actions = (
    <div className={styles.actions}>
      <Button href={commission.csvUrl(id, run.id)}>{here.csv}</Button>
      {draft && mayEdit ? <Button onClick={() => setAsking("drop")}>{here.drop}</Button> : null}
      {draft && mayEdit ? (
        <Button type="primary" disabled={page.count === 0} onClick={() => setAsking("close")}>
          {here.close}
        </Button>
      ) : null}
    </div>
  );
  return (
    <Page title={run.name} lead={here.lead(format.moment(run.until))} up={{ to: path("/commission?view=runs"), label: words.back }} action={actions} facts={<div><Badge tone={draft ? "quiet" : "good"}>{words.runs[run.state]}</Badge></div>}>
      <Section title={here.totals} flush>
        <DataTable caption={here.totals} columns={totals} rows={page.totals} rowKey={(row) => row.currency} empty={<EmptyState title={here.empty} />} />
      </Section>
      <Section title={here.statements} note={page.count > page.statements.length ? here.first(page.statements.length, page.count) : undefined} flush>
        <DataTable caption={here.statements} columns={columns} rows={page.statements} rowKey={(row) => `${row.party_id} ${row.currency}`} empty={<EmptyState title={here.empty} />} />
      </Section>
      <Confirm
        open={asking === "close"}
        title={here.closeTitle}
        confirm={here.close}
        onConfirm={async () => {
          await commission.closeRun(id, run.id);
          await cache.invalidateQueries({ queryKey: [id, "commission"] });
          toast.done(here.closed);
        }}
        onClose={() => setAsking(null)}
      >
        {here.closeText(page.count)}
      </Confirm>
      <Confirm
        open={asking === "drop"}
        title={here.dropTitle}
        confirm={here.drop}
        danger
        onConfirm={async () => {
          await commission.dropRun(id, run.id);
          toast.done(here.dropped);
          void navigate(path("/commission?view=runs"));
        }}
        onClose={() => setAsking(null)}
      >
        {here.dropText}
      </Confirm>
    </Page>
  );
}
