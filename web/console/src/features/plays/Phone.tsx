import { Button } from "antd";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { PlayDraft } from "@/api";
import { useEventName, useWorkspace } from "@/kit";
import { type Locale, useLocale, useWords } from "@/words";
import styles from "./builder.module.css";

/** How long after the last change the phone shows it, in milliseconds. */
const SHOW_AFTER = 500;
const LANGUAGES: readonly [Locale, string][] = [
  ["zh", "中文"],
  ["en", "English"],
];

/** What the page in the phone says: that it can be told what to show, or which events the play waits for. */
type Told = { ready: true } | { listens: string[] };

/**
 * The part that shoppers will see, alive: the server decides the operator's moves by the draft's rules and keeps nothing of them.
 * While the rules have a flaw, the phone stays as it was when they last made sense.
 */
export function Phone({ draft, flawed = false }: { draft: Pick<PlayDraft, "kind" | "name" | "rules" | "ends_at">; flawed?: boolean }) {
  const words = useWords().plays.preview;
  const { id: workspace } = useWorkspace();
  const eventName = useEventName();
  const own = useLocale();
  const [lang, setLang] = useState<Locale>(own);
  const [listens, setListens] = useState<string[]>([]);
  const [ready, setReady] = useState(0);
  const frame = useRef<HTMLIFrameElement>(null);
  const say = (said: unknown) => frame.current?.contentWindow?.postMessage(said, location.origin);
  const begin = () => say({ draft: { workspace, kind: draft.kind, name: draft.name, rules: draft.rules, ends_at: draft.ends_at }, lang: lang === "zh" ? "zh-CN" : "en" });

  const hear = useEffectEvent((message: MessageEvent<Told>) => {
    if (message.origin !== location.origin || message.source !== frame.current?.contentWindow || typeof message.data !== "object") return;
    if ("ready" in message.data) setReady((times) => times + 1);
    else if ("listens" in message.data) setListens(message.data.listens);
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
      <div className={styles.previewActs}>
        {listens.map((name) => (
          <Button key={name} size="small" onClick={() => say({ happen: name })}>
            {words.pretend(eventName(name))}
          </Button>
        ))}
        <Button size="small" type="text" onClick={begin} disabled={flawed}>
          {words.restart}
        </Button>
      </div>
      <p className={styles.previewNote}>{flawed ? words.flawed : words.note}</p>
    </aside>
  );
}
