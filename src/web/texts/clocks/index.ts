import { defineArea } from "../../text.ts";

/** Texts of clocks and calendars. */
export const clockTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
