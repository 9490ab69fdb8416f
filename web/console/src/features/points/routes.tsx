import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "points", lazy: async () => ({ Component: (await import("./RulesPage")).RulesPage }) },
  { path: "points/rules/new", lazy: async () => ({ Component: (await import("./RulePage")).NewRulePage }) },
  { path: "points/rules/:rule", lazy: async () => ({ Component: (await import("./RulePage")).RulePage }) },
  { path: "points/wallets", lazy: async () => ({ Component: (await import("./WalletsPage")).WalletsPage }) },
  { path: "points/shop", lazy: async () => ({ Component: (await import("./ShopPage")).ShopPage }) },
  { path: "points/shop/new", lazy: async () => ({ Component: (await import("./ItemPage")).NewItemPage }) },
  { path: "points/shop/:item", lazy: async () => ({ Component: (await import("./ItemPage")).ItemPage }) },
  { path: "points/settings", lazy: async () => ({ Component: (await import("./SettingsPage")).SettingsPage }) },
];
