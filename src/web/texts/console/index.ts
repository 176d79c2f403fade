import { defineArea } from "../../text.ts";

/** Texts of the console's frame, and what several of its pages say. */
export const consoleTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
