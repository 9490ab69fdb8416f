/** Deciding together: fetched by the first script when such a part is on the page. */
import { takeApp } from "../core/app";
import { VotePart } from "../votes/vote-part";

const PARTS = [["vote", VotePart]] as const;

takeApp();
for (const [name, part] of PARTS) if (!customElements.get(`antiphon-${name}`)) customElements.define(`antiphon-${name}`, part);
