import { expect, it } from "vitest";
import type { DrawShown } from "../core/wire";
import { chanceOf } from "./chances";

const BASE = { draws_left: null, draws_left_today: null, sold_out: false, free_draws: 0, price: null, earn: null } as unknown as DrawShown;
const EARN = { how: { zh: "", en: "" }, event: "Product Added", per_day: 2, left_today: 2 };
const of = (more: Partial<DrawShown>, points = 0): unknown => chanceOf({ ...BASE, ...more }, () => points);

it("says what a person can do, in the server's own order", () => {
  expect(of({})).toEqual({ can: true, by: "open" });
  expect(of({ price: { asset: "points", amount: 100 } }, 100)).toEqual({ can: true, by: "points" });
  expect(of({ price: { asset: "points", amount: 100 } }, 40)).toEqual({ can: false, why: "not_enough", missing: 60 });
  expect(of({ price: { asset: "points", amount: 100 }, free_draws: 1 })).toEqual({ can: true, by: "free_draw" });
  expect(of({ earn: EARN })).toEqual({ can: false, why: "earn_first" });
  expect(of({ earn: EARN, free_draws: 2 })).toEqual({ can: true, by: "free_draw" });
  expect(of({ sold_out: true, free_draws: 2 })).toEqual({ can: false, why: "sold_out" });
  expect(of({ draws_left_today: 0, sold_out: true })).toEqual({ can: false, why: "limit_today" });
  expect(of({ draws_left: 0, draws_left_today: 0 })).toEqual({ can: false, why: "limit_reached" });
});
