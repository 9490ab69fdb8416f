import { createContext, type ReactNode, use, useCallback, useEffect } from "react";
import type { zh } from "./zh";

/** Every sentence of the console. The Chinese dictionary gives the shape; a key missing in the English one does not compile. */
export type Words = typeof zh;
export type Locale = "zh" | "en";

const loading: Partial<Record<Locale, Promise<Words>>> = {};

function load(locale: Locale): Promise<Words> {
  loading[locale] ??= locale === "zh" ? import("./zh").then((module) => module.zh) : import("./en").then((module) => module.en);
  return loading[locale];
}

const WordsContext = createContext<{ locale: Locale; words: Words } | null>(null);

/** Suspends until the dictionary of the language is there. */
export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const words = use(load(locale));
  useEffect(() => {
    document.documentElement.lang = locale === "zh" ? "zh-CN" : "en";
  }, [locale]);
  return <WordsContext value={{ locale, words }}>{children}</WordsContext>;
}

function useContext() {
  const value = use(WordsContext);
  if (value === null) throw new Error("words are read outside of their provider");
  return value;
}

export function useWords(): Words {
  return useContext().words;
}

export function useLocale(): Locale {
  return useContext().locale;
}

/** Picks the reader's language out of a bilingual text of the server. */
export function useSay(): (text: { zh?: string; en?: string } | null | undefined) => string {
  const { locale } = useContext();
  return useCallback((text) => [text?.[locale], text?.en, text?.zh].find(Boolean) ?? "", [locale]);
}
