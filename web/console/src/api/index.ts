/** Every question the console asks, by feature. The only module that knows addresses. */
import { request } from "./client";
import { ApiProblem } from "./problem";
import type * as t from "./types";

export { ApiProblem };
export type * from "./types";

const at = (workspace: string, path: string) => `/api/w/${encodeURIComponent(workspace)}${path}`;
const id = encodeURIComponent;
export interface Paging {
  cursor?: string | null;
  limit?: number;
}

export const access = {
  hint: () => request<{ demo: boolean }>("GET", "/api/session/hint"),
  session: () => request<t.SignedIn>("GET", "/api/session"),
  signIn: (email: string, password: string) => request<t.SignedIn>("POST", "/api/session", { body: { email, password } }),
  signOut: () => request<null>("DELETE", "/api/session"),
  chooseLocale: (locale: t.Locale) => request<t.SignedIn>("PUT", "/api/session/locale", { body: { locale } }),
  /** Ready or not: a 503 here is an answer. */
  health: () =>
    fetch("/health/ready", { headers: { Accept: "application/json" } }).then(
      async (answer) => (await answer.json()) as Record<string, unknown> & { status: string },
      () => {
        throw new ApiProblem(0, "unreachable", "");
      },
    ),
  workspace: (w: string) => request<t.Workspace>("GET", at(w, "/workspace")),
  keys: (w: string) => request<t.WriteKey[]>("GET", at(w, "/keys")),
  createKey: (w: string, name: string) => request<t.WriteKey>("POST", at(w, "/keys"), { body: { name } }),
  revokeKey: (w: string, key: string) => request<t.WriteKey[]>("POST", at(w, `/keys/${id(key)}/revoke`)),
};

export interface PeopleQuery extends Paging {
  query?: string | null;
  segment?: string | null;
  tag?: string | null;
  sort?: string | null;
}
export const people = {
  overview: (w: string, days: number) => request<t.Overview>("GET", at(w, "/overview"), { query: { days } }),
  list: (w: string, query: PeopleQuery) => request<t.Page<t.PersonRow>>("GET", at(w, "/people"), { query: { ...query } }),
  get: (w: string, person: string) => request<t.Person>("GET", at(w, `/people/${id(person)}`)),
  timeline: (w: string, person: string, paging: Paging) =>
    request<t.Page<t.SeenEvent>>("GET", at(w, `/people/${id(person)}/timeline`), { query: { ...paging } }),
  decisions: (w: string, person: string, paging: Paging) =>
    request<t.Page<t.Decision>>("GET", at(w, `/people/${id(person)}/decisions`), { query: { ...paging } }),
  tags: (w: string) => request<t.Tag[]>("GET", at(w, "/tags")),
  segments: (w: string) => request<t.Segment[]>("GET", at(w, "/segments")),
};

export const events = {
  recent: (w: string, query: Paging & { name?: string | null; person?: string | null }) =>
    request<t.Page<t.SeenEvent>>("GET", at(w, "/events/recent"), { query: { ...query } }),
  names: (w: string) => request<t.EventName[]>("GET", at(w, "/events/names")),
  health: (w: string) => request<t.EventHealth>("GET", at(w, "/events/health")),
  /** The address of the live stream (server-sent events). */
  liveUrl: (w: string) => at(w, "/events/live"),
  quarantine: (w: string, query: Paging & { reason?: string | null }) =>
    request<t.Page<t.Quarantined>>("GET", at(w, "/quarantine"), { query: { ...query } }),
  replay: (w: string, item: string, body?: string) =>
    request<unknown>("POST", at(w, `/quarantine/${id(item)}/replay`), { body: body === undefined ? {} : { body } }),
  replayMany: (w: string, which: { reason?: string; ids?: string[] }) => request<t.Replayed>("POST", at(w, "/quarantine/replay"), { body: which }),
  discard: (w: string, item: string) => request<unknown>("POST", at(w, `/quarantine/${id(item)}/discard`)),
};

export const plays = {
  mechanics: (w: string) => request<t.MechanicCard[]>("GET", at(w, "/mechanics")),
  list: (w: string, query: Paging & { state?: string | null; kind?: string | null } = {}) =>
    request<t.Page<t.Play>>("GET", at(w, "/plays"), { query: { ...query } }),
  get: (w: string, play: string) => request<t.Play>("GET", at(w, `/plays/${id(play)}`)),
  create: (w: string, draft: t.PlayDraft) => request<t.Play>("POST", at(w, "/plays"), { body: draft }),
  update: (w: string, play: string, draft: t.PlayDraft & { revision: number }) => request<t.Play>("PUT", at(w, `/plays/${id(play)}`), { body: draft }),
  checkDraft: (w: string, draft: Pick<t.PlayDraft, "kind" | "rules" | "starts_at" | "ends_at">, signal?: AbortSignal) =>
    request<{ flaws: t.Flaw[] }>("POST", at(w, "/plays/check"), { body: draft, ...(signal ? { signal } : {}) }),
  turn: (w: string, play: string, step: "launch" | "pause" | "resume" | "end" | "copy") =>
    request<t.Play>("POST", at(w, `/plays/${id(play)}/${step}`)),
  simulate: (w: string, body: { kind: string; rules: t.Rules; people: number; days: number; runs?: number; budget?: Record<string, number> }) =>
    request<t.Simulation>("POST", at(w, "/plays/simulate"), { body }),
  live: (w: string, play: string) => request<t.PlayLive>("GET", at(w, `/plays/${id(play)}/live`)),
  decisions: (w: string, play: string, query: Paging & { person?: string | null }) =>
    request<t.Page<t.Decision>>("GET", at(w, `/plays/${id(play)}/decisions`), { query: { ...query } }),
  decision: (w: string, decision: string) => request<t.Decision>("GET", at(w, `/decisions/${id(decision)}`)),
  replayDecision: (w: string, decision: string) => request<t.Replay>("POST", at(w, `/decisions/${id(decision)}/replay`)),
  campaigns: (w: string, paging: Paging = {}) => request<t.Page<t.Campaign>>("GET", at(w, "/campaigns"), { query: { ...paging } }),
};

export const ledger = {
  assets: (w: string) => request<t.AssetLine[]>("GET", at(w, "/ledger/assets")),
  accounts: (w: string, query: Paging & { asset?: string | null; holder?: string | null }) =>
    request<t.Page<t.Account>>("GET", at(w, "/ledger/accounts"), { query: { ...query } }),
  transfers: (w: string, query: Paging & { asset?: string | null; holder?: string | null; decision?: string | null }) =>
    request<t.Page<t.Transfer>>("GET", at(w, "/ledger/transfers"), { query: { ...query } }),
  transfer: (w: string, transfer: string) => request<t.Explained>("GET", at(w, `/ledger/transfers/${id(transfer)}`)),
  check: (w: string) => request<t.LedgerCheck>("GET", at(w, "/ledger/check")),
};
