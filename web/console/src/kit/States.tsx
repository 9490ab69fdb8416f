import { Button } from "antd";
import { type ReactNode, Suspense, useCallback } from "react";
import { useWords } from "@/words";
import { ApiProblem } from "@/api";
import { useFormat } from "./format";
import styles from "./States.module.css";
import { useNow } from "./Values";

/** Grey bars where lines will be. */
export function Skeleton({ lines = 4, height }: { lines?: number; height?: number }) {
  const { kit } = useWords();
  return (
    <div className={styles.skeleton} role="status" style={height ? { height } : undefined}>
      <span className="hidden-visually">{kit.loading}</span>
      {height ? (
        <i style={{ height: "100%", width: "100%" }} />
      ) : (
        Array.from({ length: lines }, (_, line) => <i key={line} style={{ width: `${[92, 78, 86, 64, 73][line % 5]}%` }} />)
      )}
    </div>
  );
}

/** An empty place that teaches: what belongs here, an example, one button. */
export function EmptyState({ title, children, example, action }: { title: string; children?: ReactNode; example?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <svg className={styles.sign} width="40" height="40" viewBox="0 0 40 40" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
        <rect x="5" y="9" width="30" height="22" rx="3" strokeDasharray="3 3" />
        <path d="M13 20h14M13 25h9" />
      </svg>
      <h2 className={styles.emptyTitle}>{title}</h2>
      {children ? <div className={styles.text}>{children}</div> : null}
      {example ? <div className={styles.example}>{example}</div> : null}
      {action ? <div className={styles.emptyAction}>{action}</div> : null}
    </div>
  );
}

/** What happened, what to do, and the code to quote. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { errors } = useWords();
  const sentence = useSentence();
  const problem = error instanceof ApiProblem ? error : null;
  const code = problem?.code ?? "unexpected";
  return (
    <div className={styles.error} role="alert">
      <h2 className={styles.errorTitle}>{problem?.status === 404 ? errors.notFoundTitle : errors.title}</h2>
      <p className={styles.text}>{sentence(problem)}</p>
      <p className={styles.code}>
        {errors.code} <code>{code}</code>
      </p>
      {retry && problem?.status !== 404 ? (
        <Button size="small" onClick={retry}>
          {errors.retry}
        </Button>
      ) : null}
    </div>
  );
}

/** What to say about a problem: our own words for its code, else for its status, else the server's sentence. */
function useSentence(): (problem: ApiProblem | null) => string {
  const { errors } = useWords();
  return useCallback(
    (problem) => {
      if (problem === null) return errors.unexpected;
      const byCode = errors.byCode as Record<string, string | undefined>;
      return byCode[problem.code] ?? errors.byStatus[problem.status] ?? ([problem.detail, errors.unexpected].find(Boolean) ?? "");
    },
    [errors],
  );
}

/** A sentence for a toast or a field. */
export function useProblemText(): (error: unknown) => string {
  const { errors } = useWords();
  const sentence = useSentence();
  return useCallback((error) => (error instanceof ApiProblem ? `${sentence(error)} (${error.code})` : errors.unexpected), [errors, sentence]);
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** Shows what was asked for, or a skeleton, or the error. Old data stays on the page when a later question fails. */
export function Loaded<T>({ query, children, skeleton }: { query: Asked<T>; children: (data: T) => ReactNode; skeleton?: ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return <>{skeleton ?? <Skeleton />}</>;
}

/** How old the figures are; says so louder when the last question failed. */
export function DataAge({ at, failed, refresh }: { at: string | number | null; failed?: boolean; refresh?: () => void }) {
  const { kit } = useWords();
  const format = useFormat();
  const now = useNow();
  if (at === null || at === 0) return null;
  const moment = typeof at === "number" ? new Date(at).toISOString() : at;
  return (
    <span className={failed ? styles.ageOld : styles.age} role={failed ? "alert" : undefined}>
      <span title={format.moment(moment)}>{failed ? kit.ageFailed(format.ago(moment, now)) : kit.age(format.ago(moment, now))}</span>
      {refresh ? (
        <button type="button" className={styles.refresh} onClick={refresh}>
          {kit.refresh}
        </button>
      ) : null}
    </span>
  );
}

/** Waits for a part of the program that is fetched only when it is needed. */
export function Later({ children, height }: { children: ReactNode; height?: number }) {
  return <Suspense fallback={<Skeleton {...(height ? { height } : {})} />}>{children}</Suspense>;
}
