/** Questions about points: rules, wallets, the points shop. */
import { ask, client, given } from "./client";
import type { components } from "./schema";
import type { Flaw, JsonObject, Page } from "./types";
import type { Paging } from "./index";

type S = components["schemas"];
export type EarningRule = Omit<S["RuleShown"], "rule"> & { readonly rule: JsonObject & { name: S["Text"]; event: string } };
export type RuleCard = Omit<S["TemplateCard"], "rule"> & { readonly rule: JsonObject & { name: S["Text"] } };
export type Tried = S["Tried"];
export type RuleResults = Omit<S["RuleResults"], "refusals"> & { readonly refusals: readonly { rule_id: string; code: string; says: S["Text"]; count: number }[] };
export type PointsGrant = S["GrantShown"];
export type PointsRefusal = S["RefusalShown"];
export type PointsWallet = S["Wallet"];
export type PointsLiability = S["Liability"];
export type PointsAdjustment = S["Adjustment"];
export type PointsPurse = S["PointsPurse"];
export type PointsLot = S["LotLine"];
export type ShopItem = Omit<S["ItemShown"], "item"> & { readonly item: JsonObject & { name: S["Text"]; points: number; offer: JsonObject & { kind: string; goal?: number | null } } };
export type PointsExchange = S["PointsExchange"];
export interface PointsForms {
  rule: Readonly<Record<string, unknown>>;
  item: Readonly<Record<string, unknown>>;
  settings: Readonly<Record<string, unknown>>;
  wallet: Readonly<Record<string, unknown>>;
}
export interface Trial {
  event: string;
  properties: JsonObject;
  at: string | null;
  person: string | null;
  somebody: { known: boolean; segments: string[]; tiers: string[]; birthday: string };
  drafts: boolean;
  rule: JsonObject | null;
  rule_id: string;
}

const here = (workspace: string) => ({ path: { workspace } });
const rule = (workspace: string, rule_id: string) => ({ params: { path: { workspace, rule_id } } });
const RULE_TURNS = {
  launch: (w: string, r: string) => ask(client.POST("/api/w/{workspace}/points/rules/{rule_id}/launch", rule(w, r))),
  pause: (w: string, r: string) => ask(client.POST("/api/w/{workspace}/points/rules/{rule_id}/pause", rule(w, r))),
  archive: (w: string, r: string) => ask(client.POST("/api/w/{workspace}/points/rules/{rule_id}/archive", rule(w, r))),
};
export type RuleTurn = keyof typeof RULE_TURNS;

