import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { consoleRoute } from "./console/routes.ts";
import { portalRoute } from "./portal/routes.ts";
import { homeRoute, publicRoutes } from "./public/routes.ts";
import { rootRoute, sellerRoute } from "./root.tsx";
import { LoadingPage } from "./ui/LoadingPage.tsx";
import { NotFoundPage } from "./ui/NotFoundPage.tsx";
import { ProblemPage } from "./ui/ProblemPage.tsx";

const routeTree = rootRoute.addChildren([
  homeRoute,
  sellerRoute.addChildren([...publicRoutes, portalRoute, consoleRoute]),
]);

/** The pages by address. Portal and console are fetched when they are first opened. */
export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: ProblemPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
