import { expect, test } from "vitest";
import { metresBetween, readScreen } from "./distance";

test("distances are those of a map", () => {
  const bund: [number, number] = [31.2397, 121.4908];
  expect(metresBetween(bund, bund)).toBe(0);
  expect(metresBetween(bund, [31.2397, 121.4998])).toBe(860); // across the river
  expect(Math.abs(metresBetween(bund, [39.9042, 116.4074]) - 1_067_000)).toBeLessThan(5_000); // Beijing
  expect(metresBetween([0, 179.9995], [0, -179.9995])).toBe(110); // over the date line
});

test("a screen says its shop and its code", () => {
  expect(readScreen("https://shop.example/visit?place=bund&code=123456")).toEqual({ place: "bund", code: "123456" });
  expect(readScreen("?code=654321&place=wukang")).toEqual({ place: "wukang", code: "654321" });
  expect(readScreen(" 123456 ")).toEqual({ place: null, code: "123456" });
});
