import { defineArea } from "../../text.ts";

/** Texts of the fields of an address. */
export const addressTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
