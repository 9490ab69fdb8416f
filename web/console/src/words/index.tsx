import { createContext, type ReactNode, use, useCallback, useEffect } from "react";
import type { zh } from "./zh";
import type { rewards } from "./zh/rewards";

/** Every sentence of the console. The Chinese dictionary gives the shape; a key missing in the English one does not compile. */
export type Eager = typeof zh;
export type Rewards = typeof rewards;
export type Words = Eager & Rewards;
export type Locale = "zh" | "en";

const loading: Partial<Record<Locale, Promise<Words>>> = {};
const loadingRewards: Partial<Record<Locale, Promise<Rewards>>> = {};
const loadedRewards: Partial<Record<Locale, Rewards>> = {};
const REWARDS: readonly (keyof Rewards)[] = ["alliance", "badges", "budgets", "commission", "membership", "points", "pricing", "promotions"];

function load(locale: Locale): Promise<Words> {
  loading[locale] ??= (locale === "zh" ? import("./zh").then((module) => module.zh) : import("./en").then((module) => module.en)).then((eager) => withRewards(locale, eager));
  return loading[locale];
}

function loadRewards(locale: Locale): Promise<Rewards> {
  loadingRewards[locale] ??= (locale === "zh" ? import("./zh/rewards") : import("./en/rewards")).then((module) => (loadedRewards[locale] = module.rewards));
  return loadingRewards[locale];
}

/** The words of rewards come a moment later than the others; a page that reads them sooner waits for them. */
function withRewards(locale: Locale, eager: Eager): Words {
  const words = { ...eager };
  // eslint-disable-next-line react-hooks/rules-of-hooks -- read while a component renders, where use may stand anywhere
  for (const name of REWARDS) Object.defineProperty(words, name, { enumerable: true, get: () => (loadedRewards[locale] ?? use(loadRewards(locale)))[name] });
  setTimeout(() => void loadRewards(locale), 1_500);
  return words as Words;
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
