import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Input, Modal, Select } from "antd";
import { useState } from "react";
import { type CommissionParty, commission } from "@/api";
import { Badge, type Column, Copy, DataTable, EmptyState, None, Num, Pager, RelativeTime, Section, shortId, useListState, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./commission.module.css";

const LIMIT = 50;

/** Everybody who can earn. */
export function Parties() {
  const { parties: words } = useWords().commission;
  const { id } = useWorkspace();
  const path = usePath();
  const say = useSay();
  const list = useListState();
  const mayEdit = useMayEdit();
  const [editing, setEditing] = useState<CommissionParty | "new" | null>(null);
  const query = useQuery({ queryKey: [id, "commission", "parties", list.cursor], queryFn: () => commission.parties(id, { cursor: list.cursor, limit: LIMIT }), placeholderData: keepPreviousData });
  const programme = useQuery({ queryKey: [id, "commission", "programme"], queryFn: () => commission.programme(id) });
  const roles = new Map((programme.data?.terms.roles ?? []).map((role) => [role.key, say(role.name)]));
  const columns: Column<CommissionParty>[] = [
    { key: "person", title: words.person, render: (row) => <code>{shortId(row.person_id)}</code> },
    { key: "role", title: words.role, render: (row) => roles.get(row.role) ?? (row.role || words.noRole) },
    {
      key: "code",
      title: words.code,
      render: (row) => (
        <>
          <code>{row.code}</code> <Copy text={row.code} />
        </>
      ),
    },
    { key: "area", title: words.area, render: (row) => row.area || <None />, wide: true },
    { key: "brought", title: words.brought, number: true, render: (row) => <Num value={row.brought_count} /> },
    { key: "active", title: words.active, render: (row) => <Badge tone={row.active ? "good" : "quiet"}>{row.active ? words.active : words.inactive}</Badge> },
    { key: "joined", title: words.joined, render: (row) => <RelativeTime at={row.joined_at} />, wide: true },
  ];
  const add = mayEdit ? (
    <Button type="primary" onClick={() => setEditing("new")}>
      {words.add}
    </Button>
  ) : null;
  return (
    <Section title={words.title} aside={add} flush>
      <DataTable
        caption={words.title}
        columns={columns}
        rows={query.data?.items}
        rowKey={(row) => row.person_id}
        rowLink={(row) => path(`/commission/parties/${row.person_id}`)}
        empty={
          <EmptyState title={words.empty} action={add}>
            {words.emptyText}
          </EmptyState>
        }
      />
      <Pager list={list} nextCursor={query.data?.next_cursor} total={query.data?.total_count} shown={query.data?.items.length ?? 0} />
      {editing ? <PartyForm roles={[...roles]} close={() => setEditing(null)} {...(editing === "new" ? {} : { party: editing })} /> : null}
    </Section>
  );
}

/** Makes somebody a party, or changes them. */
export function PartyForm({ roles, party, close }: { roles: [string, string][]; party?: CommissionParty; close: () => void }) {
  const { kit, commission: all } = useWords();
  const words = all.parties;
  const { id } = useWorkspace();
  const toast = useToast();
  const cache = useQueryClient();
  const [person, setPerson] = useState(party?.person_id ?? "");
  const [role, setRole] = useState(party?.role ?? "");
  const [code, setCode] = useState(party?.code ?? "");
  const [area, setArea] = useState(party?.area ?? "");
  const [active, setActive] = useState(party?.active ?? true);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await commission.saveParty(id, { person: person.trim(), role, code: code.trim(), area: area.trim(), active });
      await cache.invalidateQueries({ queryKey: [id, "commission"] });
      toast.done(words.saved);
      close();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const text = (label: string, value: string, set: (value: string) => void, help = "", disabled = false) => (
    <label className={styles.field}>
      <span>{label}</span>
      <Input value={value} maxLength={120} placeholder={help} disabled={disabled} onChange={(event) => set(event.target.value)} />
    </label>
  );
  return (
    <Modal open title={words.add} okText={words.save} cancelText={kit.cancel} okButtonProps={{ disabled: person.trim() === "" }} confirmLoading={busy} onOk={() => void save()} onCancel={close} destroyOnHidden>
      <div className={styles.form}>
        {text(words.person, person, setPerson, words.personHelp, party !== undefined)}
        <div className={styles.field}>
          <span id="party-role">{words.role}</span>
          <Select aria-labelledby="party-role" value={role} onChange={setRole} options={[{ value: "", label: words.noRole }, ...roles.map(([value, label]) => ({ value, label }))]} />
        </div>
        {text(words.code, code, setCode, words.codeHelp)}
        {text(words.area, area, setArea)}
        <Checkbox checked={active} onChange={(event) => setActive(event.target.checked)}>
          {words.active}
        </Checkbox>
      </div>
    </Modal>
  );
}
