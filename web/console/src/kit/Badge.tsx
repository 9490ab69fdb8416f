import type { ReactNode } from "react";
import styles from "./Badge.module.css";

export type Tone = "plain" | "good" | "warn" | "loss" | "quiet";

/** A short word about a state. The word says it; the colour only helps. */
export function Badge({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}

/** A state with a dot, for lists. */
export function Dot({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.dot} data-tone={tone}>
      {children}
    </span>
  );
}
