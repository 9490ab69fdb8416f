/** Rights to buy: fetched by the first script when such a part is on the page. */
import { FlashSalePart } from "../buying/flash-sale-part";
import { PresalePart } from "../buying/presale-part";
import { takeApp } from "../core/app";

const PARTS = [
  ["flash-sale", FlashSalePart],
  ["presale", PresalePart],
] as const;

takeApp();
for (const [name, part] of PARTS) if (!customElements.get(`antiphon-${name}`)) customElements.define(`antiphon-${name}`, part);
