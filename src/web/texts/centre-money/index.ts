import { defineArea } from "../../text.ts";

/** Texts of what centres are paid, and of how they do. */
export const centreMoneyTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
