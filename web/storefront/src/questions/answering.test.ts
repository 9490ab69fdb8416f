import { expect, it } from "vitest";
import { isEmpty, missing, points, toggled } from "./answering";
import type { ShownQuestion } from "./wire";

const text = { zh: "题", en: "Q" };
const option = (key: string, alone = false) => ({ key, text, alone });
function question(more: Partial<ShownQuestion>): ShownQuestion {
  return { key: "q", kind: "single", text, help: null, options: [], rows: [], least: 1, most: 1, low: null, high: null, optional: false, ...more };
}

it("lets an option on its own drop the others, and the others drop it", () => {
  const multiple = question({ kind: "multiple", options: [option("a"), option("b"), option("none", true)], most: 2 });
  expect(toggled(multiple, ["b"], "a", true)).toEqual(["a", "b"]);
  expect(toggled(multiple, ["a", "b"], "none", true)).toEqual(["none"]);
  expect(toggled(multiple, ["none"], "b", true)).toEqual(["b"]);
  expect(toggled(multiple, ["a", "b"], "a", false)).toEqual(["b"]);
});

it("says what is missing", () => {
  expect(missing(question({}), null)).toBe("pick_first");
  expect(missing(question({ optional: true }), null)).toBeNull();
  expect(missing(question({ kind: "text" }), "")).toBe("write_first");
  expect(missing(question({ kind: "scale", least: 0, most: 10 }), 0)).toBeNull();
  expect(missing(question({ kind: "multiple", least: 2, most: 3, options: [option("a"), option("none", true)] }), ["a"])).toBe("choose_some");
  expect(missing(question({ kind: "multiple", least: 2, most: 3, options: [option("a"), option("none", true)] }), ["none"])).toBeNull();
  expect(missing(question({ kind: "matrix", rows: [option("x"), option("y")] }), { x: "a" })).toBe("row_first");
});

it("knows an empty answer from a zero", () => {
  expect([null, "", [], {}, 0, "a"].map((each) => isEmpty(each as never))).toEqual([true, true, true, true, false, false]);
});

it("counts the points of a scale", () => expect(points(question({ kind: "nps", least: 0, most: 10 }))).toHaveLength(11));
