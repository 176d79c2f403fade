import { defineArea } from "../../text.ts";

/** Texts of service centres: the public directory, a centre's profile, the console's register. */
export const centreTexts = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
