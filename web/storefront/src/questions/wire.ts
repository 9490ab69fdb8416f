/** Questions as the server shows them, and answers as it takes them. */
import type { Text } from "../core/wire";

export interface ShownOption {
  readonly key: string;
  readonly text: Text;
  readonly alone?: boolean;
}

export interface ShownQuestion {
  readonly key: string;
  readonly kind: "single" | "multiple" | "scale" | "nps" | "text" | "matrix";
  readonly text: Text;
  readonly help: Text | null;
  readonly options: readonly ShownOption[];
  readonly rows: readonly ShownOption[];
  readonly least: number;
  readonly most: number;
  readonly low: Text | null;
  readonly high: Text | null;
  readonly optional: boolean;
}

export type Answer = string | number | readonly string[] | Readonly<Record<string, string>> | null;

/** What every part that asks is shown. */
export interface Asking {
  readonly state: string;
  readonly question: ShownQuestion | null;
  readonly given: Answer;
  readonly step: number;
  readonly of: number;
  readonly sign_in_first?: boolean;
}
