import type { Words } from "..";
import { alliance } from "./alliance";
import { budgets } from "./budgets";
import { commission } from "./commission";
import { events } from "./events";
import { frame, nav, palette, signIn } from "./frame";
import { assets, because, errors, kit } from "./kit";
import { ledger } from "./ledger";
import { badges, membership } from "./membership";
import { overview } from "./overview";
import { people, person, segments, tags } from "./people";
import { campaigns, decisions, plays } from "./plays";
import { pricing } from "./pricing";
import { promotions } from "./promotions";
import { points } from "./points";
import { settings } from "./settings";

export const en: Words = { product: "Antiphon", frame, nav, palette, signIn, kit, errors, because, assets, overview, people, person, segments, tags, events, plays, decisions, campaigns, membership, badges, budgets, commission, alliance, points, ledger, pricing, promotions, settings };
