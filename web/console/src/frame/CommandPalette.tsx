import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { access, people, plays } from "@/api";
import { useMode, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./CommandPalette.module.css";
import { SECTIONS } from "./sections";
import { useChooseLanguage, useLanguage } from "./session";

interface Command {
  key: string;
  group: "pages" | "actions" | "plays" | "people";
  label: string;
  note?: string;
  run: () => void;
}

/** Everything within reach of the keyboard: pages, actions, plays by name, people by name or id. */
export default function CommandPalette({ close }: { close: () => void }) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const commands = useCommands(text, close);

  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    return () => before?.focus();
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  const at = Math.min(chosen, Math.max(commands.length - 1, 0));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setChosen((at + (event.key === "ArrowDown" ? 1 : -1) + commands.length) % Math.max(commands.length, 1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      commands[at]?.run();
    }
  };

  return (
    // The click beside the panel is a convenience; Escape does the same.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog ref={dialog} className={styles.dialog} aria-label={words.palette.label} onClose={close} onClick={(event) => (event.target === dialog.current ? close() : undefined)}>
      <div className={styles.panel}>
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={commands.length > 0 ? `${id}-${at}` : undefined}
          aria-label={words.palette.label}
          className={styles.input}
          placeholder={words.palette.placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div ref={list} id={id} role="listbox" aria-label={words.palette.label} className={styles.list} tabIndex={-1}>
          {commands.length === 0 ? <p className={styles.none}>{words.palette.none(text)}</p> : null}
          {commands.map((command, index) => (
            <div key={command.key} role="presentation">
              {command.group !== commands[index - 1]?.group ? (
                <div className={styles.group} role="presentation">
                  {words.palette[command.group]}
                </div>
              ) : null}
              {/* The keyboard acts through the field above; the pointer acts here. */}
              {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
              <div id={`${id}-${index}`} role="option" tabIndex={-1} aria-selected={index === at} className={styles.option} onPointerMove={() => setChosen(index)} onClick={command.run}>
                <span>{command.label}</span>
                {command.note ? <span className={styles.note}>{command.note}</span> : null}
              </div>
            </div>
          ))}
        </div>
        <div className={styles.help}>{words.palette.help}</div>
      </div>
    </dialog>
  );
}

function useCommands(text: string, close: () => void): Command[] {
  const words = useWords();
  const say = useSay();
  const path = usePath();
  const navigate = useNavigate();
  const { id: workspace } = useWorkspace();
  const { mode, toggle } = useMode();
  const { locale } = useLanguage();
  const choose = useChooseLanguage();
  const wanted = useLate(text.trim());
  const foundPlays = useQuery({ queryKey: [workspace, "plays", "all"], queryFn: async () => (await plays.list(workspace, { limit: 200 })).items, staleTime: 60_000 });
  const foundPeople = useQuery({
    queryKey: [workspace, "people", "palette", wanted],
    queryFn: () => people.list(workspace, { query: wanted, limit: 6 }),
    enabled: wanted.length >= 1,
    staleTime: 30_000,
  });

  return useMemo(() => {
    const go = (to: string) => () => {
      close();
      void navigate(path(to));
    };
    const doing = (work: () => void) => () => {
      close();
      work();
    };
    const pages: Command[] = SECTIONS.flatMap((section) =>
      section.pages.map((page) => ({
        key: page.path,
        group: "pages" as const,
        label: words.nav[page.word],
        ...(section.pages.length > 1 ? { note: words.nav[section.key] } : {}),
        run: go(page.path),
      })),
    );
    const actions: Command[] = [
      { key: "new-play", group: "actions", label: words.palette.newPlay, run: go("/plays/new") },
      { key: "check", group: "actions", label: words.palette.checkLedger, run: go("/ledger/assets?check=now") },
      { key: "new-key", group: "actions", label: words.palette.newKey, run: go("/settings/connect?new=key") },
      { key: "quarantine", group: "actions", label: words.palette.replayQuarantine, run: go("/quarantine") },
      { key: "mode", group: "actions", label: mode === "light" ? words.frame.toDark : words.frame.toLight, run: doing(toggle) },
      { key: "language", group: "actions", label: words.palette.switchTo(locale === "zh" ? "English" : "中文"), run: doing(() => choose(locale === "zh" ? "en" : "zh")) },
      {
        key: "out",
        group: "actions",
        label: words.frame.signOut,
        run: doing(() => void access.signOut().finally(() => window.location.assign("/sign-in"))),
      },
    ];
    const playCommands: Command[] = (foundPlays.data ?? []).map((play) => ({
      key: play.id,
      group: "plays" as const,
      label: say(play.name),
      note: words.plays.states[play.state],
      run: go(`/plays/${play.id}`),
    }));
    const needle = text.trim().toLowerCase();
    const fits = (command: Command) => needle === "" || `${command.label} ${command.note ?? ""} ${command.key}`.toLowerCase().includes(needle);
    const peopleCommands: Command[] =
      needle === ""
        ? []
        : (foundPeople.data?.items ?? []).map((person) => ({
            key: person.id,
            group: "people" as const,
            label: person.name ?? person.user_id ?? words.kit.anonymous,
            note: person.user_id ?? person.id,
            run: go(`/people/${person.id}`),
          }));
    return [...pages.filter(fits), ...playCommands.filter(fits), ...peopleCommands, ...actions.filter(fits)];
  }, [words, say, path, navigate, close, mode, toggle, locale, choose, foundPlays.data, foundPeople.data, text]);
}

/** The same text, a moment after the last key. */
function useLate(text: string): string {
  const [late, setLate] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLate(text), 180);
    return () => clearTimeout(timer);
  }, [text]);
  return late;
}
