import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { type Flaw, type ListLine, people, type Play, plays } from "@/api";
import { Facts, Json, Loaded, Page, RelativeTime, Section, useFormat, useMayEdit, useMechanics, usePath, useToast, useView, useWorkspace, ViewTabs } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useLocale, useSay, useWords } from "@/words";
import { RulesForm } from "@/form/RulesForm";
import { parseSchema } from "@/form/schema";
import { ListTab } from "./lists/ListTab";
import { useDates, StateBadge, useKindName } from "./parts";
import { Phone } from "./Phone";
import { PlayRecord } from "./PlayRecord";
import { PlayResults } from "./PlayResults";
import { Taps } from "./Taps";
import { useTapWords } from "./tapWords";
import { ScreenLinks } from "./ScreenLinks";
import styles from "./plays.module.css";
import { usePrintWords } from "./prints-words";

const PrintsTab = lazy(async () => ({ default: (await import("./PrintsTab")).PrintsTab }));
const NONE: readonly Flaw[] = [];
const ignore = () => undefined;
const VIEWS = ["live", "decisions", "rules"] as const;
const TAPS = "taps";
const LIST = "list-";

/** One play: how it goes, who took part, by which rules. */
export function PlayPage() {
  const { play: asked = "" } = useParams();
  const { id } = useWorkspace();
  const { plays: words } = useWords();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "plays", asked], queryFn: () => plays.get(id, asked), refetchInterval: 30_000 });
  if (query.data === undefined) {
    return (
      <Page title={words.title} up={{ to: path("/plays"), label: words.title }}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return <Shown play={query.data} />;
}

function Shown({ play }: { play: Play }) {
  const { plays: words } = useWords();
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const format = useFormat();
  const kindName = useKindName();
  const dates = useDates();
  const lists = useQuery({ queryKey: [id, "plays", play.id, "lists"], queryFn: () => plays.lists(id, play.id), refetchInterval: 15_000 });
  const taps = useQuery({ queryKey: [id, "plays", play.id, "taps"], queryFn: () => plays.taps(id, play.id), staleTime: 60_000, enabled: play.state !== "draft" });
  const tapWords = useTapWords();
  const tabs = listTabs(lists.data ?? []);
  const mechanics = useMechanics();
  const prints = mechanics.data?.find((one) => one.kind === play.kind)?.prints === true && play.state !== "draft";
  const printWords = usePrintWords();
  const view = useView<string>(["live", ...VIEWS.slice(1), ...(prints ? ["prints"] : []), TAPS, ...tabs.map((tab) => tab.key)]);
  const shown = tabs.find((tab) => tab.key === view);
  const name = say(play.name) || play.id;
  const segments = useQuery({ queryKey: [id, "segments"], queryFn: () => people.segments(id), staleTime: 60_000 });
  return (
    <Page
      name={name}
      up={{ to: path("/plays"), label: words.title }}
      title={
        <>
          {name}
          <StateBadge state={play.state} />
        </>
      }
      action={<Actions play={play} name={name} />}
      facts={
        <Facts
          items={[
            { name: words.results.kind, value: kindName(play.kind) },
            { name: words.columns.dates, value: dates(play) },
            { name: words.results.audience, value: play.audience ? say(segments.data?.find((one) => one.key === play.audience)?.name) || play.audience : words.everyone },
            { name: words.results.launchedAt, value: <RelativeTime at={play.launched_at} /> },
            { name: words.results.revision, value: format.number(play.revision) },
          ]}
        />
      }
    >
      {play.state === "draft" ? <Alert type="info" showIcon title={words.results.draftTitle} description={words.results.draftText} /> : null}
      <ScreenLinks play={play} />
      <ViewTabs
        label={words.results.views}
        views={[
          ...VIEWS.map((key) => ({ key, label: words.results[key] })),
          ...(taps.data?.length ? [{ key: TAPS, label: tapWords.tab }] : []),
          ...(prints ? [{ key: "prints", label: printWords.tab }] : []),
          ...tabs.map(({ key, lines }) => ({ key, label: say(lines[0].name), count: lines.reduce((sum, line) => sum + line.row_count, 0) })),
        ]}
      />
      {view === "live" ? <PlayResults play={play} /> : null}
      {view === "decisions" ? <PlayRecord play={play} /> : null}
      {view === "prints" && prints ? (
        <Suspense fallback={null}>
          <PrintsTab play={play} />
        </Suspense>
      ) : null}
      {view === "rules" ? <Rules play={play} /> : null}
      {view === TAPS ? <Taps play={play} /> : null}
      {shown ? <ListTab play={play} lines={shown.lines} /> : null}
    </Page>
  );
}

/** A tab for each kind of list; lists such as one a season share theirs. */
function listTabs(lines: readonly ListLine[]): { key: string; lines: [ListLine, ...ListLine[]] }[] {
  const tabs = new Map<string, [ListLine, ...ListLine[]]>();
  for (const line of lines) {
    const key = LIST + (line.key.split(":")[0] ?? "");
    const found = tabs.get(key);
    if (found) found.push(line);
    else tabs.set(key, [line]);
  }
  return [...tabs].map(([key, found]) => ({ key, lines: found }));
}

function Rules({ play }: { play: Play }) {
  const { plays: words } = useWords();
  const query = useMechanics();
  const card = query.data?.find((one) => one.kind === play.kind);
  return (
    <div className={styles.rules}>
      <div className={styles.results}>
        {card ? <RulesForm root={parseSchema(card.schema)} rules={play.rules} flaws={NONE} readOnly onChange={ignore} /> : null}
        <Section>
          <details>
            <summary>{words.results.raw}</summary>
            <Json value={play.rules} label={words.results.raw} height={640} />
          </details>
        </Section>
      </div>
      <Phone draft={play} />
    </div>
  );
}

function Actions({ play, name }: { play: Play; name: string }) {
  const words = useWords().plays.results;
  const { id } = useWorkspace();
  const path = usePath();
  const navigate = useNavigate();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const [asking, setAsking] = useState<"pause" | "end" | null>(null);
  const refresh = () => cache.invalidateQueries({ queryKey: [id, "plays"] });
  const resume = useMutation({
    mutationFn: () => plays.turn(id, play.id, "resume"),
    onSuccess: async (turned) => {
      cache.setQueryData([id, "plays", play.id], turned);
      toast.done(words.resumed);
      await refresh();
    },
    onError: toast.failed,
  });
  const copy = useMutation({
    mutationFn: () => plays.turn(id, play.id, "copy"),
    onSuccess: async (made) => {
      toast.done(words.copied);
      await refresh();
      await navigate(path(`/plays/${made.id}/edit`));
    },
    onError: toast.failed,
  });
  if (!mayEdit) return null;
  const edit = () => void navigate(path(`/plays/${play.id}/edit`));
  const { state } = play;
  return (
    <>
      <Button onClick={() => copy.mutate()} loading={copy.isPending}>
        {words.copy}
      </Button>
      {state === "live" || state === "paused" ? <Button onClick={edit}>{words.topUp}</Button> : null}
      {state === "live" || state === "paused" ? (
        <Button danger onClick={() => setAsking("end")}>
          {words.end}
        </Button>
      ) : null}
      {state === "live" ? <Button onClick={() => setAsking("pause")}>{words.pause}</Button> : null}
      {state === "paused" ? (
        <Button type="primary" loading={resume.isPending} onClick={() => resume.mutate()}>
          {words.resume}
        </Button>
      ) : null}
      {state === "draft" ? (
        <Button type="primary" onClick={edit}>
          {words.launch}
        </Button>
      ) : null}
      <StopConfirm play={play} name={name} step={asking} close={() => setAsking(null)} />
    </>
  );
}

/** Asks before a play is paused or ended, by naming what follows. */
function StopConfirm({ play, name, step, close }: { play: Play; name: string; step: "pause" | "end" | null; close: () => void }) {
  const words = useWords().plays.results;
  const { id } = useWorkspace();
  const say = useSay();
  const locale = useLocale();
  const format = useFormat();
  const toast = useToast();
  const cache = useQueryClient();
  const live = useQuery({ queryKey: [id, "plays", play.id, "live"], queryFn: () => plays.live(id, play.id), enabled: step === "end" });
  const left = (live.data?.stock ?? []).filter((stock) => stock.left > 0).map((stock) => `${say(stock.name) || stock.asset} ${format.number(stock.left)}`);
  const carryOut = async () => {
    if (step === null) return;
    const turned = await plays.turn(id, play.id, step);
    // What was answered is shown at once: asking for the page again may take as long as everything else that is asked beside it.
    cache.setQueryData([id, "plays", play.id], turned);
    toast.done(step === "end" ? words.ended : words.paused);
    await cache.invalidateQueries({ queryKey: [id, "plays"] });
  };
  return (
    <Confirm open={step !== null} title={step === "end" ? words.endTitle(name) : words.pauseTitle(name)} confirm={step === "end" ? words.end : words.pause} danger={step === "end"} onConfirm={carryOut} onClose={close}>
      <p>{step === "end" ? words.endText : words.pauseText}</p>
      {step === "end" && left.length > 0 ? <p>{words.endLeft(new Intl.ListFormat(locale).format(left))}</p> : null}
    </Confirm>
  );
}
