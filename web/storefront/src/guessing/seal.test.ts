import { expect, test } from "vitest";
import { clock, plain, seal } from "./seal";

test("a seal is the SHA-256 of answer and salt", async () => {
  expect(await seal("199.00", "salt")).toBe("134e42b7d226de64ea02cb0f0889d2efe335bd1c5903d4e5c2c4cec8fe72543a");
});

test("a clock counts every second, and stops at zero", () => {
  expect(clock(90_061_000)).toEqual([1, 1, 1, 1]);
  expect(clock(59_001)).toEqual([0, 0, 1, 0]);
  expect(clock(-5)).toEqual([0, 0, 0, 0]);
});

test("a price has decimals only where they matter", () => {
  expect([plain("199.00"), plain("199.50"), plain("0.00")]).toEqual(["199", "199.50", "0"]);
});
