import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from "react";
import { useWords } from "@/words";
import { useProblemText } from "./States";
import styles from "./toast.module.css";

interface Toast {
  /** Something was done; `undo` takes it back while the line is shown. */
  done: (text: string, undo?: () => void) => void;
  /** Something went wrong: what was thrown, or a sentence of the page's own. */
  failed: (error: unknown) => void;
}
interface Line {
  key: number;
  text: string;
  failed: boolean;
  undo: (() => void) | undefined;
}
/** How long a line is shown, in milliseconds; longer where something can be done about it. */
const SHORT = 3500;
const LONG = 8000;
const MOST = 3;
const ToastContext = createContext<Toast>({ done: () => undefined, failed: () => undefined });

export function useToast(): Toast {
  return use(ToastContext);
}

/** Short lines about what was just done, at the foot of the page; read aloud, and gone by themselves. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { kit } = useWords();
  const problemText = useProblemText();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const next = useRef(0);
  const remove = useCallback((key: number) => setLines((now) => now.filter((line) => line.key !== key)), []);
  const show = useCallback(
    (text: string, failed: boolean, undo?: () => void) => {
      next.current += 1;
      const key = next.current;
      setLines((now) => [...now.slice(1 - MOST), { key, text, failed, undo }]);
      setTimeout(() => remove(key), failed || undo ? LONG : SHORT);
    },
    [remove],
  );
  const toast = useMemo<Toast>(() => ({ done: (text, undo) => show(text, false, undo), failed: (error) => show(typeof error === "string" ? error : problemText(error), true) }), [show, problemText]);
  return (
    <ToastContext value={toast}>
      {children}
      <div className={styles.place} role="status" aria-live="polite">
        {lines.map((line) => (
          <div key={line.key} className={styles.line} data-failed={line.failed}>
            <span>{line.text}</span>
            {line.undo ? (
              <button
                type="button"
                onClick={() => {
                  line.undo?.();
                  remove(line.key);
                }}
              >
                {kit.undo}
              </button>
            ) : null}
            <button type="button" aria-label={kit.close} onClick={() => remove(line.key)}>
              ×
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
