import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Progress, Select } from "antd";
import { useState } from "react";
import { type Handout, type Promotion, promotions } from "@/api";
import { useOptions } from "@/form/pickers";
import { type Column, DataTable, EmptyState, Num, RelativeTime, Section, useFormat, useMayEdit, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useWords } from "@/words";
import styles from "./promotions.module.css";

/** A coupon for a whole segment: start it, watch it, take the unused back. */
export function Handouts({ promotion }: { promotion: Promotion }) {
  const { promotions: all } = useWords();
  const words = all.handouts;
  const { id } = useWorkspace();
  const mayEdit = useMayEdit();
  const cache = useQueryClient();
  const format = useFormat();
  const options = useOptions("segment");
  const [segment, setSegment] = useState<string>();
  const [asking, setAsking] = useState<"" | "start" | Handout>("");
  const key = [id, "promotions", "handouts", promotion.id];
  const nameOf = (wanted: string | undefined) => options.find((one) => one.value === wanted)?.label ?? wanted ?? "";
  const query = useQuery({
    queryKey: key,
    queryFn: () => promotions.handouts(id, promotion.id),
    refetchInterval: (one) => (one.state.data?.some((run) => !run.finished_at) ? 700 : 30_000),
  });
  const confirmed = async (): Promise<void> => {
    if (typeof asking === "object") await promotions.withdrawHandout(id, asking.id);
    else if (segment) await promotions.handOut(id, promotion.id, segment);
    await cache.invalidateQueries({ queryKey: [id, "promotions"] });
  };
  const percent = (row: Handout) => Math.min(100, Math.round((100 * (row.given + row.refused)) / Math.max(1, row.people)));
  const columns: Column<Handout>[] = [
    { key: "at", title: words.at, render: (row) => <RelativeTime at={row.created_at} /> },
    { key: "segment", title: words.segment, render: (row) => nameOf(row.segment) },
    { key: "state", title: words.state, render: (row) => words.states[row.state] },
    { key: "progress", title: words.progress, render: (row) => <Progress aria-label={words.progress} percent={row.finished_at ? 100 : percent(row)} size="small" status={row.state === "stopped" ? "exception" : row.finished_at ? "success" : "active"} format={() => `${format.number(row.given)} / ${format.number(row.people)}`} style={{ maxWidth: 320 }} /> },
    { key: "refused", title: words.refused, number: true, wide: true, render: (row) => <Num value={row.refused} /> },
    { key: "withdrawn", title: words.withdrawn, number: true, render: (row) => <Num value={row.withdrawn} /> },
    {
      key: "undo",
      title: <span className="hidden-visually">{words.withdraw}</span>,
      render: (row) =>
        mayEdit && row.given > row.withdrawn && row.state !== "withdrawn" && row.state !== "withdrawing" ? (
          <Button size="small" onClick={() => setAsking(row)}>
            {words.withdraw}
          </Button>
        ) : null,
    },
  ];
  return (
    <Section title={words.title} note={promotion.state === "live" ? words.note : words.notLive} flush>
      {mayEdit && promotion.state === "live" ? (
        <p className={styles.actions} style={{ padding: "0 24px 12px" }}>
          <Select aria-label={words.segment} placeholder={words.choose} options={options} {...(segment ? { value: segment } : {})} onChange={(chosen: string) => setSegment(chosen)} showSearch={{ optionFilterProp: "label" }} style={{ minWidth: 240 }} />
          <Button type="primary" disabled={!segment} onClick={() => setAsking("start")}>
            {words.start}
          </Button>
        </p>
      ) : null}
      <DataTable caption={words.title} columns={columns} rows={query.data} rowKey={(row) => row.id} empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>} />
      <Confirm open={asking !== ""} title={asking === "start" ? words.start : words.withdraw} confirm={asking === "start" ? words.start : words.withdraw} danger={asking !== "start"} onConfirm={confirmed} onClose={() => setAsking("")}>
        {asking === "start" ? words.startText(nameOf(segment)) : words.withdrawText}
      </Confirm>
    </Section>
  );
}
