import { defineArea } from "../../text.ts";

/** Texts of the customer's own pages. */
export const portalTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
