import { events } from "./events";
import { frame, nav, palette, signIn } from "./frame";
import { assets, because, errors, kit } from "./kit";
import { ledger } from "./ledger";
import { overview } from "./overview";
import { people, person, segments, tags } from "./people";
import { campaigns, decisions, plays } from "./plays";
import { settings } from "./settings";

export const zh = { product: "Antiphon", frame, nav, palette, signIn, kit, errors, because, assets, overview, people, person, segments, tags, events, plays, decisions, campaigns, ledger, settings };
