import { defineArea } from "../../text.ts";

/** Texts of refunds, the ledger, cards and accounts, in console and portal. */
export const moneyTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
