/** A scratch card: what the server has drawn lies under a coat that a finger, a mouse or the button takes off. */
import type { Landing, ToyWord } from "../draw/toy";
import { h, isStill } from "../kit/dom";
import { Coat } from "./coat";
import { FormToy, inside } from "./toy-element";

const WIDTH = 640;
const HEIGHT = 400;
const BRUSH = 76; // of the drawing
const ENOUGH = 0.45; // of the coat, and the rest goes by itself
const STROKES = 5;

export class Scratch extends FormToy {
  readonly #under = h("div", { class: "under", "aria-hidden": "true" });
  readonly #canvas = h("canvas", { class: "coat", width: WIDTH, height: HEIGHT });
  readonly #card = h("div", { class: "card", role: "img" }, this.#under, this.#canvas);
  readonly #hint = h("p", { class: "tip" });
  #coat = new Coat();
  #last: readonly [number, number] | null = null;

  protected build(root: ShadowRoot): void {
    this.#card.setAttribute("aria-label", this.tell("card_label"));
    this.#canvas.addEventListener("pointerdown", (event) => this.#touch(event));
    this.#canvas.addEventListener("pointermove", (event) => this.#rub(event));
    for (const end of ["pointerup", "pointercancel"]) this.#canvas.addEventListener(end, () => (this.#last = null));
    root.append(this.#card, this.#hint);
    this.reset();
  }

  say(word: ToyWord): string {
    return this.tell(`card_${word}`);
  }

  start(): void {
    this.#card.classList.add("dealing");
  }

  async land(landing: Landing): Promise<void> {
    this.#under.replaceChildren(inside(landing, 56), h("b", {}, landing.name));
    this.#card.classList.toggle("won", landing.won);
    this.#card.classList.replace("dealing", "ready");
    this.#hint.textContent = this.tell("card_hint");
    await this.wait();
    this.#hint.textContent = "";
    this.#card.classList.add("bare");
    await this.pause(750);
  }

  /** Without a finger: to and fro over the whole card. */
  override press(): void {
    if (isStill()) {
      this.act();
      return;
    }
    let stroke = 0;
    const go = (): void => {
      const y = ((stroke + 0.5) / STROKES) * HEIGHT;
      this.#line([stroke % 2 ? WIDTH : 0, y], [stroke % 2 ? 0 : WIDTH, y]);
      stroke += 1;
      if (stroke < STROKES && this.waiting) setTimeout(go, 90);
      else this.act();
    };
    go();
  }

  reset(): void {
    this.#coat = new Coat();
    this.#last = null;
    this.#under.replaceChildren();
    this.#hint.textContent = "";
    this.#card.classList.remove("dealing", "ready", "bare", "won");
    this.#paint();
  }

  #touch(event: PointerEvent): void {
    if (!this.waiting) return;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#last = this.#at(event);
    this.#line(this.#last, this.#last);
  }

  #rub(event: PointerEvent): void {
    if (!this.waiting || !this.#last) return;
    const now = this.#at(event);
    this.#line(this.#last, now);
    this.#last = now;
    if (this.#coat.share >= ENOUGH) this.act();
  }

  #at(event: PointerEvent): readonly [number, number] {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return [((event.clientX - left) / width) * WIDTH, ((event.clientY - top) / height) * HEIGHT];
  }

  #line(from: readonly [number, number], to: readonly [number, number]): void {
    const pen = this.#canvas.getContext("2d");
    this.#coat.rub(from[0] / WIDTH, from[1] / HEIGHT, to[0] / WIDTH, to[1] / HEIGHT, BRUSH / 2 / WIDTH);
    if (!pen) return;
    pen.globalCompositeOperation = "destination-out";
    pen.lineWidth = BRUSH;
    pen.lineCap = pen.lineJoin = "round";
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(to[0] + 0.01, to[1]); // a dot is a short line
    pen.stroke();
  }

  #paint(): void {
    const pen = this.#canvas.getContext("2d");
    if (!pen) return;
    pen.globalCompositeOperation = "source-over";
    const silver = pen.createLinearGradient(0, 0, WIDTH, HEIGHT);
    for (const [stop, colour] of [[0, "#d8dde3"], [0.35, "#aeb6bf"], [0.55, "#e6eaee"], [1, "#a4adb7"]] as const) silver.addColorStop(stop, colour);
    pen.fillStyle = silver;
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.fillStyle = "rgb(60 70 80 / 0.13)";
    for (let y = 26; y < HEIGHT; y += 42) for (let x = 26 + (((y - 26) / 42) % 2) * 24; x < WIDTH; x += 48) pen.fillRect(x, y, 5, 5);
    pen.fillStyle = "#3d4650";
    pen.font = "700 46px system-ui, 'PingFang SC', 'Noto Sans CJK SC', sans-serif";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(this.tell("card_coat"), WIDTH / 2, HEIGHT / 2);
  }
}
