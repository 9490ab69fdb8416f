/** What the page in the phone says, and what it can be told. */
import type { ListRow, RulingOutcome, Text } from "@/api";
import { ApiProblem } from "@/api";

export interface RehearsedList {
  key: string;
  name: Text;
  rows: ListRow[];
}
export interface News {
  listens: string[];
  lists: RehearsedList[];
  ahead_ms: number;
  state: string;
}
export const SILENT: News = { listens: [], lists: [], ahead_ms: 0, state: "live" };

/** It can be told what to show; what stands in the play now; what came of a ruling. */
export type Told = { ready: true } | { news: News } | { ruled: unknown; ok: boolean };

/** The answer to a ruling; throws the problem as the API's own client would. */
export function outcomeOf(told: { ruled: unknown; ok: boolean }): RulingOutcome {
  if (told.ok) return told.ruled as RulingOutcome;
  const problem = told.ruled as { status?: number; code?: string; detail?: string };
  throw new ApiProblem(problem.status ?? 0, problem.code ?? "unavailable", problem.detail ?? "");
}
