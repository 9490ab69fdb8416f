import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { type Promotion, type PromotionDraft, promotions, type Schema } from "@/api";
import { Dot, Loaded, Page, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useSay, useWords } from "@/words";
import { parseSchema } from "@/form/schema";
import { startOf, useCheck, type Verdict } from "./draft";
import { PricePreview } from "./PricePreview";
import { PromotionForm } from "./PromotionForm";
import styles from "./promotions.module.css";

const useForm = () => {
  const { id } = useWorkspace();
  return useQuery({ queryKey: [id, "promotions", "form"], queryFn: () => promotions.form(id), staleTime: Infinity });
};

/** A new promotion, or a copy of one. */
export function NewPromotionPage() {
  const { id } = useWorkspace();
  const [search] = useSearchParams();
  const copied = search.get("copy");
  const source = useQuery({ queryKey: [id, "promotions", "one", copied], queryFn: () => promotions.get(id, copied ?? ""), enabled: copied !== null });
  const form = useForm();
  if (!form.data || (copied !== null && !source.data)) return <Waiting query={form} />;
  const draft = source.data ? { ...source.data.draft, rules: { ...source.data.draft.rules, key: "" }, coupon: { ...source.data.draft.coupon, code: "" } } : null;
  return <Builder schema={form.data} promotion={null} draft={draft} />;
}

/** One that was saved. */
export function EditPromotionPage() {
  const { id } = useWorkspace();
  const { promotion = "" } = useParams();
  const query = useQuery({ queryKey: [id, "promotions", "one", promotion], queryFn: () => promotions.get(id, promotion) });
  const form = useForm();
  if (!form.data || !query.data) return <Waiting query={query} />;
  return <Builder key={query.data.revision} schema={form.data} promotion={query.data} draft={query.data.draft} />;
}

function Waiting({ query }: { query: Parameters<typeof Loaded>[0]["query"] }) {
  const { promotions: words } = useWords();
  const path = usePath();
  return (
    <Page title={words.create} up={{ to: path("/promotions"), label: words.title }}>
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

function Builder({ schema, promotion, draft: given }: { schema: Schema; promotion: Promotion | null; draft: PromotionDraft | null }) {
  const { promotions: words } = useWords();
  const { id, currency } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const navigate = useNavigate();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const root = useMemo(() => parseSchema(schema), [schema]);
  const [draft, setDraft] = useState<PromotionDraft>(() => startOf(schema, given, currency));
  const [saved, setSaved] = useState(draft);
  const [asking, setAsking] = useState(false);
  const verdict = useCheck(draft, promotion?.id ?? "");
  const state = promotion?.state ?? "draft";
  const readOnly = !mayEdit || state === "ended";
  const onChange = useCallback((change: (before: PromotionDraft) => PromotionDraft) => setDraft(change), []);
  const keep = async (): Promise<Promotion> => {
    const kept = promotion ? await promotions.update(id, promotion.id, draft, promotion.revision) : await promotions.create(id, draft);
    setSaved(draft);
    await cache.invalidateQueries({ queryKey: [id, "promotions"] });
    return kept;
  };
  const save = useMutation({
    mutationFn: keep,
    onSuccess: (kept) => {
      toast.done(words.builder.saved);
      void navigate(path(state === "draft" ? `/promotions/${kept.id}/edit` : `/promotions/${kept.id}`), { replace: true });
    },
    onError: toast.failed,
  });
  const launch = async () => {
    const kept = promotion === null || draft !== saved ? await keep() : promotion;
    await promotions.turn(id, kept.id, "launch");
    toast.done(words.builder.launched);
    await cache.invalidateQueries({ queryKey: [id, "promotions"] });
    await navigate(path(`/promotions/${kept.id}`), { replace: true });
  };
  const title = say(draft.rules.title) || words.create;
  return (
    <Page title={title} lead={words.builder.lead} up={promotion ? { to: path(`/promotions/${promotion.id}`), label: say(promotion.draft.rules.title) } : { to: path("/promotions"), label: words.title }}>
      {state === "live" || state === "paused" ? <Alert type="info" showIcon title={words.builder.liveNotice} /> : null}
      <div className={styles.split}>
        <div className={styles.form}>
          <PromotionForm root={root} draft={draft} flaws={verdict.flaws} readOnly={readOnly} launched={state !== "draft"} onChange={onChange} />
        </div>
        <PricePreview draft={draft} />
      </div>
      {readOnly ? null : (
        <Foot verdict={verdict}>
          <Button onClick={() => save.mutate()} loading={save.isPending} disabled={promotion !== null && draft === saved} type={state === "draft" ? "default" : "primary"}>
            {state === "draft" ? words.builder.save : words.builder.revise}
          </Button>
          {state === "draft" ? (
            <Button type="primary" disabled={verdict.flaws.length > 0 || !verdict.current} onClick={() => setAsking(true)}>
              {words.builder.launch}
            </Button>
          ) : null}
        </Foot>
      )}
      <Confirm open={asking} title={words.builder.launchTitle(title)} confirm={words.builder.launch} onConfirm={launch} onClose={() => setAsking(false)}>
        {words.builder.launchText}
      </Confirm>
    </Page>
  );
}

function Foot({ verdict, children }: { verdict: Verdict; children: React.ReactNode }) {
  const { promotions: words } = useWords();
  const say = useSay();
  return (
    <div className={styles.foot}>
      {verdict.flaws.length > 0 ? (
        <ul className={styles.flaws}>
          {verdict.flaws.slice(0, 6).map((flaw) => (
            <li key={`${flaw.path}${flaw.says.en}`}>{say(flaw.says)}</li>
          ))}
        </ul>
      ) : null}
      <div className={styles.footRow}>
        <span role="status">
          {!verdict.current ? <Dot tone="quiet">{words.builder.checking}</Dot> : verdict.flaws.length > 0 ? <Dot tone="loss">{words.builder.blocked(verdict.flaws.length)}</Dot> : <Dot tone="good">{words.builder.fine}</Dot>}
        </span>
        <span className={styles.footActs}>{children}</span>
      </div>
    </div>
  );
}
