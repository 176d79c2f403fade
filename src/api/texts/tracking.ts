import type { Text } from "../../core/locale.ts";

/** The answer to everybody who asks for a claim's link: it tells nothing of whether the claim exists. */
export const trackingText: Text = {
  en: "If a claim with this number was filed with this address, a mail with its link is on its way.",
  es: "Si existe una reclamación con ese número y esa dirección, le hemos enviado un correo con su enlace.",
  zh: "如果该编号的申请使用此邮箱提交，含有链接的邮件已发出。",
};
