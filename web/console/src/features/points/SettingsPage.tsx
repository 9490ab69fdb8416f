import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback, useMemo, useState } from "react";
import { type JsonObject, points, type PointsForms, type Rules } from "@/api";
import { Loaded, Page, useMayEdit, useToast, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import { RulesForm } from "@/form/RulesForm";
import { parseSchema } from "@/form/schema";
import { PointsTabs } from "./parts";
import styles from "./points.module.css";

/** Points as money off at checkout, and how rules of one group are weighed. */
export function SettingsPage() {
  const { points: words } = useWords();
  const { id } = useWorkspace();
  const forms = useQuery({ queryKey: [id, "points", "forms"], queryFn: () => points.forms(id), staleTime: Infinity });
  const settings = useQuery({ queryKey: [id, "points", "settings"], queryFn: () => points.settings(id) });
  return (
    <Page title={words.title} lead={words.lead}>
      <PointsTabs />
      {forms.data && settings.data ? <Editor forms={forms.data} settings={settings.data.settings} /> : <Loaded query={settings}>{() => null}</Loaded>}
    </Page>
  );
}

function Editor({ forms, settings }: { forms: PointsForms; settings: JsonObject }) {
  const { points: words } = useWords();
  const { id } = useWorkspace();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const root = useMemo(() => parseSchema(forms.settings), [forms]);
  const [draft, setDraft] = useState<JsonObject>(settings);
  const onRules = useCallback((change: (rules: Rules) => Rules) => setDraft((before) => change(before)), []);
  const save = useMutation({
    mutationFn: () => points.changeSettings(id, draft),
    onSuccess: async () => {
      toast.done(words.settings.saved);
      await cache.invalidateQueries({ queryKey: [id, "points"] });
    },
    onError: toast.failed,
  });
  return (
    <>
      <p className={styles.quiet}>{words.settings.note}</p>
      <div className={styles.form}>
        <RulesForm root={root} rules={draft} flaws={[]} readOnly={!mayEdit} onChange={onRules} />
      </div>
      {mayEdit ? (
        <div className={styles.foot}>
          <span className={styles.acts}>
            <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
              {words.settings.save}
            </Button>
          </span>
        </div>
      ) : null}
    </>
  );
}
