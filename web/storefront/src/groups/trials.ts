/** Trying products: fetched by the first script when such a part is on the page. */
import { takeApp } from "../core/app";
import { TrialPart } from "../trial/trial-part";

takeApp();
if (!customElements.get("antiphon-trial")) customElements.define("antiphon-trial", TrialPart);
