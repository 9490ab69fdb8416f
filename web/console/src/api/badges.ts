/** Questions about badges. */
import { ask, client, given } from "./client";
import type { components } from "./schema";
import type { Paging } from "./index";

type S = components["schemas"];
export type Award = S["Award"];
export type AwardLine = S["AwardLine"];
export type Headway = S["Headway"];
export type PersonBadges = S["PersonBadges"];
export interface BadgeLevel {
  at: number;
  name?: S["Text"] | null;
}
export interface Earning {
  event: string;
  measure?: "count" | "days" | "sum";
  property?: string;
  where?: { property: string; op?: "is" | "is_not" | "at_least" | "at_most" | "contains" | "exists"; value?: string | number | boolean }[];
}
export type BadgeRules = Omit<S["Badge"], "levels" | "earning"> & { levels?: BadgeLevel[]; earning?: Earning | null };
export type BadgeInfo = Omit<S["BadgeInfo"], "rules"> & { rules: BadgeRules };

const inside = (workspace: string) => ({ path: { workspace } });
const on = (workspace: string, key: string) => ({ path: { workspace, key } });
const sent = (rules: BadgeRules) => rules as unknown as S["Badge"];

export const badges = {
  list: (w: string) => ask(client.GET("/api/w/{workspace}/badges", { params: inside(w) })) as Promise<BadgeInfo[]>,
  get: (w: string, key: string) => ask(client.GET("/api/w/{workspace}/badges/{key}", { params: on(w, key) })) as Promise<BadgeInfo>,
  templates: (w: string) => ask(client.GET("/api/w/{workspace}/badges/templates", { params: inside(w) })) as Promise<BadgeRules[]>,
  create: (w: string, rules: BadgeRules) => ask(client.POST("/api/w/{workspace}/badges", { params: inside(w), body: { rules: sent(rules) } })),
  save: (w: string, rules: BadgeRules, revision: string) => ask(client.PUT("/api/w/{workspace}/badges/{key}", { params: on(w, rules.key), body: { rules: sent(rules), revision } })),
  remove: (w: string, key: string) => ask(client.DELETE("/api/w/{workspace}/badges/{key}", { params: on(w, key) })),
  awards: (w: string, key: string, paging: Paging) => ask(client.GET("/api/w/{workspace}/badges/{key}/awards", { params: { ...on(w, key), query: given({ ...paging }) } })),
  give: (w: string, key: string, body: { person_id: string; because: string; level: number }) => ask(client.POST("/api/w/{workspace}/badges/{key}/awards", { params: on(w, key), body })),
  revoke: (w: string, award_id: string, because: string) => ask(client.POST("/api/w/{workspace}/badge-awards/{award_id}/revoke", { params: { path: { workspace: w, award_id } }, body: { because } })),
  person: (w: string, person_id: string) => ask(client.GET("/api/w/{workspace}/people/{person_id}/badges", { params: { path: { workspace: w, person_id } } })),
  /** The emblem of a badge, for everybody to see. */
  picture: (w: string, key: string, level: number) => `/public/badges/${encodeURIComponent(w)}/achievements/${encodeURIComponent(key)}/${level}/picture.svg`,
};
