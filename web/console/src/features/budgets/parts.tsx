import type { Budget } from "@/api";
import { Dot, type Tone, useFormat } from "@/kit";
import { useWords } from "@/words";
import styles from "./budgets.module.css";

const TONES: Record<Budget["state"], Tone> = { running: "good", stopped: "loss", spent: "warn", not_begun: "quiet", over: "quiet" };

/** Whether a budget runs, and if not, why. */
export function BudgetState({ budget }: { budget: Budget }) {
  const { budgets: words } = useWords();
  const because = budget.stopped_because ? words.stoppedBecause[budget.stopped_because] : undefined;
  return <Dot tone={TONES[budget.state]}>{because ?? words.states[budget.state]}</Dot>;
}

/** An amount in the measure of its budget, as text. */
export function useInMeasure(budget: Pick<Budget, "measure" | "currency">): (amount: number) => string {
  const { budgets: words } = useWords();
  const format = useFormat();
  return (amount) => (budget.measure === "money" ? format.money(amount, budget.currency) : `${format.number(amount)} ${words.units}`);
}

/** How much of a budget is spent, as a bar with its figure. */
export function SpentBar({ budget }: { budget: Budget }) {
  const format = useFormat();
  const share = budget.given === 0 ? 1 : budget.spent / budget.given;
  return (
    <span className={styles.bar}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.fill} data-level={share >= 0.95 ? "high" : share >= 0.8 ? "near" : "low"} style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
      <span className="numbers">{format.percent(share, 0)}</span>
    </span>
  );
}
