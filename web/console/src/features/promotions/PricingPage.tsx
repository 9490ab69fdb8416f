import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback, useMemo, useState } from "react";
import { type JsonObject, promotions, type Rules, type Schema } from "@/api";
import { Loaded, Page, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import { RulesForm } from "@/form/RulesForm";
import { parseSchema } from "@/form/schema";
import styles from "./promotions.module.css";

/** How the workspace calculates: the order of steps, the base, stacking, rounding, taxes. */
export function PricingPage() {
  const { promotions: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const form = useQuery({ queryKey: [id, "promotions", "settings form"], queryFn: () => promotions.settingsForm(id), staleTime: Infinity });
  const settings = useQuery({ queryKey: [id, "promotions", "settings"], queryFn: () => promotions.settings(id) });
  return (
    <Page title={words.pricing.title} lead={words.pricing.lead} up={{ to: path("/promotions"), label: words.title }}>
      {form.data && settings.data ? <Editor form={form.data} settings={settings.data} /> : <Loaded query={settings}>{() => null}</Loaded>}
    </Page>
  );
}

function Editor({ form, settings }: { form: Schema; settings: JsonObject }) {
  const { promotions: words } = useWords();
  const { id } = useWorkspace();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const root = useMemo(() => parseSchema(form), [form]);
  const [draft, setDraft] = useState<JsonObject>(settings);
  const onRules = useCallback((change: (rules: Rules) => Rules) => setDraft((before) => change(before)), []);
  const save = useMutation({
    mutationFn: () => promotions.keepSettings(id, draft),
    onSuccess: async () => {
      toast.done(words.pricing.saved);
      await cache.invalidateQueries({ queryKey: [id, "promotions"] });
    },
    onError: toast.failed,
  });
  return (
    <>
      <RulesForm root={root} rules={draft} flaws={[]} readOnly={!mayEdit} onChange={onRules} />
      {mayEdit ? (
        <div className={styles.pricingFoot}>
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
            {words.pricing.save}
          </Button>
        </div>
      ) : null}
    </>
  );
}
