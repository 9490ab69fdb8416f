import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "tiers", lazy: async () => ({ Component: (await import("./LaddersPage")).LaddersPage }) },
  { path: "tiers/:ladder/edit", lazy: async () => ({ Component: (await import("./EditorPage")).EditorPage }) },
  { path: "tiers/:ladder/:tier", lazy: async () => ({ Component: (await import("./TierPage")).TierPage }) },
];
