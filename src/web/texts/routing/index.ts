import { defineArea } from "../../text.ts";

/** Texts of where a claim goes. */
export const routingTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
