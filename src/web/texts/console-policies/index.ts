import { defineArea } from "../../text.ts";

/** Texts of the console's pages on policies. */
export const policyTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
