import { describe, expect, it } from "vitest";
import { giftHere, giftLink, withoutGift } from "./gift";

describe("a gift", () => {
  it("has a link to this very page", () => {
    const link = giftLink("https://shop.example/mine?lang=zh#top", "a-b_c");
    expect(link).toBe("https://shop.example/mine?lang=zh&antiphon-gift=a-b_c");
    expect(giftHere(new URL(link).search)).toBe("a-b_c");
    expect(withoutGift(link)).toBe("https://shop.example/mine?lang=zh");
  });
  it("is not on a page without one", () => {
    expect(giftHere("?lang=zh")).toBeNull();
    expect(giftHere("?antiphon-gift=")).toBeNull();
  });
});
