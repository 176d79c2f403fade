import { defineArea } from "../../text.ts";

/** Texts of units by the hundred. */
export const bulkTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
