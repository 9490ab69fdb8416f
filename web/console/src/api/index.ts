/** Every question the console asks, by feature. The only module that knows addresses; they are checked against the server's document. */
import { ask, client, given } from "./client";
import { ApiProblem, unreachable } from "./problem";
import type * as t from "./types";

export { ApiProblem };
export type * from "./types";
export * from "./badges";
export * from "./alliance";
export * from "./budgets";
export * from "./commission";
export * from "./deliveries";
export * from "./membership";
export * from "./points";
export * from "./promotions";

export interface Paging {
  cursor?: string | null;
  limit?: number;
}
const inside = (workspace: string) => ({ path: { workspace } });

export const access = {
  hint: () => ask(client.GET("/api/session/hint")),
  session: () => ask(client.GET("/api/session")),
  signIn: (email: string, password: string) => ask(client.POST("/api/session", { body: { email, password } })),
  signOut: () => ask(client.DELETE("/api/session")),
  chooseLocale: (locale: t.Locale) => ask(client.PUT("/api/session/locale", { body: { locale } })),
  /** Ready or not: a 503 here is an answer. */
  health: async () => {
    const answer = await fetch("/health/ready", { headers: { Accept: "application/json" } }).catch(() => {
      throw unreachable();
    });
    return (await answer.json()) as Record<string, unknown> & { status: string };
  },
  workspace: (w: string) => ask(client.GET("/api/w/{workspace}/workspace", { params: inside(w) })),
  keys: (w: string) => ask(client.GET("/api/w/{workspace}/keys", { params: inside(w) })),
  createKey: (w: string, name: string) => ask(client.POST("/api/w/{workspace}/keys", { params: inside(w), body: { name } })),
  revokeKey: (w: string, key_id: string) => ask(client.POST("/api/w/{workspace}/keys/{key_id}/revoke", { params: { path: { workspace: w, key_id } } })),
};

export interface PeopleQuery extends Paging {
  query?: string | null;
  segment?: string | null;
  /** Each `<key>:<value>`; all must fit. */
  tag?: string[];
  sort?: string;
}
export const people = {
  overview: (w: string, days: number) => ask(client.GET("/api/w/{workspace}/overview", { params: { ...inside(w), query: { days } } })),
  list: (w: string, query: PeopleQuery) => ask(client.GET("/api/w/{workspace}/people", { params: { ...inside(w), query: given({ ...query }) } })),
  get: (w: string, person_id: string) => ask(client.GET("/api/w/{workspace}/people/{person_id}", { params: { path: { workspace: w, person_id } } })),
  timeline: (w: string, person_id: string, paging: Paging) =>
    ask(client.GET("/api/w/{workspace}/people/{person_id}/timeline", { params: { path: { workspace: w, person_id }, query: given({ ...paging }) } })) as Promise<t.Page<t.SeenEvent>>,
  decisions: (w: string, person_id: string, paging: Paging) =>
    ask(client.GET("/api/w/{workspace}/people/{person_id}/decisions", { params: { path: { workspace: w, person_id }, query: given({ ...paging }) } })),
  tags: (w: string) => ask(client.GET("/api/w/{workspace}/tags", { params: inside(w) })),
  segments: (w: string) => ask(client.GET("/api/w/{workspace}/segments", { params: inside(w) })),
};

export const events = {
  recent: (w: string, query: Paging & { name?: string | null; person?: string | null }) =>
    ask(client.GET("/api/w/{workspace}/events/recent", { params: { ...inside(w), query: given({ ...query }) } })) as Promise<t.Page<t.SeenEvent>>,
  names: (w: string) => ask(client.GET("/api/w/{workspace}/events/names", { params: inside(w) })),
  health: (w: string) => ask(client.GET("/api/w/{workspace}/events/health", { params: inside(w) })),
  /** The address of the live stream (server-sent events). */
  liveUrl: (w: string) => `/api/w/${encodeURIComponent(w)}/events/live`,
  quarantine: (w: string, query: Paging & { reason?: string | null; quarantine_state?: string }) =>
    ask(client.GET("/api/w/{workspace}/quarantine", { params: { ...inside(w), query: given({ ...query }) } })),
  replay: (w: string, quarantine_id: string, body?: string) =>
    ask(client.POST("/api/w/{workspace}/quarantine/{quarantine_id}/replay", { params: { path: { workspace: w, quarantine_id } }, body: body === undefined ? {} : { body } })),
  replayMany: (w: string, which: { reason?: string; ids?: string[] }) => ask(client.POST("/api/w/{workspace}/quarantine/replay", { params: inside(w), body: which })),
  discard: (w: string, quarantine_id: string) => ask(client.POST("/api/w/{workspace}/quarantine/{quarantine_id}/discard", { params: { path: { workspace: w, quarantine_id } } })),
};

