import { defineArea } from "../../text.ts";

/** Texts of receiving, bench and shipping. */
export const workTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
