import { Button, message } from "antd";
import { createContext, type ReactNode, use, useMemo } from "react";
import { useWords } from "@/words";
import { useProblemText } from "./States";

interface Toast {
  /** Something was done; `undo` takes it back while the line is shown. */
  done: (text: string, undo?: () => void) => void;
  failed: (error: unknown) => void;
}
const ToastContext = createContext<Toast>({ done: () => undefined, failed: () => undefined });

export function useToast(): Toast {
  return use(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [api, holder] = message.useMessage({ top: 64, maxCount: 3 });
  const { kit } = useWords();
  const problemText = useProblemText();
  const toast = useMemo<Toast>(
    () => ({
      done: (text, undo) => {
        const key = `done-${Date.now()}`;
        const content = undo ? (
          <>
            {text}
            <Button
              type="link"
              size="small"
              onClick={() => {
                api.destroy(key);
                undo();
              }}
            >
              {kit.undo}
            </Button>
          </>
        ) : (
          text
        );
        void api.success({ key, content, duration: undo ? 8 : 3 });
      },
      failed: (error) => void api.error({ content: problemText(error), duration: 8 }),
    }),
    [api, kit.undo, problemText],
  );
  return (
    <ToastContext value={toast}>
      {holder}
      {children}
    </ToastContext>
  );
}
