/** Giving together: fetched by the first script when such a part is on the page. */
import { takeApp } from "../core/app";
import { CrowdfundingPart } from "../giving/crowdfunding-part";
import { DonationPart } from "../giving/donation-part";

const PARTS = [
  ["crowdfunding", CrowdfundingPart],
  ["donation", DonationPart],
] as const;

takeApp();
for (const [name, part] of PARTS) if (!customElements.get(`antiphon-${name}`)) customElements.define(`antiphon-${name}`, part);
