/** Deciding together: fetched by the first script when such a part is on the page. */
import { takeApp } from "../core/app";
import { CallPart } from "../votes/call-part";
import { CallCreditPart } from "../votes/credit-part";
import { VotePart } from "../votes/vote-part";

const PARTS = [
  ["vote", VotePart],
  ["call", CallPart],
  ["call-credit", CallCreditPart],
] as const;

takeApp();
for (const [name, part] of PARTS) if (!customElements.get(`antiphon-${name}`)) customElements.define(`antiphon-${name}`, part);
