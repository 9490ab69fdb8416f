import type { Person } from "@/api";
import { Copy, Grid, RelativeTime, Say, Section } from "@/kit";
import { useWords } from "@/words";
import styles from "./people.module.css";

/** By what the person is known, and how records came together. */
export function Identity({ person }: { person: Person }) {
  const { person: words } = useWords();
  const kind = (key: string) => (words.identityKinds as Record<string, string | undefined>)[key] ?? key;
  return (
    <Grid min={380}>
      <Section title={words.identities}>
        <ul className={styles.pairs}>
          {person.identities.map((one) => (
            <li key={`${one.kind}${one.value}`}>
              <span className={styles.pairName}>{kind(one.kind)}</span>
              <span className={styles.pairValue}>
                <code>{one.value}</code>
                <Copy text={one.value} />
              </span>
              <RelativeTime at={one.since_at} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.traits}>
        {Object.keys(person.traits).length === 0 ? (
          <p className={styles.quiet}>{words.noTraits}</p>
        ) : (
          <ul className={styles.pairs}>
            {Object.entries(person.traits).map(([name, value]) => (
              <li key={name}>
                <span className={styles.pairName}>{name}</span>
                <span className={styles.pairValue}>{typeof value === "string" || typeof value === "number" ? value : <code>{JSON.stringify(value)}</code>}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={words.merges} note={words.mergesNote}>
        {person.merges.length === 0 ? (
          <p className={styles.quiet}>{words.noMerges}</p>
        ) : (
          <ol className={styles.pairs}>
            {person.merges.map((merge) => (
              <li key={`${merge.kind}${merge.value}${merge.first_at}`}>
                <span className={styles.pairValue}>
                  <Say text={merge.says} fallback={merge.because} />
                  {merge.times > 1 ? <span className={styles.quiet}>×{merge.times}</span> : null}
                </span>
                <RelativeTime at={merge.last_at} />
              </li>
            ))}
          </ol>
        )}
      </Section>
    </Grid>
  );
}
