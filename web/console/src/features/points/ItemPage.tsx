import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { type Json, type JsonObject, points, type PointsForms, type RuleTurn, type Rules, type ShopItem } from "@/api";
import { Loaded, Page, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useSay, useWords } from "@/words";
import { RulesForm } from "@/form/RulesForm";
import { freshValue, parseSchema } from "@/form/schema";
import { StateBadge, useLate, Verdict } from "./parts";
import styles from "./points.module.css";

export function NewItemPage() {
  return <Prepared itemId={null} />;
}

export function ItemPage() {
  const { item = "" } = useParams();
  return <Prepared itemId={item} />;
}

function Prepared({ itemId }: { itemId: string | null }) {
  const { id } = useWorkspace();
  const { points: words } = useWords();
  const path = usePath();
  const forms = useQuery({ queryKey: [id, "points", "forms"], queryFn: () => points.forms(id), staleTime: Infinity });
  const items = useQuery({ queryKey: [id, "points", "items"], queryFn: () => points.items(id) });
  const item = itemId === null ? null : items.data?.find((one) => one.id === itemId);
  if (forms.data && item !== undefined) return <Editor key={`${item?.id}/${item?.revision}`} item={item} forms={forms.data} />;
  return (
    <Page title={words.shop.newItem} up={{ to: path("/points/shop"), label: words.tabs.shop }}>
      <Loaded query={forms}>{() => null}</Loaded>
    </Page>
  );
}

function Editor({ item, forms }: { item: ShopItem | null; forms: PointsForms }) {
  const { points: all } = useWords();
  const words = all.shop;
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const navigate = useNavigate();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const root = useMemo(() => parseSchema(forms.item), [forms]);
  const fresh = useMemo<JsonObject>(() => Object.fromEntries(root.fields.map((one): [string, Json] => [one.name, freshValue(one.field)])), [root]);
  const [draft, setDraft] = useState<JsonObject>(() => ({ ...fresh, ...item?.item }));
  const [archiving, setArchiving] = useState(false);
  const late = useLate(draft);
  const check = useQuery({ queryKey: [id, "points", "items", "check", late], queryFn: ({ signal }) => points.checkItem(id, late, signal), placeholderData: keepPreviousData, retry: false, gcTime: 30_000 });
  const flaws = check.data?.flaws ?? [];
  const state = item?.state ?? "draft";
  const over = state === "archived" || state === "succeeded" || state === "failed";
  const readOnly = !mayEdit || over;
  const onRules = useCallback((change: (rules: Rules) => Rules) => setDraft((before) => change(before)), []);
  const keep = () => (item ? points.updateItem(id, item.id, draft) : points.createItem(id, draft));
  const done = async (text: string, to: string) => {
    toast.done(text);
    await cache.invalidateQueries({ queryKey: [id, "points"] });
    void navigate(path(to), { replace: true });
  };
  const save = useMutation({ mutationFn: keep, onSuccess: (kept) => done(all.editor.saved, `/points/shop/${kept.id}`), onError: toast.failed });
  const turn = useMutation({
    mutationFn: async (to: RuleTurn) => {
      const kept = to === "launch" ? await keep() : item;
      if (kept) await points.turnItem(id, kept.id, to);
      return to;
    },
    onSuccess: (to) => done(words.turned[to], "/points/shop"),
    onError: toast.failed,
  });
  const name = item ? say(item.item.name) : words.newItem;
  return (
    <Page
      name={name}
      title={
        <>
          {name} <StateBadge state={state} />
        </>
      }
      up={{ to: path("/points/shop"), label: all.tabs.shop }}
    >
      <div className={styles.form}>
        <RulesForm root={root} rules={draft} flaws={flaws} readOnly={readOnly} onChange={onRules} />
      </div>
      <div className={styles.foot}>
        <Verdict flaws={over ? [] : flaws} />
        {mayEdit && state !== "archived" ? (
          <span className={styles.acts}>
            {item ? <Button onClick={() => setArchiving(true)}>{words.archive}</Button> : null}
            {state === "live" ? <Button onClick={() => turn.mutate("pause")}>{words.pause}</Button> : null}
            {over ? null : (
              <Button type={state === "live" ? "primary" : "default"} loading={save.isPending} onClick={() => save.mutate()}>
                {all.editor.save}
              </Button>
            )}
            {state === "draft" || state === "paused" ? (
              <Button type="primary" loading={turn.isPending} disabled={flaws.length > 0} onClick={() => turn.mutate("launch")}>
                {words.launch}
              </Button>
            ) : null}
          </span>
        ) : null}
      </div>
      <Confirm
        open={archiving}
        title={words.archive}
        confirm={words.archive}
        danger
        onConfirm={async () => {
          await turn.mutateAsync("archive");
        }}
        onClose={() => setArchiving(false)}
      >
        {words.archiveText}
      </Confirm>
    </Page>
  );
}
