import { describe, expect, it } from "vitest";
import { Failed } from "../core/http";
import { isPast, readPurse, showCode, type Voucher, whyNot } from "./purse";

const voucher = (state: string): Voucher => ({ code: "A", title: { zh: "券", en: "Voucher" }, gives: { zh: "减 1", en: "1 off" }, how_to_use: null, state, usable_from: "", usable_until: null });

describe("a purse", () => {
  it("is empty where the server says nothing", () => {
    expect(readPurse({})).toEqual({ vouchers: [], claimable: [] });
  });
  it("knows what is past", () => {
    expect(["open", "reserved", "redeemed", "expired", "withdrawn"].map((state) => isPast(voucher(state)))).toEqual([false, false, true, true, true]);
  });
  it("shows a code in groups", () => {
    expect([showCode("ABCDEFGHJKMN"), showCode("WELCOME")]).toEqual(["ABCD-EFGH-JKMN", "WELCOME"]);
  });
  it("says why not in the reader's language", () => {
    const failed = new Failed(409, "use_refused", "no", "no", null, [{ says: { zh: "领过了", en: "claimed" } }]);
    expect([whyNot(failed, "zh"), whyNot(failed, "en"), whyNot(new Failed(0, "", "", "unknown", null), "en")]).toEqual(["领过了", "claimed", ""]);
  });
});
