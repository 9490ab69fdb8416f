import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "alliance", lazy: async () => ({ Component: (await import("./AlliancePage")).AlliancePage }) },
  { path: "alliance/:agreement", lazy: async () => ({ Component: (await import("./AgreementPage")).AgreementPage }) },
];
