import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "promotions", lazy: async () => ({ Component: (await import("./PromotionsPage")).PromotionsPage }) },
  { path: "promotions/new", lazy: async () => ({ Component: (await import("./BuilderPage")).NewPromotionPage }) },
  { path: "promotions/settings", lazy: async () => ({ Component: (await import("./PricingPage")).PricingPage }) },
  { path: "promotions/:promotion", lazy: async () => ({ Component: (await import("./PromotionPage")).PromotionPage }) },
  { path: "promotions/:promotion/edit", lazy: async () => ({ Component: (await import("./BuilderPage")).EditPromotionPage }) },
  { path: "vouchers/:code", lazy: async () => ({ Component: (await import("./VoucherPage")).VoucherPage }) },
];
