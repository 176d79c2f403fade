import { defineArea } from "../../text.ts";

/** Texts that every page needs: frames, states, the recurring pieces. */
export const shared = defineArea({
  en: () => import("./en.ts"),
  es: () => import("./es.ts"),
  zh: () => import("./zh.ts"),
});
