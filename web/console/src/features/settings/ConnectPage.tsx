import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { access, events, type WriteKey } from "@/api";
import { Badge, Choice, type Column, Copy, DataTable, Dot, EmptyState, ErrorState, focusFirst, Page, RelativeTime, Section, useEventName, useFormat, useListState, useMayEdit, useNow, usePath, useToast, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useLocale, useWords } from "@/words";
import styles from "./settings.module.css";
import { type Snippet, snippet, SNIPPETS } from "./snippets";

/** Write keys, and code that sends a first event with one of them. */
export function ConnectPage() {
  const { kit, settings } = useWords();
  const words = settings.connect;
  const { id } = useWorkspace();
  const mayEdit = useMayEdit();
  const list = useListState();
  const query = useQuery({ queryKey: [id, "keys"], queryFn: () => access.keys(id) });
  const [revoking, setRevoking] = useState<WriteKey | null>(null);
  const cache = useQueryClient();
  const columns: Column<WriteKey>[] = [
    { key: "name", title: words.columns.name, render: (row) => <strong style={{ fontWeight: 520 }}>{row.name}</strong> },
    {
      key: "key",
      title: words.columns.key,
      render: (row) => (
        <span className={styles.key}>
          <code>{row.key}</code>
          <Copy text={row.key} />
        </span>
      ),
    },
    { key: "created", title: words.columns.created, render: (row) => <RelativeTime at={row.created_at} /> },
    { key: "state", title: words.columns.state, render: (row) => <Badge tone={row.revoked_at ? "quiet" : "good"}>{row.revoked_at ? words.revoked : words.active}</Badge> },
    {
      key: "act",
      title: <span className="hidden-visually">{kit.actions}</span>,
      number: true,
      render: (row) =>
        row.revoked_at || !mayEdit ? null : (
          <Button size="small" danger onClick={() => setRevoking(row)}>
            {words.revoke}
          </Button>
        ),
    },
  ];
  const newKey = mayEdit ? (
    <Button type="primary" onClick={() => list.set({ new: "key" })}>
      {words.newKey}
    </Button>
  ) : null;
  const active = query.data?.filter((key) => !key.revoked_at) ?? [];
  return (
    <Page title={words.title} lead={words.lead} action={newKey}>
      {active.length > 0 ? <First keys={active} /> : null}
      <Section title={words.keys} note={words.keysNote} flush>
        {query.isError && query.data === undefined ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <DataTable
            caption={words.keys}
            columns={columns}
            rows={query.data}
            rowKey={(row) => row.id}
            empty={
              <EmptyState title={words.emptyTitle} action={newKey}>
                {words.emptyText}
              </EmptyState>
            }
          />
        )}
      </Section>
      {list.get("new") === "key" && mayEdit ? <NewKey close={() => list.set({ new: null })} /> : null}
      <Confirm
        open={revoking !== null}
        title={words.revokeTitle(revoking?.name ?? "")}
        confirm={words.revoke}
        danger
        onConfirm={async () => {
          if (revoking) cache.setQueryData([id, "keys"], await access.revokeKey(id, revoking.id));
        }}
        onClose={() => setRevoking(null)}
      >
        {words.revokeText}
      </Confirm>
    </Page>
  );
}

function NewKey({ close }: { close: () => void }) {
  const { settings, kit } = useWords();
  const words = settings.connect;
  const { id } = useWorkspace();
  const toast = useToast();
  const cache = useQueryClient();
  const [name, setName] = useState("");
  const create = useMutation({
    mutationFn: () => access.createKey(id, name.trim()),
    onSuccess: () => {
      toast.done(words.created);
      void cache.invalidateQueries({ queryKey: [id, "keys"] });
      close();
    },
    onError: toast.failed,
  });
  const submit = () => (name.trim() === "" ? undefined : create.mutate());
  return (
    <Modal open title={words.newKey} okText={words.create} cancelText={kit.cancel} okButtonProps={{ disabled: name.trim() === "" }} confirmLoading={create.isPending} onOk={submit} onCancel={close}>
      <label htmlFor="key-name" className={styles.label}>
        {words.keyName}
      </label>
      <Input id="key-name" ref={focusFirst} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} onPressEnter={submit} aria-describedby="key-help" />
      <p id="key-help" className={styles.quiet}>
        {words.keyNameHelp}
      </p>
    </Modal>
  );
}

function First({ keys }: { keys: WriteKey[] }) {
  const words = useWords().settings.connect;
  const locale = useLocale();
  const [kind, setKind] = useState<Snippet>("curl");
  const [chosen, setChosen] = useState<string | null>(null);
  const key = keys.find((one) => one.id === chosen) ?? keys[0];
  if (!key) return null;
  const code = snippet(kind, window.location.origin, key.key, locale);
  return (
    <Section title={words.first} note={words.firstNote(key.name)} aside={<Choice label={words.language} value={kind} onChange={setKind} options={SNIPPETS.map((one) => ({ key: one, label: words.languages[one] }))} />}>
      {keys.length > 1 ? (
        <div className={styles.use}>
          <span className={styles.quiet}>{words.useKey}</span>
          <Choice label={words.useKey} value={key.id} onChange={setChosen} options={keys.slice(0, 6).map((one) => ({ key: one.id, label: one.name }))} />
        </div>
      ) : null}
      {/* Long lines scroll, so the box must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.code} tabIndex={0} role="region" aria-label={words.languages[kind]}>
        {code}
      </pre>
      <div className={styles.under}>
        <Copy text={code} label={words.copy} />
        <Arrival />
      </div>
    </Section>
  );
}

/** Watches for events while somebody is connecting. */
function Arrival() {
  const words = useWords().settings.connect;
  const { id } = useWorkspace();
  const path = usePath();
  const format = useFormat();
  const eventName = useEventName();
  const now = useNow();
  const query = useQuery({ queryKey: [id, "events", "arrival"], queryFn: () => events.recent(id, { limit: 1 }), refetchInterval: 2000 });
  const last = query.data?.items[0];
  return (
    <span className={styles.arrival} role="status">
      {last ? (
        <>
          <Dot tone="good">{words.arrived(eventName(last.name), format.ago(last.received_at, new Date(Math.max(now.getTime(), Date.parse(last.received_at)))))}</Dot>
          <Link to={path("/events")}>{words.seeLive}</Link>
        </>
      ) : (
        <Dot tone="quiet">
          {words.waiting} {words.waitingNew}
        </Dot>
      )}
    </span>
  );
}
