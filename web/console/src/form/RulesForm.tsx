import { useMemo } from "react";
import type { Flaw, Json, Rules } from "@/api";
import { Section } from "@/kit";
import { useWords } from "@/words";
import { FormContext } from "./context";
import { ObjectFields } from "./Fields";
import styles from "./form.module.css";
import { type Path, withValue } from "./path";
import { groupsOf, type ObjectField } from "./schema";

/** The rules of a play as a form, made from their schema: one card for each group of fields. */
export function RulesForm({ root, rules, flaws, readOnly, onChange }: { root: ObjectField; rules: Rules; flaws: readonly Flaw[]; readOnly: boolean; onChange: (change: (rules: Rules) => Rules) => void }) {
  const groupName = useGroupName();
  const state = useMemo(
    () => ({ flaws, readOnly, change: (path: Path, value: Json) => onChange((before) => withValue(before, path, value) as Rules) }),
    [flaws, readOnly, onChange],
  );
  return (
    <FormContext value={state}>
      {groupsOf(root).map(({ group, fields }) => (
        <div key={group} className={styles.group} id={`group-${group}`}>
          <Section title={groupName(group)}>
            <ObjectFields field={{ ...root, fields }} path={[]} value={rules} />
          </Section>
        </div>
      ))}
    </FormContext>
  );
}

/** The heading of a group; one that the dictionary does not know keeps its own word. */
export function useGroupName(): (group: string) => string {
  const { plays } = useWords();
  return (group) => (group === "" ? plays.otherGroup : ((plays.groups as Record<string, string | undefined>)[group] ?? group.replaceAll("_", " ")));
}
