/** Waiting and guessing: fetched by the first script when such a part is on the page. */
import { takeApp } from "../core/app";
import { CountdownPart } from "../guessing/countdown-part";
import { GuessPart } from "../guessing/guess-part";
import { RiddlePart } from "../guessing/riddle-part";

const PARTS = [
  ["guess", GuessPart],
  ["riddle", RiddlePart],
  ["countdown", CountdownPart],
] as const;

takeApp();
for (const [name, part] of PARTS) if (!customElements.get(`antiphon-${name}`)) customElements.define(`antiphon-${name}`, part);
