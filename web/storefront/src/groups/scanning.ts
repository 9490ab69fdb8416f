/** Codes on packages: fetched by the first script when such a part is on the page. */
import { takeApp } from "../core/app";
import { ScanPart } from "../scan/scan-part";

takeApp();
if (!customElements.get("antiphon-scan")) customElements.define("antiphon-scan", ScanPart);
