import { Modal } from "antd";
import { useId, useMemo, useState } from "react";
import { ApiProblem, type Flaw, type Json, type ListRow, type RulingOutcome, type Rules, type Schema } from "@/api";
import { shortId, useToast } from "@/kit";
import { useLocale, useSay, useWords } from "@/words";
import { FormContext } from "@/form/context";
import { ObjectFields } from "@/form/Fields";
import { type Path, withValue } from "@/form/path";
import styles from "./lists.module.css";
import { fill, newRuling, RULING, rulingRoot } from "./ruling";
import { useListWords } from "./words";

const NO_FLAWS: readonly Flaw[] = [];

/** Staff decides about a row: the form comes from what the kind of play takes. Enter sends it, Escape leaves. */
export function RulingForm({ row, who, schema, rule, onClose, onDone }: { row: ListRow; who?: string; schema: Schema; rule: (seat: string, ruling: Rules) => Promise<RulingOutcome>; onClose: () => void; onDone: () => void }) {
  const words = useListWords();
  const { kit } = useWords();
  const locale = useLocale();
  const say = useSay();
  const toast = useToast();
  const form = useId();
  const root = useMemo(() => {
    const both = (text: string) => ({ zh: text, en: text });
    return rulingRoot(schema, both(words.ruling), (tag, given) => (given !== null && given.zh !== given.en ? given : both(words.variants[tag] ?? given?.[locale] ?? tag)));
  }, [schema, words, locale]);
  const [value, setValue] = useState<Rules>(() => newRuling(root, row));
  const [flaws, setFlaws] = useState(NO_FLAWS);
  const [busy, setBusy] = useState(false);
  const state = useMemo(
    () => ({
      flaws,
      readOnly: false,
      change: (path: Path, next: Json) => setValue((before) => withValue(before, path, path.length === 1 ? fill(next, row) : next) as Rules),
    }),
    [flaws, row],
  );
  const send = async () => {
    setBusy(true);
    setFlaws(NO_FLAWS);
    try {
      const outcome = await rule(row.seat_id ?? "", value[RULING] as Rules);
      const told = say(outcome.say);
      if (outcome.outcome === "refused") toast.failed(words.refused(told));
      else toast.done(told || words.done);
      onDone();
      onClose();
    } catch (error) {
      if (error instanceof ApiProblem && error.code === "bad_ruling") setFlaws([{ path: RULING, says: { zh: error.message, en: error.message } }]);
      else toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={words.rulingTitle(who ?? row.person_name ?? (row.person_id ? shortId(row.person_id) : row.key))} okText={words.confirm} cancelText={kit.cancel} confirmLoading={busy} okButtonProps={{ htmlType: "submit", form }} onCancel={onClose} destroyOnHidden>
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <FormContext value={state}>
          <ObjectFields field={root} path={[]} value={value} />
        </FormContext>
      </form>
    </Modal>
  );
}
