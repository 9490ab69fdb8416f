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
  const hours = { open_until: null, next_at: null, zone: "Asia/Shanghai", windows: [], per_window: 2, draws_left: null };
  expect(of({ hours, free_draws: 1 })).toEqual({ can: false, why: "closed" });
  expect(of({ hours: { ...hours, open_until: "2026-05-01T12:10:00+00:00", draws_left: 0 } })).toEqual({ can: false, why: "limit_round" });
  expect(of({ hours: { ...hours, open_until: "2026-05-01T12:10:00+00:00", draws_left: 1 } })).toEqual({ can: true, by: "open" });
  expect(of({ draws_left: 0, draws_left_today: 0 })).toEqual({ can: false, why: "limit_reached" });
});
