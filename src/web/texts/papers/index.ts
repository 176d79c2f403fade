import { defineArea } from "../../text.ts";

/** Texts of a claim's documents, in portal and console. */
export const paperTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
