/** Plays that ask questions: fetched by the first script when such a part is on the page. */
import { takeApp } from "../core/app";
import { PersonalTestPart } from "../personal-test/personal-test-part";
import { QuizPart } from "../quiz/quiz-part";
import { SurveyPart } from "../survey/survey-part";

const PARTS = [
  ["personal-test", PersonalTestPart],
  ["quiz", QuizPart],
  ["survey", SurveyPart],
] as const;

takeApp();
for (const [name, part] of PARTS) if (!customElements.get(`antiphon-${name}`)) customElements.define(`antiphon-${name}`, part);
