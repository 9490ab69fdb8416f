/** Blind boxes to choose from. The choice is play: every box holds the same chances, and the server decides what was in it. */
import type { Landing, ToyWord } from "../draw/toy";
import { h, svg } from "../kit/dom";
import { FormToy, inside } from "./toy-element";

const COUNT = 6;
const RISE = 1_100; // milliseconds that the unboxing takes

export class Boxes extends FormToy {
  #boxes: readonly HTMLLabelElement[] = [];
  #set = h("fieldset", { class: "boxes" });

  protected build(root: ShadowRoot): void {
    this.#boxes = Array.from({ length: COUNT }, (_, index) => {
      const choice = h("input", { type: "radio", name: "box", value: index, "aria-label": this.tell("box_n", { n: index + 1 }), onchange: () => this.changed() });
      return h("label", { class: `box look-${index % 3}` }, choice, drawing(), h("span", { class: "inside", "aria-hidden": "true" }));
    });
    this.#set.append(h("legend", {}, this.tell("boxes_label")), h("div", { class: "shelf" }, ...this.#boxes));
    root.append(this.#set);
  }

  say(word: ToyWord): string {
    if (word === "another") return this.tell("boxes_another");
    if (word === "busy") return this.tell("boxes_busy");
    return this.tell(this.#chosen ? "boxes_this" : "boxes_play");
  }

  get #chosen(): HTMLLabelElement | null {
    return this.#boxes.find((box) => box.querySelector("input")?.checked) ?? null;
  }

  /** The chosen box is being opened; without a choice, one is taken by chance. */
  start(): void {
    const box = this.#chosen ?? this.#boxes[Math.floor(Math.random() * COUNT)];
    const choice = box?.querySelector("input");
    if (choice) choice.checked = true;
    this.#set.classList.add("busy");
    box?.classList.add("shaking");
  }

  async land(landing: Landing): Promise<void> {
    const box = this.#chosen;
    box?.querySelector(".inside")?.replaceChildren(inside(landing, 40));
    box?.classList.remove("shaking");
    box?.classList.add("open", landing.won ? "won" : "empty");
    await this.pause(RISE);
  }

  reset(): void {
    this.#set.classList.remove("busy");
    for (const box of this.#boxes) {
      box.classList.remove("shaking", "open", "won", "empty");
      const choice = box.querySelector("input");
      if (choice) choice.checked = false;
    }
  }
}

function drawing(): SVGSVGElement {
  const body = svg("g", { class: "body" }, svg("path", { class: "front", d: "M16 46h64v36a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4Z" }), svg("path", { class: "ribbon", d: "M42 46h12v40H42Z" }));
  const lid = svg(
    "g",
    { class: "lid" },
    svg("path", { class: "bow", d: "M48 30c-5-12-19-15-22-8-2 6 8 9 22 8Zm0 0c5-12 19-15 22-8 2 6-8 9-22 8Z" }),
    svg("path", { class: "top", d: "M14 30h68a3 3 0 0 1 3 3v11a3 3 0 0 1-3 3H14a3 3 0 0 1-3-3V33a3 3 0 0 1 3-3Z" }),
    svg("path", { class: "ribbon", d: "M42 30h12v17H42Z" }),
  );
  return svg("svg", { viewBox: "0 0 96 96", "aria-hidden": "true" }, svg("ellipse", { class: "ground", cx: 48, cy: 87, rx: 34, ry: 4 }), body, lid);
}
