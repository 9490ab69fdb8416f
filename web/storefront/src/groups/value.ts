/** What people have: fetched by the first script when such a part is on the page. */
import { AlliancePart } from "../alliance/alliance-part";
import { BadgesPart } from "../badges/badges-part";
import { CommissionPart } from "../commission/commission-part";
import { takeApp } from "../core/app";
import { PointsPart } from "../points/points-part";
import { PointsShopPart } from "../points/shop-part";
import { TierPart } from "../tier/tier-part";
import { VouchersPart } from "../vouchers/vouchers-part";

const PARTS = [
  ["vouchers", VouchersPart],
  ["tier", TierPart],
  ["badges", BadgesPart],
  ["points", PointsPart],
  ["points-shop", PointsShopPart],
  ["commission", CommissionPart],
  ["alliance", AlliancePart],
] as const;

takeApp();
for (const [name, part] of PARTS) if (!customElements.get(`antiphon-${name}`)) customElements.define(`antiphon-${name}`, part);
