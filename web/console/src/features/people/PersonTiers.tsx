import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Input, Modal, Progress, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { badges, type LadderInfo, type LadderStanding, membership } from "@/api";
import { Badge, type Column, DataTable, EmptyState, Grid, RelativeTime, Section, useFormat, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./people.module.css";

/** One person's tiers, what they entitle to, how they came about, and the badges. */
export function PersonTiers({ person }: { person: string }) {
  const { membership: all } = useWords();
  const words = all.person;
  const { id } = useWorkspace();
  const say = useSay();
  const format = useFormat();
  const path = usePath();
  const mayEdit = useMayEdit();
  const [setting, setSetting] = useState(false);
  const told = useQuery({ queryKey: [id, "person-tiers", person], queryFn: () => membership.person(id, person), refetchInterval: 30_000 });
  const ladders = useQuery({ queryKey: [id, "ladders"], queryFn: () => membership.ladders(id) });
  const shelf = useQuery({ queryKey: [id, "person-badges", person], queryFn: () => badges.person(id, person) });
  const name = (ladder: string, tier: string) => {
    const found = ladders.data?.find((one) => one.rules.key === ladder)?.rules.tiers.find((one) => one.key === tier);
    return tier === "" ? all.none : found ? say(found.name) : tier;
  };
  if (told.data === undefined || ladders.data === undefined) return null;
  type Line = (typeof told.data.changes.items)[number];
  const columns: Column<Line>[] = [
    { key: "change", title: all.columns.change, render: (row) => `${name(row.ladder, row.from_tier)} → ${name(row.ladder, row.to_tier)}` },
    { key: "reason", title: all.columns.reason, render: (row) => all.reason[row.reason] ?? row.reason },
    { key: "note", title: all.columns.note, wide: true, render: (row) => row.note },
    { key: "at", title: all.columns.at, render: (row) => <RelativeTime at={row.at} /> },
  ];
  const rights = Object.values(told.data.privileges) as { key: string; name: { zh: string; en: string } }[];
  return (
    <>
      {told.data.standings.length > 0 ? (
        <Section title={words.title} aside={mayEdit ? <Button onClick={() => setSetting(true)}>{words.set}</Button> : null}>
          <Grid min={300}>
            {told.data.standings.map((one) => (
              <Standing key={one.ladder} standing={one} person={person} />
            ))}
            {rights.length > 0 ? (
              <div>
                <h3 className={styles.quietTitle}>{words.privileges}</h3>
                <ul>
                  {rights.map((one) => (
                    <li key={one.key}>{say(one.name)}</li>
                  ))}
                </ul>
              </div>
            ) : null}
          </Grid>
          {told.data.changes.items.length > 0 ? <DataTable caption={words.history} columns={columns} rows={told.data.changes.items} rowKey={(row) => row.id} dense empty={null} /> : null}
        </Section>
      ) : null}
      <Section title={words.badges}>
        {shelf.data && shelf.data.awards.length > 0 ? (
          <ul className={styles.badgeShelf}>
            {shelf.data.awards.map((one) => (
              <li key={one.id} data-gone={one.revoked_at !== null}>
                <img src={badges.picture(id, one.badge, one.level)} alt="" />
                <Link to={path(`/badges/${one.badge}`)}>{say(one.name)}</Link>
                {one.level_name ? <span>{say(one.level_name)}</span> : null}
                {one.revoked_at ? <Badge tone="loss">{format.day(one.revoked_at)}</Badge> : null}
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState title={words.noBadges}>{""}</EmptyState>
        )}
      </Section>
      {setting ? <SetTier ladders={ladders.data} person={person} close={() => setSetting(false)} /> : null}
    </>
  );
}

function Standing({ standing, person }: { standing: LadderStanding; person: string }) {
  const { membership: all } = useWords();
  const words = all.person;
  const { id } = useWorkspace();
  const say = useSay();
  const format = useFormat();
  const mayEdit = useMayEdit();
  const toast = useToast();
  const cache = useQueryClient();
  const lacking = (missing: LadderStanding["next"]) => {
    if (!missing) return "";
    const parts = [
      missing.spend_minor ? `${words.missing.spend_minor} ${format.money(missing.spend_minor)}` : "",
      missing.orders ? `${format.number(missing.orders)} ${words.missing.orders}` : "",
      missing.growth ? `${words.missing.growth} ${format.number(missing.growth)}` : "",
    ].filter(Boolean);
    return parts.join(` ${missing.match === "any" ? words.or : words.and} `);
  };
  const spend = standing.counted.spend_minor ?? 0;
  const share = standing.next?.spend_minor ? Math.floor((100 * spend) / (spend + standing.next.spend_minor)) : null;
  const end = async () => {
    try {
      await membership.endManual(id, person, { ladder: standing.ladder, because: words.end });
      await cache.invalidateQueries({ queryKey: [id, "person-tiers", person] });
      toast.done(words.ended);
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <div>
      <h3 className={styles.quietTitle}>{say(standing.ladder_name)}</h3>
      <p className={styles.tierName}>
        {standing.name ? say(standing.name) : all.none} {standing.in_grace ? <Badge tone="warn">{words.grace}</Badge> : null} {standing.manual ? <Badge>{words.manual}</Badge> : null}
      </p>
      {standing.manual ? (
        <p>
          {words.manualWhy(standing.manual_because)}{" "}
          {mayEdit ? (
            <Button size="small" onClick={() => void end()}>
              {words.end}
            </Button>
          ) : null}
        </p>
      ) : null}
      {standing.rank > 0 ? (
        <p>
          {all.columns.until}
          {all.colon}
          {standing.until_at ? <RelativeTime at={standing.until_at} /> : all.noUntil}
        </p>
      ) : null}
      {standing.kind === "earned" ? (
        <>
          <p>
            {words.windowCount}
          {all.colon}
          {format.money(spend)} · {format.number(standing.counted.orders ?? 0)} {words.missing.orders}
          </p>
          {standing.next ? (
            <>
              <p>
                {words.progress(say(standing.next.name))}
          {all.colon}
          {lacking(standing.next)}
              </p>
              {share === null ? null : <Progress percent={share} aria-label={words.progress(say(standing.next.name))} />}
            </>
          ) : (
            <p>{words.top}</p>
          )}
          {standing.to_keep ? (
            <p>
              {words.keep}
          {all.colon}
          {lacking(standing.to_keep)}
            </p>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function SetTier({ ladders, person, close }: { ladders: readonly LadderInfo[]; person: string; close: () => void }) {
  const { membership: all } = useWords();
  const words = all.person;
  const { id } = useWorkspace();
  const say = useSay();
  const toast = useToast();
  const cache = useQueryClient();
  const [ladder, setLadder] = useState(ladders[0]?.rules.key ?? "");
  const rules = ladders.find((one) => one.rules.key === ladder)?.rules;
  const [tier, setTier] = useState(rules?.tiers.at(-1)?.key ?? "");
  const [because, setBecause] = useState("");
  const [until, setUntil] = useState("");
  const [exact, setExact] = useState(false);
  const [busy, setBusy] = useState(false);
  const paid = rules?.kind === "paid";
  const save = async () => {
    setBusy(true);
    try {
      if (paid) await membership.giveTerm(id, person, { ladder, tier, reference: `console-${Date.now()}`, because: because.trim() });
      else await membership.setTier(id, person, { ladder, tier, because: because.trim(), until_on: until || null, exact });
      await cache.invalidateQueries({ queryKey: [id, "person-tiers", person] });
      toast.done(paid ? words.termDone : words.done);
      close();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={words.setTitle} okText={paid ? words.term : words.save} onCancel={close} confirmLoading={busy} okButtonProps={{ disabled: !because.trim() || !tier }} onOk={() => void save()}>
      <div className={styles.tierForm}>
        <label>
          <span>{words.ladder}</span>
          <Select
            aria-label={words.ladder}
            value={ladder}
            onChange={(next: string) => {
              setLadder(next);
              setTier(ladders.find((one) => one.rules.key === next)?.rules.tiers.at(-1)?.key ?? "");
            }}
            options={ladders.map((one) => ({ value: one.rules.key, label: say(one.rules.name) }))}
          />
        </label>
        <label>
          <span>{words.tier}</span>
          <Select aria-label={words.tier} value={tier} onChange={setTier} options={(rules?.tiers ?? []).map((one) => ({ value: one.key, label: say(one.name) }))} />
        </label>
        <label>
          <span>{words.because}</span>
          <Input value={because} maxLength={500} onChange={(event) => setBecause(event.target.value)} />
        </label>
        {paid ? null : (
          <>
            <label>
              <span>{words.until}</span>
              <Input type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
            </label>
            <Checkbox checked={exact} onChange={(event) => setExact(event.target.checked)}>
              {words.exact}
            </Checkbox>
          </>
        )}
      </div>
    </Modal>
  );
}