const one = (workspace: string, play_id: string) => ({ params: { path: { workspace, play_id } } });
/** The steps a play can be taken through. */
const STEPS = {
  launch: (w: string, play: string) => ask(client.POST("/api/w/{workspace}/plays/{play_id}/launch", one(w, play))),
  pause: (w: string, play: string) => ask(client.POST("/api/w/{workspace}/plays/{play_id}/pause", one(w, play))),
  resume: (w: string, play: string) => ask(client.POST("/api/w/{workspace}/plays/{play_id}/resume", one(w, play))),
  end: (w: string, play: string) => ask(client.POST("/api/w/{workspace}/plays/{play_id}/end", one(w, play))),
  copy: (w: string, play: string) => ask(client.POST("/api/w/{workspace}/plays/{play_id}/copy", one(w, play))),
};
export interface Crowd {
  people: number;
  days: number;
  runs: number;
  budget: Record<string, number>;
}
export const plays = {
  mechanics: (w: string) => ask(client.GET("/api/w/{workspace}/mechanics", { params: inside(w) })) as Promise<t.MechanicCard[]>,
  list: (w: string, query: Paging & { state?: string | null; kind?: string | null } = {}) =>
    ask(client.GET("/api/w/{workspace}/plays", { params: { ...inside(w), query: given({ ...query }) } })) as Promise<t.Page<t.Play>>,
  get: (w: string, play: string) => ask(client.GET("/api/w/{workspace}/plays/{play_id}", one(w, play))) as Promise<t.Play>,
  create: (w: string, draft: t.PlayDraft) => ask(client.POST("/api/w/{workspace}/plays", { params: inside(w), body: draft })) as Promise<t.Play>,
  /** `revision` is the one that was read: a change that somebody else made meanwhile is not overwritten. */
  update: (w: string, play: string, draft: t.PlayDraft & { revision: number }) => ask(client.PUT("/api/w/{workspace}/plays/{play_id}", { ...one(w, play), body: draft })) as Promise<t.Play>,
  checkDraft: (w: string, { kind, rules, starts_at, ends_at }: t.PlayDraft, signal?: AbortSignal) =>
    ask(client.POST("/api/w/{workspace}/plays/check", { params: inside(w), body: { kind, rules, starts_at, ends_at }, ...(signal ? { signal } : {}) })),
  turn: (w: string, play: string, step: keyof typeof STEPS) => STEPS[step](w, play) as Promise<t.Play>,
  simulate: (w: string, draft: { kind: string; rules: t.Rules }, crowd: Crowd) => ask(client.POST("/api/w/{workspace}/plays/simulate", { params: inside(w), body: { ...draft, ...crowd } })),
  live: (w: string, play: string) => ask(client.GET("/api/w/{workspace}/plays/{play_id}/live", one(w, play))) as Promise<t.PlayLive>,
  results: (w: string, play_id: string, days: number) => ask(client.GET("/api/w/{workspace}/plays/{play_id}/results", { params: { path: { workspace: w, play_id }, query: { days } } })),
  prints: (w: string, play: string) => ask(client.GET("/api/w/{workspace}/plays/{play_id}/prints", one(w, play))),
  decisions: (w: string, play_id: string, query: Paging & { person?: string | null }) =>
    ask(client.GET("/api/w/{workspace}/plays/{play_id}/decisions", { params: { path: { workspace: w, play_id }, query: given({ ...query }) } })),
  decision: (w: string, decision_id: string) => ask(client.GET("/api/w/{workspace}/decisions/{decision_id}", { params: { path: { workspace: w, decision_id } } })),
  lists: (w: string, play: string) => ask(client.GET("/api/w/{workspace}/plays/{play_id}/lists", one(w, play))) as Promise<t.ListLine[]>,
  taps: (w: string, play: string) => ask(client.GET("/api/w/{workspace}/plays/{play_id}/taps", one(w, play))),
  tapsOf: (w: string, play_id: string, person_id: string, days: number, lang: t.Locale) =>
    ask(client.GET("/api/w/{workspace}/plays/{play_id}/taps/of/{person_id}", { params: { path: { workspace: w, play_id, person_id }, query: { days, lang } } })),
  tapsUrl: (w: string, play: string, query: { segment: string; without: string | null; days: number; lang: string }) =>
    `/api/w/${encodeURIComponent(w)}/plays/${encodeURIComponent(play)}/taps.csv?${new URLSearchParams(Object.entries(given({ ...query })).map(([key, value]) => [key, String(value)])).toString()}`,
  rows: (w: string, play_id: string, list_name: string, paging: Paging) =>
    ask(client.GET("/api/w/{workspace}/plays/{play_id}/lists/{list_name}", { params: { path: { workspace: w, play_id, list_name }, query: given({ ...paging }) } })) as Promise<t.Page<t.ListRow>>,
  rule: (w: string, play: string, seat_id: string, ruling: t.Rules) =>
    ask(client.POST("/api/w/{workspace}/plays/{play_id}/rulings", { ...one(w, play), body: { seat_id, ruling } })) as Promise<t.RulingOutcome>,
  screens: (w: string, play: string) => ask(client.GET("/api/w/{workspace}/plays/{play_id}/screens", one(w, play))) as Promise<t.Screen[]>,
  screen: (w: string, play_id: string, key: string) =>
    ask(client.GET("/api/w/{workspace}/plays/{play_id}/screens/{key}", { params: { path: { workspace: w, play_id, key } } })) as Promise<t.ScreenCode>,
  replayDecision: (w: string, decision_id: string) => ask(client.POST("/api/w/{workspace}/decisions/{decision_id}/replay", { params: { path: { workspace: w, decision_id } } })),
  campaigns: (w: string, paging: Paging = {}) => ask(client.GET("/api/w/{workspace}/campaigns", { params: { ...inside(w), query: given({ ...paging }) } })),
};

