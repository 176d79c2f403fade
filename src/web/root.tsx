import { MantineProvider } from "@mantine/core";
import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, Outlet, redirect, useMatches } from "@tanstack/react-router";
import { Suspense, useMemo } from "react";
import { type Me, reading } from "./data.ts";
import { hatAt } from "./hat.ts";
import { isStaff } from "./session.ts";
import { readableColours, themeOf } from "./theme.ts";
import { LoadingPage } from "./ui/LoadingPage.tsx";
import { NotFoundPage } from "./ui/NotFoundPage.tsx";
import { ProblemPage } from "./ui/ProblemPage.tsx";
import { keepFor } from "./ui/use-kept.ts";

/** What loaders may use. */
export interface RouterContext {
  readonly client: QueryClient;
}

const houseColour = "#1f4fbf";

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: NotFoundPage,
});

/** Everything of one seller: their card is loaded first, for name, logo and colour. */
export const sellerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "$seller",
  loader: ({ context, params }) =>
    context.client.ensureQueryData(reading("GET /v1/sellers/{seller}", { params: { seller: params.seller } })),
  staleTime: 60_000,
  errorComponent: ProblemPage,
});

/** Lets only signed-in people on; others go to sign in and come back. Gives the reader to the routes beneath. */
export async function signedIn(context: RouterContext, seller: string, href: string): Promise<Me> {
  const asking = reading("GET /v1/sellers/{seller}/me", { params: { seller } }, hatAt(href));
  const me = await context.client.fetchQuery({ ...asking, staleTime: 60_000 });
  if (!me.person) throw redirect({ to: "/$seller/sign-in", params: { seller }, search: { next: href } });
  keepFor(me.person.id);
  return me;
}

/** Lets only the seller's staff on; others are told who they are signed in as, and may sign in as somebody of the staff. */
export async function staffOnly(context: RouterContext, seller: string, href: string): Promise<Me> {
  const me = await signedIn(context, seller, href);
  if (!isStaff(me))
    throw redirect({ to: "/$seller/sign-in", params: { seller }, search: { next: href, error: "staff_only" } });
  return me;
}

function Root() {
  const matches = useMatches();
  const card = matches.find((match) => match.routeId === "/$seller")?.loaderData as { colour?: string } | undefined;
  const colour = card?.colour ?? houseColour;
  const density = matches.some((match) => match.routeId.startsWith("/$seller/console")) ? "dense" : "comfortable";
  const theme = useMemo(() => themeOf(colour, density), [colour, density]);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={readableColours}
      getStyleNonce={pageNonce}
    >
      <Suspense fallback={<LoadingPage />}>
        <Outlet />
      </Suspense>
    </MantineProvider>
  );
}

/** The nonce of this page's Content-Security-Policy, for the styles that the component library adds. */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
}
