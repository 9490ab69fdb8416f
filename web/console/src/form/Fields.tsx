import { DownOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select, Switch } from "antd";
import { type ReactNode, useState } from "react";
import type { Flaw, Json } from "@/api";
import { Badge, useAssetName, useFormat } from "@/kit";
import { useSay, useWords } from "@/words";
import { useField } from "./context";
import styles from "./form.module.css";
import { BooleanInput, ChoiceInput, NumberInput, OtherInput, StringInput, TextInput } from "./inputs";
import { oddsSum, percentText, WHOLE } from "./odds";
import { fieldId, isDaily, type Path, pathText } from "./path";
import { isPicked, PickMany } from "./pickers";
import { type ChoiceField, type Field, filledValue, type ListField, newItem, type ObjectField, type UnionField } from "./schema";

interface Props<F extends Field> {
  field: F;
  path: Path;
  value: Json | undefined;
}

const asObject = (value: Json | undefined): Record<string, Json> => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {});
const asList = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** The fields of an object, one below the other. */
export function ObjectFields({ field, path, value }: Props<ObjectField>) {
  const object = asObject(value);
  return (
    <>
      {field.fields.map((one) => (
        <Row key={one.name} parent={field} name={one.name} field={one.field} path={[...path, one.name]} value={object[one.name]} parentValue={value} />
      ))}
    </>
  );
}

function Flaws({ flaws, id }: { flaws: readonly Flaw[]; id?: string }) {
  const say = useSay();
  if (flaws.length === 0) return null;
  return (
    <ul className={styles.flaws} id={id}>
      {flaws.map((flaw) => (
        <li key={`${flaw.path}${flaw.says.en}`}>{say(flaw.says)}</li>
      ))}
    </ul>
  );
}

/** One field: its name, its input, its help beside it, and what is wrong with it. */
function Row({ parent, name, field, path, value, parentValue }: Props<Field> & { parent: ObjectField; name: string; parentValue: Json | undefined }) {
  const say = useSay();
  const { here, set, readOnly } = useField(path);
  const id = fieldId(path);
  const label = say(field.title) || name;
  const help = say(field.help);
  if (field.kind === "object" || field.kind === "union") return <Nested field={field} path={path} value={value} label={label} help={help} />;
  if (field.kind === "list") {
    return (
      <div className={styles.block} id={id} tabIndex={-1}>
        <BlockHead label={label} help={help} aside={<Sum parent={parent} value={parentValue} list={name} />} />
        <Flaws flaws={here} />
        <List field={field} path={path} value={value} label={label} />
      </div>
    );
  }
  const helpId = help ? `${id}-help` : undefined;
  const flawId = here.length > 0 ? `${id}-flaw` : undefined;
  const props = { value, set, id, label, describedBy: [helpId, flawId].filter(Boolean).join(" ") || undefined, wrong: here.length > 0, readOnly };
  return (
    <div className={styles.row} data-kind={field.kind}>
      <div className={styles.control}>
        <label htmlFor={id}>{label}</label>
        {field.kind === "text" ? <TextInput field={field} {...props} /> : null}
        {field.kind === "number" ? <NumberInput field={field} {...props} /> : null}
        {field.kind === "choice" ? <ChoiceInput field={field} {...props} /> : null}
        {field.kind === "boolean" ? <BooleanInput field={field} {...props} /> : null}
        {field.kind === "string" ? <StringInput field={field} {...props} /> : null}
        {field.kind === "other" ? <OtherInput field={field} {...props} /> : null}
        <Flaws flaws={here} {...(flawId ? { id: flawId } : {})} />
      </div>
      {help ? (
        <p className={styles.help} id={helpId}>
          {help}
        </p>
      ) : null}
    </div>
  );
}

function BlockHead({ label, help, aside }: { label: string; help: string; aside?: ReactNode }) {
  return (
    <div className={styles.blockHead}>
      <div>
        <span className={styles.blockName}>{label}</span>
        {help ? <p className={styles.help}>{help}</p> : null}
      </div>
      {aside}
    </div>
  );
}

/** An object inside the rules; one that may be left out has a switch. */
function Nested({ field, path, value, label, help }: { field: ObjectField | UnionField; path: Path; value: Json | undefined; label: string; help: string }) {
  const { here, set, readOnly } = useField(path);
  const on = value !== null && value !== undefined;
  return (
    <div className={styles.block} id={fieldId(path)} tabIndex={-1} role="group" aria-label={label}>
      <BlockHead label={label} help={help} aside={field.nullable ? <Switch aria-label={label} disabled={readOnly} checked={on} onChange={(next) => set(next ? filledValue(field) : null)} /> : null} />
      <Flaws flaws={here} />
      {on || !field.nullable ? (
        <div className={styles.inner}>{field.kind === "object" ? <ObjectFields field={field} path={path} value={value} /> : <Variants field={field} path={path} value={value} label={label} />}</div>
      ) : null}
    </div>
  );
}

