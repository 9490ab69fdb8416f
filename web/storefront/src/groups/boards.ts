/** Who stands where: fetched by the first script when such a part is on the page. */
import { LeaderboardPart } from "../boards/leaderboard-part";
import { takeApp } from "../core/app";

const PARTS = [["leaderboard", LeaderboardPart]] as const;

takeApp();
for (const [name, part] of PARTS) if (!customElements.get(`antiphon-${name}`)) customElements.define(`antiphon-${name}`, part);
