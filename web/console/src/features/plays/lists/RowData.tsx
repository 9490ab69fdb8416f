import type { Json } from "@/api";
import { None } from "@/kit";
import { useSay } from "@/words";
import styles from "./lists.module.css";
import { useListWords } from "./words";

/** A picture that a shopper sent. */
const PICTURE = /^\/storefront\/pictures\/[\w-]+$/;

/** What a row carries, each name with its value; words in two languages in the reader's. */
export function RowData({ data }: { data: Record<string, unknown> }) {
  const entries = Object.entries(data).filter(([, value]) => value !== null && value !== "");
  if (entries.length === 0) return <None />;
  return (
    <dl className={styles.data}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name.replaceAll("_", " ")}</dt>
          <dd>
            <Value value={value as Json} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { value: Json }) {
  const say = useSay();
  const words = useListWords();
  if (typeof value === "boolean") return <>{value ? words.yes : words.no}</>;
  if (typeof value === "string" && PICTURE.test(value)) {
    return (
      <a href={value} target="_blank" rel="noreferrer">
        <img className={styles.picture} src={`${value}?size=small`} alt={words.picture} loading="lazy" />
      </a>
    );
  }
  if (typeof value === "string" && /^(https:\/\/|\/(storefront|api)\/)/.test(value)) {
    return (
      <a href={value} target="_blank" rel="noreferrer">
        {value}
      </a>
    );
  }
  if (typeof value === "string" || typeof value === "number") return <>{value}</>;
  if (isText(value)) return <>{say(value)}</>;
  return <code>{JSON.stringify(value)}</code>;
}

function isText(value: Json): value is { zh: string; en: string } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value.zh === "string" && typeof value.en === "string";
}
