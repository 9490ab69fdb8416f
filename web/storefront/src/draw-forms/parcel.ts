/** A parcel that is unpacked by hand: cut the tape, lift the flaps, look inside. */
import type { Landing, ToyWord } from "../draw/toy";
import { h, svg } from "../kit/dom";
import { FormToy, inside } from "./toy-element";

const STEPS = ["parcel_cut", "parcel_lift", "parcel_look"] as const;
const SEEN = [420, 620, 950] as const; // milliseconds that each step takes

export class Parcel extends FormToy {
  readonly #inside = h("span", { class: "gift", "aria-hidden": "true" });
  readonly #parcel = h("div", { class: "parcel", role: "img", onclick: () => this.act() }, drawing(), this.#inside);
  #step = 0;

  protected build(root: ShadowRoot): void {
    this.#parcel.setAttribute("aria-label", this.tell("parcel_label"));
    root.append(this.#parcel);
  }

  say(word: ToyWord): string {
    if (word === "next") return this.tell(STEPS[this.#step] ?? "parcel_look");
    return this.tell(word === "busy" && this.#parcel.classList.contains("here") ? "parcel_unpacking" : `parcel_${word}`);
  }

  start(): void {
    this.#parcel.classList.add("coming");
  }

  async land(landing: Landing): Promise<void> {
    this.#inside.replaceChildren(inside(landing, 48));
    this.#parcel.classList.toggle("won", landing.won);
    this.#parcel.classList.replace("coming", "here");
    for (const [step, ms] of SEEN.entries()) {
      this.#step = step;
      await this.wait();
      this.#parcel.classList.add(`step-${step + 1}`);
      await this.pause(ms);
    }
  }

  reset(): void {
    this.#step = 0;
    this.#inside.replaceChildren();
    this.#parcel.classList.remove("coming", "here", "won", "step-1", "step-2", "step-3");
  }
}

function drawing(): SVGSVGElement {
  return svg(
    "svg",
    { viewBox: "0 0 240 200", "aria-hidden": "true" },
    svg("ellipse", { class: "shade", cx: 120, cy: 186, rx: 92, ry: 9 }),
    svg("path", { class: "hollow", d: "M40 84 120 60l80 24-80 26Z" }),
    svg("path", { class: "side", d: "M40 84v76l80 26v-76Z" }),
    svg("path", { class: "face", d: "M200 84v76l-80 26v-76Z" }),
    svg("path", { class: "flap left", d: "M40 84 120 60v50Z" }),
    svg("path", { class: "flap right", d: "M200 84 120 60v50Z" }),
    svg("path", { class: "tape", d: "M113 62l14-1v49l-7 3-7-3Z" }),
    svg("path", { class: "mark", d: "M150 140l26-9v14l-26 9Z" }),
  );
}
