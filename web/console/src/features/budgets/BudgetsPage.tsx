import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useNavigate } from "react-router";
import { type Budget, budgets, type CampaignCost } from "@/api";
import { type Column, DataTable, EmptyState, ErrorState, Money, Num, Page, Pager, Section, useListState, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { BudgetForm } from "./BudgetForm";
import { BudgetState, SpentBar, useInMeasure } from "./parts";

const LIMIT = 50;

function Amount({ budget, amount }: { budget: Budget; amount: number }) {
  const say = useInMeasure(budget);
  return <span className="numbers">{say(amount)}</span>;
}

/** Every budget with what is left of it, and what each campaign has cost. */
export function BudgetsPage() {
  const { budgets: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const say = useSay();
  const list = useListState();
  const mayEdit = useMayEdit();
  const toast = useToast();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const query = useQuery({ queryKey: [id, "budgets", list.cursor], queryFn: () => budgets.list(id, { cursor: list.cursor, limit: LIMIT }), placeholderData: keepPreviousData });
  const costs = useQuery({ queryKey: [id, "campaign-costs"], queryFn: () => budgets.costs(id, 365) });
  const columns: Column<Budget>[] = [
    { key: "name", title: words.columns.name, render: (row) => say(row.name) },
    { key: "campaign", title: words.columns.campaign, render: (row) => row.campaign || words.costs.none, wide: true },
    { key: "state", title: words.columns.state, render: (row) => <BudgetState budget={row} /> },
    { key: "spent", title: words.columns.spent, number: true, render: (row) => <Amount budget={row} amount={row.spent} /> },
    { key: "left", title: words.columns.left, number: true, render: (row) => <Amount budget={row} amount={row.left} /> },
    { key: "share", title: words.columns.share, number: true, render: (row) => <SpentBar budget={row} /> },
  ];
  const costColumns: Column<CampaignCost>[] = [
    { key: "campaign", title: words.costs.campaign, render: (row) => row.campaign || words.costs.none },
    { key: "cost", title: words.costs.cost, number: true, render: (row) => <Money minor={row.cost_minor} currency={row.currency} /> },
    { key: "budgets", title: words.costs.budgets, number: true, render: (row) => <Num value={row.budgets} /> },
    { key: "charges", title: words.costs.charges, number: true, render: (row) => <Num value={row.charges} /> },
  ];
  const add = mayEdit ? (
    <Button type="primary" onClick={() => list.set({ new: "budget" })}>
      {words.newBudget}
    </Button>
  ) : null;
  return (
    <Page title={words.title} lead={words.lead} action={add}>
      <Section flush>
        {query.isError && query.data === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable
            caption={words.title}
            columns={columns}
            rows={query.data?.items}
            rowKey={(row) => row.id}
            rowLink={(row) => path(`/budgets/${row.id}`)}
            busy={query.isPlaceholderData}
            empty={
              <EmptyState title={words.emptyTitle} action={add}>
                {words.emptyText}
              </EmptyState>
            }
          />
        )}
        <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={query.data?.items.length ?? 0} />
      </Section>
      {costs.data && costs.data.length > 0 ? (
        <Section title={words.costs.title} note={words.costs.note} flush>
          <DataTable caption={words.costs.title} columns={costColumns} rows={costs.data} rowKey={(row) => `${row.campaign} ${row.currency}`} empty={null} />
        </Section>
      ) : null}
      {list.get("new") === "budget" && mayEdit ? (
        <BudgetForm
          close={() => list.set({ new: null })}
          save={async (draft) => {
            const made = await budgets.create(id, draft);
            await cache.invalidateQueries({ queryKey: [id, "budgets"] });
            toast.done(words.done.created);
            void navigate(path(`/budgets/${made.id}`));
          }}
        />
      ) : null}
    </Page>
  );
}
