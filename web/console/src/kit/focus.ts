import { useEffect, useState } from "react";

/** Puts the cursor into an input that appears because somebody asked for it. Use as its `ref`. */
export function focusFirst(input: { focus: () => void } | null) {
  input?.focus();
}

/** When the component goes, the cursor goes back to where it was before it came. */
export function useFocusBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => (before instanceof HTMLElement ? before.focus({ preventScroll: true }) : undefined), [before]);
}
