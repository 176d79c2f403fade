import { defineArea } from "../../text.ts";

/** Texts of quotes, money, units, people, policies and settings in the console. */
export const officeTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
