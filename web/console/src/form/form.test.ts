import { describe, expect, it } from "vitest";
import type { Schema } from "@/api";
import { oddsSum, percentText, WHOLE } from "./odds";
import { isWithin, parsePath, pathText, valueAt, withValue } from "./path";
import { localOf, momentOf } from "./zone";
import { filledValue, freshValue, groupsOf, type ListField, newItem, parseSchema } from "./schema";

const TEXT = { type: "object", properties: { zh: { type: "string" }, en: { type: "string" } }, required: ["zh", "en"] };
const SCHEMA: Schema = {
  $ref: "#/$defs/Rules",
  $defs: {
    Text: TEXT,
    Rules: {
      type: "object",
      required: ["prizes"],
      properties: {
        prizes: { "x-title": { zh: "奖品", en: "Prizes" }, "x-group": "prizes", type: "array", items: { $ref: "#/$defs/Prize" } },
        lose: { "x-group": "prizes", $ref: "#/$defs/Losing", default: { odds_ppm: 250_000 } },
        zone: { type: "string", default: "" },
        form: { "x-group": "look", enum: ["blind_box", "wheel"], "x-choices": { wheel: { zh: "转盘", en: "Wheel" }, blind_box: { zh: "盲盒", en: "Blind box" } }, default: "wheel" },
        per_day: { "x-group": "entry", minimum: 1, anyOf: [{ type: "integer" }, { type: "null" }], default: null },
        price: { "x-group": "entry", anyOf: [{ $ref: "#/$defs/Price" }, { type: "null" }], default: null },
        note: { "x-group": "look", $ref: "#/$defs/Text" },
        when: {
          "x-group": "entry",
          anyOf: [{ $ref: "#/$defs/Daily" }, { $ref: "#/$defs/Once" }],
          discriminator: { propertyName: "type", mapping: {} },
        },
        self: { $ref: "#/$defs/Rules" },
      },
    },
    Prize: {
      type: "object",
      required: ["key", "odds_ppm"],
      properties: { key: { type: "string" }, name: { $ref: "#/$defs/Text" }, odds_ppm: { type: "integer", "x-widget": "percent" }, stock: { minimum: 1, anyOf: [{ type: "integer" }, { type: "null" }], default: null } },
    },
    Losing: { type: "object", properties: { odds_ppm: { type: "integer", "x-widget": "percent", default: 0 } } },
    Price: { type: "object", properties: { amount: { type: "integer", minimum: 1 }, asset: { type: "string", default: "points" } } },
    Daily: { type: "object", properties: { type: { enum: ["daily"] }, hour: { type: "integer" } } },
    Once: { type: "object", properties: { type: { enum: ["once"] } } },
  },
};
const root = parseSchema(SCHEMA);
const named = (name: string) => {
  const found = root.fields.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found.field;
};

describe("a schema becomes a form", () => {
  it("knows what each field is", () => {
    expect(Object.fromEntries(root.fields.map((one) => [one.name, one.field.kind]))).toMatchObject({
      prizes: "list",
      lose: "object",
      zone: "string",
      form: "choice",
      per_day: "number",
      price: "object",
      note: "text",
      when: "union",
    });
    expect(named("per_day")).toMatchObject({ nullable: true, whole: true, least: 1 });
  });

  it("keeps the order of choices as their words are given", () => {
    const form = named("form");
    expect(form.kind === "choice" && form.options.map((one) => one.value)).toEqual(["wheel", "blind_box"]);
  });

  it("puts fields under headings, those without one last", () => {
    expect(groupsOf(root).map((one) => one.group)).toEqual(["prizes", "look", "entry", ""]);
  });

  it("ends although the schema turns in a circle", () => {
    expect(JSON.stringify(named("self")).length).toBeGreaterThan(0);
  });

  it("takes a schema it cannot read as an empty form", () => {
    expect(parseSchema({ type: "string" }).fields).toEqual([]);
    expect(parseSchema({ $ref: "#/$defs/Missing" }).fields).toEqual([]);
  });
});

