import { expect, it } from "vitest";
import { drawAgain } from "./draw-again";
import { sha256 } from "./sha256";
import { ALL_VERIFY_WORDS } from "./words";

async function known(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

it("hashes as everybody does, whatever the length and the letters", async () => {
  const texts = ["", "abc", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "抽奖/draw", "🎁", ...Array.from({ length: 140 }, (_, n) => "x".repeat(n))];
  for (const text of texts) expect(sha256(text), text).toBe(await known(text));
});

const KNOWN = [0, 1, 0, 2, 1, 3, 0, 5, 0, 1, 0, 0];

it("lands where the server lands", () => {
  // Worked out with antiphon.kernel.chance.pick([400000, 250000, 150000, 45000, 5000, 150000], f"seed {n}", "draw").
  const weights = [400_000, 250_000, 150_000, 45_000, 5_000, 150_000];
  expect(Array.from({ length: 12 }, (_, n) => drawAgain(`seed ${n}`, "draw", weights).chosen)).toEqual(KNOWN);
});

it("leaves out what has no weight, and tells the parts", () => {
  const step = drawAgain("seed 1", "draw", [0, 3, 0, 1]);
  expect(step.parts).toEqual([{ from: 0, to: 0 }, { from: 0, to: 3 }, { from: 3, to: 3 }, { from: 3, to: 4 }]);
  expect([1, 3]).toContain(step.chosen);
  expect(step.point).toBeLessThan(4);
});

it("says the same in both languages", () => {
  const slots = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1] ?? ""))].sort();
  for (const [word, [zh, en]] of Object.entries(ALL_VERIFY_WORDS)) expect(slots(en), word).toEqual(slots(zh));
});
