import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "plays", lazy: async () => ({ Component: (await import("./PlaysPage")).PlaysPage }) },
  { path: "plays/new", lazy: async () => ({ Component: (await import("./GalleryPage")).GalleryPage }) },
  { path: "plays/new/:kind", lazy: async () => ({ Component: (await import("./BuilderPage")).NewPlayPage }) },
  { path: "plays/:play", lazy: async () => ({ Component: (await import("./PlayPage")).PlayPage }) },
  { path: "plays/:play/edit", lazy: async () => ({ Component: (await import("./BuilderPage")).EditPlayPage }) },
  { path: "plays/:play/screens/:screen", lazy: async () => ({ Component: (await import("./ScreenPage")).ScreenPage }) },
  { path: "decisions/:decision", lazy: async () => ({ Component: (await import("./DecisionPage")).DecisionPage }) },
  { path: "campaigns", lazy: async () => ({ Component: (await import("./CampaignsPage")).CampaignsPage }) },
];
