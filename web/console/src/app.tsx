import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { Locale as AntdLocale } from "antd/es/locale";
import { type ReactNode, StrictMode, Suspense, use } from "react";
import { RouterProvider } from "react-router";
import { ApiProblem, type Locale } from "./api";
import { LanguageProvider, useLanguage } from "./frame/session";
import { AntdTheme } from "./kit/theme/antd";
import { ModeProvider } from "./kit/theme/mode";
import { router } from "./routes";
import { WordsProvider } from "./words";

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      // Only what may go away by itself is asked again.
      retry: (count, error) => count < 2 && error instanceof ApiProblem && (error.status === 0 || error.status === 503),
    },
  },
});
// The session ended while a page was open: back to the sign-in, and from there to where we are.
client.getQueryCache().subscribe((event) => {
  if (event.type !== "updated" || event.action.type !== "error" || (event.query.queryKey as unknown[])[0] === "session") return;
  const error: unknown = event.action.error;
  if (error instanceof ApiProblem && error.status === 401) void client.invalidateQueries({ queryKey: ["session"] });
});

const dictionaries: Partial<Record<Locale, Promise<AntdLocale>>> = {};
function antdWords(locale: Locale): Promise<AntdLocale> {
  dictionaries[locale] ??= locale === "zh" ? import("antd/es/locale/zh_CN").then((module) => module.default) : import("antd/es/locale/en_GB").then((module) => module.default);
  return dictionaries[locale];
}

function Languages({ children }: { children: ReactNode }) {
  const { locale } = useLanguage();
  return (
    <WordsProvider locale={locale}>
      <AntdTheme locale={use(antdWords(locale))}>{children}</AntdTheme>
    </WordsProvider>
  );
}

/** Everything around the pages: data, language, look, addresses. */
export function App() {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <ModeProvider>
          <LanguageProvider>
            <Suspense fallback={null}>
              <Languages>
                <RouterProvider router={router} />
              </Languages>
            </Suspense>
          </LanguageProvider>
        </ModeProvider>
      </QueryClientProvider>
    </StrictMode>
  );
}
