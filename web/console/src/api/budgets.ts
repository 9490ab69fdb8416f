/** Questions about budgets. */
import { ask, client, given } from "./client";
import type { components } from "./schema";
import type { Paging } from "./index";

type S = components["schemas"];
export type Budget = S["Budget"];
export type BudgetDraft = S["BudgetDraft"];
export type BudgetEdit = S["BudgetEdit"];
export type BudgetTerms = S["BudgetTerms"];
export type BurnDown = S["BurnDown"];
export type BudgetCharge = S["BudgetCharge"];
export type BudgetChange = S["BudgetChange"];
export type CampaignCost = S["CampaignCost"];

const one = (workspace: string, budget_id: string) => ({ params: { path: { workspace, budget_id } } });
const MOVES = {
  "top-up": (w: string, b: string, body: { amount: number; reason: string }) => ask(client.POST("/api/w/{workspace}/budgets/{budget_id}/top-up", { ...one(w, b), body })),
  reduce: (w: string, b: string, body: { amount: number; reason: string }) => ask(client.POST("/api/w/{workspace}/budgets/{budget_id}/reduce", { ...one(w, b), body })),
  stop: (w: string, b: string, body: { amount: number; reason: string }) => ask(client.POST("/api/w/{workspace}/budgets/{budget_id}/stop", { ...one(w, b), body: { reason: body.reason } })),
  resume: (w: string, b: string, body: { amount: number; reason: string }) => ask(client.POST("/api/w/{workspace}/budgets/{budget_id}/resume", { ...one(w, b), body: { reason: body.reason } })),
};
export type BudgetMove = keyof typeof MOVES;

export const budgets = {
  list: (w: string, query: Paging & { campaign?: string | null } = {}) => ask(client.GET("/api/w/{workspace}/budgets", { params: { path: { workspace: w }, query: given({ ...query }) } })),
  get: (w: string, b: string) => ask(client.GET("/api/w/{workspace}/budgets/{budget_id}", one(w, b))),
  create: (w: string, body: BudgetDraft) => ask(client.POST("/api/w/{workspace}/budgets", { params: { path: { workspace: w } }, body })),
  update: (w: string, b: string, body: BudgetEdit) => ask(client.PUT("/api/w/{workspace}/budgets/{budget_id}", { ...one(w, b), body })),
  move: (w: string, b: string, move: BudgetMove, body: { amount: number; reason: string }) => MOVES[move](w, b, body),
  burnDown: (w: string, b: string) => ask(client.GET("/api/w/{workspace}/budgets/{budget_id}/burn-down", one(w, b))),
  charges: (w: string, budget_id: string, query: Paging & { person?: string | null }) =>
    ask(client.GET("/api/w/{workspace}/budgets/{budget_id}/charges", { params: { path: { workspace: w, budget_id }, query: given({ ...query }) } })),
  changes: (w: string, budget_id: string, query: Paging) =>
    ask(client.GET("/api/w/{workspace}/budgets/{budget_id}/changes", { params: { path: { workspace: w, budget_id }, query: given({ ...query }) } })),
  costs: (w: string, days: number) => ask(client.GET("/api/w/{workspace}/campaign-costs", { params: { path: { workspace: w }, query: { days } } })),
};
