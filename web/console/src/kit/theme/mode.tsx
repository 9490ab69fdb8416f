import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { type Mode, type Palette, PALETTES } from "./tokens";

const KEY = "antiphon.mode";
const ModeContext = createContext<{ mode: Mode; toggle: () => void }>({ mode: "light", toggle: () => undefined });

/** Light or dark, and the switch between them. */
export function useMode() {
  return use(ModeContext);
}

/** The colours of the current mode. */
export function usePalette(): Palette {
  return PALETTES[use(ModeContext).mode];
}

function first(): Mode {
  const kept = localStorage.getItem(KEY);
  if (kept === "light" || kept === "dark") return kept;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Writes the tokens to the page as CSS variables, so that style sheets and components share one source. */
function paint(mode: Mode) {
  const root = document.documentElement;
  root.dataset.mode = mode;
  root.style.colorScheme = mode;
  for (const [name, value] of Object.entries(PALETTES[mode])) {
    root.style.setProperty(`--${name.replace(/[A-Z]|\d/g, (sign) => `-${sign.toLowerCase()}`)}`, value as string);
  }
}

export function ModeProvider({ children }: { children: ReactNode }) {
  const [mode, setMode] = useState<Mode>(() => {
    const mode = first();
    paint(mode);
    return mode;
  });
  useEffect(() => paint(mode), [mode]);
  const value = useMemo(() => {
    const toggle = () => {
      const next = mode === "light" ? "dark" : "light";
      localStorage.setItem(KEY, next);
      setMode(next);
    };
    return { mode, toggle };
  }, [mode]);
  return <ModeContext value={value}>{children}</ModeContext>;
}
