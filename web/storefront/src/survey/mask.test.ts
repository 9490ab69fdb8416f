import { expect, it } from "vitest";
import { keep } from "../core/storage";
import { Shopper } from "../core/shopper";
import { apart } from "./mask";

it("is another person than the shopper, and the same one when asked again", () => {
  const keeping = keep(() => {
    throw new Error("no storage");
  });
  const open = (): Promise<never> => Promise.reject(new Error("not asked"));
  const shopper = new Shopper(keeping, open);
  const mask = new Shopper(apart(keeping, "antiphon:mask:ply_1:"), open);
  expect(mask.anonymousId).not.toBe(shopper.anonymousId);
  expect(new Shopper(apart(keeping, "antiphon:mask:ply_1:"), open).anonymousId).toBe(mask.anonymousId);
  expect(new Shopper(apart(keeping, "antiphon:mask:ply_2:"), open).anonymousId).not.toBe(mask.anonymousId);
});
