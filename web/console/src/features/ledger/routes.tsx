import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "ledger/assets", lazy: async () => ({ Component: (await import("./AssetsPage")).AssetsPage }) },
  { path: "ledger/accounts", lazy: async () => ({ Component: (await import("./AccountsPage")).AccountsPage }) },
  { path: "ledger/transfers", lazy: async () => ({ Component: (await import("./TransfersPage")).TransfersPage }) },
  { path: "ledger/transfers/:transfer", lazy: async () => ({ Component: (await import("./TransferPage")).TransferPage }) },
];
