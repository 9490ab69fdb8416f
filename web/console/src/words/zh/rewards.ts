import { alliance } from "./alliance";
import { budgets } from "./budgets";
import { commission } from "./commission";
import { deliveries } from "./deliveries";
import { badges, membership } from "./membership";
import { pricing } from "./pricing";
import { promotions } from "./promotions";
import { points } from "./points";

/** The words of what people earn: many, and not needed for the first page. */
export const rewards = { alliance, badges, budgets, commission, deliveries, membership, points, pricing, promotions };
