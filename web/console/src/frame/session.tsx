import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import { access, type ApiProblem, type Locale, type SignedIn } from "@/api";

const KEY = "antiphon.locale";

interface Language {
  locale: Locale;
  choose: (locale: Locale) => void;
}
const LanguageContext = createContext<Language>({ locale: "zh", choose: () => undefined });

function first(): Locale {
  const kept = localStorage.getItem(KEY);
  if (kept === "zh" || kept === "en") return kept;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** The language of this browser: what was chosen here, else the browser's own. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(first);
  const choose = useCallback((next: Locale) => {
    localStorage.setItem(KEY, next);
    setLocale(next);
  }, []);
  const value = useMemo(() => ({ locale, choose }), [locale, choose]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return use(LanguageContext);
}

/** Changes the language here and, when somebody is signed in, for their account. */
export function useChooseLanguage(): (locale: Locale) => void {
  const { choose } = useLanguage();
  const cache = useQueryClient();
  return (locale) => {
    choose(locale);
    if (cache.getQueryData(["session"])) void access.chooseLocale(locale).catch(() => undefined);
  };
}

/** Who is signed in. A 401 is an answer here, not an error to repeat. */
export function useSession() {
  return useQuery<SignedIn, ApiProblem>({ queryKey: ["session"], queryFn: access.session, staleTime: 300_000, retry: false });
}
