/** Light plays of one tap, and the card that people share: fetched by the first script when one is on the page, or by a part that needs it. */
import { takeApp } from "../core/app";
import { MoodPart } from "../light/mood-part";
import { ShareCard } from "../light/share-card";
import { TagCardPart } from "../light/tag-card-part";

const PARTS = [
  ["mood", MoodPart],
  ["tag-card", TagCardPart],
  ["share-card", ShareCard],
] as const;

takeApp();
for (const [name, part] of PARTS) if (!customElements.get(`antiphon-${name}`)) customElements.define(`antiphon-${name}`, part);
