/** Questions about the points alliance. */
import { ask, client, given } from "./client";
import type { Paging } from "./index";
import type { components } from "./schema";

type S = components["schemas"];
/** The document says of bounded lists only that they are lists; this says of what. */
export type AllianceTerms = Omit<S["AllianceTerms"], "sides"> & { sides: S["AllianceSide"][] };
export type Agreement = Omit<S["Agreement"], "terms"> & { terms: AllianceTerms };
export type AllianceExchange = S["AllianceExchange"];
export type Clearing = S["Clearing"];
export type AllianceFlow = S["AllianceFlow"];

const inside = (workspace: string) => ({ path: { workspace } });
const one = (workspace: string, agreement_id: string) => ({ params: { path: { workspace, agreement_id } } });

export const alliance = {
  list: (w: string) => ask(client.GET("/api/w/{workspace}/alliance/agreements", { params: inside(w) })) as Promise<Agreement[]>,
  propose: (w: string, body: S["Proposal"]) => ask(client.POST("/api/w/{workspace}/alliance/agreements", { params: inside(w), body })),
  get: (w: string, a: string) => ask(client.GET("/api/w/{workspace}/alliance/agreements/{agreement_id}", one(w, a))) as Promise<Agreement>,
  accept: (w: string, a: string) => ask(client.POST("/api/w/{workspace}/alliance/agreements/{agreement_id}/accept", one(w, a))),
  end: (w: string, a: string, reason: string) => ask(client.POST("/api/w/{workspace}/alliance/agreements/{agreement_id}/end", { ...one(w, a), body: { reason } })),
  exchanges: (w: string, agreement_id: string, query: Paging) =>
    ask(client.GET("/api/w/{workspace}/alliance/agreements/{agreement_id}/exchanges", { params: { path: { workspace: w, agreement_id }, query: given({ ...query }) } })),
  flow: (w: string, agreement_id: string, days: number) =>
    ask(client.GET("/api/w/{workspace}/alliance/agreements/{agreement_id}/flow", { params: { path: { workspace: w, agreement_id }, query: { days } } })),
  clearings: (w: string, a: string) => ask(client.GET("/api/w/{workspace}/alliance/agreements/{agreement_id}/clearings", one(w, a))),
  clear: (w: string, a: string, until: string) => ask(client.POST("/api/w/{workspace}/alliance/agreements/{agreement_id}/clearings", { ...one(w, a), body: { until } })),
  confirm: (w: string, agreement_id: string, clearing_id: string) =>
    ask(client.POST("/api/w/{workspace}/alliance/agreements/{agreement_id}/clearings/{clearing_id}/confirm", { params: { path: { workspace: w, agreement_id, clearing_id } } })),
};
