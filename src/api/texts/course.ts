import type { Text } from "../../core/locale.ts";

/** The steps of a unit's way, in order. */
export const courseKeys = [
  "filed",
  "authorized",
  "received",
  "inspected",
  "quoted",
  "settled",
  "repaired",
  "returned",
] as const;
export type CourseKey = (typeof courseKeys)[number];

/** What a step is called. */
export const courseText: Readonly<Record<CourseKey, Text>> = {
  filed: { en: "Claim filed", es: "Reclamación presentada", zh: "提交申请" },
  authorized: { en: "Return authorised", es: "Devolución autorizada", zh: "授权寄回" },
  received: { en: "Arrived at the centre", es: "Llegada al centro", zh: "到达维修中心" },
  inspected: { en: "Inspected", es: "Inspeccionado", zh: "检测" },
  quoted: { en: "Quote and payment", es: "Presupuesto y pago", zh: "报价与付款" },
  settled: { en: "Decided", es: "Decidido", zh: "已作出决定" },
  repaired: { en: "Repaired and tested", es: "Reparado y probado", zh: "维修与测试" },
  returned: { en: "Back with the customer", es: "De vuelta con el cliente", zh: "送回客户" },
};

/** What the second step is called where nothing had to be sent in. */
export const resolvedRemotelyText: Text = {
  en: "Resolved without a return",
  es: "Resuelta sin devolución",
  zh: "无需寄回即已解决",
};

/** What the last step is called where something else than the unit goes to the customer. */
export const deliveredText: Text = { en: "With the customer", es: "En manos del cliente", zh: "送达客户" };
