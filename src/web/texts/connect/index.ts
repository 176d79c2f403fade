import { defineArea } from "../../text.ts";

/** Texts of what other systems tell: carriers, shops' exports. */
export const connectTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
