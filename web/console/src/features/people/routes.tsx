import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  { path: "people", lazy: async () => ({ Component: (await import("./PeoplePage")).PeoplePage }) },
  { path: "people/:person", lazy: async () => ({ Component: (await import("./PersonPage")).PersonPage }) },
  { path: "segments", lazy: async () => ({ Component: (await import("./SegmentsPage")).SegmentsPage }) },
  { path: "tags", lazy: async () => ({ Component: (await import("./TagsPage")).TagsPage }) },
];
