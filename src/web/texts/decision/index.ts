import { defineArea } from "../../text.ts";

/** Texts around a decision: why, what is open, interview, override, appeal. */
export const decisionTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