export const points = {
  forms: (w: string) => ask(client.GET("/api/w/{workspace}/points/forms", { params: here(w) })) as Promise<PointsForms>,
  templates: (w: string) => ask(client.GET("/api/w/{workspace}/points/templates", { params: here(w) })) as unknown as Promise<RuleCard[]>,
  rules: (w: string) => ask(client.GET("/api/w/{workspace}/points/rules", { params: here(w) })) as unknown as Promise<EarningRule[]>,
  rule: (w: string, r: string) => ask(client.GET("/api/w/{workspace}/points/rules/{rule_id}", rule(w, r))) as unknown as Promise<EarningRule>,
  createRule: (w: string, body: JsonObject) => ask(client.POST("/api/w/{workspace}/points/rules", { params: here(w), body: { rule: body } })) as unknown as Promise<EarningRule>,
  updateRule: (w: string, r: string, body: JsonObject, revision: number) => ask(client.PUT("/api/w/{workspace}/points/rules/{rule_id}", { ...rule(w, r), body: { rule: body, revision } })) as unknown as Promise<EarningRule>,
  checkRule: (w: string, body: JsonObject, signal?: AbortSignal) => ask(client.POST("/api/w/{workspace}/points/rules/check", { params: here(w), body: { rule: body }, ...(signal ? { signal } : {}) })) as Promise<{ flaws: Flaw[] }>,
  turnRule: (w: string, r: string, turn: RuleTurn) => RULE_TURNS[turn](w, r),
  install: (w: string, keys: string[]) => ask(client.POST("/api/w/{workspace}/points/rules/install", { params: here(w), body: { keys } })),
  tryOut: (w: string, trial: Trial, signal?: AbortSignal) => ask(client.POST("/api/w/{workspace}/points/try", { params: here(w), body: trial, ...(signal ? { signal } : {}) })),
  results: (w: string, days: number) => ask(client.GET("/api/w/{workspace}/points/results", { params: { ...here(w), query: { days } } })) as unknown as Promise<RuleResults>,
  grants: (w: string, query: Paging & { person?: string; rule?: string }) => ask(client.GET("/api/w/{workspace}/points/grants", { params: { ...here(w), query: given({ ...query }) } })),
  refusals: (w: string, query: Paging & { person?: string; rule?: string }) => ask(client.GET("/api/w/{workspace}/points/refusals", { params: { ...here(w), query: given({ ...query }) } })),
  settings: (w: string) => ask(client.GET("/api/w/{workspace}/points/settings", { params: here(w) })) as unknown as Promise<{ settings: JsonObject }>,
  changeSettings: (w: string, settings: JsonObject) => ask(client.PUT("/api/w/{workspace}/points/settings", { params: here(w), body: { settings } })),
  wallets: (w: string) => ask(client.GET("/api/w/{workspace}/points/wallets", { params: here(w) })),
  saveWallet: (w: string, key: string, body: PointsWallet) => ask(client.PUT("/api/w/{workspace}/points/wallets/{key}", { params: { path: { workspace: w, key } }, body })),
  liability: (w: string, key: string) => ask(client.GET("/api/w/{workspace}/points/wallets/{key}/liability", { params: { path: { workspace: w, key } } })),
  lots: (w: string, key: string, person: string) => ask(client.GET("/api/w/{workspace}/points/wallets/{key}/lots", { params: { path: { workspace: w, key }, query: { person } } })),
  adjustments: (w: string) => ask(client.GET("/api/w/{workspace}/points/adjustments", { params: here(w) })) as Promise<Page<PointsAdjustment>>,
  adjust: (w: string, body: { wallet: string; person: string; amount: number; reason: string }) => ask(client.POST("/api/w/{workspace}/points/adjustments", { params: here(w), body })),
  decide: (w: string, adjustment_id: string, how: "approve" | "refuse") =>
    how === "approve"
      ? ask(client.POST("/api/w/{workspace}/points/adjustments/{adjustment_id}/approve", { params: { path: { workspace: w, adjustment_id } }, body: {} }))
      : ask(client.POST("/api/w/{workspace}/points/adjustments/{adjustment_id}/refuse", { params: { path: { workspace: w, adjustment_id } }, body: {} })),
  person: (w: string, person_id: string) => ask(client.GET("/api/w/{workspace}/points/people/{person_id}", { params: { path: { workspace: w, person_id } } })),
  items: (w: string) => ask(client.GET("/api/w/{workspace}/points/items", { params: here(w) })) as unknown as Promise<ShopItem[]>,
  createItem: (w: string, item: JsonObject) => ask(client.POST("/api/w/{workspace}/points/items", { params: here(w), body: { item } })) as unknown as Promise<ShopItem>,
  updateItem: (w: string, item_id: string, item: JsonObject) => ask(client.PUT("/api/w/{workspace}/points/items/{item_id}", { params: { path: { workspace: w, item_id } }, body: { item } })) as unknown as Promise<ShopItem>,
  checkItem: (w: string, item: JsonObject, signal?: AbortSignal) => ask(client.POST("/api/w/{workspace}/points/items/check", { params: here(w), body: { item }, ...(signal ? { signal } : {}) })) as Promise<{ flaws: Flaw[] }>,
  turnItem: (w: string, item_id: string, turn: RuleTurn) => ask(client.POST("/api/w/{workspace}/points/items/{item_id}/{turn}", { params: { path: { workspace: w, item_id, turn } } })),
  exchanges: (w: string, query: Paging & { item?: string; state?: string }) => ask(client.GET("/api/w/{workspace}/points/exchanges", { params: { ...here(w), query: given({ ...query }) } })),
  settle: (w: string, exchange_id: string, turn: "sent" | "done" | "return") => ask(client.POST("/api/w/{workspace}/points/exchanges/{exchange_id}/{turn}", { params: { path: { workspace: w, exchange_id, turn } } })),
};
