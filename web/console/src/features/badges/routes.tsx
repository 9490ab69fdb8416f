import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "badges", lazy: async () => ({ Component: (await import("./BadgesPage")).BadgesPage }) },
  { path: "badges/:badge", lazy: async () => ({ Component: (await import("./BadgePage")).BadgePage }) },
];
