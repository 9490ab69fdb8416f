import { expect, test } from "vitest";
import { addKey, closeKey } from "./keys";

const post = (path: string, body: unknown) => new Request(`http://shop.test/api/w/demo/${path}`, { method: "POST", body: JSON.stringify(body) });
const keyOf = async (request: Request) => {
  await addKey(request);
  return request.headers.get("Idempotency-Key");
};

test("the same wish has one key until its outcome is known", async () => {
  const first = post("points/adjustments", { amount: 1 });
  const key = await keyOf(first);
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(await keyOf(post("points/adjustments", { amount: 1 }))).toBe(key); // a double click
  closeKey(first, 503); // not known
  expect(await keyOf(post("points/adjustments", { amount: 1 }))).toBe(key);
  closeKey(first, 201);
  expect(await keyOf(post("points/adjustments", { amount: 1 }))).not.toBe(key);
});

test("another wish has another key, a question has none", async () => {
  const key = await keyOf(post("budgets", { amount: 5 }));
  expect(await keyOf(post("budgets", { amount: 6 }))).not.toBe(key);
  expect(await keyOf(post("points/try", {}))).toBeNull();
  expect(await keyOf(new Request("http://shop.test/api/w/demo/budgets"))).toBeNull();
});
