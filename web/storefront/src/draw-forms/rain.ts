/** A rain of red packets. Catching one is play: the server draws when one is caught, and each has the same chance. */
import type { Landing, ToyWord } from "../draw/toy";
import { h, isStill } from "../kit/dom";
import { FormToy, inside } from "./toy-element";

const COUNT = 9;

export class Rain extends FormToy {
  readonly #sky = h("div", { class: "sky", role: "img" });
  readonly #caught = h("div", { class: "caught", "aria-hidden": "true" });
  readonly #hint = h("p", { class: "tip" });

  protected build(root: ShadowRoot): void {
    this.#sky.setAttribute("aria-label", this.tell("rain_label"));
    this.#sky.append(this.#caught);
    root.append(this.#sky, this.#hint);
    this.reset();
  }

  say(word: ToyWord): string {
    return this.tell(`rain_${word}`);
  }

  /** It rains until one is caught, by a tap or by the button. */
  async invite(): Promise<boolean> {
    this.#clear();
    const still = isStill();
    this.#sky.classList.add("raining");
    this.#hint.textContent = this.tell("rain_hint");
    for (let index = 0; index < COUNT; index += 1) {
      // The button below is the control; a packet under a thumb is the fun of it.
      const packet = h("span", { class: "packet", onpointerdown: () => this.act() }, h("i"));
      packet.style.left = `${still ? 8 + (index % 3) * 32 : (index * 37) % 84}%`;
      if (still) packet.style.top = `${6 + Math.floor(index / 3) * 32}%`;
      this.#sky.append(packet);
      const tilt = (index % 2 ? 1 : -1) * (8 + (index % 4) * 5);
      if (!still) {
        packet.animate([{ transform: `translateY(-90px) rotate(${tilt}deg)` }, { transform: `translateY(340px) rotate(${-tilt}deg)` }], {
          duration: 2_600 + (index % 4) * 500,
          delay: -index * 640,
          iterations: Infinity,
        });
      }
    }
    await this.wait();
    return true;
  }

  start(): void {
    this.#clear();
    this.#caught.replaceChildren(h("span", { class: "packet" }, h("i")));
    this.#sky.classList.add("holding");
  }

  async land(landing: Landing): Promise<void> {
    this.#caught.append(h("span", { class: "paper" }, inside(landing, 40)));
    this.#sky.classList.add("torn");
    this.#sky.classList.toggle("won", landing.won);
    await this.pause(1_000);
  }

  reset(): void {
    this.#clear();
    this.#caught.replaceChildren(h("span", { class: "packet" }, h("i")));
    this.#sky.classList.remove("holding", "torn", "won");
  }

  #clear(): void {
    this.#sky.classList.remove("raining");
    this.#hint.textContent = "";
    for (const packet of [...this.#sky.children]) if (packet !== this.#caught) packet.remove();
  }
}
