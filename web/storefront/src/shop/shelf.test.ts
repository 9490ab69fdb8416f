import { describe, expect, it } from "vitest";
import { isShown, readName, readSize } from "./names";
import { choose, money, type Product } from "./shelf";

describe("labels of the retailer", () => {
  it("become names that a shopper reads", () => {
    expect(readName("FLUID MILK WHITE ONLY", "GROCERY")).toMatchObject({ name: { zh: "鲜牛奶", en: "Fresh milk" }, aisle: "dairy" });
    expect(readName("SFT DRNK 2 LITER BTL CARB INCL", "GROCERY")).toMatchObject({ aisle: "drinks" });
    expect(readName("CHEESE CRACKERS (CHEEZ-ITS/GOL", "GROCERY").name.en).toBe("Cheese crackers");
    expect(readName("ROMA TOMATOES (BULK/PKG)", "PRODUCE").name.en).toBe("Roma tomatoes");
  });

  it("that nobody has translated stay readable", () => {
    expect(readName("PRETZELS", "GROCERY")).toMatchObject({ name: { en: "Pretzels" }, aisle: "pantry" });
    expect(readName("PORK RIBS (FRESH)", "MEAT")).toMatchObject({ name: { en: "Pork ribs" }, aisle: "meat" });
  });

  it("of what a family shop does not show are left out", () => {
    expect(isShown("CIGARETTES", "DRUG GM")).toBe(false);
    expect(isShown("BANANAS", "PRODUCE")).toBe(true);
  });

  it("have sizes that mean something", () => {
    expect(readSize("1 GA", "GROCERY")).toEqual({ zh: "1 加仑", en: "1 gal" });
    expect(readSize("40 LB", "PRODUCE")).toBeNull();
    expect(readSize("(600) 4 LB", "GROCERY")).toBeNull();
  });
});

it("is searched in both languages, by aisle and by words", () => {
  const product = (label: string, department: string): Product => ({ ...readName(label, department), id: label, label, department, brand: "Private", size: null, priceMinor: 100, soldCount: 1 });
  const shelf = [product("BANANAS", "PRODUCE"), product("FLUID MILK WHITE ONLY", "GROCERY"), product("CHOCOLATE MILK", "GROCERY")];
  expect(choose(shelf, null, "牛奶")).toHaveLength(2);
  expect(choose(shelf, null, "choc milk")).toHaveLength(1);
  expect(choose(shelf, "produce", "")).toHaveLength(1);
  expect(choose(shelf, "produce", "milk")).toHaveLength(0);
});

it("tells money in the shop's currency, with as many digits as it has", () => {
  expect(money(245, "USD", "en")).toBe("$2.45");
  expect(money(245, "JPY", "en")).toBe("¥245");
});
