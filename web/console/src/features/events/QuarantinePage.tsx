import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Input, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { events, type Page as PageOf, type Quarantined } from "@/api";
import { type Column, DataTable, EmptyState, ErrorState, ListBar, Page, Pager, RelativeTime, Say, Section, useFormat, useListState, useMayEdit, useToast, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import styles from "./events.module.css";

const LIMIT = 50;
/** How long a discard can be taken back, in milliseconds. */
const GRACE = 8000;

/** Events that could not be read or processed: why, and a way to put them right. */
export function QuarantinePage() {
  const { kit, events: eventWords } = useWords();
  const words = eventWords.quarantine;
  const { id } = useWorkspace();
  const format = useFormat();
  const toast = useToast();
  const cache = useQueryClient();
  const list = useListState();
  const mayEdit = useMayEdit();
  const [open, setOpen] = useState<Quarantined | null>(null);
  const reason = list.get("reason");
  const key = [id, "quarantine", reason, list.cursor];
  const query = useQuery({ queryKey: key, queryFn: () => events.quarantine(id, { reason, quarantine_state: "open", cursor: list.cursor, limit: LIMIT }), placeholderData: keepPreviousData, refetchInterval: 30_000 });
  const refresh = () => void cache.invalidateQueries({ queryKey: [id, "quarantine"] });
  const takeOff = (gone: Quarantined) => cache.setQueryData<PageOf<Quarantined>>(key, (page) => page && { ...page, items: page.items.filter((one) => one.id !== gone.id) });
  const rows = query.data?.items;
  const replayable = (rows ?? []).filter((row) => row.replayable);

  const many = useMutation({
    mutationFn: () => events.replayMany(id, { ids: replayable.map((row) => row.id) }),
    onSuccess: (done) => {
      toast.done(words.replayedMany(format.number(done.replayed_count), format.number(done.left?.length ?? 0)));
      refresh();
    },
    onError: toast.failed,
  });
  const discard = useDiscard(id, refresh);
  const columns: Column<Quarantined>[] = [
    { key: "at", title: words.columns.at, width: 130, render: (row) => <RelativeTime at={row.at} /> },
    { key: "reason", title: words.columns.reason, render: (row) => <Why row={row} /> },
    { key: "body", title: words.columns.body, wide: true, render: (row) => <code className={styles.body}>{(row.body ?? row.body_base64 ?? "").slice(0, 120)}</code> },
    { key: "source", title: words.columns.source, wide: true, width: 140, render: (row) => <code>{row.source}</code> },
    {
      key: "act",
      title: <span className="hidden-visually">{kit.actions}</span>,
      number: true,
      width: 110,
      render: (row) => (
        <Button size="small" onClick={() => setOpen(row)}>
          {words.open}
        </Button>
      ),
    },
  ];
  return (
    <Page
      title={words.title}
      lead={words.lead}
      action={
        replayable.length > 0 && mayEdit ? (
          <Button type="primary" loading={many.isPending} onClick={() => many.mutate()}>
            {words.replayAll(format.number(replayable.length))}
          </Button>
        ) : null
      }
    >
      <Section flush>
        <ListBar>
          <Select
            aria-label={words.reason}
            placeholder={words.reason}
            allowClear
            style={{ width: 220 }}
            value={reason || null}
            onChange={(value: string | null | undefined) => list.set({ reason: value ?? null })}
            options={Object.entries(words.reasons).map(([value, label]) => ({ value, label }))}
          />
        </ListBar>
        {query.isError && rows === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable caption={words.title} columns={columns} rows={rows} rowKey={(row) => row.id} busy={query.isPlaceholderData} empty={<EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>} />
        )}
        <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={rows?.length ?? 0} />
      </Section>
      {open ? (
        <Editor
          key={open.id}
          item={open}
          close={() => setOpen(null)}
          replayed={refresh}
          discard={() => {
            takeOff(open);
            discard(open);
            setOpen(null);
          }}
        />
      ) : null}
    </Page>
  );
}

/** Discards after a while in which it can be taken back; at once when the page is left. */
function useDiscard(workspace: string, refresh: () => void): (item: Quarantined) => void {
  const words = useWords().events.quarantine;
  const toast = useToast();
  const pending = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const waiting = pending.current;
    return () => {
      for (const [item, timer] of waiting) {
        clearTimeout(timer);
        void events.discard(workspace, item).catch(() => undefined);
      }
      waiting.clear();
    };
  }, [workspace]);
  return (item) => {
    const carryOut = async () => {
      pending.current.delete(item.id);
      try {
        await events.discard(workspace, item.id);
      } catch (error) {
        toast.failed(error);
      }
      refresh();
    };
    pending.current.set(item.id, setTimeout(() => void carryOut(), GRACE));
    toast.done(words.discardSoon, () => {
      clearTimeout(pending.current.get(item.id));
      pending.current.delete(item.id);
      refresh();
    });
  };
}

function Why({ row }: { row: Quarantined }) {
  return (
    <div className={styles.what}>
      <span>
        <Say text={row.says} fallback={row.reason} />
      </span>
      <span className={styles.quiet}>{row.detail}</span>
    </div>
  );
}

/** What parsing would quietly mend must be seen as it came. */
const AS_IT_CAME = new Set(["duplicate_key", "bad_number"]);

function pretty(body: string, reason: string): string {
  if (AS_IT_CAME.has(reason)) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function Editor({ item, close, replayed, discard }: { item: Quarantined; close: () => void; replayed: () => void; discard: () => void }) {
  const words = useWords().events.quarantine;
  const { id } = useWorkspace();
  const toast = useToast();
  const mayEdit = useMayEdit();
  const shown = item.body === null ? (item.body_base64 ?? "") : pretty(item.body, item.reason);
  const [body, setBody] = useState(shown);
  const valid = isJson(body);
  const mendable = item.body !== null && mayEdit;
  // As it came it would be refused again, unless the cause lay with us.
  const ready = body === shown ? item.replayable : valid;
  const replay = useMutation({
    mutationFn: () => events.replay(id, item.id, body === shown ? undefined : body),
    onSuccess: () => {
      toast.done(words.replayed);
      replayed();
      close();
    },
    onError: toast.failed,
  });
  return (
    <Drawer
      open
      onClose={close}
      size={640}
      title={words.reasons[item.reason] ?? item.reason}
      footer={
        mayEdit ? (
          <div className={styles.foot}>
            <Button danger onClick={discard}>
              {words.discard}
            </Button>
            <Button type="primary" disabled={!ready} loading={replay.isPending} onClick={() => replay.mutate()}>
              {words.replayThis}
            </Button>
          </div>
        ) : null
      }
    >
      <p className={styles.says}>
        <Say text={item.says} fallback={item.reason} />
      </p>
      {item.detail ? (
        <p className={styles.quiet} lang="en">
          {item.detail}
        </p>
      ) : null}
      <p className={styles.quiet}>
        <RelativeTime at={item.at} /> · {words.columns.source} <code>{item.source}</code> · <code>{item.id}</code>
      </p>
      <label className={styles.label} htmlFor="body">
        {words.body}
      </label>
      <p className={styles.quiet}>{item.body === null ? words.notReplayable : words.bodyHelp}</p>
      <Input.TextArea id="body" className={styles.editor} autoSize={{ minRows: 10, maxRows: 26 }} spellCheck={false} readOnly={!mendable} value={body} status={valid || !mendable ? "" : "error"} onChange={(event) => setBody(event.target.value)} />
      {valid || !mendable ? null : (
        <p role="alert" className={styles.wrong}>
          {words.notJson}
        </p>
      )}
    </Drawer>
  );
}