describe("new values", () => {
  it("are the preset, else nothing, else the simplest", () => {
    expect(freshValue(named("lose"))).toEqual({ odds_ppm: 250_000 });
    expect(freshValue(named("price"))).toBeNull();
    expect(filledValue(named("price"))).toEqual({ amount: 1, asset: "points" });
    expect(freshValue(named("note"))).toEqual({ zh: "", en: "" });
    expect(freshValue(named("when"))).toEqual({ type: "daily", hour: 0 });
  });

  it("are copies, so that two plays never share one", () => {
    expect(freshValue(named("lose"))).not.toBe(freshValue(named("lose")));
  });

  it("get a key of their own in a list", () => {
    const prizes = named("prizes") as ListField;
    expect(newItem(prizes, [])).toEqual({ key: "item-1", name: { zh: "", en: "" }, odds_ppm: 0, stock: null });
    expect(newItem(prizes, [{ key: "item-2" }])).toMatchObject({ key: "item-3" });
  });
});

describe("odds", () => {
  it("count the list and what stands beside it under the same heading", () => {
    const rules = { prizes: [{ odds_ppm: 125_000 }, { odds_ppm: 625_000 }], lose: { odds_ppm: 250_000 } };
    expect(oddsSum(root, rules, "prizes")).toEqual({ listed: 750_000, beside: 250_000, total: WHOLE });
  });

  it("are exact where floating fractions are not", () => {
    const tenths = Array.from({ length: 10 }, () => ({ odds_ppm: 100_000 }));
    expect(oddsSum(root, { prizes: tenths, lose: { odds_ppm: 0 } }, "prizes")?.total).toBe(WHOLE);
  });

  it("are none for a list of wholes, each with odds of its own", () => {
    const part = { type: "object", properties: { odds_ppm: { type: "integer", "x-widget": "percent" } } };
    const pool = { type: "object", properties: { odds: { type: "array", items: part }, lose_ppm: { type: "integer", "x-widget": "percent" } } };
    const parsed = parseSchema({ type: "object", properties: { pools: { type: "array", items: pool } } });
    expect(oddsSum(parsed, { pools: [] }, "pools")).toBeNull();
  });

  it("are none for a list without them, and nought for a list that is not there", () => {
    expect(oddsSum(root, {}, "zone")).toBeNull();
    expect(oddsSum(root, {}, "prizes")).toEqual({ listed: 0, beside: 0, total: 0 });
  });

  it("are written without superfluous zeros", () => {
    expect([125_000, 1, 333_333, WHOLE, 0].map(percentText)).toEqual(["12.5", "0.0001", "33.3333", "100", "0"]);
  });
});

describe("places", () => {
  it("are written and read as the server writes them", () => {
    expect(pathText(["prizes", 2, "odds_ppm"])).toBe("prizes[2].odds_ppm");
    expect(parsePath("pools[0].odds[11].prize")).toEqual(["pools", 0, "odds", 11, "prize"]);
  });

  it("change alone", () => {
    const rules = { prizes: [{ key: "a" }, { key: "b" }], lose: { odds_ppm: 1 } };
    const next = withValue(rules, ["prizes", 1, "key"], "c");
    expect(next).toEqual({ prizes: [{ key: "a" }, { key: "c" }], lose: { odds_ppm: 1 } });
    expect(valueAt(next, ["lose"])).toBe(rules.lose);
    expect(valueAt(next, ["prizes", 9, "key"])).toBeUndefined();
    expect(withValue(null, ["price", "amount"], 5)).toEqual({ price: { amount: 5 } });
  });

  it("hold the flaws inside them and no others", () => {
    expect(isWithin("prizes[1].odds_ppm", ["prizes", 1])).toBe(true);
    expect(isWithin("prizes[10]", ["prizes", 1])).toBe(false);
    expect(isWithin("prizes", ["prizes"])).toBe(true);
  });
});

describe("moments", () => {
  it("are shown on the clock of a zone, and come back the same", () => {
    expect(localOf("2026-11-21T16:30:00Z", "Asia/Shanghai")).toBe("2026-11-22T00:30");
    expect(momentOf("2026-11-22T00:30", "Asia/Shanghai")).toBe("2026-11-21T16:30:00.000Z");
    for (const zone of ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC"]) {
      for (const at of ["2026-03-29T12:00:00.000Z", "2026-07-01T00:00:00.000Z", "2026-11-01T18:00:00.000Z"]) expect(momentOf(localOf(at, zone), zone)).toBe(at);
    }
  });

  it("exist also in the hour that a spring shift leaves out", () => {
    expect(localOf(momentOf("2026-03-08T02:30", "America/New_York"), "America/New_York")).toMatch(/2026-03-08T0[13]:30/);
  });
});
