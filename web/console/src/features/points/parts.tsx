import { useEffect, useState } from "react";
import type { Flaw } from "@/api";
import { Badge, Dot, LinkTabs, type Tone, usePath } from "@/kit";
import { useWords } from "@/words";
import styles from "./points.module.css";

/** The four sides of points. */
export function PointsTabs() {
  const { points: words } = useWords();
  const path = usePath();
  return (
    <LinkTabs
      label={words.title}
      tabs={[
        { to: path("/points"), label: words.tabs.rules },
        { to: path("/points/wallets"), label: words.tabs.wallets },
        { to: path("/points/shop"), label: words.tabs.shop },
        { to: path("/points/settings"), label: words.tabs.settings },
      ]}
    />
  );
}

const TONES: Record<string, Tone> = { live: "good", paused: "warn", succeeded: "good", failed: "loss" };

export function StateBadge({ state }: { state: string }) {
  const { points: words } = useWords();
  return <Badge tone={TONES[state] ?? "quiet"}>{words.states[state] ?? state}</Badge>;
}

/** What is wrong, in one line for everybody and read aloud when it changes. */
export function Verdict({ flaws }: { flaws: readonly Flaw[] }) {
  const { points: words } = useWords();
  return <span role="status">{flaws.length === 0 ? <Dot tone="good">{words.editor.fine}</Dot> : <Dot tone="loss">{words.editor.flawed(flaws.length)}</Dot>}</span>;
}

/** A value a moment after it last changed, so that not every key asks the server. */
export function useLate<T>(value: T, after = 350): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return late;
}

export function ProgressBar({ share }: { share: number }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      <i style={{ width: `${Math.min(100, Math.round(share * 100))}%` }} />
    </span>
  );
}
