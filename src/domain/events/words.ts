import type { Text } from "../../core/locale.ts";
import type { ApplicationStatus } from "../applications/lifecycle.ts";
import type { ClaimStatus, Custody, Work } from "../claims/lifecycle.ts";
import type { OrderStatus } from "../orders/lifecycle.ts";
import type { OnlineStatus, PaymentStatus } from "../payments/lifecycle.ts";
import type { QuoteStatus } from "../quotes/lifecycle.ts";
import type { RefundStatus } from "../refunds/lifecycle.ts";
import type { ReimbursementStatus } from "../reimbursements/lifecycle.ts";
import type { Axis } from "./move.ts";

/** Every status in a word or two: where pages, mails and refusals take it from. */
export const stateWords = {
  claim: {
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
  },
  custody: {
    with_customer: { en: "Not sent in", es: "Sin enviar", zh: "尚未寄出" },
    in_transit_in: { en: "On its way to the centre", es: "De camino al centro", zh: "寄往维修中心途中" },
    at_centre: { en: "At the centre", es: "En el centro", zh: "在维修中心" },
    at_supplier: { en: "At the supplier", es: "En el proveedor", zh: "在供应商处" },
    in_transit_out: { en: "On its way back", es: "De vuelta en camino", zh: "寄回途中" },
    delivered: { en: "Delivered", es: "Entregada", zh: "已送达" },
    refused: { en: "Parcel refused", es: "Paquete rechazado", zh: "包裹被拒收" },
    lost: { en: "Lost on the way", es: "Perdida en el transporte", zh: "运输途中丢失" },
    forfeited: { en: "No longer returned", es: "Ya no se devuelve", zh: "不再退回" },
  },
  work: {
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
  },
  quote: {
    draft: { en: "Draft", es: "Borrador", zh: "草稿" },
    sent: { en: "Sent", es: "Enviado", zh: "已发送" },
    accepted: { en: "Accepted", es: "Aceptado", zh: "已接受" },
    declined: { en: "Declined", es: "Rechazado", zh: "已拒绝" },
    expired: { en: "Expired", es: "Caducado", zh: "已过期" },
    superseded: { en: "Superseded", es: "Sustituido", zh: "已被取代" },
  },
  payment: {
    awaiting: { en: "Awaiting payment", es: "Pendiente de pago", zh: "待付款" },
    proof_uploaded: { en: "Proof to review", es: "Comprobante por revisar", zh: "凭证待审核" },
    confirmed: { en: "Paid", es: "Pagado", zh: "已付款" },
    rejected: { en: "Proof turned down", es: "Comprobante rechazado", zh: "凭证未通过" },
  },
  online: {
    pending: { en: "Card payment under way", es: "Pago con tarjeta en curso", zh: "银行卡付款处理中" },
    succeeded: { en: "Paid by card", es: "Pagado con tarjeta", zh: "已用银行卡付款" },
    failed: { en: "Card payment not made", es: "Pago con tarjeta no realizado", zh: "银行卡付款未完成" },
  },
  refund: {
    requested: { en: "Waiting for approval", es: "Pendiente de aprobación", zh: "待批准" },
    approved: { en: "Approved", es: "Aprobado", zh: "已批准" },
    sent: { en: "On its way", es: "En camino", zh: "退款途中" },
    settled: { en: "Paid back", es: "Reembolsado", zh: "已退款" },
    failed: { en: "Not paid back", es: "No reembolsado", zh: "未退款" },
  },
  order: {
    cart: { en: "Cart", es: "Carrito", zh: "购物车" },
    submitted: { en: "Freight being worked out", es: "Calculando el porte", zh: "正在计算运费" },
    awaiting_payment: { en: "Awaiting payment", es: "Pendiente de pago", zh: "待付款" },
    payment_review: { en: "Proof under review", es: "Comprobante en revisión", zh: "凭证审核中" },
    packing: { en: "Being packed", es: "En preparación", zh: "备货打包中" },
    testing: { en: "In test", es: "En pruebas", zh: "测试中" },
    shipped: { en: "Shipped", es: "Enviado", zh: "已发货" },
    delivered: { en: "Delivered", es: "Entregado", zh: "已送达" },
    completed: { en: "Completed", es: "Completado", zh: "已完成" },
    cancelled: { en: "Cancelled", es: "Cancelado", zh: "已取消" },
    refunded: { en: "Refunded", es: "Reembolsado", zh: "已退款" },
  },
  reimbursement: {
    requested: { en: "To be approved", es: "Por aprobar", zh: "待批准" },
    approved: { en: "Approved", es: "Aprobado", zh: "已批准" },
    declined: { en: "Declined", es: "Denegado", zh: "未批准" },
    paid: { en: "Paid", es: "Pagado", zh: "已支付" },
  },
  application: {
    submitted: { en: "Waiting for review", es: "Pendiente de revisión", zh: "等待审核" },
    under_review: { en: "Under review", es: "En revisión", zh: "审核中" },
    listed: { en: "Listed", es: "En el directorio", zh: "已展示" },
    declined: { en: "Declined", es: "Denegada", zh: "未通过" },
  },
} as const satisfies {
  readonly claim: Readonly<Record<ClaimStatus, Text>>;
  readonly custody: Readonly<Record<Custody, Text>>;
  readonly work: Readonly<Record<Work, Text>>;
  readonly quote: Readonly<Record<QuoteStatus, Text>>;
  readonly payment: Readonly<Record<PaymentStatus, Text>>;
  readonly online: Readonly<Record<OnlineStatus, Text>>;
  readonly refund: Readonly<Record<RefundStatus, Text>>;
  readonly order: Readonly<Record<OrderStatus, Text>>;
  readonly reimbursement: Readonly<Record<ReimbursementStatus, Text>>;
  readonly application: Readonly<Record<ApplicationStatus, Text>>;
};

/** What has the status, as a noun with its article where the language wants one. */
export const thingWords: Readonly<Record<Axis, Text>> = {
  claim: { en: "the claim", es: "la reclamación", zh: "申请" },
  custody: { en: "the unit", es: "la unidad", zh: "设备" },
  work: { en: "the unit", es: "la unidad", zh: "设备" },
  quote: { en: "the quote", es: "el presupuesto", zh: "报价" },
  payment: { en: "the payment", es: "el pago", zh: "付款" },
  online: { en: "the card payment", es: "el pago con tarjeta", zh: "银行卡付款" },
  refund: { en: "the refund", es: "el reembolso", zh: "退款" },
  order: { en: "the order", es: "el pedido", zh: "订单" },
  reimbursement: { en: "the reimbursement", es: "el reembolso al centro", zh: "维修费结算" },
  application: { en: "the application", es: "la solicitud", zh: "申请" },
};

/** A status in a word or two; as it is where it has none. */
export function stateWord(axis: Axis, status: string): Text | string {
  return (stateWords[axis] as Readonly<Record<string, Text>>)[status] ?? status;
}
