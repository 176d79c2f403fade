import { defineArea } from "../../text.ts";

/** Texts of the shop, the cart and the customer's orders. */
export const shopTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
