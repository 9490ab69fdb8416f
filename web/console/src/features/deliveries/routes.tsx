import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "deliveries", lazy: async () => ({ Component: (await import("./DeliveriesPage")).DeliveriesPage }) },
  { path: "deliveries/:delivery", lazy: async () => ({ Component: (await import("./DeliveryPage")).DeliveryPage }) },
];
