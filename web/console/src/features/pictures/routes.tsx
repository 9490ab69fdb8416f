import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [{ path: "pictures", lazy: async () => ({ Component: (await import("./PicturesPage")).PicturesPage }) }];
