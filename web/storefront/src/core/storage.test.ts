import { expect, it } from "vitest";
import { keep, newId, readJson } from "./storage";

it("keeps things where the browser forbids it, as long as the page is open", () => {
  const keeping = keep(() => {
    throw new DOMException("denied", "SecurityError");
  });
  keeping.set("a", "1");
  expect(keeping.get("a")).toBe("1");
  keeping.remove("a");
  expect(keeping.get("a")).toBeNull();
});

it("keeps what a full storage does not take", () => {
  const full = { getItem: () => "old", setItem: () => { throw new DOMException("full", "QuotaExceededError"); }, removeItem: () => undefined } as unknown as Storage;
  const keeping = keep(() => full);
  keeping.set("a", "new");
  expect(keeping.get("a")).toBe("new");
});

it("counts what cannot be read as absent", () => {
  const keeping = keep(() => ({ getItem: () => "{broken" }) as unknown as Storage);
  expect(readJson(keeping, "a")).toBeNull();
});

it("makes names that are all different", () => {
  const names = new Set(Array.from({ length: 1_000 }, newId));
  expect(names.size).toBe(1_000);
  expect([...names][0]).toMatch(/^[0-9a-f]{32}$/);
});
