import type { Text } from "../../core/locale.ts";
import type { ClaimStatus, Custody, Work } from "../../domain/claims/lifecycle.ts";
import type { PaymentStatus } from "../../domain/payments/lifecycle.ts";
import type { QuoteStatus } from "../../domain/quotes/lifecycle.ts";
import type { ClaimKind } from "../../policy/index.ts";

/** Where a claim stands, in a word or two. */
export const claimStatusText: Readonly<Record<ClaimStatus, Text>> = {
  draft: { en: "Draft", es: "Borrador", zh: "草稿" },
  submitted: { en: "Submitted", es: "Enviada", zh: "已提交" },
  triage: { en: "Being checked", es: "En revisión", zh: "审核中" },
  info_needed: { en: "Information needed", es: "Falta información", zh: "需补充信息" },
  authorized: { en: "Return authorised", es: "Devolución autorizada", zh: "已授权寄回" },
  in_progress: { en: "In progress", es: "En curso", zh: "处理中" },
  resolved: { en: "Resolved", es: "Resuelta", zh: "已解决" },
  closed: { en: "Closed", es: "Cerrada", zh: "已关闭" },
  rejected: { en: "Rejected", es: "Rechazada", zh: "已拒绝" },
  cancelled: { en: "Cancelled", es: "Cancelada", zh: "已取消" },
  expired: { en: "Expired", es: "Caducada", zh: "已过期" },
};

/** What a claim is about, as a noun for tables and headings. */
export const kindText: Readonly<Record<ClaimKind, Text>> = {
  fault: { en: "Fault", es: "Avería", zh: "故障" },
  doa: { en: "Dead on arrival", es: "No funcionaba al llegar", zh: "到货即坏" },
  loose_heat_sink: { en: "Loose heat sink", es: "Disipador suelto", zh: "散热片松动" },
  damaged_box: { en: "Damaged box", es: "Caja dañada", zh: "外箱破损" },
  transit_damage: { en: "Damaged on the way", es: "Daño en el transporte", zh: "运输损坏" },
  wrong_item: { en: "Wrong item", es: "Artículo equivocado", zh: "发错商品" },
  missing_item: { en: "Missing item", es: "Falta un artículo", zh: "缺少物品" },
  change_of_mind: { en: "Change of mind", es: "Desistimiento", zh: "无理由退货" },
  undelivered: { en: "Not sent yet", es: "Aún sin enviar", zh: "尚未发货" },
};

/** Who has the unit, in a word or two. */
export const custodyText: Readonly<Record<Custody, Text>> = {
  with_customer: { en: "Not sent in", es: "Sin enviar", zh: "尚未寄出" },
  in_transit_in: { en: "On its way to the centre", es: "De camino al centro", zh: "寄往维修中心途中" },
  at_centre: { en: "At the centre", es: "En el centro", zh: "在维修中心" },
  at_supplier: { en: "At the supplier", es: "En el proveedor", zh: "在供应商处" },
  in_transit_out: { en: "On its way back", es: "De vuelta en camino", zh: "寄回途中" },
  delivered: { en: "Delivered", es: "Entregada", zh: "已送达" },
  refused: { en: "Parcel refused", es: "Paquete rechazado", zh: "包裹被拒收" },
  lost: { en: "Lost on the way", es: "Perdida en el transporte", zh: "运输途中丢失" },
  forfeited: { en: "No longer returned", es: "Ya no se devuelve", zh: "不再退回" },
};

/** What is being done to the unit, in a word or two. */
export const workText: Readonly<Record<Work, Text>> = {
  waiting: { en: "Waiting", es: "En espera", zh: "等待中" },
  received: { en: "Received", es: "Recibida", zh: "已收货" },
  inspecting: { en: "In inspection", es: "En inspección", zh: "检测中" },
  quoted: { en: "Quoted", es: "Presupuestada", zh: "已报价" },
  approved: { en: "Approved for repair", es: "Reparación aprobada", zh: "已批准维修" },
  repairing: { en: "In repair", es: "En reparación", zh: "维修中" },
  testing: { en: "In test", es: "En pruebas", zh: "测试中" },
  ready: { en: "Repaired", es: "Reparada", zh: "已修好" },
  scrap: { en: "Beyond repair", es: "Irreparable", zh: "无法修复" },
  no_fault_found: { en: "No fault found", es: "Sin avería", zh: "未发现故障" },
  replaced: { en: "Replaced", es: "Sustituida", zh: "已更换" },
  returned_unrepaired: { en: "Unrepaired", es: "Sin reparar", zh: "未维修" },
  refunded: { en: "Refunded", es: "Reembolsada", zh: "已退款" },
};

/** Where a quote stands. */
export const quoteStatusText: Readonly<Record<QuoteStatus, Text>> = {
  draft: { en: "Draft", es: "Borrador", zh: "草稿" },
  sent: { en: "Sent", es: "Enviado", zh: "已发送" },
  accepted: { en: "Accepted", es: "Aceptado", zh: "已接受" },
  declined: { en: "Declined", es: "Rechazado", zh: "已拒绝" },
  expired: { en: "Expired", es: "Caducado", zh: "已过期" },
  superseded: { en: "Superseded", es: "Sustituido", zh: "已被取代" },
};

/** Where a payment stands. */
export const paymentStatusText: Readonly<Record<PaymentStatus, Text>> = {
  awaiting: { en: "Awaiting payment", es: "Pendiente de pago", zh: "待付款" },
  proof_uploaded: { en: "Proof to review", es: "Comprobante por revisar", zh: "凭证待审核" },
  confirmed: { en: "Paid", es: "Pagado", zh: "已付款" },
  rejected: { en: "Proof turned down", es: "Comprobante rechazado", zh: "凭证未通过" },
};
