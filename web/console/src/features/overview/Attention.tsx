import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { events, type Overview } from "@/api";
import { Dot, Section, useFormat, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./overview.module.css";
import { useLivePlays } from "./live";

/** Share of the stock under which a prize is called low, and the wait after which the intake is called late. */
const LOW = 0.1;
const LATE_MS = 60_000;

/** What waits for somebody, each with where to go. */
export function Attention({ overview }: { overview: Overview }) {
  const { overview: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const format = useFormat();
  const say = useSay();
  const health = useQuery({ queryKey: [id, "events", "health"], queryFn: () => events.health(id), refetchInterval: 60_000 });
  const live = useLivePlays();
  const rows: { key: string; tone: "warn" | "loss"; text: ReactNode; to: string; act: string }[] = [];
  if (overview.quarantine_open > 0) {
    rows.push({ key: "quarantine", tone: "warn", text: words.quarantine(format.number(overview.quarantine_open)), to: path("/quarantine"), act: words.quarantineDo });
  }
  const refused = (health.data?.refused_keys ?? []).reduce((all, key) => all + key.count, 0);
  if (refused > 0) rows.push({ key: "keys", tone: "warn", text: words.refusedKeys(format.number(refused)), to: path("/collection"), act: words.refusedKeysDo });
  const oldest = health.data?.oldest_waiting_at;
  if (oldest && Date.parse(health.data?.oldest_waiting_at ?? "") < health.dataUpdatedAt - LATE_MS) {
    rows.push({ key: "waiting", tone: "loss", text: words.waiting(format.ago(oldest)), to: path("/collection"), act: words.waitingDo });
  }
  for (const { play, numbers } of live.rows) {
    for (const stock of numbers?.stock ?? []) {
      if (stock.started > 0 && stock.left <= stock.started * LOW) {
        rows.push({ key: `${play.id}${stock.asset}`, tone: stock.left === 0 ? "loss" : "warn", text: stock.left === 0 ? words.soldOut(say(play.name), say(stock.name) || stock.asset) : words.lowStock(say(play.name), say(stock.name) || stock.asset, format.number(stock.left)), to: path(`/plays/${play.id}`), act: words.lowStockDo });
      }
    }
  }
  return (
    <Section title={words.attention} note={words.events24(format.number(overview.events_24h))}>
      {rows.length === 0 ? (
        <p className={styles.well}>
          <Dot tone="good">{words.allWell}</Dot>
        </p>
      ) : (
        <ul className={styles.attention}>
          {rows.map((row) => (
            <li key={row.key}>
              <Dot tone={row.tone}>
                <span className={styles.attentionText}>{row.text}</span>
              </Dot>
              <Link to={row.to}>{row.act}</Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
