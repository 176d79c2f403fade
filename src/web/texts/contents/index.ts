import { defineArea } from "../../text.ts";

/** Texts of what belongs to a unit: the one part that comes in, what comes along, boards and supplies. */
export const contentsTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
