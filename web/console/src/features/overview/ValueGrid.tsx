import type { ValueCell } from "@/api";
import { HeatGrid, Section, useFormat, usePath } from "@/kit";
import { useWords } from "@/words";

const STEPS = [1, 2, 3, 4, 5];

/** Recency across, frequency upwards; the best customers are in the upper right corner. */
export function ValueGrid({ cells, currency }: { cells: ValueCell[]; currency: string }) {
  const { overview: words } = useWords();
  const format = useFormat();
  const path = usePath();
  return (
    <Section title={words.grid} note={words.gridNote}>
      <HeatGrid
        caption={words.grid}
        rowName={words.frequency}
        columnName={words.recency}
        rows={[...STEPS].reverse().map((key) => ({ key, label: String(key) }))}
        columns={STEPS.map((key) => ({ key, label: String(key) }))}
        cells={cells.map((cell) => ({
          row: cell.frequency,
          column: cell.recency,
          count: cell.count,
          to: path(`/people?tag=rfm_recency:${cell.recency}&tag=rfm_frequency:${cell.frequency}`),
          title: words.cell(cell.recency, cell.frequency, format.number(cell.count), format.money(cell.revenue_minor, currency)),
        }))}
      />
    </Section>
  );
}
