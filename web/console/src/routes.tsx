import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { routes as badges } from "./features/badges/routes";
import { routes as alliance } from "./features/alliance/routes";
import { routes as budgets } from "./features/budgets/routes";
import { routes as commission } from "./features/commission/routes";
import { routes as deliveries } from "./features/deliveries/routes";
import { routes as events } from "./features/events/routes";
import { routes as ledger } from "./features/ledger/routes";
import { routes as membership } from "./features/membership/routes";
import { routes as overview } from "./features/overview/routes";
import { routes as people } from "./features/people/routes";
import { routes as pictures } from "./features/pictures/routes";
import { routes as plays } from "./features/plays/routes";
import { routes as promotions } from "./features/promotions/routes";
import { routes as points } from "./features/points/routes";
import { routes as settings } from "./features/settings/routes";
import { Fault, NoPage } from "./frame/Fault";
import { Frame, Home } from "./frame/Frame";
import { loadRewards } from "./words";

/** Pages that speak of rewards wait for those words as well. */
function speaking(routes: RouteObject[]): RouteObject[] {
  return routes.map((route) => {
    const { lazy } = route;
    if (typeof lazy !== "function") return route;
    return { ...route, lazy: async () => (await Promise.all([lazy(), loadRewards()]))[0] };
  });
}

/** Every address of the console. Pages are fetched when they are opened. */
export const router = createBrowserRouter([
  { path: "/", element: <Home />, errorElement: <Fault /> },
  { path: "/sign-in", lazy: () => import("./frame/SignIn"), errorElement: <Fault /> },
  {
    path: "/w/:workspace",
    element: <Frame />,
    errorElement: <Fault />,
    hydrateFallbackElement: <span />,
    children: [
      { index: true, element: <Navigate to="overview" replace /> },
      { errorElement: <Fault />, children: [...overview, ...speaking([...people, ...promotions, ...membership, ...badges, ...budgets, ...commission, ...deliveries, ...alliance, ...points]), ...events, ...plays, ...pictures, ...ledger, ...settings, { path: "*", element: <NoPage /> }] },
    ],
  },
  { path: "*", element: <Home /> },
]);
