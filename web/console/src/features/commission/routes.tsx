import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "commission", lazy: async () => ({ Component: (await import("./CommissionPage")).CommissionPage }) },
  { path: "commission/order", lazy: async () => ({ Component: (await import("./OrderPage")).OrderPage }) },
  { path: "commission/parties/:person", lazy: async () => ({ Component: (await import("./PartyPage")).PartyPage }) },
  { path: "commission/runs/:run", lazy: async () => ({ Component: (await import("./RunPage")).RunPage }) },
];
