import { expect, test } from "vitest";
import { addUp, isSame, toggled } from "./choosing";

test("a single choice is replaced, several are added up to the limit, a second tap takes one out", () => {
  expect(toggled(["a"], "b", "single", 1)).toEqual(["b"]);
  expect(toggled(["a"], "b", "multiple", 2)).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "c", "multiple", 2)).toEqual(["a", "b"]);
  expect(toggled(["a", "b", "c"], "a", "ranked", 3)).toEqual(["b", "c"]);
});

test("order matters in a ranking only", () => {
  expect(isSame("multiple", ["a", "b"], ["b", "a"])).toBe(true);
  expect(isSame("ranked", ["a", "b"], ["b", "a"])).toBe(false);
});

test("ballots add up to votes, or to points by place", () => {
  expect([...addUp([["a", "b"], ["a"]], null)]).toEqual([["a", 2], ["b", 1]]);
  expect([...addUp([["a", "b"], ["b"]], [3, 2, 1])]).toEqual([["a", 3], ["b", 5]]);
});
