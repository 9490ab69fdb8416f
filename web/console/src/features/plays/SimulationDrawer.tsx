import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Drawer, InputNumber } from "antd";
import { type ReactNode, useState } from "react";
import { plays, type Rules } from "@/api";
import { EmptyState, ErrorState, Skeleton, useFocusBack, useWorkspace } from "@/kit";
import { useWords } from "@/words";
import styles from "./simulation.module.css";
import { SimulationView } from "./SimulationView";

const MOST_PEOPLE = 100_000;

/** Asks for a crowd, lets it play, shows what came of it. */
export function SimulationDrawer({ kind, rules, flawed, close }: { kind: string; rules: Rules; flawed: boolean; close: () => void }) {
  const words = useWords().plays.simulation;
  const { id } = useWorkspace();
  useFocusBack();
  const [people, setPeople] = useState(2000);
  const [days, setDays] = useState(14);
  const [runs, setRuns] = useState(5);
  const [budget, setBudget] = useState<number | null>(null);
  const run = useMutation({ mutationFn: () => plays.simulate(id, { kind, rules }, { people, days, runs, budget: budget === null ? {} : { points: budget } }) });
  const box = (name: string, label: string, value: number | null, least: number, most: number, set: (value: number) => void) => (
    <label className={styles.field}>
      <span>{label}</span>
      <InputNumber name={name} value={value} min={least} max={most} precision={0} style={{ width: 128 }} onChange={(next) => set(next ?? least)} />
    </label>
  );
  let body: ReactNode = <EmptyState title={words.lead} />;
  if (run.isPending) {
    body = (
      <>
        <p role="status">{words.running}</p>
        <Skeleton lines={6} />
      </>
    );
  } else if (run.isError) body = <ErrorState error={run.error} retry={() => run.mutate()} />;
  else if (run.data) body = <SimulationView result={run.data} />;
  return (
    <Drawer open onClose={close} size={920} title={words.title}>
      <div className={styles.ask}>
        {box("people", words.people, people, 1, MOST_PEOPLE, setPeople)}
        {box("days", words.days, days, 1, 366, setDays)}
        {box("runs", words.runs, runs, 1, 50, setRuns)}
        <label className={styles.field} title={words.budgetHelp}>
          <span>{words.budget}</span>
          <InputNumber name="budget" value={budget} min={0} precision={0} style={{ width: 128 }} onChange={setBudget} />
        </label>
        <Button type="primary" disabled={flawed} loading={run.isPending} onClick={() => run.mutate()}>
          {run.data ? words.again : words.run}
        </Button>
      </div>
      {flawed ? <Alert type="warning" showIcon title={words.blocked} className={styles.blocked ?? ""} /> : null}
      {body}
    </Drawer>
  );
}
