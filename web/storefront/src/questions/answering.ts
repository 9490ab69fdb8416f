/** Whether an answer is whole, and what a tap makes of it. Pure, so that it can be tested. */
import type { QuestionWord } from "./words";
import type { Answer, ShownQuestion } from "./wire";

/** What is missing before it can be sent; null: nothing. */
export function missing(question: ShownQuestion, answer: Answer): QuestionWord | null {
  if (isEmpty(answer)) return question.optional || (question.kind === "text" && question.least === 0) || (question.kind === "multiple" && question.least === 0) ? null : question.kind === "text" ? "write_first" : question.kind === "matrix" ? "row_first" : "pick_first";
  if (question.kind === "matrix" && !question.optional && question.rows.some((row) => !(answer as Record<string, string>)[row.key])) return "row_first";
  if (question.kind === "multiple" && !isAlone(question, answer) && (answer as readonly string[]).length < question.least) return question.least === question.most ? "choose_exactly" : "choose_some";
  return null;
}

export function isEmpty(answer: Answer): boolean {
  return answer === null || answer === "" || (typeof answer === "object" && Object.keys(answer).length === 0);
}

function isAlone(question: ShownQuestion, answer: Answer): boolean {
  return Array.isArray(answer) && answer.length === 1 && question.options.some((option) => option.alone && option.key === answer[0]);
}

/** The choices after a tap on one of them: an option on its own drops the others, and they drop it. */
export function toggled(question: ShownQuestion, chosen: readonly string[], key: string, on: boolean): readonly string[] {
  if (!on) return chosen.filter((each) => each !== key);
  const alone = new Set(question.options.filter((option) => option.alone).map((option) => option.key));
  if (alone.has(key)) return [key];
  return question.options.map((option) => option.key).filter((each) => each === key || (chosen.includes(each) && !alone.has(each)));
}

/** The points of a scale. */
export function points(question: ShownQuestion): number[] {
  return Array.from({ length: question.most - question.least + 1 }, (_, index) => question.least + index);
}
