import { expect, test } from "vitest";
import { type Brand, brandColour } from "./brands";

const brand = (colour: string | null): Brand => ({ name: { zh: "", en: "" }, terms: { zh: "", en: "" }, logo: null, colour, keeps_data: false, gives_prizes: false, reach: null });

test("a dark colour stays, a light one is darkened until white can be read on it", () => {
  expect(brandColour([brand("#1e3a8a")])).toBe("#1e3a8a");
  expect(brandColour([brand("#ffe100")])).not.toBe("#ffe100");
  expect(brandColour([brand("#ffffff")])).toMatch(/^#([0-7][0-9a-f])\1\1$/);
});

test("without a colour, or with something else, the shop's own stays", () => {
  expect(brandColour([])).toBeNull();
  expect(brandColour([brand(null)])).toBeNull();
  expect(brandColour([brand("red")])).toBeNull();
});
