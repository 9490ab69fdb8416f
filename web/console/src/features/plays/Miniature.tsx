import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { MechanicCard } from "@/api";
import { useWorkspace } from "@/kit";
import { useLocale } from "@/words";
import styles from "./gallery.module.css";

/**
 * A kind of play as shoppers see it, small: its real part with the rules of its first template, through the rehearsal.
 * It is loaded when it comes near the screen, and cannot be played: that is what the page behind it is for.
 */
export function Miniature({ card, title }: { card: MechanicCard; title: string }) {
  const { id: workspace } = useWorkspace();
  const lang = useLocale();
  const place = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [near, setNear] = useState(false);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setNear(true);
      },
      { rootMargin: "240px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const hear = useEffectEvent((message: MessageEvent<{ ready?: true; news?: object }>) => {
    if (message.origin !== location.origin || message.source !== frame.current?.contentWindow) return;
    if (message.data.ready) {
      const rules = card.templates[0]?.rules ?? {};
      frame.current.contentWindow?.postMessage({ draft: { workspace, kind: card.kind, name: card.name, rules, ends_at: null }, lang: lang === "zh" ? "zh-CN" : "en" }, location.origin);
    } else if (message.data.news) setDrawn(true);
  });
  useEffect(() => {
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, []);
  return (
    <div ref={place} className={styles.miniature} inert data-drawn={drawn ? "" : undefined}>
      {near ? <iframe key={lang} ref={frame} src="/rehearsal/" title={title} tabIndex={-1} /> : null}
    </div>
  );
}
