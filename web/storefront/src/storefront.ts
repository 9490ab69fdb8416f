/** The one script of a shop's page: reads its own tag, starts, and gives names to the parts. See docs/guides/en/storefront.md. */
import { CheckInPart } from "./check-in/check-in-part";
import { App, setApp, toLang, VERSION } from "./core/app";
import { tellFollowed } from "./core/followed";
import type { TokenSource } from "./core/shopper";
import { DrawPart } from "./draw/draw-part";
import { loadLater } from "./later";
import { TasksPart } from "./tasks/tasks-part";
import { WinsPart } from "./wins/wins-part";

type Queued = readonly [name: string, ...args: unknown[]];

declare global {
  interface Window {
    Antiphon?: unknown;
  }
}

/** Every part by the name of its element, without the prefix. */
const PARTS = [
  ["draw", DrawPart],
  ["check-in", CheckInPart],
  ["tasks", TasksPart],
  ["wins", WinsPart],
] as const;

function start(): void {
  const tag = (document.currentScript ?? document.querySelector("script[data-write-key][src*='storefront']")) as HTMLScriptElement | null;
  const given = tag?.dataset ?? {};
  const meta = (name: string): string | null => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? null;
  const app = new App({
    origin: given["api"] ?? new URL(tag?.src ?? location.href, location.href).origin,
    writeKey: given["writeKey"] ?? "",
    shop: given["shop"] ?? document.querySelector<HTMLMetaElement>("meta[property='og:site_name']")?.content ?? document.title,
    lang: given["lang"] ? toLang(given["lang"]) : null,
    token: given["token"] ?? meta("antiphon-token"),
  });
  setApp(app);
  // A page that changes its language says so on <html>.
  new MutationObserver(() => app.tell("lang")).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
  publish(app);
  for (const [name, part] of PARTS) customElements.define(`antiphon-${name}`, part);
  loadLater(app.config.origin);
  if (given["track"] === "page") app.page();
  tellFollowed();
}

/** `window.Antiphon`, for the shop's own script. What was pushed onto an array of that name before we came is done now. */
function publish(app: App): void {
  const face = {
    version: VERSION,
    identify: (source: TokenSource) => app.identify(source),
    reset: () => app.reset(),
    track: (name: string, properties?: Record<string, unknown>) => app.track(name, properties),
    page: (properties?: Record<string, unknown>) => app.page(properties),
    refresh: () => app.tell("stirred"),
    get language(): string | null {
      return app.lang;
    },
    set language(tag: string | null) {
      app.lang = tag ? toLang(tag) : null;
      app.tell("lang");
    },
    push: (...queued: Queued[]) => {
      for (const [name, ...args] of queued) {
        const act = (face as unknown as Record<string, ((...given: unknown[]) => unknown) | undefined>)[name];
        if (typeof act === "function") void act(...args);
      }
    },
  };
  const before = window.Antiphon;
  window.Antiphon = face;
  if (Array.isArray(before)) face.push(...(before as Queued[]));
  document.dispatchEvent(new CustomEvent("antiphon:ready"));
}

if (!customElements.get("antiphon-draw")) start();
