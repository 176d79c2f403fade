import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { sellerRoute, staffOnly } from "../root.tsx";
import { PageLoading, PageNotFound, PageProblem } from "./PageStates.tsx";
import {
  readBenchSearch,
  readClaimSearch,
  readClaimsSearch,
  readDraftSearch,
  readLabelSearch,
  readPick,
  readProductsSearch,
} from "./search.ts";

const consoleFrame = createRoute({
  getParentRoute: () => sellerRoute,
  path: "console",
  beforeLoad: async ({ context, params, location }) => ({
    me: await staffOnly(context, params.seller, location.href),
  }),
  component: lazyRouteComponent(() => import("./ConsoleFrame.tsx"), "ConsoleFrame"),
});

const states = { pendingComponent: PageLoading, notFoundComponent: PageNotFound, errorComponent: PageProblem };

const startRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/$seller/console/today", params });
  },
});
const todayRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "today",
  ...states,
  component: lazyRouteComponent(() => import("./TodayPage.tsx"), "TodayPage"),
});
const claimsRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "claims",
  validateSearch: readClaimsSearch,
  ...states,
  component: lazyRouteComponent(() => import("./ClaimsPage.tsx"), "ClaimsPage"),
});
const claimRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "claims/$claim",
  validateSearch: readClaimSearch,
  ...states,
  component: lazyRouteComponent(() => import("./claim/ClaimPage.tsx"), "ClaimPage"),
});
const receivingRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "receiving",
  validateSearch: (search) => readPick(search, "code"),
  ...states,
  component: lazyRouteComponent(() => import("./receiving/ReceivingPage.tsx"), "ReceivingPage"),
});
const scanCodesRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "receiving/codes",
  ...states,
  component: lazyRouteComponent(() => import("./receiving/ScanCodesPage.tsx"), "ScanCodesPage"),
});
const labelRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "receiving/label",
  validateSearch: readLabelSearch,
  ...states,
  component: lazyRouteComponent(() => import("./receiving/LabelPage.tsx"), "LabelPage"),
});
const benchRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "bench",
  validateSearch: readBenchSearch,
  ...states,
  component: lazyRouteComponent(() => import("./bench/BenchPage.tsx"), "BenchPage"),
});
const partsRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "bench/parts",
  ...states,
  component: lazyRouteComponent(() => import("./bench/PartsPage.tsx"), "PartsPage"),
});
const quotesRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "quotes",
  validateSearch: (search) => readPick(search, "status"),
  ...states,
  component: lazyRouteComponent(() => import("./QuotesPage.tsx"), "QuotesPage"),
});
const moneyRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "money",
  validateSearch: (search) => readPick(search, "status"),
  ...states,
  component: lazyRouteComponent(() => import("./money/MoneyPage.tsx"), "MoneyPage"),
});
const shippingRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "shipping",
  ...states,
  component: lazyRouteComponent(() => import("./shipping/ShippingPage.tsx"), "ShippingPage"),
});
const unitsRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "units",
  validateSearch: (search) => readPick(search, "q"),
  ...states,
  component: lazyRouteComponent(() => import("./units/UnitsPage.tsx"), "UnitsPage"),
});
const importRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "units/import",
  validateSearch: (search) => ({ ...readPick(search, "report"), ...readPick(search, "from") }),
  ...states,
  component: lazyRouteComponent(() => import("./units/ImportPage.tsx"), "ImportPage"),
});
const unitRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "units/$unit",
  ...states,
  component: lazyRouteComponent(() => import("./units/UnitPage.tsx"), "UnitPage"),
});
const productImportRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "products/import",
  validateSearch: (search) => readPick(search, "report"),
  ...states,
  component: lazyRouteComponent(() => import("./products/ImportProductsPage.tsx"), "ImportProductsPage"),
});
const ordersRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "orders",
  validateSearch: (search) => ({
    ...readPick(search, "status"),
    ...readPick(search, "q"),
    ...readPick(search, "late"),
  }),
  ...states,
  component: lazyRouteComponent(() => import("./orders/OrdersPage.tsx"), "OrdersPage"),
});
const orderRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "orders/$order",
  ...states,
  component: lazyRouteComponent(() => import("./orders/OrderPage.tsx"), "OrderPage"),
});
const withdrawalsRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "orders/withdrawals",
  ...states,
  component: lazyRouteComponent(() => import("./orders/WithdrawalsPage.tsx"), "WithdrawalsPage"),
});
const productsRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "products",
  validateSearch: readProductsSearch,
  ...states,
  component: lazyRouteComponent(() => import("./products/ProductsPage.tsx"), "ProductsPage"),
});
const newProductRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "products/new",
  ...states,
  component: lazyRouteComponent(() => import("./products/NewProductPage.tsx"), "NewProductPage"),
});
const productRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "products/$product",
  ...states,
  component: lazyRouteComponent(() => import("./products/ProductPage.tsx"), "ProductPage"),
});
const centresRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "centres",
  ...states,
  component: lazyRouteComponent(() => import("./centres/CentresPage.tsx"), "CentresPage"),
});
const figuresRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "centres/figures",
  ...states,
  component: lazyRouteComponent(() => import("./centres/FiguresPage.tsx"), "FiguresPage"),
});
const applicationRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "centres/applications/$application",
  ...states,
  component: lazyRouteComponent(() => import("./centres/ApplicationPage.tsx"), "ApplicationPage"),
});
const centreRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "centres/$centre",
  ...states,
  component: lazyRouteComponent(() => import("./centres/CentrePage.tsx"), "CentrePage"),
});
const peopleRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "people",
  ...states,
  component: lazyRouteComponent(() => import("./PeoplePage.tsx"), "PeoplePage"),
});
const policiesRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "policies",
  ...states,
  component: lazyRouteComponent(() => import("./policies/PoliciesPage.tsx"), "PoliciesPage"),
});
const policyRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "policies/$policy",
  validateSearch: (search) => readPick(search, "tab"),
  ...states,
  component: lazyRouteComponent(() => import("./policies/PolicyPage.tsx"), "PolicyPage"),
});
const draftRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "policies/$policy/draft",
  validateSearch: readDraftSearch,
  ...states,
  component: lazyRouteComponent(() => import("./policies/DraftPage.tsx"), "DraftPage"),
});
const settingsRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "settings",
  ...states,
  component: lazyRouteComponent(() => import("./SettingsPage.tsx"), "SettingsPage"),
});

const destinationsRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "settings/destinations",
  ...states,
  component: lazyRouteComponent(() => import("./destinations/DestinationsPage.tsx"), "DestinationsPage"),
});
const contractsRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "settings/contracts",
  ...states,
  component: lazyRouteComponent(() => import("./contracts/ContractsPage.tsx"), "ContractsPage"),
});
const calendarsRoute = createRoute({
  getParentRoute: () => consoleFrame,
  path: "settings/calendars",
  ...states,
  component: lazyRouteComponent(() => import("./calendars/CalendarsPage.tsx"), "CalendarsPage"),
});

/** The console: staff only, fetched when first opened. */
export const consoleRoute = consoleFrame.addChildren([
  startRoute,
  todayRoute,
  claimsRoute,
  claimRoute,
  receivingRoute,
  labelRoute,
  scanCodesRoute,
  benchRoute,
  partsRoute,
  quotesRoute,
  moneyRoute,
  shippingRoute,
  unitsRoute,
  importRoute,
  productImportRoute,
  unitRoute,
  ordersRoute,
  orderRoute,
  withdrawalsRoute,
  productsRoute,
  newProductRoute,
  productRoute,
  centresRoute,
  figuresRoute,
  applicationRoute,
  centreRoute,
  peopleRoute,
  policiesRoute,
  policyRoute,
  draftRoute,
  settingsRoute,
  calendarsRoute,
  destinationsRoute,
  contractsRoute,
]);
