import { createContext, use } from "react";
import type { Flaw, Json } from "@/api";
import { isWithin, type Path, pathText } from "./path";

export interface FormState {
  flaws: readonly Flaw[];
  readOnly: boolean;
  change: (path: Path, value: Json) => void;
  /** What a field with the widget "reach" counts; money unless it says items. */
  measure?: "amount" | "count";
}

export const FormContext = createContext<FormState>({ flaws: [], readOnly: true, change: () => undefined });

/** What a field needs to know: whether it may be changed, how, and what is wrong at just this place. */
export function useField(path: Path) {
  const { flaws, readOnly, change } = use(FormContext);
  const place = pathText(path);
  return {
    readOnly,
    here: flaws.filter((flaw) => flaw.path === place),
    inside: flaws.filter((flaw) => isWithin(flaw.path, path)),
    set: (value: Json) => change(path, value),
  };
}
