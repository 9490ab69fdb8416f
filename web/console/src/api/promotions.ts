/** Questions about promotions, coupons and vouchers. */
import { ask, client, given } from "./client";
import type { components } from "./schema";
import type { Paging } from "./index";
import type { JsonObject, Page, Schema } from "./types";

type S = components["schemas"];
export type Promotion = S["PromotionView"];
export type PromotionDraft = S["PromotionDraft"];
export type PromotionDay = S["PromotionDay"];
export type PromotionRevision = S["Revision"];
export type Voucher = S["Voucher"];
export type UseShown = S["UseShown"];
export type Handout = S["Handout"];
export type CodeBatch = S["CodeBatch"];
export type Cart = S["Cart"];
export type CartLine = S["CartLine"];
export type Priced = S["Priced"];

const one = (workspace: string, promotion_id: string) => ({ params: { path: { workspace, promotion_id } } });
const inside = (workspace: string) => ({ params: { path: { workspace } } });
const STEPS = {
  launch: (w: string, p: string) => ask(client.POST("/api/w/{workspace}/promotions/{promotion_id}/launch", one(w, p))),
  pause: (w: string, p: string) => ask(client.POST("/api/w/{workspace}/promotions/{promotion_id}/pause", one(w, p))),
  resume: (w: string, p: string) => ask(client.POST("/api/w/{workspace}/promotions/{promotion_id}/resume", one(w, p))),
  end: (w: string, p: string) => ask(client.POST("/api/w/{workspace}/promotions/{promotion_id}/end", one(w, p))),
};
export type PromotionStep = keyof typeof STEPS;

export const promotions = {
  form: (w: string) => ask(client.GET("/api/w/{workspace}/promotions/form", inside(w))) as Promise<Schema>,
  settings: (w: string) => ask(client.GET("/api/w/{workspace}/promotions/settings", inside(w))) as unknown as Promise<JsonObject>,
  settingsForm: (w: string) => ask(client.GET("/api/w/{workspace}/promotions/settings/form", inside(w))) as Promise<Schema>,
  keepSettings: (w: string, body: JsonObject) => ask(client.PUT("/api/w/{workspace}/promotions/settings", { ...inside(w), body: body })),
  list: (w: string, query: Paging & { state?: string | null }) =>
    ask(client.GET("/api/w/{workspace}/promotions", { params: { path: { workspace: w }, query: given({ ...query }) } })) as Promise<Page<Promotion>>,
  get: (w: string, p: string) => ask(client.GET("/api/w/{workspace}/promotions/{promotion_id}", one(w, p))),
  create: (w: string, body: PromotionDraft) => ask(client.POST("/api/w/{workspace}/promotions", { ...inside(w), body })),
  update: (w: string, p: string, draft: PromotionDraft, revision: number) => ask(client.PUT("/api/w/{workspace}/promotions/{promotion_id}", { ...one(w, p), body: { draft, revision } })),
  check: (w: string, body: PromotionDraft, promotion_id: string, signal?: AbortSignal) =>
    ask(client.POST("/api/w/{workspace}/promotions/check", { params: { path: { workspace: w }, query: { promotion_id } }, body, ...(signal ? { signal } : {}) })),
  preview: (w: string, draft: PromotionDraft, cart: Cart, signal?: AbortSignal) =>
    ask(client.POST("/api/w/{workspace}/promotions/preview", { ...inside(w), body: { draft, asked: { cart } }, ...(signal ? { signal } : {}) })),
  turn: (w: string, p: string, step: PromotionStep) => STEPS[step](w, p),
  days: (w: string, p: string) => ask(client.GET("/api/w/{workspace}/promotions/{promotion_id}/days", one(w, p))),
  revisions: (w: string, p: string) => ask(client.GET("/api/w/{workspace}/promotions/{promotion_id}/revisions", one(w, p))),
  uses: (w: string, promotion_id: string, query: Paging & { state?: string | null }) =>
    ask(client.GET("/api/w/{workspace}/promotions/{promotion_id}/uses", { params: { path: { workspace: w, promotion_id }, query: given({ ...query }) } })) as Promise<Page<UseShown>>,
  vouchers: (w: string, promotion_id: string, query: Paging) =>
    ask(client.GET("/api/w/{workspace}/promotions/{promotion_id}/vouchers", { params: { path: { workspace: w, promotion_id }, query: given({ ...query }) } })) as Promise<Page<Voucher>>,
  codes: (w: string, p: string) => ask(client.GET("/api/w/{workspace}/promotions/{promotion_id}/codes", one(w, p))),
  makeCodes: (w: string, p: string, body: S["BatchAsked"]) => ask(client.POST("/api/w/{workspace}/promotions/{promotion_id}/codes", { ...one(w, p), body })),
  codesUrl: (w: string, batch: string) => `/api/w/${encodeURIComponent(w)}/codes/${encodeURIComponent(batch)}/file`,
  handouts: (w: string, p: string) => ask(client.GET("/api/w/{workspace}/promotions/{promotion_id}/handouts", one(w, p))),
  handOut: (w: string, p: string, segment: string) => ask(client.POST("/api/w/{workspace}/promotions/{promotion_id}/handouts", { ...one(w, p), body: { segment } })),
  withdrawHandout: (workspace: string, handout_id: string) => ask(client.POST("/api/w/{workspace}/handouts/{handout_id}/withdraw", { params: { path: { workspace, handout_id } } })),
  voucher: (w: string, code: string) => ask(client.GET("/api/w/{workspace}/vouchers/{code}", { params: { path: { workspace: w, code } } })),
};
