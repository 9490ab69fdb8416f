/** Which part of a scratch card has been rubbed off, in squares. Pure, so that it can be tested. */

export class Coat {
  readonly #off: boolean[];

  constructor(
    private readonly columns = 16,
    private readonly rows = 10,
  ) {
    this.#off = new Array<boolean>(columns * rows).fill(false);
  }

  /** A line of the finger, in parts of width and height (0 to 1); `reach` is half its thickness as a part of the width. */
  rub(fromX: number, fromY: number, toX: number, toY: number, reach: number): void {
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / (reach || 1)));
    for (let step = 0; step <= steps; step += 1) {
      this.#dab(fromX + ((toX - fromX) * step) / steps, fromY + ((toY - fromY) * step) / steps, reach);
    }
  }

  /** How much is off, 0 to 1. */
  get share(): number {
    return this.#off.filter(Boolean).length / this.#off.length;
  }

  #dab(x: number, y: number, reach: number): void {
    const tall = (reach * this.columns) / this.rows; // squares are square, so the reach is more of the height
    for (let row = 0; row < this.rows; row += 1) {
      for (let column = 0; column < this.columns; column += 1) {
        const away = Math.hypot(((column + 0.5) / this.columns - x) / reach, ((row + 0.5) / this.rows - y) / tall);
        if (away <= 1) this.#off[row * this.columns + column] = true;
      }
    }
  }
}
