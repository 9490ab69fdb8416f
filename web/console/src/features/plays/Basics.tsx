import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import type { ReactNode } from "react";
import { type Flaw, people, type PlayDraft, plays } from "@/api";
import { Section, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "@/form/form.module.css";
import { MomentField, TextInput } from "@/form/inputs";
import { fieldId } from "@/form/path";

/** What every play has, whatever its kind: name, dates, for whom. */
export function Basics({ draft, readOnly, flaws, onChange }: { draft: PlayDraft; readOnly: boolean; flaws: readonly Flaw[]; onChange: (change: Partial<PlayDraft>) => void }) {
  const words = useWords().plays.builder;
  const { plays: playWords } = useWords();
  const say = useSay();
  const { id, zone } = useWorkspace();
  const segments = useQuery({ queryKey: [id, "segments"], queryFn: () => people.segments(id), staleTime: 60_000 });
  const campaigns = useQuery({ queryKey: [id, "campaigns", "all"], queryFn: () => plays.campaigns(id, { limit: 100 }), staleTime: 60_000 });
  const wrong = (name: string) => flaws.filter((flaw) => flaw.path === name || flaw.path.startsWith(`${name}.`));
  const row = (name: string, label: string, help: string, input: ReactNode) => (
    <div className={styles.row}>
      <div className={styles.control}>
        <label htmlFor={fieldId(name)}>{label}</label>
        {input}
        {wrong(name).length > 0 ? (
          <ul className={styles.flaws}>
            {wrong(name).map((flaw) => (
              <li key={flaw.says.en}>{say(flaw.says)}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <p className={styles.help} id={`${fieldId(name)}-help`}>
        {help}
      </p>
    </div>
  );
  const moment = (name: "starts_at" | "ends_at", label: string) => (
    <MomentField id={fieldId(name)} label={label} describedBy={`${fieldId(name)}-help`} wrong={wrong(name).length > 0} readOnly={readOnly} zone={zone} value={draft[name]} onChange={(value) => onChange({ [name]: value })} />
  );
  return (
    <Section title={words.basics}>
      {row(
        "name",
        words.name,
        words.nameHelp,
        <TextInput
          field={{ kind: "text", title: null, help: null, group: "", widget: "", nullable: false, preset: undefined }}
          value={{ zh: draft.name.zh, en: draft.name.en }}
          set={(value) => onChange({ name: value as unknown as PlayDraft["name"] })}
          id={fieldId("name")}
          label={words.name}
          describedBy={`${fieldId("name")}-help`}
          wrong={wrong("name").length > 0}
          readOnly={readOnly}
        />,
      )}
      {row("starts_at", words.starts, words.startsHelp(zone), moment("starts_at", words.starts))}
      {row("ends_at", words.ends, words.endsHelp, moment("ends_at", words.ends))}
      {row(
        "audience",
        words.audience,
        words.audienceHelp,
        <Select
          id={fieldId("audience")}
          allowClear
          disabled={readOnly}
          placeholder={playWords.everyone}
          value={draft.audience}
          onChange={(value: string | null | undefined) => onChange({ audience: value ?? null })}
          options={(segments.data ?? []).map((segment) => ({ value: segment.key, label: say(segment.name) }))}
        />,
      )}
      {row(
        "campaign_id",
        words.campaign,
        words.campaignHelp,
        <Select
          id={fieldId("campaign_id")}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          disabled={readOnly}
          value={draft.campaign_id}
          onChange={(value: string | null | undefined) => onChange({ campaign_id: value ?? null })}
          options={(campaigns.data?.items ?? []).map((one) => ({ value: one.id, label: say(one.name) }))}
        />,
      )}
    </Section>
  );
}
