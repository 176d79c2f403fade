import { defineArea } from "../../text.ts";

/** Texts of orders in the console. */
export const consoleOrderTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
