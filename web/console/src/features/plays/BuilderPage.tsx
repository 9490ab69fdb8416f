import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Modal } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useBlocker, useNavigate, useParams, useSearchParams } from "react-router";
import { type MechanicCard, type Play, type PlayDraft, plays, type Rules } from "@/api";
import { ErrorState, Loaded, Page, useMayEdit, useMechanics, usePath, useToast, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useSay, useWords } from "@/words";
import { Basics } from "./Basics";
import styles from "./builder.module.css";
import { startOf, useCheck } from "./draft";
import { Foot } from "./Foot";
import { RulesForm } from "@/form/RulesForm";
import { parseSchema } from "@/form/schema";
import { Phone } from "./Phone";
import { SimulationDrawer } from "./SimulationDrawer";

/** In both languages, as the server says what is wrong. */
const NAME_MISSING = { zh: "请把中文和英文名称都写上。", en: "Write the name in Chinese and in English." };

/** A new play of a kind, from a template or from nothing. */
export function NewPlayPage() {
  const { kind = "" } = useParams();
  const [search] = useSearchParams();
  return <Prepared kind={kind} play={null} template={search.get("template")} />;
}

/** A play that was saved. */
export function EditPlayPage() {
  const { play = "" } = useParams();
  const { id } = useWorkspace();
  const { plays: words } = useWords();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "plays", play], queryFn: () => plays.get(id, play) });
  if (query.data === undefined) {
    return (
      <Page title={words.results.edit} up={{ to: path("/plays"), label: words.title }}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return <Prepared key={query.data.id} kind={query.data.kind} play={query.data} template={null} />;
}

function Prepared({ kind, play, template }: { kind: string; play: Play | null; template: string | null }) {
  const { plays: words } = useWords();
  const path = usePath();
  const query = useMechanics();
  const card = query.data?.find((one) => one.kind === kind);
  if (card) return <Builder card={card} play={play} template={template} />;
  return (
    <Page title={words.create} up={{ to: path("/plays"), label: words.title }}>
      {query.data ? <ErrorState error={new Error(words.builder.noKind)} /> : <Loaded query={query}>{() => null}</Loaded>}
    </Page>
  );
}

function Builder({ card, play, template }: { card: MechanicCard; play: Play | null; template: string | null }) {
  const { plays: all } = useWords();
  const words = all.builder;
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const navigate = useNavigate();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const root = useMemo(() => parseSchema(card.schema), [card]);
  const [draft, setDraft] = useState<PlayDraft>(() => startOf(card, play, template));
  const [saved, setSaved] = useState(draft);
  const [simulating, setSimulating] = useState(false);
  const [asking, setAsking] = useState(false);
  const verdict = useCheck(draft, NAME_MISSING);
  const state = play?.state ?? "draft";
  const readOnly = state === "ended" || !mayEdit;
  const dirty = draft !== saved;
  const name = say(draft.name) || say(card.name);
  const leaving = useLeaving(dirty && !readOnly);
  const onRules = useCallback((change: (rules: Rules) => Rules) => setDraft((before) => ({ ...before, rules: change(before.rules) })), []);

  const keep = async (): Promise<Play> => {
    const kept = play ? await plays.update(id, play.id, { ...draft, revision: play.revision }) : await plays.create(id, draft);
    leaving.allow();
    setSaved(draft);
    await cache.invalidateQueries({ queryKey: [id, "plays"] });
    return kept;
  };
  const save = useMutation({
    mutationFn: keep,
    onSuccess: (kept) => {
      toast.done(state === "draft" ? words.saved : words.updated);
      void navigate(path(state === "draft" ? `/plays/${kept.id}/edit` : `/plays/${kept.id}`), { replace: true });
    },
    onError: toast.failed,
  });
  const launch = async () => {
    const kept = dirty || play === null ? await keep() : play;
    await plays.turn(id, kept.id, "launch");
    toast.done(words.launched);
    await cache.invalidateQueries({ queryKey: [id, "plays"] });
    leaving.allow();
    await navigate(path(`/plays/${kept.id}`), { replace: true });
  };

  return (
    <Page title={play ? name : words.newTitle(say(card.name))} lead={say(card.good_for)} up={play ? { to: path(`/plays/${play.id}`), label: name } : { to: path("/plays/new"), label: all.gallery.title }}>
      {state === "live" || state === "paused" ? <Alert type="info" showIcon title={words.liveNotice} /> : null}
      {state === "ended" ? <Alert type="info" showIcon title={words.endedNotice} /> : null}
      <div className={styles.split}>
        <div className={styles.form}>
          <Basics draft={draft} readOnly={readOnly} flaws={verdict.flaws} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} />
          <RulesForm root={root} rules={draft.rules} flaws={verdict.flaws} readOnly={readOnly} onChange={onRules} />
        </div>
        <Phone draft={draft} flawed={verdict.flaws.length > 0 || !verdict.current} />
      </div>
      <Foot
        verdict={verdict}
        state={state}
        dirty={dirty || play === null}
        saving={save.isPending}
        mayEdit={mayEdit && state !== "ended"}
        save={() => save.mutate()}
        simulate={() => setSimulating(true)}
        launch={() => setAsking(true)}
      />
      {simulating ? <SimulationDrawer kind={draft.kind} rules={draft.rules} flawed={verdict.flaws.length > 0} close={() => setSimulating(false)} /> : null}
      <Confirm open={asking} title={words.launchTitle(name)} confirm={words.launch} onConfirm={launch} onClose={() => setAsking(false)}>
        {words.launchText}
      </Confirm>
      <Modal open={leaving.asked} title={words.leaveTitle} okText={words.leave} cancelText={words.stay} okButtonProps={{ danger: true }} onOk={leaving.leave} onCancel={leaving.stay}>
        {words.leaveText}
      </Modal>
    </Page>
  );
}

/** Keeps unsaved work from being lost by a click. */
function useLeaving(guarded: boolean) {
  const allowed = useRef(false);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => guarded && !allowed.current && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!guarded) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [guarded]);
  return {
    asked: blocker.state === "blocked",
    leave: () => blocker.proceed?.(),
    stay: () => blocker.reset?.(),
    allow: () => {
      allowed.current = true;
    },
  };
}
