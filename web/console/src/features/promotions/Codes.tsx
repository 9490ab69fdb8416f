import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, InputNumber, Progress } from "antd";
import { useState } from "react";
import { type CodeBatch, type Promotion, promotions } from "@/api";
import { type Column, DataTable, EmptyState, Num, RelativeTime, Section, useFormat, useMayEdit, useToast, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import styles from "./promotions.module.css";

/** Codes in bulk: ask for them, watch them being made, take them along as a file. */
export function Codes({ promotion }: { promotion: Promotion }) {
  const { promotions: all } = useWords();
  const words = all.codes;
  const { id } = useWorkspace();
  const mayEdit = useMayEdit();
  const toast = useToast();
  const cache = useQueryClient();
  const format = useFormat();
  const [count, setCount] = useState(1_000);
  const [prefix, setPrefix] = useState("");
  const key = [id, "promotions", "codes", promotion.id];
  const query = useQuery({
    queryKey: key,
    queryFn: () => promotions.codes(id, promotion.id),
    refetchInterval: (one) => (one.state.data?.some((run) => !run.finished_at) ? 700 : 30_000),
  });
  const make = useMutation({
    mutationFn: () => promotions.makeCodes(id, promotion.id, { count, prefix }),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
    onError: toast.failed,
  });
  const columns: Column<CodeBatch>[] = [
    { key: "at", title: words.at, render: (row) => <RelativeTime at={row.created_at} /> },
    { key: "count", title: words.count, number: true, render: (row) => <Num value={row.wanted} /> },
    { key: "prefix", title: words.prefix, render: (row) => row.prefix || "–", wide: true },
    { key: "progress", title: words.progress, render: (row) => <Progress aria-label={words.progress} percent={Math.round((100 * row.made) / row.wanted)} size="small" status={row.finished_at ? "success" : "active"} format={() => `${format.number(row.made)} / ${format.number(row.wanted)}`} style={{ maxWidth: 320 }} /> },
    {
      key: "file",
      title: words.file,
      render: (row) =>
        row.finished_at && mayEdit ? (
          <a href={promotions.codesUrl(id, row.id)} download>
            {words.download}
          </a>
        ) : (
          <span className={styles.quiet}>{words.making}</span>
        ),
    },
  ];
  return (
    <Section title={words.title} note={words.note} flush>
      {mayEdit && promotion.state !== "ended" ? (
        <p className={styles.actions} style={{ padding: "0 16px 12px" }}>
          <InputNumber aria-label={words.count} prefix={words.count} min={1} max={5_000_000} precision={0} value={count} onChange={(next) => setCount(next ?? 1)} style={{ width: 180 }} />
          <Input aria-label={words.prefix} placeholder={words.prefix} maxLength={12} value={prefix} onChange={(event) => setPrefix(event.target.value.replace(/[^a-z0-9]/gi, ""))} style={{ width: 160 }} />
          <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
            {words.make}
          </Button>
        </p>
      ) : null}
      <DataTable caption={words.title} columns={columns} rows={query.data} rowKey={(row) => row.id} empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>} />
    </Section>
  );
}
