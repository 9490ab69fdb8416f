import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { type PictureLine, pictures, plays } from "@/api";
import { Badge, Choice, EmptyState, HolderLink, Loaded, Page, Pager, RelativeTime, Section, useFormat, useListState, useMayEdit, usePath, useToast, useWorkspace } from "@/kit";
import { Confirm } from "@/kit/Confirm";
import { useSay } from "@/words";
import styles from "./pictures.module.css";
import { usePictureWords } from "./words";

const LIMIT = 24;
const STATES = ["all", "shown", "hidden", "unused"] as const;

/** Pictures that shoppers sent: which play each belongs to, and what to do about it. */
export function PicturesPage() {
  const words = usePictureWords();
  const { id } = useWorkspace();
  const list = useListState();
  const state = STATES.find((one) => one === list.get("state")) ?? "all";
  const query = useQuery({ queryKey: [id, "pictures", state, list.cursor], queryFn: () => pictures.list(id, { state, cursor: list.cursor, limit: LIMIT }), placeholderData: keepPreviousData });
  return (
    <Page title={words.title} lead={words.lead} action={<Choice label={words.filter} value={state} onChange={(next) => list.set({ state: next === "all" ? null : next })} options={STATES.map((key) => ({ key, label: words.states[key] }))} />}>
      <Loaded query={query}>
        {(page) => (
          <Section flush>
            {page.items.length === 0 ? (
              <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
            ) : (
              <ul className={styles.grid} aria-label={words.title}>
                {page.items.map((one) => (
                  <Picture key={one.id} one={one} />
                ))}
              </ul>
            )}
            <Pager list={list} nextCursor={page.next_cursor} total={null} shown={page.items.length} />
          </Section>
        )}
      </Loaded>
    </Page>
  );
}

function Picture({ one }: { one: PictureLine }) {
  const words = usePictureWords();
  const { id } = useWorkspace();
  const format = useFormat();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const [asking, setAsking] = useState(false);
  const refresh = () => cache.invalidateQueries({ queryKey: [id, "pictures"] });
  const hidden = one.hidden_at !== null;
  const unused = one.used_at === null && !one.play_id;
  const turn = useMutation({
    mutationFn: () => pictures[hidden ? "show" : "hide"](id, one.id),
    onSuccess: async () => {
      toast.done(hidden ? words.restored : words.hid);
      await refresh();
    },
    onError: toast.failed,
  });
  const file = `/api/w/${encodeURIComponent(id)}/pictures/${encodeURIComponent(one.id)}/file`;
  return (
    <li className={styles.card} data-hidden={hidden ? "" : undefined}>
      <a href={file} target="_blank" rel="noreferrer" title={words.open}>
        <img src={`${file}?size=small`} alt={words.picture(format.ago(one.at))} loading="lazy" />
      </a>
      <div className={styles.about}>
        {unused ? <span>{words.unused}</span> : <PlayLink play={one.play_id ?? null} />}
        <span>
          <HolderLink holder={`person:${one.person_id}`} name={null} /> · <RelativeTime at={one.at} />
        </span>
        {hidden ? (
          <span>
            <Badge tone="warn">{words.hidden}</Badge>
          </span>
        ) : null}
        {mayEdit ? (
          <div className={styles.acts}>
            <Button size="small" loading={turn.isPending} onClick={() => turn.mutate()}>
              {hidden ? words.restore : words.hide}
            </Button>
            <Button size="small" type="text" danger onClick={() => setAsking(true)}>
              {words.remove}
            </Button>
          </div>
        ) : null}
      </div>
      <Confirm
        open={asking}
        danger
        title={words.removeTitle}
        confirm={words.remove}
        onConfirm={async () => {
          await pictures.remove(id, one.id);
          toast.done(words.removed);
          await refresh();
        }}
        onClose={() => setAsking(false)}
      >
        {words.removeText}
      </Confirm>
    </li>
  );
}

function PlayLink({ play }: { play: string | null }) {
  const words = usePictureWords();
  const { id } = useWorkspace();
  const say = useSay();
  const path = usePath();
  const query = useQuery({ queryKey: [id, "plays", play], queryFn: () => plays.get(id, play ?? ""), enabled: play !== null, staleTime: 60_000 });
  if (play === null) return <span>{words.noPlay}</span>;
  return (
    <Link to={path(`/plays/${play}`)}>
      <strong>{say(query.data?.name) || play}</strong>
    </Link>
  );
}
