/** Puts the cursor into an input that appears because somebody asked for it. Use as its `ref`. */
export function focusFirst(input: { focus: () => void } | null) {
  input?.focus();
}