function Variants({ field, path, value, label }: { field: UnionField; path: Path; value: Json | undefined; label: string }) {
  const say = useSay();
  const { set, readOnly } = useField(path);
  const current = field.variants.find((one) => one.value === asObject(value)[field.tag]) ?? field.variants[0];
  const choose = (tag: string) => {
    const next = field.variants.find((one) => one.value === tag);
    if (next) set({ [field.tag]: tag, ...asObject(filledValue(next.field)) });
  };
  return (
    <>
      <Select aria-label={label} disabled={readOnly} value={current?.value ?? null} onChange={choose} options={field.variants.map((one) => ({ value: one.value, label: say(one.field.title) || one.value }))} />
      {current ? <ObjectFields field={current.field} path={path} value={value} /> : null}
    </>
  );
}

/** The live sum of a list's odds. */
function Sum({ parent, value, list }: { parent: ObjectField; value: Json | undefined; list: string }) {
  const { plays } = useWords();
  const sum = oddsSum(parent, value, list);
  if (sum === null) return null;
  const right = sum.total === WHOLE;
  return (
    <span className={styles.sum} role="status">
      <Badge tone={right ? "good" : "loss"}>{right ? plays.oddsRight : sum.total < WHOLE ? plays.oddsLess(percentText(WHOLE - sum.total)) : plays.oddsMore(percentText(sum.total - WHOLE))}</Badge>
      <span className="numbers">{sum.beside > 0 ? plays.oddsSum(percentText(sum.listed), percentText(sum.beside)) : `${percentText(sum.total)}%`}</span>
    </span>
  );
}

function List({ field, path, value, label }: Props<ListField> & { label: string }) {
  const items = asList(value);
  const { set, readOnly } = useField(path);
  const { plays } = useWords();
  if (field.item.kind === "string" && isPicked(field.item.widget)) return <PickMany field={field} items={items} set={set} id={`${fieldId(path)}-list`} label={label} readOnly={readOnly} />;
  if (field.item.kind === "choice") return <Ordered field={field} options={field.item.options} path={path} value={value} label={label} />;
  if (field.item.kind === "string" && field.item.widget === "") {
    return <Select mode="tags" aria-label={label} disabled={readOnly} style={{ width: "100%" }} value={items.filter((one): one is string => typeof one === "string")} onChange={(next: string[]) => set(next)} open={false} suffix={null} placeholder={plays.typeAndEnter} />;
  }
  if (field.item.kind === "number" || field.item.kind === "string") return <Numbers field={field} path={path} value={value} label={label} />;
  const add = () => set([...items, newItem(field, items)]);
  return (
    <>
      <ol className={styles.items}>
        {items.map((item, index) => (
          // Items have no name of their own that cannot be edited; their place is what they are.
          <Item key={index} field={field} path={[...path, index]} value={item} index={index} items={items} setAll={set} label={label} />
        ))}
      </ol>
      {readOnly ? null : (
        <Button onClick={add} className={styles.add}>
          {plays.addOne(label)}
        </Button>
      )}
    </>
  );
}

