import { useId } from "react";
import styles from "./Choice.module.css";

/** A few ways to see the same thing; exactly one is chosen. */
export function Choice<K extends string>({ label, options, value, onChange }: { label: string; options: { key: K; label: string }[]; value: K; onChange: (key: K) => void }) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className="hidden-visually">{label}</legend>
      {options.map((option) => (
        <label key={option.key} className={styles.option} data-on={option.key === value}>
          <input type="radio" className="hidden-visually" name={name} checked={option.key === value} onChange={() => onChange(option.key)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
