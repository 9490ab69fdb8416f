import { describe, expect, it } from "vitest";
import type { ListRow, Schema } from "@/api";
import { fill, newRuling, rulingRoot } from "./ruling";

const row: ListRow = { position: 1, key: "proof-7", rank: 0, data: { task: "review", stars: 4 }, person_id: "per_1", person_name: null, seat_id: "person:per_1", decision_id: null, at: "2026-05-01T00:00:00Z" };
const variant = (tag: string, more: Record<string, unknown>) => ({ title: tag, type: "object", properties: { do: { enum: [tag] }, ...more }, required: ["do"] });
const schema: Schema = {
  anyOf: [{ $ref: "#/$defs/Approve" }, { $ref: "#/$defs/Refuse" }],
  discriminator: { propertyName: "do" },
  $defs: { Approve: variant("approve", { task: { type: "string" }, key: { type: "string" } }), Refuse: variant("refuse", { why: { type: "string" }, stars: { type: "string" } }) },
};
const both = (text: string) => ({ zh: text, en: text });

describe("a ruling's form", () => {
  it("has every ruling by its tag and knows what the row tells", () => {
    const root = rulingRoot(schema, both("Decision"), (tag) => both(tag.toUpperCase()));
    const field = root.fields[0]?.field;
    expect(field?.kind).toBe("union");
    expect(field?.kind === "union" ? field.variants.map((one) => [one.value, one.field.title?.en]) : []).toEqual([
      ["approve", "APPROVE"],
      ["refuse", "REFUSE"],
    ]);
    expect(newRuling(root, row)).toEqual({ ruling: { do: "approve", task: "review", key: "proof-7" } });
  });

  it("fills empty text only", () => {
    expect(fill({ do: "refuse", why: "", stars: "", task: "mine" }, row)).toEqual({ do: "refuse", why: "", stars: "", task: "mine" });
    expect(fill(null, row)).toBeNull();
  });

  it("may be a single form", () => {
    const root = rulingRoot({ type: "object", properties: { key: { type: "string" } } }, both("Decision"), both);
    expect(newRuling(root, row)).toEqual({ ruling: { key: "proof-7" } });
  });
});
