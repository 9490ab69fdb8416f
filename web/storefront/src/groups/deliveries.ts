/** Goods on their way: fetched when somebody has won something that is sent, or when the part is on the page. */
import { takeApp } from "../core/app";
import { DeliveriesPart } from "../deliveries/deliveries-part";

takeApp();
if (!customElements.get("antiphon-deliveries")) customElements.define("antiphon-deliveries", DeliveriesPart);
