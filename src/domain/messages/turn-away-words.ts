import type { Text } from "../../core/locale.ts";

/** Why a parcel that was put aside is turned away. */
export type TurnAwayReason = keyof typeof turnAwayWords;

/** Each as a phrase. */
export const turnAwayWords = {
  no_order: { en: "no claim or order for it", es: "sin reclamación ni pedido", zh: "没有对应的申请或订单" },
  mismatch: { en: "contents differ from the claim", es: "el contenido no coincide", zh: "内容与申请不符" },
  incomplete: { en: "something is missing", es: "está incompleto", zh: "物品不齐全" },
  damaged: { en: "parcel damaged", es: "paquete dañado", zh: "包裹破损" },
  soaked: { en: "parcel soaked", es: "paquete mojado", zh: "包裹浸湿" },
  cash_on_delivery: { en: "cash on delivery", es: "contra reembolso", zh: "货到付款" },
  empty: { en: "parcel empty", es: "paquete vacío", zh: "空包裹" },
  wrong_item: { en: "wrong item", es: "artículo equivocado", zh: "物品错误" },
  wrong_address: { en: "addressed to somebody else", es: "dirigido a otra persona", zh: "收件地址错误" },
  pickup_point: { en: "lies at a pick-up point", es: "está en un punto de recogida", zh: "在自提点" },
  forfeited: { en: "nobody claimed it in time", es: "nadie lo reclamó a tiempo", zh: "逾期无人认领" },
} as const satisfies Readonly<Record<string, Text>>;
