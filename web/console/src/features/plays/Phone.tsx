import { Button } from "antd";
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import type { ListRow, PlayDraft, Rules, RulingOutcome } from "@/api";
import { useEventName, useMechanics, useWorkspace } from "@/kit";
import { type Locale, useLocale, useSay, useWords } from "@/words";
import styles from "./builder.module.css";
import { type News, outcomeOf, SILENT, type Told } from "./rehearsal";

const RulingForm = lazy(async () => ({ default: (await import("./lists/RulingForm")).RulingForm }));

/** How long after the last change the phone shows it, in milliseconds; the check before it takes the rest of a second. */
const SHOW_AFTER = 150;
const HOUR_MS = 3_600_000;
const SHOWN_ROWS = 6;
const LANGUAGES: readonly [Locale, string][] = [
  ["zh", "中文"],
  ["en", "English"],
];
const WAITS = ["hour", "day", "end"] as const;

/**
 * The part that shoppers will see, alive: the server decides the operator's moves by the draft's rules and keeps nothing of them.
 * Events, rulings and time can be played as well. While the rules have a flaw, the phone stays as it was when they last made sense.
 */
export function Phone({ draft, flawed = false }: { draft: Pick<PlayDraft, "kind" | "name" | "rules" | "ends_at">; flawed?: boolean }) {
  const words = useWords().plays.preview;
  const { id: workspace } = useWorkspace();
  const eventName = useEventName();
  const own = useLocale();
  const [lang, setLang] = useState<Locale>(own);
  const [news, setNews] = useState<News>(SILENT);
  const [ready, setReady] = useState(0);
  const frame = useRef<HTMLIFrameElement>(null);
  const ruled = useRef<((told: { ruled: unknown; ok: boolean }) => void) | null>(null);
  const say = (said: unknown) => frame.current?.contentWindow?.postMessage(said, location.origin);
  const begin = () => {
    setNews(SILENT);
    say({ draft: { workspace, kind: draft.kind, name: draft.name, rules: draft.rules, ends_at: draft.ends_at }, lang: lang === "zh" ? "zh-CN" : "en" });
  };
  const rule = (seat_id: string, ruling: Rules) =>
    new Promise<RulingOutcome>((resolve, reject) => {
      ruled.current = (told) => {
        try {
          resolve(outcomeOf(told));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      say({ rule: { seat_id, ruling } });
    });

  const hear = useEffectEvent((message: MessageEvent<Told>) => {
    if (message.origin !== location.origin || message.source !== frame.current?.contentWindow || typeof message.data !== "object") return;
    if ("ready" in message.data) setReady((times) => times + 1);
    else if ("news" in message.data) setNews(message.data.news);
    else if ("ruled" in message.data) ruled.current?.(message.data);
  });
  useEffect(() => {
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, []);

  const beginLater = useEffectEvent(begin);
  useEffect(() => {
    if (ready === 0 || flawed) return;
    const timer = setTimeout(beginLater, SHOW_AFTER);
    return () => clearTimeout(timer);
  }, [ready, flawed, draft.kind, draft.name, draft.rules, draft.ends_at, lang]);

  return (
    <aside className={styles.preview} aria-label={words.title}>
      <div className={styles.previewHead}>
        <span className={styles.previewName}>{words.title}</span>
        <span role="group" aria-label={words.language}>
          {LANGUAGES.map(([one, name]) => (
            <Button key={one} lang={one === "zh" ? "zh-CN" : "en"} size="small" type={one === lang ? "default" : "text"} aria-pressed={one === lang} onClick={() => setLang(one)}>
              {name}
            </Button>
          ))}
        </span>
      </div>
      <div className={styles.phone}>
        <iframe ref={frame} className={styles.screen} src="/rehearsal/" title={words.title} />
      </div>
      <div className={styles.previewActs} role="group" aria-label={words.acts}>
        {news.listens.map((name) => (
          <Button key={name} size="small" onClick={() => say({ happen: name })}>
            {words.pretend(eventName(name))}
          </Button>
        ))}
        {WAITS.map((wait) => (
          <Button key={wait} size="small" disabled={news.state === "ended"} onClick={() => say({ wait })}>
            {words.waits[wait]}
          </Button>
        ))}
        <Button size="small" type="text" onClick={begin} disabled={flawed}>
          {words.restart}
        </Button>
      </div>
      <p className={styles.previewClock} role="status">
        {news.state === "ended" ? words.over : news.ahead_ms >= HOUR_MS ? words.ahead(Math.floor(news.ahead_ms / (24 * HOUR_MS)), Math.round((news.ahead_ms % (24 * HOUR_MS)) / HOUR_MS)) : ""}
      </p>
      <Rulings kind={draft.kind} news={news} rule={rule} />
      <p className={styles.previewNote}>{flawed ? words.flawed : words.note}</p>
    </aside>
  );
}

/** What waits for the operator in a kind of play where operators decide. */
function Rulings({ kind, news, rule }: { kind: string; news: News; rule: (seat: string, ruling: Rules) => Promise<RulingOutcome> }) {
  const words = useWords().plays.preview;
  const say = useSay();
  const mechanics = useMechanics();
  const [deciding, setDeciding] = useState<ListRow | null>(null);
  const schema = mechanics.data?.find((one) => one.kind === kind)?.ruling ?? null;
  if (schema === null) return null;
  const lists = news.lists.map((list) => ({ ...list, rows: list.rows.filter((row) => row.seat_id !== null).slice(0, SHOWN_ROWS) })).filter((list) => list.rows.length > 0);
  return (
    <section className={styles.rulings} aria-label={words.rulings}>
      <h2>{words.rulings}</h2>
      {lists.length === 0 ? <p>{words.noRulings}</p> : null}
      {lists.map((list) => (
        <div key={list.key}>
          <h3>{say(list.name)}</h3>
          <ul>
            {list.rows.map((row) => (
              <li key={row.key}>
                <span>{gist(row, say)}</span>
                <Button size="small" onClick={() => setDeciding(row)}>
                  {words.decide}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {deciding ? (
        <Suspense fallback={null}>
          <RulingForm key={deciding.key} row={deciding} who={words.shopper} schema={schema} rule={rule} onClose={() => setDeciding(null)} onDone={() => undefined} />
        </Suspense>
      ) : null}
    </section>
  );
}

/** What tells a row from the others in a few words. */
function gist(row: ListRow, say: ReturnType<typeof useSay>): string {
  const parts = Object.values(row.data).flatMap((value) => {
    if (typeof value === "string") return /^[\w:.-]{16,}$|^\//.test(value) ? [] : [value];
    const text = value as { zh?: unknown; en?: unknown } | null;
    return text !== null && typeof text === "object" && typeof text.zh === "string" && typeof text.en === "string" ? [say({ zh: text.zh, en: text.en })] : [];
  });
  return parts.filter(Boolean).slice(0, 3).join(" · ") || row.key;
}
