import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { type Promotion, promotions } from "@/api";
import { Choice, type Column, DataTable, EmptyState, ErrorState, ListBar, Money, Num, Page, Pager, Section, useFormat, useListState, useMayEdit, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { orNone, PromotionState, UsedBar } from "./parts";

const LIMIT = 50;
const STATES = ["", "live", "draft", "paused", "ended"] as const;

/** Every promotion with its state and how much of it is used. */
export function PromotionsPage() {
  const { promotions: words } = useWords();
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const navigate = useNavigate();
  const mayEdit = useMayEdit();
  const list = useListState();
  const format = useFormat();
  const [code, setCode] = useState("");
  const state = STATES.find((one) => one === list.get("state")) ?? "";
  const query = useQuery({
    queryKey: [id, "promotions", "list", state, list.cursor],
    queryFn: () => promotions.list(id, { state: state || null, cursor: list.cursor, limit: LIMIT }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const dates = ({ draft }: Promotion) => {
    const { starts_at: starts, ends_at: ends } = draft.rules.when ?? {};
    if (!starts && !ends) return words.always;
    return words.dates(starts ? format.day(starts) : "", ends ? format.day(ends) : "");
  };
  const columns: Column<Promotion>[] = [
    { key: "name", title: words.columns.name, render: (row) => say(row.draft.rules.title) || row.key },
    { key: "gives", title: words.columns.gives, render: (row) => say(row.gives) },
    { key: "how", title: words.columns.how, render: (row) => (row.draft.rules.by_code ? words.byCode : words.automatic), wide: true },
    { key: "state", title: words.columns.state, render: (row) => <PromotionState state={row.state} /> },
    { key: "dates", title: words.columns.dates, render: dates, wide: true },
    { key: "issued", title: words.columns.issued, number: true, render: (row) => <Num value={row.burn.issued} />, wide: true },
    { key: "used", title: words.columns.used, number: true, render: (row) => <UsedBar promotion={row} /> },
    { key: "off", title: words.columns.off, number: true, render: (row) => <Money minor={row.burn.discount_minor} currency={orNone(row.draft.rules.currency)} /> },
  ];
  const settings = <Button onClick={() => void navigate(path("/promotions/settings"))}>{words.pricing.title}</Button>;
  const create = mayEdit ? (
    <Button type="primary" onClick={() => void navigate(path("/promotions/new"))}>
      {words.create}
    </Button>
  ) : null;
  return (
    <Page title={words.title} lead={words.lead} action={
        <>
          {settings}
          {create}
        </>
      }
    >
      <Section flush>
        <ListBar
          aside={
            <Input.Search
              aria-label={words.findCode}
              placeholder={words.findCode}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              onSearch={(typed) => {
                if (typed.trim()) void navigate(path(`/vouchers/${encodeURIComponent(typed.trim())}`));
              }}
              style={{ width: 240 }}
            />
          }
        >
          <Choice label={words.columns.state} value={state} onChange={(next) => list.set({ state: next || null })} options={STATES.map((key) => ({ key, label: key === "" ? words.all : words.states[key] }))} />
        </ListBar>
        {query.isError && query.data === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable
            caption={words.title}
            columns={columns}
            rows={query.data?.items}
            rowKey={(row) => row.id}
            rowLink={(row) => path(`/promotions/${row.id}`)}
            busy={query.isPlaceholderData}
            empty={
              <EmptyState title={words.emptyTitle} action={create}>
                {words.emptyText}
              </EmptyState>
            }
          />
        )}
        <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={query.data?.items.length ?? 0} />
      </Section>
    </Page>
  );
}
