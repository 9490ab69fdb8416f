import { expect, it } from "vitest";
import type { CalendarDay } from "../core/wire";
import { weekday, weekdayNames, weeks } from "./calendar";

function days(year: number, month: number): CalendarDay[] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => ({ on: new Date(Date.UTC(year, month - 1, index + 1)).toISOString().slice(0, 10), state: "future", points: null, mendable: false }));
}

it("knows the day of the week anywhere", () => {
  expect(weekday("2026-11-01")).toBe(7);
  expect(weekday("2024-02-29")).toBe(4);
});

it("lays out any month in whole weeks, each day once and under its own name", () => {
  for (let month = 1; month <= 12; month += 1) {
    for (const first of [1, 7, 6]) {
      const rows = weeks(days(2028, month), first);
      expect(rows.every((row) => row.length === 7)).toBe(true);
      expect(rows.flat().filter(Boolean)).toHaveLength(days(2028, month).length);
      for (const row of rows) row.forEach((day, column) => day && expect((weekday(day.on) - first + 7) % 7).toBe(column));
    }
  }
});

it("names the days from the first of the week", () => {
  expect(weekdayNames("zh-CN", 1).map((name) => name.long)).toEqual(["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]);
  expect(weekdayNames("en", 7).map((name) => name.short)).toEqual(["S", "M", "T", "W", "T", "F", "S"]);
});

it("has no weeks without days", () => expect(weeks([], 1)).toEqual([]));
