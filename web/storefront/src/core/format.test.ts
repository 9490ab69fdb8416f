import { describe, expect, it } from "vitest";
import { day, fill, moment, number, oneIn, ppm, safeLink, span, sumPercent } from "./format";

describe("odds", () => {
  it("are added up exactly, where floating point would not", () => {
    expect(sumPercent(["0.1", "0.2", "99.7"])).toBe("100");
    expect(sumPercent(["33.3333", "33.3333", "33.3334"])).toBe("100");
    expect(sumPercent(["40", "25", "15", "4.5", "0.5", "15"])).toBe("100");
    expect(sumPercent(["0.0001"])).toBe("0.0001");
    expect(sumPercent([])).toBe("0");
  });

  it("are whole parts per million", () => {
    expect(ppm("12.5")).toBe(125_000);
    expect(ppm("0")).toBe(0);
    expect(ppm("100")).toBe(1_000_000);
  });

  it("are told as one in so many when they are small", () => {
    expect(oneIn("0.5")).toBe(200);
    expect(oneIn("4.5")).toBe(22);
    expect(oneIn("20")).toBeNull();
    expect(oneIn("0")).toBeNull();
  });
});

describe("sentences", () => {
  it("are filled in, and know one from many", () => {
    expect(fill("{n} {n:draw|draws} left", { n: 1 })).toBe("1 draw left");
    expect(fill("{n} {n:draw|draws} left", { n: 3 })).toBe("3 draws left");
    expect(fill("{n:is|are}", { n: "1" })).toBe("is");
    expect(fill("{who} and {what}", { who: "You" })).toBe("You and {what}");
  });
});

describe("moments", () => {
  const now = new Date("2026-11-21T22:00:00Z");
  it("are told in the reader's own time", () => {
    expect(moment(new Date("2026-11-21T23:30:00Z"), now, "en", "UTC")).toBe("today at 23:30");
    expect(moment(new Date("2026-11-22T05:00:00Z"), now, "en", "UTC")).toBe("tomorrow at 05:00");
    expect(moment(new Date("2026-11-22T05:00:00Z"), now, "zh", "America/New_York")).toBe("明天 00:00");
    expect(moment(new Date("2026-11-22T05:00:00Z"), now, "zh", "Asia/Shanghai")).toBe("今天 13:00");
    expect(moment(new Date("2026-11-30T05:00:00Z"), now, "zh", "Asia/Shanghai")).toBe("11月30日 13:00");
    expect(moment(new Date("2027-01-02T05:00:00Z"), now, "en", "UTC")).toContain("2027");
  });

  it("are that far away", () => {
    const hour = 3_600_000;
    expect(span(5 * hour + 12 * 60_000, "en")).toBe("5 h 12 min");
    expect(span(5 * hour + 12 * 60_000, "zh")).toBe("5 小时 12 分钟");
    expect(span(3 * 24 * hour, "en")).toBe("3 days");
    expect(span(30 * hour, "en")).toBe("30 h");
    expect(span(1, "zh")).toBe("1 分钟");
  });

  it("of a calendar day do not depend on where the reader is", () => {
    expect(day("2026-11-05", "zh")).toBe("11月5日");
    expect(day("2026-11-05", "en")).toMatch(/November/);
  });
});

describe("figures and links", () => {
  it("are grouped", () => expect(number(1_234_567, "zh")).toBe("1,234,567"));
  it("lead to the web or nowhere", () => {
    const base = "https://shop.example/page";
    expect(safeLink("/cart", base)).toBe("https://shop.example/cart");
    expect(safeLink("javascript:alert(1)", base)).toBeNull();
    expect(safeLink("data:text/html,x", base)).toBeNull();
    expect(safeLink("", base)).toBeNull();
    expect(safeLink("https://", base)).toBeNull();
  });
});
