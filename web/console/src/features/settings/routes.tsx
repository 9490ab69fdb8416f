import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "settings/connect", lazy: async () => ({ Component: (await import("./ConnectPage")).ConnectPage }) },
  { path: "settings/workspace", lazy: async () => ({ Component: (await import("./WorkspacePage")).WorkspacePage }) },
  { path: "settings/health", lazy: async () => ({ Component: (await import("./HealthPage")).HealthPage }) },
];
