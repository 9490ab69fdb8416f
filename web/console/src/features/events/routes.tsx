import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "events", lazy: async () => ({ Component: (await import("./LivePage")).LivePage }) },
  { path: "quarantine", lazy: async () => ({ Component: (await import("./QuarantinePage")).QuarantinePage }) },
  { path: "collection", lazy: async () => ({ Component: (await import("./CollectionPage")).CollectionPage }) },
];