/** Steps that each come once: only their order can be changed. */
function Ordered({ options, path, value, label }: Props<ListField> & { options: ChoiceField["options"]; label: string }) {
  const say = useSay();
  const { set, readOnly } = useField(path);
  const { plays } = useWords();
  const items = asList(value).filter((one): one is string => typeof one === "string");
  const move = (index: number, by: number) => {
    const next = [...items];
    const [taken] = next.splice(index, 1);
    if (taken !== undefined) next.splice(index + by, 0, taken);
    set(next);
  };
  return (
    <ol className={styles.items} aria-label={label}>
      {items.map((item, index) => {
        const name = say(options.find((one) => one.value === item)?.label) || item;
        return (
          <li key={item} className={styles.item}>
            <div className={styles.itemHead}>
              <span className={styles.step}>
                {index + 1}. {name}
              </span>
              {readOnly ? null : (
                <span className={styles.itemActs}>
                  <Button size="small" type="text" disabled={index === 0} onClick={() => move(index, -1)} aria-label={`${plays.moveUp}: ${name}`} title={plays.moveUp}>
                    ↑
                  </Button>
                  <Button size="small" type="text" disabled={index === items.length - 1} onClick={() => move(index, 1)} aria-label={`${plays.moveDown}: ${name}`} title={plays.moveDown}>
                    ↓
                  </Button>
                </span>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** A row of numbers, such as the points of each day. */
function Numbers({ field, path, value, label }: Props<ListField> & { label: string }) {
  const items = asList(value);
  const { inside, set, readOnly } = useField(path);
  const { plays } = useWords();
  const nth = isDaily(path) ? plays.nthDay : plays.nth;
  return (
    <div className={styles.numbers}>
      {items.map((item, index) => (
        <label key={index} className={styles.numberBox}>
          <span>{nth(index + 1)}</span>
          <InputNumber
            id={fieldId([...path, index])}
            aria-label={`${label} ${nth(index + 1)}`}
            disabled={readOnly}
            precision={0}
            style={{ width: 76 }}
            status={inside.some((flaw) => flaw.path === pathText([...path, index])) ? "error" : ""}
            value={typeof item === "number" ? item : 0}
            onChange={(next) => set(items.map((one, at) => (at === index ? (next ?? 0) : one)))}
          />
        </label>
      ))}
      {readOnly ? null : (
        <span className={styles.numberActs}>
          <Button onClick={() => set([...items, items.at(-1) ?? filledValue(field.item)])}>{plays.oneMore}</Button>
          <Button disabled={items.length === 0} onClick={() => set(items.slice(0, -1))}>
            {plays.oneLess}
          </Button>
        </span>
      )}
    </div>
  );
}

function Item({ field, path, value, index, items, setAll, label }: Props<ListField> & { index: number; items: readonly Json[]; setAll: (value: Json) => void; label: string }) {
  const { plays } = useWords();
  const { inside, readOnly } = useField(path);
  const [open, setOpen] = useState(items.length <= 1);
  const shown = open || inside.length > 0;
  const move = (by: number) => {
    const next = [...items];
    const [taken] = next.splice(index, 1);
    if (taken !== undefined) next.splice(index + by, 0, taken);
    setAll(next);
  };
  return (
    <li className={styles.item} data-open={shown} data-wrong={inside.length > 0}>
      <div className={styles.itemHead}>
        <button type="button" className={styles.itemToggle} aria-expanded={shown} onClick={() => setOpen(!open)}>
          <DownOutlined aria-hidden="true" className={styles.chevron} />
          <Summary field={field.item} value={value} fallback={`${label} ${index + 1}`} />
        </button>
        {readOnly ? null : (
          <span className={styles.itemActs}>
            <Button size="small" type="text" disabled={index === 0} onClick={() => move(-1)} aria-label={plays.moveUp} title={plays.moveUp}>
              ↑
            </Button>
            <Button size="small" type="text" disabled={index === items.length - 1} onClick={() => move(1)} aria-label={plays.moveDown} title={plays.moveDown}>
              ↓
            </Button>
            <Button size="small" type="text" onClick={() => setAll(items.filter((_, at) => at !== index))} aria-label={plays.remove} title={plays.remove}>
              ×
            </Button>
          </span>
        )}
      </div>
      {shown ? <div className={styles.itemBody}>{field.item.kind === "object" ? <ObjectFields field={field.item} path={path} value={value} /> : null}</div> : null}
    </li>
  );
}

/** An item in one line: its name, its odds, what it gives, how many there are. */
function Summary({ field, value, fallback }: { field: Field; value: Json | undefined; fallback: string }) {
  const say = useSay();
  const format = useFormat();
  const assetName = useAssetName();
  const { plays } = useWords();
  if (field.kind !== "object") return <>{fallback}</>;
  const object = asObject(value);
  const facts: string[] = [];
  let name = "";
  for (const { name: key, field: one } of field.fields) {
    const held = object[key];
    if (one.kind === "text" && name === "" && held) name = say(held as { zh: string; en: string });
    if (one.kind === "number" && one.widget === "percent" && typeof held === "number") facts.unshift(`${percentText(held)}%`);
    if (one.kind === "string" && one.widget === "asset" && typeof held === "string" && held) facts.push(assetName(held));
    if (key === "stock") facts.push(typeof held === "number" ? plays.stockOf(format.number(held)) : plays.stockFree);
    if (key === "day" && typeof held === "number") name ||= plays.nthDay(held);
    if (key === "reward" && held) {
      const reward = asObject(held);
      facts.push(`${format.number(Number(reward.amount ?? 1))} ${assetName(typeof reward.asset === "string" ? reward.asset : "points")}`);
    }
  }
  name ||= typeof object.key === "string" && object.key ? object.key : typeof object.segment === "string" && object.segment ? object.segment : fallback;
  return (
    <>
      <span className={styles.itemName}>{name}</span>
      <span className={styles.itemFacts}>{facts.join("　")}</span>
    </>
  );
}
