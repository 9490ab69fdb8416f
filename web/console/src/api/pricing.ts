/** What a promotion's draft would make of a cart. */
import { ask, client } from "./client";
import type { components } from "./schema";

type S = components["schemas"];
export type PricedSample = S["Priced"];
export type PromotionRules = S["Promotion"];
export type PromotionSketch = S["PromotionDraft"];
export type SampleCart = S["Cart"];

export const pricing = {
  /** Priced with the workspace's settings and with this draft alone; nothing is kept. */
  preview: (workspace: string, draft: PromotionSketch, cart: SampleCart, signal?: AbortSignal) =>
    ask(client.POST("/api/w/{workspace}/promotions/preview", { params: { path: { workspace } }, body: { draft, asked: { cart } }, ...(signal ? { signal } : {}) })),
};
