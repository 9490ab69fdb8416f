import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { type EarningRule, type Json, type JsonObject, points, type PointsForms, type RuleTurn, type Rules } from "@/api";
import { Loaded, Page, RelativeTime, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useSay, useWords } from "@/words";
import { RulesForm } from "@/form/RulesForm";
import { freshValue, parseSchema } from "@/form/schema";
import { StateBadge, useLate, Verdict } from "./parts";
import styles from "./points.module.css";
import { Tester } from "./Tester";

export function NewRulePage() {
  return <Prepared rule={null} />;
}

export function RulePage() {
  const { rule = "" } = useParams();
  const { id } = useWorkspace();
  const { points: words } = useWords();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "points", "rules", rule], queryFn: () => points.rule(id, rule) });
  if (query.data === undefined) {
    return (
      <Page title={words.title} up={{ to: path("/points"), label: words.title }}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return <Prepared key={`${query.data.id}/${query.data.revision}`} rule={query.data} />;
}

function Prepared({ rule }: { rule: EarningRule | null }) {
  const { id } = useWorkspace();
  const { points: words } = useWords();
  const path = usePath();
  const forms = useQuery({ queryKey: [id, "points", "forms"], queryFn: () => points.forms(id), staleTime: Infinity });
  if (forms.data) return <Editor rule={rule} forms={forms.data} />;
  return (
    <Page title={words.newRule} up={{ to: path("/points"), label: words.title }}>
      <Loaded query={forms}>{() => null}</Loaded>
    </Page>
  );
}

function Editor({ rule, forms }: { rule: EarningRule | null; forms: PointsForms }) {
  const { points: words } = useWords();
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const navigate = useNavigate();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const root = useMemo(() => parseSchema(forms.rule), [forms]);
  const fresh = useMemo<JsonObject>(() => Object.fromEntries(root.fields.map((one): [string, Json] => [one.name, freshValue(one.field)])), [root]);
  const [draft, setDraft] = useState<JsonObject>(() => ({ ...fresh, ...rule?.rule }));
  const [saved, setSaved] = useState(draft);
  const [archiving, setArchiving] = useState(false);
  const late = useLate(draft);
  const check = useQuery({ queryKey: [id, "points", "check", late], queryFn: ({ signal }) => points.checkRule(id, late, signal), placeholderData: keepPreviousData, retry: false, gcTime: 30_000 });
  const flaws = check.data?.flaws ?? [];
  const state = rule?.state ?? "draft";
  const readOnly = !mayEdit || state === "archived";
  const dirty = draft !== saved || rule === null;
  const onRules = useCallback((change: (rules: Rules) => Rules) => setDraft((before) => change(before)), []);
  const keep = async () => {
    const kept = rule ? await points.updateRule(id, rule.id, draft, rule.revision) : await points.createRule(id, draft);
    setSaved(draft);
    return kept;
  };
  const save = useMutation({
    mutationFn: keep,
    onSuccess: async (kept) => {
      toast.done(words.editor.saved);
      await cache.invalidateQueries({ queryKey: [id, "points"] });
      void navigate(path(`/points/rules/${kept.id}`), { replace: true });
    },
    onError: toast.failed,
  });
  const turn = useMutation({
    mutationFn: async (to: RuleTurn) => {
      const kept = to === "launch" && dirty ? await keep() : rule;
      if (kept) await points.turnRule(id, kept.id, to);
      return { to, kept };
    },
    onSuccess: async ({ to, kept }) => {
      toast.done(words.editor.turned[to]);
      await cache.invalidateQueries({ queryKey: [id, "points"] });
      if (kept) void navigate(path(`/points/rules/${kept.id}`), { replace: true });
    },
    onError: toast.failed,
  });
  const name = rule ? say(rule.rule.name) : words.newRule;
  return (
    <Page
      name={name}
      title={
        <>
          {name} <StateBadge state={state} />
        </>
      }
      lead={
        rule?.live_since ? (
          <>
            {words.editor.since} <RelativeTime at={rule.live_since} />
          </>
        ) : (
          words.editor.launchNote
        )
      }
      up={{ to: path("/points"), label: words.title }}
    >
      <div className={styles.split}>
        <div className={styles.form}>
          <RulesForm root={root} rules={draft} flaws={flaws} readOnly={readOnly} onChange={onRules} />
        </div>
        <div className={styles.aside}>
          <Tester rule={draft} ruleId={rule?.id ?? ""} />
        </div>
      </div>
      <div className={styles.foot}>
        <Verdict flaws={flaws} />
        {readOnly ? null : (
          <span className={styles.acts}>
            {rule ? <Button onClick={() => setArchiving(true)}>{words.editor.archive}</Button> : null}
            {state === "live" ? <Button onClick={() => turn.mutate("pause")}>{words.editor.pause}</Button> : null}
            <Button type={state === "live" ? "primary" : "default"} loading={save.isPending} disabled={!dirty} onClick={() => save.mutate()}>
              {words.editor.save}
            </Button>
            {state !== "live" ? (
              <Button type="primary" loading={turn.isPending} disabled={flaws.length > 0} onClick={() => turn.mutate("launch")}>
                {words.editor.launch}
              </Button>
            ) : null}
          </span>
        )}
      </div>
      <Confirm
        open={archiving}
        title={words.editor.archive}
        confirm={words.editor.archive}
        danger
        onConfirm={async () => {
          await turn.mutateAsync("archive");
        }}
        onClose={() => setArchiving(false)}
      >
        {words.editor.archiveText}
      </Confirm>
    </Page>
  );
}
