/** Blind boxes to choose from. The choice is play: every box holds the same chances, and the server decides what was in it. */
import { h, isStill, svg } from "../kit/dom";
import { type Icon, icon } from "../kit/icons";

const COUNT = 6;
const RISE = 1_100; // milliseconds that the unboxing takes

export class Boxes {
  readonly element: HTMLFieldSetElement;
  readonly #boxes: readonly HTMLLabelElement[];

  constructor(legend: string, nameOf: (n: number) => string, onChoose: () => void) {
    this.#boxes = Array.from({ length: COUNT }, (_, index) => {
      const choice = h("input", { type: "radio", name: "box", value: index, "data-key": `box-${index}`, "aria-label": nameOf(index + 1), onchange: onChoose });
      return h("label", { class: `box look-${index % 3}` }, choice, drawing(), h("span", { class: "inside", "aria-hidden": "true" }));
    });
    this.element = h("fieldset", { class: "boxes" }, h("legend", {}, legend), h("div", { class: "shelf" }, ...this.#boxes));
  }

  get chosen(): HTMLLabelElement | null {
    return this.#boxes.find((box) => box.querySelector("input")?.checked) ?? null;
  }

  /** The chosen box is being opened; without a choice, one is taken by chance. */
  start(): void {
    const box = this.chosen ?? this.#boxes[Math.floor(Math.random() * COUNT)];
    const choice = box?.querySelector("input");
    if (choice) choice.checked = true;
    this.element.classList.add("busy");
    box?.classList.add("shaking");
  }

  /** The lid goes up, and there is what the server says was in it. Resolves when it has been seen. */
  async open(which: Icon, picture: string | null, won: boolean): Promise<void> {
    const box = this.chosen;
    const inside = box?.querySelector(".inside");
    inside?.replaceChildren(picture ? h("img", { src: picture, alt: "" }) : icon(which, 40));
    box?.classList.remove("shaking");
    box?.classList.add("open", won ? "won" : "empty");
    if (!isStill()) await new Promise((resolve) => setTimeout(resolve, RISE));
  }

  /** Close all boxes again, none chosen. */
  reset(): void {
    this.element.classList.remove("busy");
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
