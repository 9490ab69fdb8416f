import type { Rewards } from "..";
import { alliance } from "./alliance";
import { budgets } from "./budgets";
import { commission } from "./commission";
import { deliveries } from "./deliveries";
import { badges, membership } from "./membership";
import { pricing } from "./pricing";
import { promotions } from "./promotions";
import { points } from "./points";

export const rewards: Rewards = { alliance, badges, budgets, commission, deliveries, membership, points, pricing, promotions };
