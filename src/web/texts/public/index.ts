import { defineArea } from "../../text.ts";

/** Texts of the pages that anybody may open. */
export const publicTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
