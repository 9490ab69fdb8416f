import type { Heads as Counted, Ladder } from "@/api";
import { Chart, useFormat } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./membership.module.css";

/** How many people each tier has, and would have: a chart, and the same as a table. */
export function Heads({ ladder, heads }: { ladder: Ladder; heads: Counted }) {
  const { membership: all } = useWords();
  const words = all.editor;
  const say = useSay();
  const format = useFormat();
  const rows = heads.counts.filter((one) => one.tier !== "" || one.now + one.would > 0);
  const name = (key: string) => {
    const tier = ladder.tiers.find((one) => one.key === key);
    return key === "" ? all.none : tier ? say(tier.name) : key;
  };
  return (
    <>
      <Chart
        label={words.heads}
        height={240}
        data={{
          categories: rows.map((one) => one.tier),
          categoryLabel: name,
          axisLabel: (value) => format.compact(value),
          valueLabel: (value) => format.number(value),
          whole: true,
          series: [
            { name: words.now, kind: "bar", values: rows.map((one) => one.now), color: 1 },
            { name: words.would, kind: "bar", values: rows.map((one) => one.would), color: 0 },
          ],
        }}
      />
      <table className={styles.headsTable} aria-live="polite">
        <caption className="hidden-visually">{words.heads}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.now}</th>
            <th scope="col">{words.would}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.tier}>
              <th scope="row">{name(one.tier)}</th>
              <td>{format.number(one.now)}</td>
              <td>{format.number(one.would)}</td>
              <td>{one.would === one.now ? "" : format.signed(one.would - one.now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.quiet}>
        {words.headsNote(format.number(heads.people))} {heads.from_sums || ladder.kind === "paid" ? "" : words.headsSlow}
      </p>
    </>
  );
}
