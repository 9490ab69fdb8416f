import { Copy } from "./Values";
import styles from "./Json.module.css";

/** Data as it is, indented, ready to be copied. */
export function Json({ value, label, height }: { value: unknown; label: string; height?: number }) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return (
    <div className={styles.box}>
      <div className={styles.copy}>
        <Copy text={text} />
      </div>
      {/* Long data scrolls inside its box, so the box must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.json} tabIndex={0} role="region" aria-label={label} style={height ? { maxHeight: height } : undefined}>
        {paint(text)}
      </pre>
    </div>
  );
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Colours keys, texts and numbers apart. */
function paint(text: string) {
  const parts: (string | React.JSX.Element)[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(end, match.index));
    const kind = match[2] !== undefined ? "key" : match[1] !== undefined ? "text" : "number";
    const shown = match[2] !== undefined ? (match[1] ?? "") : match[0];
    parts.push(
      <span key={match.index} className={styles[kind]}>
        {shown}
      </span>,
    );
    end = match.index + shown.length;
  }
  parts.push(text.slice(end));
  return parts;
}
