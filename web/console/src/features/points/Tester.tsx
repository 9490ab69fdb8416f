import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Checkbox, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { type JsonObject, points, type Trial } from "@/api";
import { Choice, Section, useEventName, useFormat, useProblemText, useWorkspace } from "@/kit";
import { minorUnits } from "@/kit/format";
import { useSay, useWords } from "@/words";
import { useOptions } from "@/form/pickers";
import { useLate } from "./parts";
import styles from "./points.module.css";

const today = () => new Date().toISOString().slice(0, 10);

/** What would this earn? Asks the server's own decision, with the rule as it stands in the form, or (null) with the rules that are live. */
export function Tester({ rule, ruleId, events = [], bare = false }: { rule: JsonObject | null; ruleId: string; events?: readonly string[]; bare?: boolean }) {
  const { points: all } = useWords();
  const words = all.tester;
  const { id, currency } = useWorkspace();
  const say = useSay();
  const format = useFormat();
  const eventName = useEventName();
  const problemText = useProblemText();
  const [chosen, setChosen] = useState("");
  const [amount, setAmount] = useState<number | null>(99.5);
  const [on, setOn] = useState(today());
  const [real, setReal] = useState(false);
  const [person, setPerson] = useState("");
  const [birthday, setBirthday] = useState("");
  const [tiers, setTiers] = useState<string[]>([]);
  const [segments, setSegments] = useState<string[]>([]);
  const tierOptions = useOptions("tier");
  const segmentOptions = useOptions("segment");
  const [known, setKnown] = useState(true);
  const [more, setMore] = useState("");
  let extra: JsonObject | null = {};
  try {
    extra = more.trim() === "" ? {} : (JSON.parse(more) as JsonObject);
  } catch {
    extra = null;
  }
  const event = rule === null ? chosen || (events[0] ?? "") : typeof rule.event === "string" ? rule.event : "";
  const properties: JsonObject = { order_id: "trial", currency, revenue: amount ?? 0, ...(extra ?? {}) };
  const trial: Trial = {
    event,
    properties,
    at: /^\d{4}-\d{2}-\d{2}$/.test(on) ? `${on}T04:00:00Z` : null,
    person: real && person.trim() ? person.trim() : null,
    somebody: { known, segments, tiers, birthday },
    drafts: false,
    rule,
    rule_id: ruleId,
  };
  const asked = useLate(event === "" ? "" : JSON.stringify(trial)); // without an event there is nothing to ask
  const query = useQuery({
    queryKey: [id, "points", "try", asked],
    queryFn: ({ signal }) => points.tryOut(id, JSON.parse(asked) as Trial, signal),
    enabled: asked !== "" && event !== "" && extra !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 30_000,
  });
  const told = query.data;
  const form = (
    <>
      <div className={styles.fields}>
        {rule === null && events.length > 0 ? (
          <label className={styles.field}>
            <span>{words.event}</span>
            <Select aria-label={words.event} value={event} onChange={setChosen} options={events.map((value) => ({ value, label: eventName(value) }))} />
          </label>
        ) : (
          <p className={styles.quiet}>{event ? eventName(event) : words.silent}</p>
        )}
        <label className={styles.field}>
          <span>{words.amount}</span>
          <InputNumber style={{ width: "100%" }} min={0} suffix={currency} precision={Math.round(Math.log10(minorUnits(currency)))} value={amount} onChange={setAmount} />
        </label>
        <label className={styles.field}>
          <span>{words.on}</span>
          <Input type="date" value={on} onChange={(change) => setOn(change.target.value)} />
        </label>
        <Choice label={words.who} value={real ? "real" : "made"} options={[{ key: "made", label: words.made }, { key: "real", label: words.real }]} onChange={(key) => setReal(key === "real")} />
        {real ? (
          <label className={styles.field}>
            <span>{words.person}</span>
            <Input value={person} onChange={(change) => setPerson(change.target.value)} />
          </label>
        ) : (
          <>
            <Checkbox checked={known} onChange={(change) => setKnown(change.target.checked)}>
              {words.known}
            </Checkbox>
            <label className={styles.field}>
              <span>{words.birthday}</span>
              <Input value={birthday} onChange={(change) => setBirthday(change.target.value)} />
            </label>
            <label className={styles.field}>
              <span>{words.tiers}</span>
              <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} aria-label={words.tiers} value={tiers} onChange={setTiers} options={tierOptions} />
            </label>
            <label className={styles.field}>
              <span>{words.segments}</span>
              <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} aria-label={words.segments} value={segments} onChange={setSegments} options={segmentOptions} />
            </label>
          </>
        )}
        <label className={styles.field}>
          <span>{words.more}</span>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} value={more} onChange={(change) => setMore(change.target.value)} />
        </label>
        {extra === null ? <p className={styles.bad}>{words.badJson}</p> : null}
      </div>
      <div aria-live="polite">
        {query.isError ? <p className={styles.bad}>{problemText(query.error)}</p> : null}
        {told && !query.isError ? (
          <>
            <p className={styles.earns}>{told.points > 0 ? words.earns(format.number(told.points)) : words.nothing}</p>
            {told.grants.map((grant) => (
              <div key={grant.rule_id}>
                <strong>
                  {say(grant.name)} +{format.number(grant.points)}
                </strong>
                <ul className={styles.steps}>
                  {grant.steps.map((step, place) => (
                    <li key={place}>{say(step.says)}</li>
                  ))}
                </ul>
              </div>
            ))}
            {told.not_given.length > 0 ? (
              <>
                <p className={styles.quiet}>{words.notGiven}</p>
                <ul className={styles.why}>
                  {told.not_given.map((one) => (
                    <li key={one.rule_id}>
                      {say(one.name)}: {say(one.why.says)}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </>
        ) : null}
      </div>
    </>
  );
  return bare ? form : <Section title={words.title} note={words.lead}>{form}</Section>;
}
