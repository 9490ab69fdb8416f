/** Questions about commission. */
import { ask, client, given } from "./client";
import type { Paging } from "./index";
import type { components } from "./schema";

type S = components["schemas"];
type With<T, More> = Omit<T, keyof More> & More;
type Lists = "roles" | "products" | "categories" | "tiers";
/** The document says of bounded lists only that they are lists; this says of what. */
export type RateRule = With<S["RateRule"], Partial<Record<Lists, string[]>>>;
export type CommissionTerms = With<S["CommissionTerms"], { roles?: S["CommissionRole"][]; rules?: RateRule[] }>;
export type CommissionProgramme = With<S["CommissionProgramme"], { terms: CommissionTerms }>;
export type CommissionRole = S["CommissionRole"];
export type CommissionParty = S["CommissionParty"];
export type PartyPage = S["PartyPage"];
export type CommissionPart = S["CommissionPart"];
export type CommissionRelation = S["CommissionRelation"];
export type ExplainedOrder = S["ExplainedOrder"];
export type CommissionRun = S["CommissionRun"];
export type RunPage = S["RunPage"];
export type CommissionStatement = S["CommissionStatement"];
export type Withdrawal = S["Withdrawal"];

const inside = (workspace: string) => ({ path: { workspace } });
const base = (w: string) => `/api/w/${encodeURIComponent(w)}/commission`;

export const commission = {
  programme: (w: string) => ask(client.GET("/api/w/{workspace}/commission/programme", { params: inside(w) })) as Promise<CommissionProgramme>,
  saveProgramme: (w: string, body: { revision: number; terms: CommissionTerms }) => ask(client.PUT("/api/w/{workspace}/commission/programme", { params: inside(w), body })),
  parties: (w: string, query: Paging) => ask(client.GET("/api/w/{workspace}/commission/parties", { params: { ...inside(w), query: given({ ...query }) } })),
  saveParty: (w: string, body: S["PartyForm"]) => ask(client.PUT("/api/w/{workspace}/commission/parties", { params: inside(w), body })),
  party: (w: string, person_id: string) => ask(client.GET("/api/w/{workspace}/commission/parties/{person_id}", { params: { path: { workspace: w, person_id } } })),
  brought: (w: string, person_id: string, query: Paging) =>
    ask(client.GET("/api/w/{workspace}/commission/parties/{person_id}/brought", { params: { path: { workspace: w, person_id }, query: given({ ...query }) } })),
  partyOrders: (w: string, person_id: string, query: Paging) =>
    ask(client.GET("/api/w/{workspace}/commission/parties/{person_id}/orders", { params: { path: { workspace: w, person_id }, query: given({ ...query }) } })),
  bring: (w: string, body: { person: string; code: string }) => ask(client.POST("/api/w/{workspace}/commission/relations", { params: inside(w), body })),
  orders: (w: string, query: Paging) => ask(client.GET("/api/w/{workspace}/commission/orders", { params: { ...inside(w), query: given({ ...query }) } })),
  order: (w: string, order_id: string) => ask(client.GET("/api/w/{workspace}/commission/order", { params: { ...inside(w), query: { order_id } } })),
  runs: (w: string, query: Paging) => ask(client.GET("/api/w/{workspace}/commission/runs", { params: { ...inside(w), query: given({ ...query }) } })),
  makeRun: (w: string, body: { name: string; until: string }) => ask(client.POST("/api/w/{workspace}/commission/runs", { params: inside(w), body })),
  run: (w: string, run_id: string) => ask(client.GET("/api/w/{workspace}/commission/runs/{run_id}", { params: { path: { workspace: w, run_id } } })),
  closeRun: (w: string, run_id: string) => ask(client.POST("/api/w/{workspace}/commission/runs/{run_id}/close", { params: { path: { workspace: w, run_id } } })),
  dropRun: (w: string, run_id: string) => ask(client.DELETE("/api/w/{workspace}/commission/runs/{run_id}", { params: { path: { workspace: w, run_id } } })),
  csvUrl: (w: string, run: string) => `${base(w)}/runs/${encodeURIComponent(run)}/statements.csv`,
  pdfUrl: (w: string, run: string, person: string) => `${base(w)}/runs/${encodeURIComponent(run)}/statements/${encodeURIComponent(person)}/pdf`,
  withdrawals: (w: string, query: Paging & { state?: string | null; person?: string | null }) =>
    ask(client.GET("/api/w/{workspace}/commission/withdrawals", { params: { ...inside(w), query: given({ ...query }) } })),
  approve: (w: string, withdrawal_id: string) => ask(client.POST("/api/w/{workspace}/commission/withdrawals/{withdrawal_id}/approve", { params: { path: { workspace: w, withdrawal_id } } })),
  end: (w: string, withdrawal_id: string, body: { state: "paid" | "refused" | "void"; reason: string }) =>
    ask(client.POST("/api/w/{workspace}/commission/withdrawals/{withdrawal_id}/end", { params: { path: { workspace: w, withdrawal_id } }, body })),
};
