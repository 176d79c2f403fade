import { defineArea } from "../../text.ts";

/** Texts of Today, the list of claims and the claim page in the console. */
export const claimTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
