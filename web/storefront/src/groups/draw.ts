/** The other forms of a draw and what stands around it: fetched by the first script when a draw is not just a wheel. */
import { takeApp } from "../core/app";
import { EXTRAS, toyTag } from "../draw/toy";
import { Boxes } from "../draw-forms/boxes";
import { Extras } from "../draw-forms/extras";
import { Parcel } from "../draw-forms/parcel";
import { Rain } from "../draw-forms/rain";
import { Scratch } from "../draw-forms/scratch";

const PARTS = [
  [toyTag("blind_box"), Boxes],
  [toyTag("scratch_card"), Scratch],
  [toyTag("unboxing"), Parcel],
  [toyTag("red_packet_rain"), Rain],
  [EXTRAS, Extras],
] as const;

takeApp();
for (const [tag, part] of PARTS) if (!customElements.get(tag)) customElements.define(tag, part);
