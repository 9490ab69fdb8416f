import { createContext, type ReactNode, use, useCallback, useEffect } from "react";
import type { zh } from "./zh";
import type { rewards } from "./zh/rewards";

/** Every sentence of the console. The Chinese dictionary gives the shape; a key missing in the English one does not compile. */
export type Eager = typeof zh;
export type Rewards = typeof rewards;
export type Words = Eager & Rewards;
export type Locale = "zh" | "en";

const loading: Partial<Record<Locale, Promise<Words>>> = {};
const REWARDS: readonly (keyof Rewards)[] = ["alliance", "badges", "budgets", "commission", "deliveries", "membership", "points", "pricing", "promotions"];
let loadingRewards: Promise<unknown> | null = null;
const loaded: Partial<Record<Locale, Rewards>> = {};

function load(locale: Locale): Promise<Words> {
  loading[locale] ??= (locale === "zh" ? import("./zh").then((module) => module.zh) : import("./en").then((module) => module.en)).then((eager) => withRewards(locale, eager));
  return loading[locale];
}

/** The words of rewards, in both languages: fetched with the first page that needs them. */
export function loadRewards(): Promise<unknown> {
  loadingRewards ??= Promise.all([import("./zh/rewards"), import("./en/rewards")]).then(([zh, en]) => Object.assign(loaded, { zh: zh.rewards, en: en.rewards }));
  return loadingRewards;
}

function withRewards(locale: Locale, eager: Eager): Words {
  const words = { ...eager };
  const read = (name: keyof Rewards) => {
    const found = loaded[locale]?.[name];
    if (found === undefined) throw new Error(`the words of ${name} are read by a page whose route does not wait for them`);
    return found;
  };
  for (const name of REWARDS) Object.defineProperty(words, name, { enumerable: true, get: () => read(name) });
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
