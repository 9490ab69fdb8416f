import { Button } from "antd";
import { useState } from "react";
import type { PlayState } from "@/api";
import { Dot } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./builder.module.css";
import type { Verdict } from "./draft";
import { fieldId, parsePath, pathText } from "@/form/path";

/** Scrolls to a place of the form and puts the cursor there; the nearest place above it that is shown. */
function jumpTo(path: string) {
  const steps = [...parsePath(path)];
  while (steps.length > 0) {
    const element = document.getElementById(fieldId(pathText(steps)));
    if (element) {
      element.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
      element.focus({ preventScroll: true });
      return;
    }
    steps.pop();
  }
}

interface Props {
  verdict: Verdict;
  state: PlayState;
  dirty: boolean;
  saving: boolean;
  mayEdit: boolean;
  save: () => void;
  simulate: () => void;
  launch: () => void;
}

/** What blocks a launch, and the steps towards it. */
export function Foot({ verdict, state, dirty, saving, mayEdit, save, simulate, launch }: Props) {
  const words = useWords().plays.builder;
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { flaws } = verdict;
  const blocked = flaws.length > 0;
  return (
    <div className={styles.foot}>
      {open && blocked ? (
        <ul className={styles.blockers} id="blockers">
          {flaws.map((flaw) => (
            <li key={`${flaw.path}${flaw.says.en}`}>
              <span>{say(flaw.says)}</span>
              <Button type="link" size="small" onClick={() => jumpTo(flaw.path)}>
                {words.jump}
                <span className="hidden-visually">: {flaw.path}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.footRow}>
        <span className={styles.verdict} role="status">
          {!verdict.current ? <Dot tone="quiet">{words.checking}</Dot> : blocked ? <Dot tone="loss">{words.blocked(flaws.length)}</Dot> : <Dot tone="good">{words.fine}</Dot>}
        </span>
        {blocked ? (
          <Button type="link" size="small" aria-expanded={open} aria-controls="blockers" onClick={() => setOpen(!open)}>
            {open ? words.hide : words.show}
          </Button>
        ) : null}
        <span className={styles.footActs}>
          {dirty && mayEdit ? <span className={styles.unsaved}>{words.unsaved}</span> : null}
          <Button onClick={simulate}>{words.simulate}</Button>
          {mayEdit ? (
            <Button type={state === "draft" ? "default" : "primary"} onClick={save} loading={saving} disabled={!dirty}>
              {state === "draft" ? words.save : words.update}
            </Button>
          ) : null}
          {mayEdit && state === "draft" ? (
            <Button type="primary" onClick={launch} disabled={blocked || !verdict.current}>
              {words.launch}
            </Button>
          ) : null}
        </span>
      </div>
    </div>
  );
}
