import { useCallback, useMemo } from "react";
import type { Flaw, Json, PromotionDraft } from "@/api";
import { Section } from "@/kit";
import { useWords } from "@/words";
import { FormContext } from "@/form/context";
import { ObjectFields } from "@/form/Fields";
import styles from "@/form/form.module.css";
import { type Path, withValue } from "@/form/path";
import { groupsOf, type ObjectField } from "@/form/schema";

interface Props {
  root: ObjectField;
  draft: PromotionDraft;
  flaws: readonly Flaw[];
  readOnly: boolean;
  launched: boolean;
  onChange: (change: (draft: PromotionDraft) => PromotionDraft) => void;
}

const part = (root: ObjectField, name: string): ObjectField | null => {
  const found = root.fields.find((one) => one.name === name)?.field;
  return found?.kind === "object" ? found : null;
};

/** A promotion as a form, made from its schema: what it gives, to whom, when, how often; then how codes reach people, and what a use costs. */
export function PromotionForm({ root, draft, flaws, readOnly, launched, onChange }: Props) {
  const { promotions: words } = useWords();
  const change = useCallback((path: Path, value: Json) => onChange((before) => withValue(before as unknown as Json, path, value) as unknown as PromotionDraft), [onChange]);
  const { terms } = draft.rules;
  const measure = "measure" in terms && terms.measure === "count" ? ("count" as const) : ("amount" as const);
  const state = useMemo(() => ({ flaws, readOnly, change, measure }), [flaws, readOnly, change, measure]);
  const rules = part(root, "rules");
  const coupon = part(root, "coupon");
  const policy = part(root, "policy");
  const rest = root.fields.filter((one) => one.name === "budget_id" || one.name === "note");
  const shown = (field: ObjectField, group: string) => {
    const fields = groupsOf(field).find((one) => one.group === group)?.fields ?? [];
    const fixed = launched ? ["key", "by_code", "live"] : ["live"];
    return { ...field, fields: fields.filter((one) => field !== rules || !fixed.includes(one.name)) };
  };
  return (
    <FormContext value={state}>
      {rules
        ? groupsOf(rules).map(({ group }) => (
            <div key={group} className={styles.group}>
              <Section title={words.groups[group] ?? group}>
                <ObjectFields field={shown(rules, group)} path={["rules"]} value={draft.rules as unknown as Json} />
              </Section>
            </div>
          ))
        : null}
      {coupon && draft.rules.by_code ? (
        <div className={styles.group}>
          <Section title={words.groups.coupon} note={words.couponNote}>
            <ObjectFields field={coupon} path={["coupon"]} value={draft.coupon as unknown as Json} />
          </Section>
        </div>
      ) : null}
      {policy ? (
        <div className={styles.group}>
          <Section title={words.groups.policy}>
            <ObjectFields field={policy} path={["policy"]} value={draft.policy} />
            <ObjectFields field={{ ...root, fields: rest }} path={[]} value={draft as unknown as Json} />
          </Section>
        </div>
      ) : null}
    </FormContext>
  );
}
