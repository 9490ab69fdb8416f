import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, InputNumber, Progress } from "antd";
import { useRef, useState } from "react";
import { ApiProblem, type Play, plays, type PrintLine } from "@/api";
import { type Column, DataTable, Num, RelativeTime, saveCsv, Section, shortId, useFormat, useMayEdit, useToast, useWorkspace } from "@/kit";
import { downloadLines, hand } from "./download";
import styles from "./plays.module.css";
import { usePrintWords } from "./prints-words";

const MOST = 1_000_000;
const BATCH = /^[A-Za-z0-9_.-]{1,60}$/;

/** Codes for packages: make a batch and watch it come, and the batches there were. */
export function PrintsTab({ play }: { play: Play }) {
  const words = usePrintWords();
  const format = useFormat();
  const { id } = useWorkspace();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const [batch, setBatch] = useState("");
  const [count, setCount] = useState<number | null>(1000);
  const [done, setDone] = useState<{ lines: number; of: number } | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const query = useQuery({ queryKey: [id, "plays", play.id, "prints"], queryFn: () => plays.prints(id, play.id) });

  const make = async (name: string, many: number) => {
    const stop = new AbortController();
    stopping.current = stop;
    setDone({ lines: 0, of: many });
    let got = 0;
    try {
      const url = `/api/w/${encodeURIComponent(id)}/plays/${encodeURIComponent(play.id)}/prints`;
      const file = await downloadLines(url, { batch: name, count: many }, stop.signal, (lines) => {
        got = lines;
        setDone({ lines, of: many });
      });
      hand(file, `codes-${name}.csv`);
      toast.done(words.done(format.number(got)));
    } catch (error) {
      if (!stop.signal.aborted) toast.failed(error instanceof TypeError ? words.cut : error instanceof ApiProblem && error.code === "no_such_batch" ? words.noBatch : error);
    } finally {
      setDone(null);
      stopping.current = null;
      await cache.invalidateQueries({ queryKey: [id, "plays", play.id, "prints"] });
    }
  };
  const columns: Column<PrintLine>[] = [
    { key: "batch", title: words.columns.batch, render: (row) => <code>{row.batch}</code> },
    { key: "count", title: words.columns.count, number: true, render: (row) => <Num value={row.count} /> },
    { key: "at", title: words.columns.at, render: (row) => <RelativeTime at={row.at} /> },
    { key: "by", title: words.columns.by, wide: true, render: (row) => (row.by ? shortId(row.by) : "–") },
    {
      key: "again",
      title: <span className="hidden-visually">{words.columns.again}</span>,
      width: 150,
      render: (row) =>
        mayEdit ? (
          <Button size="small" disabled={done !== null} onClick={() => void make(row.batch, row.count)}>
            {words.again}
          </Button>
        ) : null,
    },
  ];
  return (
    <div className={styles.results}>
      {mayEdit ? (
        <Section title={words.title} note={words.note}>
          <form
            className={styles.print}
            onSubmit={(event) => {
              event.preventDefault();
              if (BATCH.test(batch) && count !== null) void make(batch, count);
            }}
          >
            <label>
              {words.batch}
              <Input value={batch} maxLength={60} status={batch !== "" && !BATCH.test(batch) ? "error" : ""} aria-describedby="print-batch" onChange={(event) => setBatch(event.target.value)} />
              <small id="print-batch">{words.batchHelp}</small>
            </label>
            <label>
              {words.count}
              <InputNumber value={count} min={1} max={MOST} precision={0} style={{ width: "100%" }} aria-describedby="print-count" onChange={(value) => setCount(value)} />
              <small id="print-count">{words.countHelp}</small>
            </label>
            <Button type="primary" htmlType="submit" disabled={!BATCH.test(batch) || count === null || done !== null}>
              {words.make}
            </Button>
          </form>
          {done ? (
            <div className={styles.printing} role="status">
              <Progress percent={Math.floor((done.lines / done.of) * 100)} aria-label={words.title} />
              <span>{words.progress(format.number(done.lines), format.number(done.of))}</span>
              <Button size="small" onClick={() => stopping.current?.abort()}>
                {words.stop}
              </Button>
            </div>
          ) : null}
        </Section>
      ) : null}
      <Section
        title={words.history}
        flush
        aside={
          query.data && query.data.length > 0 ? (
            <Button size="small" onClick={() => saveCsv(`${play.id}-batches`, [words.columns.batch, words.columns.count, words.columns.at, words.columns.by], query.data.map((row) => [row.batch, row.count, row.at, row.by]))}>
              {words.csv}
            </Button>
          ) : null
        }
      >
        <DataTable caption={words.history} columns={columns} rows={query.data} rowKey={(row) => row.at + row.batch} empty={<p className={styles.none}>{words.none}</p>} dense />
      </Section>
    </div>
  );
}
