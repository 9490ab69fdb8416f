/** Codes on packages, treasures and places: fetched by the first script when such a part is on the page. */
import { takeApp } from "../core/app";
import { HuntPart } from "../hunt/hunt-part";
import { TreasurePart } from "../hunt/treasure-part";
import { ScanPart } from "../scan/scan-part";
import { VisitPart } from "../visit/visit-part";

takeApp();
for (const [name, part] of [
  ["scan", ScanPart],
  ["hunt", HuntPart],
  ["treasure", TreasurePart],
  ["visit", VisitPart],
] as const) {
  if (!customElements.get(`antiphon-${name}`)) customElements.define(`antiphon-${name}`, part);
}
