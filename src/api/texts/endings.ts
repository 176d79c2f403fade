import type { Text } from "../../core/locale.ts";
import type { Ending } from "../../domain/claims/index.ts";
import type { RemedyKind } from "../../policy/index.ts";

/** How a line ended, in a word or two. */
export const endingText: Readonly<Record<Ending, Text>> = {
  repaired: { en: "Repaired", es: "Reparado", zh: "已维修" },
  replaced: { en: "Replaced", es: "Sustituido", zh: "已更换" },
  reissued: { en: "Sent again", es: "Enviado de nuevo", zh: "已补发" },
  part_sent: { en: "Part sent", es: "Pieza enviada", zh: "已寄配件" },
  refunded: { en: "Refunded", es: "Reembolsado", zh: "已退款" },
  returned_unrepaired: { en: "Returned unrepaired", es: "Devuelto sin reparar", zh: "未维修退回" },
  scrap: { en: "Beyond repair", es: "Irreparable", zh: "无法修复" },
  no_fault_found: { en: "No fault found", es: "Sin avería", zh: "未发现故障" },
  declined: { en: "Declined", es: "Denegado", zh: "未获批准" },
  refused: { en: "Parcel refused", es: "Paquete rechazado", zh: "包裹被拒收" },
  lost: { en: "Lost on the way", es: "Perdido en el transporte", zh: "运输途中丢失" },
  forfeited: { en: "Forfeited", es: "Decaído", zh: "逾期不再退回" },
  not_received: { en: "Never received", es: "No recibido", zh: "未收到" },
};

/** What a line may end with, as staff choose it and customers wish for it. */
export const remedyText: Readonly<Record<RemedyKind, Text>> = {
  repair: { en: "Repair", es: "Reparación", zh: "维修" },
  replace: { en: "Another one of the same model", es: "Otro del mismo modelo", zh: "同型号更换" },
  reissue: { en: "Send what was missing or is right", es: "Enviar lo que falta o lo correcto", zh: "补发正确物品" },
  refund: { en: "Money back", es: "Reembolso", zh: "退款" },
  spare_part: { en: "Spare part", es: "Pieza de repuesto", zh: "寄送配件" },
  return_unrepaired: { en: "Return as it came", es: "Devolver tal como llegó", zh: "原样退回" },
  none: { en: "Decline", es: "Denegar", zh: "不予批准" },
};

/** What was decided, as the customer reads it. */
export const givenText: Readonly<Record<RemedyKind, Text>> = {
  repair: { en: "It is repaired", es: "Se repara", zh: "为您维修" },
  replace: {
    en: "You get another one of the same model",
    es: "Recibe otro del mismo modelo",
    zh: "为您更换同型号设备",
  },
  reissue: {
    en: "You are sent what was missing, or the right item",
    es: "Se le envía lo que faltaba o el artículo correcto",
    zh: "为您补发缺少的物品或正确的商品",
  },
  refund: { en: "You get your money back", es: "Recibe su dinero de vuelta", zh: "为您退款" },
  spare_part: { en: "You are sent the part", es: "Se le envía la pieza", zh: "为您寄送配件" },
  return_unrepaired: { en: "It goes back as it came", es: "Vuelve tal como llegó", zh: "原样退回给您" },
  none: { en: "We do not take this over", es: "No nos hacemos cargo", zh: "不予受理" },
};
