import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "budgets", lazy: async () => ({ Component: (await import("./BudgetsPage")).BudgetsPage }) },
  { path: "budgets/:budget", lazy: async () => ({ Component: (await import("./BudgetPage")).BudgetPage }) },
];
