/** Questions about membership. */
import { ask, client, given } from "./client";
import type { components } from "./schema";
import type { Paging } from "./index";

type S = components["schemas"];
type Name = S["Text"];
export type Asks = S["Asks"];
export interface Privilege {
  kind: string;
  name: Name;
  note?: Name | null;
  key?: string;
  [parameter: string]: unknown;
}
export interface Tier {
  key: string;
  name: Name;
  asks?: Asks;
  privileges?: Privilege[];
  colour?: string;
  months?: number;
  price_minor?: number;
  products?: string[];
}
export interface Ladder {
  key: string;
  name: Name;
  kind?: "earned" | "paid";
  tiers: Tier[];
  window?: { kind?: "rolling" | "year" | "quarter"; days?: number };
  keeping?: S["Keeping"];
}
export type LadderInfo = Omit<S["LadderInfo"], "rules"> & { rules: Ladder };
export type Heads = S["Heads"];
export type CensusLine = S["CensusLine"];
export type TierMember = S["TierMember"];
export type TierChange = S["TierChange"];
export type LadderStanding = S["LadderStanding"];
export type PersonTiers = S["PersonTiers"];

const inside = (workspace: string) => ({ path: { workspace } });
const on = (workspace: string, key: string) => ({ path: { workspace, key } });
const sent = (rules: Ladder) => rules as unknown as S["Ladder"];

export const membership = {
  ladders: (w: string) => ask(client.GET("/api/w/{workspace}/membership/ladders", { params: inside(w) })) as Promise<LadderInfo[]>,
  ladder: (w: string, key: string) => ask(client.GET("/api/w/{workspace}/membership/ladders/{key}", { params: on(w, key) })) as Promise<LadderInfo>,
  templates: (w: string) => ask(client.GET("/api/w/{workspace}/membership/templates", { params: inside(w) })) as Promise<Ladder[]>,
  create: (w: string, rules: Ladder) => ask(client.POST("/api/w/{workspace}/membership/ladders", { params: inside(w), body: { rules: sent(rules) } })) as Promise<LadderInfo>,
  save: (w: string, rules: Ladder, revision: string, lower: "at_review" | "at_once") =>
    ask(client.PUT("/api/w/{workspace}/membership/ladders/{key}", { params: on(w, rules.key), body: { rules: sent(rules), revision, lower } })) as Promise<LadderInfo>,
  remove: (w: string, key: string) => ask(client.DELETE("/api/w/{workspace}/membership/ladders/{key}", { params: on(w, key) })),
  preview: (w: string, rules: Ladder) => ask(client.POST("/api/w/{workspace}/membership/preview", { params: inside(w), body: { rules: sent(rules) } })),
  census: (w: string, key: string, days: number) => ask(client.GET("/api/w/{workspace}/membership/ladders/{key}/census", { params: { ...on(w, key), query: { days } } })),
  people: (w: string, key: string, tier: string, paging: Paging) =>
    ask(client.GET("/api/w/{workspace}/membership/ladders/{key}/people", { params: { ...on(w, key), query: { tier, ...given({ ...paging }) } } })),
  changes: (w: string, key: string, paging: Paging) => ask(client.GET("/api/w/{workspace}/membership/ladders/{key}/changes", { params: { ...on(w, key), query: given({ ...paging }) } })),
  person: (w: string, person_id: string) => ask(client.GET("/api/w/{workspace}/membership/people/{person_id}", { params: { path: { workspace: w, person_id } } })),
  setTier: (w: string, person_id: string, body: { ladder: string; tier: string; because: string; until_on?: string | null; exact?: boolean }) =>
    ask(client.PUT("/api/w/{workspace}/membership/people/{person_id}/tier", { params: { path: { workspace: w, person_id } }, body })),
  endManual: (w: string, person_id: string, body: { ladder: string; because: string }) =>
    ask(client.POST("/api/w/{workspace}/membership/people/{person_id}/tier/end", { params: { path: { workspace: w, person_id } }, body })),
  giveTerm: (w: string, person_id: string, body: { ladder: string; tier: string; reference: string; because: string }) =>
    ask(client.POST("/api/w/{workspace}/membership/people/{person_id}/terms", { params: { path: { workspace: w, person_id } }, body })),
};
