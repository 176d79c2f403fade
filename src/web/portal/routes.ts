import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { sellerRoute, signedIn } from "../root.tsx";
import { readCartSearch } from "./orders/search.ts";

const portal = createRoute({
  getParentRoute: () => sellerRoute,
  path: "my",
  beforeLoad: async ({ context, params, location }) => {
    const me = await signedIn(context, params.seller, location.href);
    if (!me.customer) {
      throw redirect({ to: "/$seller/sign-up", params: { seller: params.seller }, search: { next: location.href } });
    }
    return { me };
  },
});

const frame = createRoute({
  getParentRoute: () => portal,
  id: "frame",
  component: lazyRouteComponent(() => import("./PortalFrame.tsx"), "PortalFrame"),
});

const start = createRoute({
  getParentRoute: () => frame,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/$seller/my/claims", params: { seller: params.seller }, replace: true });
  },
});

const cart = createRoute({
  getParentRoute: () => frame,
  path: "cart",
  validateSearch: readCartSearch,
  component: lazyRouteComponent(() => import("./orders/CartPage.tsx"), "CartPage"),
});

const orders = createRoute({
  getParentRoute: () => frame,
  path: "orders",
  validateSearch: (search): { q?: string } =>
    typeof search["q"] === "string" && search["q"] !== "" ? { q: search["q"] } : {},
  component: lazyRouteComponent(() => import("./orders/OrdersPage.tsx"), "OrdersPage"),
});

const order = createRoute({
  getParentRoute: () => frame,
  path: "orders/$number",
  component: lazyRouteComponent(() => import("./orders/OrderPage.tsx"), "OrderPage"),
});

const claims = createRoute({
  getParentRoute: () => frame,
  path: "claims",
  validateSearch: (search): { q?: string; status?: string } => ({
    ...(typeof search["q"] === "string" && search["q"] !== "" ? { q: search["q"] } : {}),
    ...(typeof search["status"] === "string" && search["status"] !== "" ? { status: search["status"] } : {}),
  }),
  component: lazyRouteComponent(() => import("./ClaimsPage.tsx"), "ClaimsPage"),
});

const newClaim = createRoute({
  getParentRoute: () => frame,
  path: "claims/new",
  validateSearch: (search): { draft?: string; serials?: string; step?: string } => ({
    ...(typeof search["draft"] === "string" ? { draft: search["draft"] } : {}),
    ...(typeof search["serials"] === "string" ? { serials: search["serials"] } : {}),
    ...(typeof search["step"] === "string" ? { step: search["step"] } : {}),
  }),
  component: lazyRouteComponent(() => import("./new/NewClaimPage.tsx"), "NewClaimPage"),
});

const claim = createRoute({
  getParentRoute: () => frame,
  path: "claims/$number",
  component: lazyRouteComponent(() => import("./ClaimPage.tsx"), "ClaimPage"),
});

const units = createRoute({
  getParentRoute: () => frame,
  path: "units",
  validateSearch: (search): { q?: string } =>
    typeof search["q"] === "string" && search["q"] !== "" ? { q: search["q"] } : {},
  component: lazyRouteComponent(() => import("./UnitsPage.tsx"), "UnitsPage"),
});

const unit = createRoute({
  getParentRoute: () => frame,
  path: "units/$unit",
  component: lazyRouteComponent(() => import("./UnitPage.tsx"), "UnitPage"),
});

const repairCentre = createRoute({
  getParentRoute: () => frame,
  path: "repair-centre",
  component: lazyRouteComponent(() => import("./centre/RepairCentrePage.tsx"), "RepairCentrePage"),
});

const profile = createRoute({
  getParentRoute: () => frame,
  path: "profile",
  component: lazyRouteComponent(() => import("./ProfilePage.tsx"), "ProfilePage"),
});

/** The customer's own pages; signed-in customers only, fetched when first opened. */
export const portalRoute = portal.addChildren([
  frame.addChildren([start, cart, orders, order, claims, newClaim, claim, units, unit, repairCentre, profile]),
]);
