import { defineArea } from "../../text.ts";

/** Texts of the console's withdrawals: their list, their settings. */
export const withdrawalTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
