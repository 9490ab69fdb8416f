import type { BadgeRules } from "@/api";
import { badges } from "@/api";
import { useFormat, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./badges.module.css";

/** A badge's emblem with its name. */
export function BadgeName({ rules }: { rules: BadgeRules }) {
  const { id } = useWorkspace();
  const say = useSay();
  return (
    <span className={styles.name}>
      <img className={styles.emblem} src={badges.picture(id, rules.key, rules.levels?.length ?? 1)} alt="" />
      {say(rules.name)}
    </span>
  );
}

/** How a badge is earned, in one line. */
export function useRule(): (rules: BadgeRules) => string {
  const { badges: words } = useWords();
  const format = useFormat();
  return (rules) => {
    const earning = rules.earning;
    if (!earning) return words.byHand;
    const steps = (rules.levels ?? [{ at: 1 }]).map((level) => format.number(level.at)).join(" / ");
    const more = (earning.where ?? []).map((one) => ` · ${one.property} ${words.ops[one.op ?? "is"] ?? ""} ${String(one.value ?? "")}`).join("");
    return words.rule(earning.event, words.measures[earning.measure ?? "count"] ?? "", steps) + more;
  };
}
