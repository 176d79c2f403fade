import { defineArea } from "../../text.ts";

/** Texts of products and destinations in the console. */
export const consoleShopTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
