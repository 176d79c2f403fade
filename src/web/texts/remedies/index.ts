import { defineArea } from "../../text.ts";

/** Texts of how lines end. */
export const remedyTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
