import {
  IconCalendarEvent,
  IconCash,
  IconClipboardList,
  IconDeviceDesktop,
  IconFileInvoice,
  IconMapPin,
  IconPackageImport,
  IconScale,
  IconSettings,
  IconShoppingBag,
  IconShoppingCart,
  IconTool,
  IconTruckDelivery,
  IconUsers,
} from "@tabler/icons-react";

/** The console's pages in the order of a claim's way: address, text key, icon, key after `g`, and the queues that wait there. */
export const consolePages = [
  { to: "/$seller/console/today", name: "today", Icon: IconCalendarEvent, key: "t", queues: [] },
  {
    to: "/$seller/console/claims",
    name: "claims",
    Icon: IconClipboardList,
    key: "c",
    queues: [
      "answer_message",
      "triage",
      "decide",
      "settle_refused",
      "settle_finding",
      "settle_scrap",
      "decide_forfeiture",
      "trace_parcel",
      "resolve",
      "close",
    ],
  },
  { to: "/$seller/console/receiving", name: "receiving", Icon: IconPackageImport, key: "r", queues: ["receive"] },
  {
    to: "/$seller/console/bench",
    name: "bench",
    Icon: IconTool,
    key: "b",
    queues: ["inspect", "complete_inspection", "repair", "test"],
  },
  {
    to: "/$seller/console/quotes",
    name: "quotes",
    Icon: IconFileInvoice,
    key: "q",
    queues: ["make_quote", "send_quote"],
  },
  {
    to: "/$seller/console/money",
    name: "money",
    Icon: IconCash,
    key: "m",
    queues: ["review_payment", "order_proof", "approve_refund", "send_refund", "ask_refund", "order_refund"],
  },
  { to: "/$seller/console/shipping", name: "shipping", Icon: IconTruckDelivery, key: "s", queues: ["send_back"] },
  { to: "/$seller/console/units", name: "units", Icon: IconDeviceDesktop, key: "u", queues: [] },
  {
    to: "/$seller/console/orders",
    name: "orders",
    Icon: IconShoppingCart,
    key: "x",
    queues: ["order_freight", "order_test", "order_pack", "order_late", "withdrawal"],
  },
  { to: "/$seller/console/products", name: "products", Icon: IconShoppingBag, key: "d", queues: [] },
  { to: "/$seller/console/centres", name: "centres", Icon: IconMapPin, key: "e", queues: ["review_application"] },
  { to: "/$seller/console/people", name: "people", Icon: IconUsers, key: "p", queues: [] },
  { to: "/$seller/console/policies", name: "policies", Icon: IconScale, key: "o", queues: [] },
  { to: "/$seller/console/settings", name: "settings", Icon: IconSettings, key: ",", queues: ["destination_review"] },
] as const;
export type ConsolePage = (typeof consolePages)[number];

/** The page where the work of a queue is done. */
export function pageOfQueue(queue: string): ConsolePage {
  const claims = consolePages[1];
  return consolePages.find((page) => (page.queues as readonly string[]).includes(queue)) ?? claims;
}

/** How many cases wait behind a page, by the queues of Today. */
export function waitingAt(page: ConsolePage, queues: readonly { key: string; count: number }[]): number {
  return queues
    .filter((queue) => (page.queues as readonly string[]).includes(queue.key))
    .reduce((sum, queue) => sum + queue.count, 0);
}
