import type { Text } from "../../core/locale.ts";
import type { TrackingStage } from "../../domain/tracking/index.ts";

/** The answer to everybody who asks for a claim's link: it tells nothing of whether the claim exists. */
export const trackingText: Text = {
  en: "If a claim with this number was filed with this address, a mail with its link is on its way.",
  es: "Si existe una reclamación con ese número y esa dirección, le hemos enviado un correo con su enlace.",
  zh: "如果该编号的申请使用此邮箱提交，含有链接的邮件已发出。",
};

/** How far a parcel is by its carrier's word. */
export const stageText: Readonly<Record<TrackingStage, Text>> = {
  announced: { en: "announced to the carrier", es: "anunciado al transportista", zh: "已通知承运商" },
  under_way: { en: "on its way", es: "en camino", zh: "运输途中" },
  out_for_delivery: { en: "out for delivery", es: "en reparto", zh: "派送中" },
  held: { en: "waiting to be collected", es: "pendiente de recogida", zh: "等待取件" },
  delivered: { en: "delivered", es: "entregado", zh: "已送达" },
  failed: { en: "could not be delivered", es: "no se pudo entregar", zh: "未能送达" },
  returned: { en: "went back to its sender", es: "devuelto al remitente", zh: "已退回寄件人" },
};

/** Why a carrier's word is missing, or was not acted on. */
export const trackingProblemText: Readonly<Record<"unknown" | "ambiguous" | "no_answer" | "odd_day", Text>> = {
  unknown: {
    en: "The carrier does not know this number yet.",
    es: "El transportista aún no conoce este número.",
    zh: "承运商尚无此单号的信息。",
  },
  ambiguous: {
    en: "Several shipments have this number, or its carrier cannot be told; nothing was taken over.",
    es: "Varios envíos tienen este número o no se puede saber su transportista; no se tomó ningún dato.",
    zh: "多个货件使用此单号或无法识别承运商，未采用任何信息。",
  },
  no_answer: {
    en: "The carrier did not answer; it is asked again.",
    es: "El transportista no respondió; se le volverá a consultar.",
    zh: "承运商未答复，将再次查询。",
  },
  odd_day: {
    en: "The carrier says delivered, on a day that cannot be. Confirm the day yourself.",
    es: "El transportista indica una entrega en una fecha imposible. Confirme usted la fecha.",
    zh: "承运商给出的送达日期不可能成立，请自行确认日期。",
  },
};
