import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, InputNumber, Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { ApiProblem, type Ladder, type LadderInfo, membership, type Tier } from "@/api";
import { Loaded, Page, Section, useFormat, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useSay, useWords } from "@/words";
import { Heads } from "./Heads";
import styles from "./membership.module.css";
import { Field, TierFields } from "./TierFields";

/** Edits a ladder, and shows at once how many people each tier would have. */
export function EditorPage() {
  const { ladder: key = "" } = useParams();
  const { id } = useWorkspace();
  const { membership: words } = useWords();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "ladders", key, "edit"], queryFn: () => membership.ladder(id, key), refetchOnWindowFocus: false, staleTime: Infinity, gcTime: 0 });
  if (query.data === undefined) {
    return (
      <Page title={words.title} up={{ to: path("/tiers"), label: words.title }}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return <Editor key={query.data.revision} info={query.data} />;
}

function Editor({ info }: { info: LadderInfo }) {
  const { membership: all } = useWords();
  const words = all.editor;
  const { id } = useWorkspace();
  const say = useSay();
  const format = useFormat();
  const path = usePath();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const toast = useToast();
  const mayEdit = useMayEdit();
  const [rules, setRules] = useState<Ladder>(info.rules);
  const [lower, setLower] = useState<"at_review" | "at_once">("at_review");
  const [busy, setBusy] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [asked, setAsked] = useState(rules);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(rules), 250);
    return () => clearTimeout(timer);
  }, [rules]);
  const preview = useQuery({ queryKey: [id, "ladder-preview", asked], queryFn: () => membership.preview(id, asked), placeholderData: (before) => before, retry: false });
  const paid = rules.kind === "paid";
  const window = rules.window ?? {};
  const keeping = rules.keeping ?? {};
  const change = (more: Partial<Ladder>) => setRules({ ...rules, ...more });
  const setTier = (at: number, tier: Tier) => change({ tiers: rules.tiers.map((one, index) => (index === at ? tier : one)) });
  const pick = <K extends string>(label: string, value: K, options: Record<string, string>, set: (value: K) => void, off: readonly string[] = []): ReactNode => (
    <Field label={label}>
      <Select aria-label={label} value={value} onChange={set} options={Object.entries(options).map(([key, text]) => ({ value: key as K, label: text, disabled: off.includes(key) }))} />
    </Field>
  );
  const number = (label: string, value: number, set: (value: number) => void, most: number, least = 0): ReactNode => (
    <Field label={label}>
      <InputNumber aria-label={label} style={{ width: "100%" }} min={least} max={most} precision={0} value={value} onChange={(next) => set(next ?? least)} />
    </Field>
  );
  const addTier = () => {
    let number = rules.tiers.length + 1;
    while (rules.tiers.some((one) => one.key === `tier_${number}`)) number += 1;
    const last = rules.tiers.at(-1)?.asks?.spend_minor ?? 0;
    change({ tiers: [...rules.tiers, { key: `tier_${number}`, name: { zh: `第 ${number} 级`, en: `Tier ${number}` }, asks: paid ? {} : { spend_minor: last * 2 || 100_000 }, privileges: [], months: 12 }] });
  };
  const save = async () => {
    setBusy(true);
    try {
      await membership.save(id, rules, info.revision, lower);
      await cache.invalidateQueries({ queryKey: [id, "ladders"] });
      toast.done(words.saved);
      void navigate(path("/tiers"));
    } catch (error) {
      toast.failed(error);
      setBusy(false);
    }
  };
  const problem = preview.error instanceof ApiProblem ? preview.error : null;
  const people = Object.values(info.people).reduce((sum, one) => sum + one, 0);
  return (
    <Page title={words.title(say(rules.name))} lead={words.lead} up={{ to: path("/tiers"), label: all.title }}>
      <div className={styles.editor}>
        <div className={styles.form}>
          <Section title={words.basics}>
            <div className={styles.row}>
              <Field label={words.nameZh}>
                <Input value={rules.name.zh} maxLength={60} onChange={(event) => change({ name: { ...rules.name, zh: event.target.value } })} />
              </Field>
              <Field label={words.nameEn}>
                <Input value={rules.name.en} maxLength={60} onChange={(event) => change({ name: { ...rules.name, en: event.target.value } })} />
              </Field>
              {paid ? null : pick(words.window, window.kind ?? "rolling", words.windows, (kind) => change({ window: { ...window, kind } }))}
              {paid || (window.kind ?? "rolling") !== "rolling" ? null : number(words.days, window.days ?? 365, (days) => change({ window: { ...window, days } }), 1_100, 1)}
            </div>
          </Section>
          <Section title={words.steps} note={paid ? undefined : words.stepsNote}>
            <div className={styles.form}>
              {rules.tiers.map((tier, at) => (
                <TierFields
                  key={at}
                  tier={tier}
                  paid={paid}
                  change={(next) => setTier(at, next)}
                  remove={rules.tiers.length > 1 ? () => change({ tiers: rules.tiers.filter((_, index) => index !== at) }) : null}
                />
              ))}
              {rules.tiers.length < 8 ? (
                <div>
                  <Button onClick={addTier}>{words.addTier}</Button>
                </div>
              ) : null}
            </div>
          </Section>
          <Section title={words.keeping}>
            <div className={styles.row}>
              {paid
                ? null
                : pick(words.hold, keeping.hold ?? "days", words.holds, (hold) => change({ keeping: { ...keeping, hold } }), (window.kind ?? "rolling") === "rolling" ? ["next_period"] : [])}
              {!paid && (keeping.hold ?? "days") === "days" ? number(words.holdDays, keeping.days ?? 365, (days) => change({ keeping: { ...keeping, days } }), 1_100, 1) : null}
              {number(words.grace, keeping.grace_days ?? 0, (grace_days) => change({ keeping: { ...keeping, grace_days } }), 180)}
              {number(words.notice, keeping.notice_days ?? 30, (notice_days) => change({ keeping: { ...keeping, notice_days } }), 180)}
              {paid ? null : pick(words.drop, keeping.drop ?? "to_earned", words.drops, (drop) => change({ keeping: { ...keeping, drop } }))}
              {paid ? null : pick(words.refund, keeping.on_refund ?? "at_once", words.refunds, (on_refund) => change({ keeping: { ...keeping, on_refund } }))}
            </div>
          </Section>
        </div>
        <aside className={styles.side} aria-label={words.heads}>
          <Section title={words.heads}>
            {problem ? (
              <ul className={styles.errors} role="alert">
                {(problem.errors.length > 0 ? problem.errors.map((one) => one.message) : [problem.detail]).map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            ) : null}
            {preview.data ? <Heads ladder={asked} heads={preview.data} /> : null}
            <div className={styles.form}>
              {paid ? null : pick(words.lower, lower, words.lowers, setLower)}
              <div className={styles.actions}>
                <Button type="primary" loading={busy} disabled={!mayEdit || problem !== null} onClick={() => void save()}>
                  {words.save}
                </Button>
                <Button danger type="text" disabled={!mayEdit} onClick={() => setRemoving(true)}>
                  {words.remove}
                </Button>
              </div>
            </div>
          </Section>
        </aside>
      </div>
      <Confirm
        open={removing}
        title={words.remove}
        confirm={words.remove}
        danger
        onClose={() => setRemoving(false)}
        onConfirm={async () => {
          await membership.remove(id, info.rules.key);
          await cache.invalidateQueries({ queryKey: [id, "ladders"] });
          toast.done(words.removed);
          void navigate(path("/tiers"));
        }}
      >
        {words.removeSure(format.number(people))}
      </Confirm>
    </Page>
  );
}
