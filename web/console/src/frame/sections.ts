import type { Words } from "@/words";

type NavWord = keyof Words["nav"];

export interface Section {
  key: "overview" | "people" | "campaigns" | "rewards" | "settings";
  /** The first page is where the navigation leads. `own` are the beginnings of addresses that belong to a page. */
  pages: { word: NavWord; path: string; own?: string[] }[];
}

/** The order of the features; an entry stands here only when its feature exists. */
export const SECTIONS: readonly Section[] = [
  { key: "overview", pages: [{ word: "overview", path: "/overview" }] },
  {
    key: "people",
    pages: [
      { word: "allPeople", path: "/people" },
      { word: "segments", path: "/segments" },
      { word: "tags", path: "/tags" },
      { word: "live", path: "/events" },
      { word: "quarantine", path: "/quarantine" },
      { word: "collection", path: "/collection" },
    ],
  },
  {
    key: "campaigns",
    pages: [
      { word: "plays", path: "/plays", own: ["/decisions"] },
      { word: "calendar", path: "/campaigns" },
      { word: "pictures", path: "/pictures" },
    ],
  },
  {
    key: "rewards",
    pages: [
      { word: "promotions", path: "/promotions", own: ["/vouchers"] },
      { word: "points", path: "/points" },
      { word: "tiers", path: "/tiers" },
      { word: "badges", path: "/badges" },
      { word: "budgets", path: "/budgets" },
      { word: "commission", path: "/commission" },
      { word: "alliance", path: "/alliance" },
      { word: "deliveries", path: "/deliveries" },
      { word: "ledger", path: "/ledger/assets", own: ["/ledger"] },
    ],
  },
  {
    key: "settings",
    pages: [
      { word: "connect", path: "/settings/connect" },
      { word: "workspace", path: "/settings/workspace" },
      { word: "health", path: "/settings/health" },
    ],
  },
];

const begins = (path: string, start: string) => path === start || path.startsWith(`${start}/`);

/** The section and page an address (below the workspace) belongs to. */
export function placeOf(path: string): { section: Section; page: Section["pages"][number] } | null {
  for (const section of SECTIONS) {
    for (const page of section.pages) {
      if ([page.path, ...(page.own ?? [])].some((start) => begins(path, start))) return { section, page };
    }
  }
  return null;
}
