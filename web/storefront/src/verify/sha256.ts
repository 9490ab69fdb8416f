/**
 * SHA-256 (FIPS 180-4) in a page of code, so that a reader can follow it, and so that it works where the browser's own is not offered
 * (pages without https).
 */

const ROUNDS = 64;
const WORD = 2 ** 32;
const START: number[] = [];
const FACTORS: number[] = [];

// The first 32 bits of the fractions of the square roots of the first 8 primes, and of the cube roots of the first 64.
for (let candidate = 2; FACTORS.length < ROUNDS; candidate += 1) {
  let prime = true;
  for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) if (candidate % divisor === 0) prime = false;
  if (!prime) continue;
  if (START.length < 8) START.push(fraction(Math.sqrt(candidate)));
  FACTORS.push(fraction(Math.cbrt(candidate)));
}

function fraction(value: number): number {
  return ((value - Math.floor(value)) * WORD) | 0;
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The digest of a text in UTF-8, as 64 hex digits. */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const blocks = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  bytes.forEach((byte, index) => blocks.setUint8(index, byte));
  blocks.setUint8(bytes.length, 0x80);
  blocks.setUint32(blocks.byteLength - 8, Math.floor((bytes.length * 8) / WORD));
  blocks.setUint32(blocks.byteLength - 4, bytes.length * 8);
  const state = [...START];
  for (let offset = 0; offset < blocks.byteLength; offset += 64) mix(state, blocks, offset);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function mix(state: number[], blocks: DataView, offset: number): void {
  const words = Array.from({ length: 16 }, (_, index) => blocks.getInt32(offset + index * 4));
  const at = (index: number): number => words[index] ?? 0;
  for (let index = 16; index < ROUNDS; index += 1) {
    const [early, late] = [at(index - 15), at(index - 2)];
    const low = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words.push((at(index - 16) + low + at(index - 7) + high) | 0);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < ROUNDS; index += 1) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (FACTORS[index] ?? 0) + at(index)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = ((state[index] ?? 0) + word) | 0));
}
