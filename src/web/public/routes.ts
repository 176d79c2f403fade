import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { reading } from "../data.ts";
import { rootRoute, sellerRoute } from "../root.tsx";
import { readDirectorySearch } from "./centres/search.ts";
import { readGoesTo, readShopSearch } from "./shop/search.ts";

/** The installation's home: its sellers, or the first-run page. */
export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  loader: ({ context }) => context.client.ensureQueryData(reading("GET /v1/installation", {})),
  component: lazyRouteComponent(() => import("./HomePage.tsx"), "HomePage"),
});

const frame = createRoute({
  getParentRoute: () => sellerRoute,
  id: "public",
  component: lazyRouteComponent(() => import("./PublicFrame.tsx"), "PublicFrame"),
});

const text = (search: Record<string, unknown>, name: string) => {
  const value = search[name];
  return typeof value === "string" && value !== "" ? { [name]: value } : {};
};

const sellerHome = createRoute({
  getParentRoute: () => frame,
  path: "/",
  validateSearch: (search): { serials?: string } => text(search, "serials"),
  component: lazyRouteComponent(() => import("./SellerHome.tsx"), "SellerHome"),
});

const terms = createRoute({
  getParentRoute: () => frame,
  path: "terms/$policy",
  component: lazyRouteComponent(() => import("./TermsPage.tsx"), "TermsPage"),
});

const termsList = createRoute({
  getParentRoute: () => frame,
  path: "terms",
  component: lazyRouteComponent(() => import("./TermsPage.tsx"), "TermsListPage"),
});

const track = createRoute({
  getParentRoute: () => frame,
  path: "track",
  component: lazyRouteComponent(() => import("./TrackPage.tsx"), "TrackPage"),
});

const withdraw = createRoute({
  getParentRoute: () => frame,
  path: "withdraw",
  component: lazyRouteComponent(() => import("./WithdrawPage.tsx"), "WithdrawPage"),
});

const directory = createRoute({
  getParentRoute: () => frame,
  path: "repair-centres",
  validateSearch: readDirectorySearch,
  component: lazyRouteComponent(() => import("./centres/DirectoryPage.tsx"), "DirectoryPage"),
});

const repair = createRoute({
  getParentRoute: () => frame,
  path: "repair",
  component: lazyRouteComponent(() => import("./centres/RepairPage.tsx"), "RepairPage"),
});

const shop = createRoute({
  getParentRoute: () => frame,
  path: "shop",
  validateSearch: readShopSearch,
  component: lazyRouteComponent(() => import("./shop/ShopPage.tsx"), "ShopPage"),
});

const product = createRoute({
  getParentRoute: () => frame,
  path: "shop/$product",
  validateSearch: readGoesTo,
  component: lazyRouteComponent(() => import("./shop/ProductPage.tsx"), "ProductPage"),
});

const signIn = createRoute({
  getParentRoute: () => frame,
  path: "sign-in",
  validateSearch: (search): { next?: string; error?: string } => ({
    ...text(search, "next"),
    ...text(search, "error"),
  }),
  component: lazyRouteComponent(() => import("./SignInPage.tsx"), "SignInPage"),
});

const signUp = createRoute({
  getParentRoute: () => frame,
  path: "sign-up",
  validateSearch: (search): { next?: string } => text(search, "next"),
  component: lazyRouteComponent(() => import("./SignUpPage.tsx"), "SignUpPage"),
});

const resetPassword = createRoute({
  getParentRoute: () => frame,
  path: "reset-password",
  validateSearch: (search): { token?: string } => text(search, "token"),
  component: lazyRouteComponent(() => import("./ResetPasswordPage.tsx"), "ResetPasswordPage"),
});

const invitation = createRoute({
  getParentRoute: () => frame,
  path: "invitation",
  validateSearch: (search): { token?: string } => text(search, "token"),
  component: lazyRouteComponent(() => import("./InvitationPage.tsx"), "InvitationPage"),
});

const guestClaim = createRoute({
  getParentRoute: () => frame,
  path: "claims/$number",
  validateSearch: (search): { token?: string } => text(search, "token"),
  component: lazyRouteComponent(() => import("./GuestClaimPage.tsx"), "GuestClaimPage"),
});

/** What anybody may open at a seller's address. */
export const publicRoutes = [
  frame.addChildren([
    sellerHome,
    terms,
    termsList,
    track,
    withdraw,
    directory,
    repair,
    shop,
    product,
    signIn,
    signUp,
    resetPassword,
    invitation,
    guestClaim,
  ]),
] as const;
