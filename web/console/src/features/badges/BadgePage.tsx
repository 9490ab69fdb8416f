import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { type AwardLine, type BadgeInfo, badges } from "@/api";
import { Badge, type Column, DataTable, EmptyState, Facts, Loaded, Num, Page, Pager, RelativeTime, Section, useListState, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useSay, useWords } from "@/words";
import { BadgeForm } from "./BadgeForm";
import styles from "./badges.module.css";
import { useRule } from "./parts";

const LIMIT = 50;

/** One badge: its rule, who has it, giving it and taking it back. */
export function BadgePage() {
  const { badge: key = "" } = useParams();
  const { badges: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "badges", key], queryFn: () => badges.get(id, key), refetchInterval: 30_000 });
  if (query.data === undefined) {
    return (
      <Page title={words.title} up={{ to: path("/badges"), label: words.title }}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return <One info={query.data} />;
}

function One({ info }: { info: BadgeInfo }) {
  const { badges: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const say = useSay();
  const rule = useRule();
  const list = useListState();
  const mayEdit = useMayEdit();
  const toast = useToast();
  const cache = useQueryClient();
  const rules = info.rules;
  const [editing, setEditing] = useState(false);
  const [giving, setGiving] = useState(false);
  const [taking, setTaking] = useState<AwardLine | null>(null);
  const [because, setBecause] = useState("");
  const query = useQuery({
    queryKey: [id, "badge-awards", rules.key, list.cursor],
    queryFn: () => badges.awards(id, rules.key, { cursor: list.cursor, limit: LIMIT }),
    placeholderData: keepPreviousData,
  });
  const again = async () => {
    await Promise.all([cache.invalidateQueries({ queryKey: [id, "badges"] }), cache.invalidateQueries({ queryKey: [id, "badge-awards", rules.key] })]);
  };
  const columns: Column<AwardLine>[] = [
    { key: "person", title: words.columns.person, render: (row) => row.person_name ?? row.user_id ?? row.award.person_id },
    { key: "level", title: words.columns.level, render: (row) => (row.award.level_name ? say(row.award.level_name) : <Num value={row.award.level} />) },
    { key: "because", title: words.columns.because, render: (row) => (row.award.revoked_at ? words.revokedWhy(row.award.revoked_because) : row.award.because || words.byRule) },
    { key: "at", title: words.columns.at, render: (row) => <RelativeTime at={row.award.at} /> },
    {
      key: "do",
      title: "",
      render: (row) =>
        row.award.revoked_at ? (
          <Badge tone="loss">{words.revoked}</Badge>
        ) : mayEdit ? (
          <Button
            size="small"
            style={{ position: "relative", zIndex: 1 }}
            onClick={() => {
              setBecause("");
              setTaking(row);
            }}
          >
            {words.revoke}
          </Button>
        ) : null,
    },
  ];
  return (
    <Page
      title={say(rules.name)}
      lead={say(rules.description)}
      up={{ to: path("/badges"), label: words.title }}
      action={
        mayEdit ? (
          <div className={styles.actions}>
            <Button onClick={() => setEditing(true)}>{words.edit}</Button>
            <Button type="primary" onClick={() => setGiving(true)}>
              {words.give}
            </Button>
          </div>
        ) : null
      }
      facts={
        <Facts
          items={[
            { name: words.columns.kind, value: words.kinds[rules.kind ?? "badge"] },
            { name: words.columns.rule, value: rule(rules) },
            { name: words.columns.people, value: info.people.join(" / ") },
            { name: words.revoked, value: <Num value={info.revoked} /> },
          ]}
        />
      }
    >
      <img className={styles.big} src={badges.picture(id, rules.key, rules.levels?.length ?? 1)} alt="" />
      <Section title={words.awards} flush>
        <DataTable
          caption={words.awards}
          columns={columns}
          rows={query.data?.items}
          rowKey={(row) => row.award.id}
          rowLink={(row) => path(`/people/${row.award.person_id}`)}
          busy={query.isPlaceholderData}
          empty={<EmptyState title={words.noAwards}>{""}</EmptyState>}
        />
        <Pager list={list} nextCursor={query.data?.next_cursor} total={undefined} shown={query.data?.items.length ?? 0} />
      </Section>
      {editing ? (
        <BadgeForm
          start={rules}
          close={() => setEditing(false)}
          save={async (next) => {
            await badges.save(id, next, info.revision);
            await again();
            toast.done(words.form.done);
          }}
        />
      ) : null}
      {giving ? <Give info={info} close={() => setGiving(false)} done={again} /> : null}
      <Confirm
        open={taking !== null}
        title={words.revokeTitle}
        confirm={words.revoke}
        danger
        onClose={() => setTaking(null)}
        onConfirm={async () => {
          if (taking === null) return;
          await badges.revoke(id, taking.award.id, because.trim() || "—");
          await again();
          toast.done(words.revokeDone);
        }}
      >
        <p>{words.revokeText}</p>
        <Input aria-label={words.because} placeholder={words.because} value={because} maxLength={500} onChange={(event) => setBecause(event.target.value)} />
      </Confirm>
    </Page>
  );
}

function Give({ info, close, done }: { info: BadgeInfo; close: () => void; done: () => Promise<void> }) {
  const { badges: words } = useWords();
  const { id } = useWorkspace();
  const toast = useToast();
  const [person, setPerson] = useState("");
  const [level, setLevel] = useState(1);
  const [because, setBecause] = useState("");
  const [busy, setBusy] = useState(false);
  const levels = info.rules.levels?.length ?? 1;
  const give = async () => {
    setBusy(true);
    try {
      await badges.give(id, info.rules.key, { person_id: person.trim(), level, because: because.trim() });
      await done();
      toast.done(words.giveDone);
      close();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={words.giveTitle} okText={words.give} onCancel={close} confirmLoading={busy} okButtonProps={{ disabled: !person.trim() || !because.trim() }} onOk={() => void give()}>
      <div className={styles.form}>
        <label className={styles.field}>
          <span>{words.person}</span>
          <Input value={person} maxLength={200} onChange={(event) => setPerson(event.target.value)} />
        </label>
        {levels > 1 ? (
          <label className={styles.field}>
            <span>{words.level}</span>
            <InputNumber min={1} max={levels} precision={0} value={level} onChange={(next) => setLevel(next ?? 1)} />
          </label>
        ) : null}
        <label className={styles.field}>
          <span>{words.because}</span>
          <Input value={because} maxLength={500} onChange={(event) => setBecause(event.target.value)} />
        </label>
      </div>
    </Modal>
  );
}
