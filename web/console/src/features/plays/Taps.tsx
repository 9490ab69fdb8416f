import { useQuery } from "@tanstack/react-query";
import { Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { type Play, plays } from "@/api";
import { type Column, DataTable, EmptyState, ErrorState, Section, useMayEdit, useWorkspace } from "@/kit";
import { useOptions } from "@/form/pickers";
import { useLocale, useSay } from "@/words";
import styles from "./taps.module.css";
import { useTapWords } from "./tapWords";

const WEEK = 7;
const MOST_DAYS = 90;

interface Line {
  key: string;
  name: string;
  placeholder: string;
  path: string | null;
}

/** Moves of a play that fit into a link: for a person, for a segment, and as placeholders for messages. */
export function Taps({ play }: { play: Play }) {
  const words = useTapWords();
  const say = useSay();
  const locale = useLocale();
  const { id } = useWorkspace();
  const mayEdit = useMayEdit();
  const segments = useOptions("segment");
  const [days, setDays] = useState(WEEK);
  const [person, setPerson] = useState("");
  const [segment, setSegment] = useState<string>();
  const [without, setWithout] = useState<string>();
  const taps = useQuery({ queryKey: [id, "plays", play.id, "taps"], queryFn: () => plays.taps(id, play.id) });
  const links = useQuery({ queryKey: [id, "plays", play.id, "taps", person, days, locale], queryFn: () => plays.tapsOf(id, play.id, person, days, locale), enabled: person !== "" && mayEdit, retry: false });
  if (taps.isError) return <ErrorState error={taps.error} retry={() => void taps.refetch()} />;
  const rows = taps.data?.map((tap): Line => ({ key: tap.key, name: say(tap.name), placeholder: tap.placeholder, path: links.data?.find((link) => link.key === tap.key)?.path ?? null }));
  const columns: Column<Line>[] = [
    { key: "name", title: words.move, render: (row) => row.name },
    { key: "placeholder", title: words.placeholder, render: (row) => <code className={styles.code}>{row.placeholder}</code> },
    { key: "link", title: words.link, render: (row) => (row.path === null ? words.choosePerson : <Input readOnly aria-label={`${words.link}: ${row.name}`} value={location.origin + row.path} onFocus={(event) => event.target.select()} />) },
  ];
  return (
    <>
      <Section title={words.title}>
        <p>{words.about}</p>
        {mayEdit ? (
          <div className={styles.row}>
            <label>
              {words.person}
              <Input.Search allowClear placeholder={words.personHint} onSearch={(value) => setPerson(value.trim())} />
            </label>
            <label>
              {words.days}
              <InputNumber min={1} max={MOST_DAYS} precision={0} value={days} onChange={(value) => setDays(value ?? WEEK)} />
            </label>
          </div>
        ) : null}
        {links.isError ? <ErrorState error={links.error} retry={() => void links.refetch()} /> : null}
      </Section>
      <Section flush>
        <DataTable caption={words.title} columns={columns} rows={rows} rowKey={(row) => row.key} empty={<EmptyState title={words.none}>{words.noneText}</EmptyState>} />
      </Section>
      {mayEdit ? (
        <Section title={words.many}>
          <p>{words.manyAbout}</p>
          <div className={styles.row}>
            <label>
              {words.segment}
              <Select showSearch={{ optionFilterProp: "label" }} value={segment} onChange={setSegment} options={segments} />
            </label>
            <label>
              {words.without}
              <Select allowClear showSearch={{ optionFilterProp: "label" }} value={without} onChange={setWithout} options={segments} />
            </label>
            <Button type="primary" disabled={segment === undefined} href={segment === undefined ? undefined : plays.tapsUrl(id, play.id, { segment, without: without ?? null, days, lang: locale })} download>
              {words.download}
            </Button>
          </div>
          <p>{words.careful}</p>
        </Section>
      ) : null}
    </>
  );
}
