import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Input, InputNumber, Select } from "antd";
import { type ReactNode, useState } from "react";
import { type CommissionProgramme, type CommissionRole, type CommissionTerms, commission, type RateRule } from "@/api";
import { Loaded, Section, useFormat, useMayEdit, useToast, useWorkspace } from "@/kit";
import { minorUnits } from "@/kit/format";
import { useSay, useWords } from "@/words";
import { useOptions } from "@/form/pickers";
import styles from "./commission.module.css";

const PLACES = ["direct", "second", "leader", "area"] as const;

/** The programme as a form. */
export function Rules() {
  const { id } = useWorkspace();
  const query = useQuery({ queryKey: [id, "commission", "programme"], queryFn: () => commission.programme(id) });
  return <Loaded query={query}>{(programme) => <Editor key={programme.revision} programme={programme} />}</Loaded>;
}

/** At worst, the sum of the highest percentages of each place. */
function worstOf(rules: readonly RateRule[]): number {
  return PLACES.reduce((all, place) => all + Math.max(0, ...rules.filter((rule) => rule.place === place && rule.rate.kind === "percent").map((rule) => (rule.rate.kind === "percent" ? rule.rate.basis_points : 0))), 0);
}

function Editor({ programme }: { programme: CommissionProgramme }) {
  const { rules: words, places } = useWords().commission;
  const { id, currency } = useWorkspace();
  const format = useFormat();
  const say = useSay();
  const toast = useToast();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const [terms, setTerms] = useState<CommissionTerms>(programme.terms);
  const [busy, setBusy] = useState(false);
  const roles: CommissionRole[] = [...(terms.roles ?? [])];
  const rules: RateRule[] = [...(terms.rules ?? [])];
  const set = (changes: Partial<CommissionTerms>) => setTerms((before) => ({ ...before, ...changes }));
  const setRule = (at: number, changes: Partial<RateRule>) => set({ rules: rules.map((rule, index) => (index === at ? { ...rule, ...changes } : rule)) });
  const setRole = (at: number, role: CommissionRole) => set({ roles: roles.map((one, index) => (index === at ? role : one)) });
  const units = minorUnits(currency);
  const save = async () => {
    setBusy(true);
    try {
      await commission.saveProgramme(id, { revision: programme.revision, terms });
      await cache.invalidateQueries({ queryKey: [id, "commission"] });
      toast.done(words.saved);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const field = (label: string, input: ReactNode, help = "") => (
    <label className={styles.field}>
      <span>{label}</span>
      {input}
      {help ? <span className={styles.quiet}>{help}</span> : null}
    </label>
  );
  const whole = (value: number | undefined, change: (value: number) => void, most: number) => <InputNumber value={value ?? 0} min={0} max={most} precision={0} style={{ width: "100%" }} onChange={(next) => change(next ?? 0)} />;
  const tiers = useOptions("tier");
  const tags = (label: string, value: readonly string[] | undefined, change: (value: string[]) => void, options: { value: string; label: string }[] = []) => (
    <Select aria-label={label} mode="tags" style={{ width: 122 }} placeholder={words.any} value={[...(value ?? [])]} onChange={change} options={options} maxTagCount={2} />
  );
  const worst = worstOf(rules);
  return (
    <>
      <Section title={words.title} note={words.note}>
        <div className={styles.form}>
          <div className={styles.pair}>
            {field(
              words.levels,
              <Select
                value={terms.levels ?? 1}
                onChange={(levels) => set({ levels })}
                options={[
                  { value: 1, label: words.level1 },
                  { value: 2, label: words.level2 },
                  { value: 3, label: words.level3, disabled: true },
                ]}
              />,
            )}
            {field(
              words.touch,
              <Select
                value={terms.touch ?? "first"}
                onChange={(touch) => set({ touch })}
                options={[
                  { value: "first", label: words.first },
                  { value: "last", label: words.last },
                ]}
              />,
            )}
            {field(words.window, whole(terms.window_days, (window_days) => set({ window_days }), 3650), words.windowHelp)}
            {field(words.returns, whole(terms.return_days, (return_days) => set({ return_days }), 365), words.returnsHelp)}
            {field(
              words.cap,
              <InputNumber value={(terms.cap_basis_points ?? 3000) / 100} min={0} max={100} precision={2} style={{ width: "100%" }} onChange={(next) => set({ cap_basis_points: Math.round((next ?? 0) * 100) })} />,
              words.worst(format.percent(worst / 10_000, 2)),
            )}
            {field(words.least, <InputNumber value={(terms.min_withdrawal_minor ?? 1000) / units} min={1 / units} suffix={currency} style={{ width: "100%" }} onChange={(next) => set({ min_withdrawal_minor: Math.max(1, Math.round((next ?? 0) * units)) })} />)}
          </div>
          <Checkbox checked={terms.own_orders ?? false} onChange={(event) => set({ own_orders: event.target.checked })}>
            {words.own}
          </Checkbox>
          <p className={styles.law}>{words.third}</p>
        </div>
      </Section>
      <Section
        title={words.roles}
        aside={
          mayEdit ? (
            <Button size="small" onClick={() => set({ roles: [...roles, { key: "", name: { zh: "", en: "" } }] })}>
              {words.add}
            </Button>
          ) : null
        }
      >
        <div className={styles.form}>
          {roles.map((role, at) => (
            <div key={at} className={styles.pair}>
              <Input aria-label={words.roleKey} placeholder={words.roleKey} value={role.key} onChange={(event) => setRole(at, { ...role, key: event.target.value })} />
              <Input aria-label={words.zh} placeholder={words.zh} value={role.name.zh} onChange={(event) => setRole(at, { ...role, name: { ...role.name, zh: event.target.value } })} />
              <Input aria-label={words.en} placeholder={words.en} value={role.name.en} onChange={(event) => setRole(at, { ...role, name: { ...role.name, en: event.target.value } })} />
              <div>
                <Button type="text" onClick={() => set({ roles: roles.filter((_, index) => index !== at) })} aria-label={`${words.remove} ${role.key}`}>
                  ×
                </Button>
              </div>
            </div>
          ))}
        </div>
      </Section>
      <Section
        title={words.rules}
        aside={
          mayEdit ? (
            <Button size="small" onClick={() => set({ rules: [...rules, { key: `rule-${rules.length + 1}`, place: "direct", rate: { kind: "percent", basis_points: 500 } }] })}>
              {words.add}
            </Button>
          ) : null
        }
      >
        <div className={styles.table}>
          <table>
            <thead>
              <tr>
                {[words.key, words.place, words.kind, words.value, words.forRoles, words.products, words.categories, words.tiers, ""].map((title, index) => (
                  <th key={index} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rules.map((rule, at) => (
                <tr key={at}>
                  <td>
                    <Input aria-label={words.key} value={rule.key} style={{ width: 110 }} onChange={(event) => setRule(at, { key: event.target.value })} />
                  </td>
                  <td>
                    <Select aria-label={words.place} value={rule.place} style={{ width: 130 }} onChange={(place) => setRule(at, { place })} options={PLACES.map((value) => ({ value, label: places[value], disabled: value === "second" && (terms.levels ?? 1) < 2 }))} />
                  </td>
                  <td>
                    <Select
                      aria-label={words.kind}
                      value={rule.rate.kind}
                      style={{ width: 110 }}
                      onChange={(kind) => setRule(at, { rate: kind === "percent" ? { kind: "percent", basis_points: 500 } : { kind: "fixed", minor: 100 } })}
                      options={[
                        { value: "percent", label: words.percent },
                        { value: "fixed", label: words.fixed },
                      ]}
                    />
                  </td>
                  <td>
                    {rule.rate.kind === "percent" ? (
                      <InputNumber aria-label={words.value} value={rule.rate.basis_points / 100} min={0} max={100} precision={2} suffix="%" style={{ width: 110 }} onChange={(next) => setRule(at, { rate: { kind: "percent", basis_points: Math.round((next ?? 0) * 100) } })} />
                    ) : (
                      <InputNumber aria-label={words.value} value={rule.rate.minor / units} min={1 / units} suffix={currency} style={{ width: 110 }} onChange={(next) => setRule(at, { rate: { kind: "fixed", minor: Math.max(1, Math.round((next ?? 0) * units)) } })} />
                    )}
                  </td>
                  <td>{tags(words.forRoles, rule.roles, (value) => setRule(at, { roles: value }), roles.map((role) => ({ value: role.key, label: say(role.name) || role.key })))}</td>
                  <td>{tags(words.products, rule.products, (value) => setRule(at, { products: value }))}</td>
                  <td>{tags(words.categories, rule.categories, (value) => setRule(at, { categories: value }))}</td>
                  <td>{tags(words.tiers, rule.tiers, (value) => setRule(at, { tiers: value }), tiers)}</td>
                  <td>
                    <Button type="text" onClick={() => set({ rules: rules.filter((_, index) => index !== at) })} aria-label={`${words.remove} ${rule.key}`}>
                      ×
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {mayEdit ? (
          <div className={styles.actions}>
            <Button type="primary" loading={busy} onClick={() => void save()}>
              {words.save}
            </Button>
          </div>
        ) : null}
      </Section>
    </>
  );
}