const picture = (w: string, picture_id: string) => ({ params: { path: { workspace: w, picture_id } } });
export const pictures = {
  list: (w: string, query: Paging & { state: "all" | "shown" | "hidden" | "unused" }) => ask(client.GET("/api/w/{workspace}/pictures", { params: { ...inside(w), query: given({ ...query }) } })),
  hide: (w: string, id: string) => ask(client.POST("/api/w/{workspace}/pictures/{picture_id}/hide", picture(w, id))),
  show: (w: string, id: string) => ask(client.POST("/api/w/{workspace}/pictures/{picture_id}/show", picture(w, id))),
  remove: (w: string, id: string) => ask(client.DELETE("/api/w/{workspace}/pictures/{picture_id}", picture(w, id))),
};

export const ledger = {
  assets: (w: string) => ask(client.GET("/api/w/{workspace}/ledger/assets", { params: inside(w) })),
  accounts: (w: string, query: Paging & { asset?: string | null; holder?: string | null }) => ask(client.GET("/api/w/{workspace}/ledger/accounts", { params: { ...inside(w), query: given({ ...query }) } })),
  transfers: (w: string, query: Paging & { asset?: string | null; holder?: string | null; decision?: string | null }) =>
    ask(client.GET("/api/w/{workspace}/ledger/transfers", { params: { ...inside(w), query: given({ ...query }) } })),
  transfer: (w: string, transfer_id: string) => ask(client.GET("/api/w/{workspace}/ledger/transfers/{transfer_id}", { params: { path: { workspace: w, transfer_id } } })),
  check: (w: string) => ask(client.GET("/api/w/{workspace}/ledger/check", { params: inside(w) })),
};
