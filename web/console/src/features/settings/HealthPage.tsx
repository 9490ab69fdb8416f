import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { access, events, ledger } from "@/api";
import { DataAge, Dot, Loaded, Page, Section, Skeleton, type Tone, useFormat, usePath, useProblemText, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import styles from "./settings.module.css";

/** One page for whoever has to know that all is well. */
export function HealthPage() {
  const words = useWords().settings.health;
  const query = useQuery({ queryKey: ["health"], queryFn: access.health, refetchInterval: 10_000, retry: false });
  return (
    <Page title={words.title} lead={words.lead} action={query.data ? <DataAge at={query.dataUpdatedAt} failed={query.isError} refresh={() => void query.refetch()} /> : null}>
      <Loaded query={query}>
        {(report) => <Alert showIcon role="status" type={report.status === "ok" ? "success" : "error"} title={report.status === "ok" ? words.fine : words.notFine} description={typeof report.version === "string" ? `${words.version} ${report.version}` : undefined} />}
      </Loaded>
      <Section title={words.checks}>
        <Loaded query={query}>{(report) => <Parts report={report} />}</Loaded>
      </Section>
    </Page>
  );
}

function Parts({ report }: { report: Record<string, unknown> }) {
  const words = useWords().settings.health;
  const rows = Object.entries(report).filter(([name]) => name !== "status" && name !== "version");
  const name = (key: string) => (words as Record<string, unknown>)[key];
  return (
    <ul className={styles.parts}>
      <Collect />
      <Book />
      {rows.map(([key, value]) => {
        const label = name(key);
        return <Part key={key} name={typeof label === "string" ? label : key.replaceAll("_", " ")} tone={toneOf(value)} text={<State value={value} />} />;
      })}
    </ul>
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** What a part of the service says of itself, in words where we know them. */
function State({ value }: { value: unknown }) {
  const words = useWords().settings.health;
  const format = useFormat();
  if (value === true || value === "ok") return words.ok;
  if (value === false) return words.bad;
  if (typeof value === "number") return format.number(value);
  if (!isRecord(value)) return String(value);
  if (typeof value.alive === "boolean") {
    const waiting = isRecord(value.waiting) ? Object.values(value.waiting).reduce<number>((sum, count) => sum + Number(count), 0) : 0;
    const state = value.alive ? words.running(format.number(Number(value.commits ?? 0))) : words.stopped;
    return waiting > 0 ? `${state} · ${words.waitingIn(format.number(waiting))}` : state;
  }
  return Object.values(value)
    .filter((part) => typeof part !== "object")
    .join(" · ");
}

function toneOf(value: unknown): Tone {
  if (isRecord(value)) return value.alive === false ? "loss" : "good";
  if (value === false || (typeof value === "string" && /fail|error|down|stopped/i.test(value))) return "loss";
  return "good";
}

function Part({ name, tone, text, to }: { name: string; tone: Tone; text: ReactNode; to?: string }) {
  const words = useWords().settings.health;
  return (
    <li>
      <span className={styles.partName}>{name}</span>
      <Dot tone={tone}>{text}</Dot>
      {to ? <Link to={to}>{words.link}</Link> : <span />}
    </li>
  );
}

function Collect() {
  const words = useWords().settings.health;
  const { id } = useWorkspace();
  const path = usePath();
  const format = useFormat();
  const problemText = useProblemText();
  const query = useQuery({ queryKey: [id, "events", "health"], queryFn: () => events.health(id), refetchInterval: 15_000 });
  if (query.isPending) return <Skeleton lines={1} />;
  if (!query.data) return <Part name={words.collect} tone="loss" text={problemText(query.error)} />;
  const waiting = query.data.inbox_waiting;
  return <Part name={words.collect} tone={waiting > 1000 ? "warn" : "good"} text={waiting === 0 ? words.collectOk : words.collectWaiting(format.number(waiting))} to={path("/collection")} />;
}

function Book() {
  const words = useWords().settings.health;
  const { id } = useWorkspace();
  const path = usePath();
  const format = useFormat();
  const problemText = useProblemText();
  const query = useQuery({ queryKey: [id, "ledger", "assets"], queryFn: () => ledger.assets(id), staleTime: 30_000 });
  if (query.isPending) return <Skeleton lines={1} />;
  if (!query.data) return <Part name={words.ledger} tone="loss" text={problemText(query.error)} />;
  const wrong = query.data.filter((line) => line.sum !== 0).length;
  return <Part name={words.ledger} tone={wrong === 0 ? "good" : "loss"} text={wrong === 0 ? words.ledgerOk : words.ledgerBad(format.number(wrong))} to={path("/ledger/assets")} />;
}
