import type { ActionOf } from "../../core/lifecycle.ts";
import type { Text } from "../../core/locale.ts";
import type { applicationLifecycle } from "../../domain/applications/lifecycle.ts";
import type { claimLifecycle, custodyLifecycle, workLifecycle } from "../../domain/claims/lifecycle.ts";
import type { orderLifecycle } from "../../domain/orders/lifecycle.ts";
import type { onlineLifecycle, paymentLifecycle } from "../../domain/payments/lifecycle.ts";
import type { quoteLifecycle } from "../../domain/quotes/lifecycle.ts";
import type { refundLifecycle } from "../../domain/refunds/lifecycle.ts";
import type { reimbursementLifecycle } from "../../domain/reimbursements/lifecycle.ts";

/** Every verb that moves a status. */
export type Move =
  | ActionOf<typeof claimLifecycle>
  | ActionOf<typeof custodyLifecycle>
  | ActionOf<typeof workLifecycle>
  | ActionOf<typeof quoteLifecycle>
  | ActionOf<typeof paymentLifecycle>
  | ActionOf<typeof onlineLifecycle>
  | ActionOf<typeof refundLifecycle>
  | ActionOf<typeof orderLifecycle>
  | ActionOf<typeof applicationLifecycle>
  | ActionOf<typeof reimbursementLifecycle>;

/** What happened, told afterwards in one sentence; the actor and the day stand beside it. */
export const moveText: Readonly<Record<Move, Text>> = {
  "order.submit": {
    en: "The order was submitted; its goods are put aside.",
    es: "Se envió el pedido; la mercancía queda reservada.",
    zh: "订单已提交，商品已预留。",
  },
  "order.setFreight": {
    en: "The freight was worked out.",
    es: "Se calculó el porte.",
    zh: "运费已算出。",
  },
  "order.uploadProof": {
    en: "The proof of payment is under review.",
    es: "El comprobante de pago está en revisión.",
    zh: "付款凭证审核中。",
  },
  "order.rejectProof": {
    en: "The order waits for another proof.",
    es: "El pedido espera otro comprobante.",
    zh: "订单等待新的凭证。",
  },
  "order.confirmPayment": {
    en: "The order is paid; it waits to be packed.",
    es: "El pedido está pagado; espera a ser empacado.",
    zh: "订单已付款，等待打包。",
  },
  "order.payByCard": {
    en: "The order was paid by card; it waits to be packed.",
    es: "El pedido se pagó con tarjeta; espera a ser empacado.",
    zh: "订单已用银行卡付款，等待打包。",
  },
  "order.startTest": { en: "The test began.", es: "Comenzó la prueba.", zh: "测试开始。" },
  "order.passTest": {
    en: "Everything that was to be tested passed.",
    es: "Todo lo que había que probar pasó la prueba.",
    zh: "需测试的商品均已通过。",
  },
  "order.ship": { en: "The whole order is on its way.", es: "Todo el pedido está en camino.", zh: "订单已全部发出。" },
  "order.deliver": { en: "The order was delivered.", es: "El pedido se entregó.", zh: "订单已送达。" },
  "order.complete": {
    en: "The delivery was confirmed; the order is complete.",
    es: "Se confirmó la entrega; el pedido está completado.",
    zh: "已确认收货，订单完成。",
  },
  "order.cancel": { en: "The order was cancelled.", es: "Se canceló el pedido.", zh: "订单已取消。" },
  "order.refund": {
    en: "What was paid for the order is on its way back.",
    es: "Lo pagado por el pedido está de vuelta.",
    zh: "订单款项已退还。",
  },
  "claim.submit": {
    en: "The claim was submitted and the terms accepted.",
    es: "Se presentó la reclamación y se aceptaron las condiciones.",
    zh: "申请已提交，条款已接受。",
  },
  "claim.triage": {
    en: "The problem was diagnosed from afar.",
    es: "Se hizo el diagnóstico remoto.",
    zh: "已完成远程诊断。",
  },
  "claim.requestInformation": {
    en: "More information was asked for.",
    es: "Se pidió más información.",
    zh: "已请求补充信息。",
  },
  "claim.supplyInformation": {
    en: "The information was supplied.",
    es: "Se aportó la información.",
    zh: "已补充信息。",
  },
  "claim.authorize": {
    en: "The return was authorised.",
    es: "Se autorizó la devolución.",
    zh: "已授权寄回。",
  },
  "claim.resolveRemotely": {
    en: "The problem was solved without a return.",
    es: "El problema se resolvió sin devolución.",
    zh: "问题已解决，无需寄回。",
  },
  "claim.reject": {
    en: "The claim was rejected.",
    es: "Se rechazó la reclamación.",
    zh: "申请已被拒绝。",
  },
  "claim.reopen": {
    en: "The rejection was taken back, and the claim is looked at again.",
    es: "Se retiró el rechazo y la reclamación vuelve a revisarse.",
    zh: "拒绝已撤回，申请将重新审核。",
  },
  "claim.cancel": {
    en: "The claim was withdrawn.",
    es: "Se retiró la reclamación.",
    zh: "申请已撤回。",
  },
  "claim.expire": {
    en: "Nothing arrived in time, so the claim was closed; it may be filed again.",
    es: "No llegó nada a tiempo y la reclamación se cerró; puede presentarse de nuevo.",
    zh: "未在期限内收到寄件，申请已关闭，可重新提交。",
  },
  "claim.start": {
    en: "The work on this claim began.",
    es: "Se empezó a trabajar en la reclamación.",
    zh: "开始处理此申请。",
  },
  "claim.resolve": {
    en: "Everything in this claim is settled.",
    es: "Todo lo de esta reclamación está resuelto.",
    zh: "此申请的所有事项均已处理完毕。",
  },
  "claim.close": {
    en: "The claim was closed.",
    es: "Se cerró la reclamación.",
    zh: "申请已关闭。",
  },
  "custody.sendIn": {
    en: "The unit was sent to the service centre.",
    es: "El equipo se envió al centro de servicio.",
    zh: "设备已寄往维修中心。",
  },
  "custody.receive": {
    en: "The unit arrived at the service centre.",
    es: "El equipo llegó al centro de servicio.",
    zh: "设备已到达维修中心。",
  },
  "custody.refuse": {
    en: "The parcel was refused at the service centre.",
    es: "El centro de servicio rechazó el paquete.",
    zh: "维修中心拒收了包裹。",
  },
  "custody.sendBack": {
    en: "The unit was sent back.",
    es: "El equipo se envió de vuelta.",
    zh: "设备已寄回。",
  },
  "custody.sendOut": {
    en: "The replacement was sent.",
    es: "Se envió el sustituto.",
    zh: "替换物品已寄出。",
  },
  "custody.deliver": {
    en: "The parcel was delivered.",
    es: "El paquete se entregó.",
    zh: "包裹已送达。",
  },
  "custody.sendToSupplier": {
    en: "The unit went on to the supplier.",
    es: "El equipo se envió al proveedor.",
    zh: "设备已送往供应商。",
  },
  "custody.returnFromSupplier": {
    en: "The unit came back from the supplier.",
    es: "El equipo volvió del proveedor.",
    zh: "设备已从供应商处返回。",
  },
  "custody.lose": {
    en: "The unit was lost on the way.",
    es: "El equipo se perdió en el transporte.",
    zh: "设备在运输途中丢失。",
  },
  "custody.bringBack": {
    en: "The customer refused the return; it is back at the centre.",
    es: "El cliente rechazó la devolución; está de nuevo en el centro.",
    zh: "客户拒收退件，设备已回到维修中心。",
  },
  "custody.forfeit": {
    en: "A person confirmed that the unit is not returned any more.",
    es: "Una persona confirmó que el equipo ya no se devuelve.",
    zh: "工作人员确认设备不再退还。",
  },
  "work.receive": {
    en: "The unit was taken in for inspection.",
    es: "El equipo entró para su inspección.",
    zh: "设备已登记待检测。",
  },
  "work.inspect": {
    en: "The inspection began.",
    es: "Empezó la inspección.",
    zh: "开始检测。",
  },
  "work.quote": {
    en: "The repair was quoted.",
    es: "Se presupuestó la reparación.",
    zh: "已对维修报价。",
  },
  "work.approve": {
    en: "The repair was approved.",
    es: "Se aprobó la reparación.",
    zh: "维修已获批准。",
  },
  "work.findNoFault": {
    en: "The inspection found no fault.",
    es: "La inspección no encontró ninguna avería.",
    zh: "检测未发现故障。",
  },
  "work.scrap": {
    en: "The inspection found that the unit cannot be repaired.",
    es: "La inspección concluyó que el equipo no se puede reparar.",
    zh: "检测结果为无法修复。",
  },
  "work.returnUnrepaired": {
    en: "The unit goes back unrepaired.",
    es: "El equipo se devuelve sin reparar.",
    zh: "设备将不维修退回。",
  },
  "work.replace": {
    en: "It was decided to send something in its place.",
    es: "Se decidió enviar otro en su lugar.",
    zh: "决定另行寄出替换物品。",
  },
  "work.refund": {
    en: "It was decided to give the money back.",
    es: "Se decidió devolver el dinero.",
    zh: "决定退款。",
  },
  "work.deny": {
    en: "This unit's claim was declined.",
    es: "Se denegó la reclamación de este equipo.",
    zh: "该设备的申请未获批准。",
  },
  "work.startRepair": {
    en: "The repair began.",
    es: "Empezó la reparación.",
    zh: "开始维修。",
  },
  "work.startTest": {
    en: "The repair was done and the tests began.",
    es: "Terminó la reparación y empezaron las pruebas.",
    zh: "维修完成，开始测试。",
  },
  "work.failTest": {
    en: "A test failed, so the unit went back to repair.",
    es: "Falló una prueba y el equipo volvió a reparación.",
    zh: "测试未通过，设备返回维修。",
  },
  "work.passTest": {
    en: "All tests were passed; the unit is ready.",
    es: "Se superaron todas las pruebas; el equipo está listo.",
    zh: "测试全部通过，设备已就绪。",
  },
  "quote.send": {
    en: "The quote was sent to the customer.",
    es: "Se envió el presupuesto al cliente.",
    zh: "报价已发送给客户。",
  },
  "quote.accept": {
    en: "The quote was accepted.",
    es: "Se aceptó el presupuesto.",
    zh: "报价已被接受。",
  },
  "quote.decline": {
    en: "The quote was declined.",
    es: "Se rechazó el presupuesto.",
    zh: "报价被拒绝。",
  },
  "quote.expire": {
    en: "The quote expired without an answer.",
    es: "El presupuesto caducó sin respuesta.",
    zh: "报价未获答复，已过期。",
  },
  "quote.supersede": {
    en: "The quote was replaced by a new one.",
    es: "El presupuesto se sustituyó por otro.",
    zh: "报价已由新报价取代。",
  },
  "payment.uploadProof": {
    en: "The proof of payment was handed in.",
    es: "Se entregó el comprobante de pago.",
    zh: "付款凭证已提交。",
  },
  "payment.confirm": {
    en: "The payment was confirmed.",
    es: "Se confirmó el pago.",
    zh: "付款已确认。",
  },
  "payment.payByCard": {
    en: "The quote was paid by card.",
    es: "El presupuesto se pagó con tarjeta.",
    zh: "已用银行卡支付报价。",
  },
  "online.succeed": {
    en: "The card was charged.",
    es: "Se cobró la tarjeta.",
    zh: "银行卡已扣款。",
  },
  "online.fail": {
    en: "The card payment was not made.",
    es: "El pago con tarjeta no se realizó.",
    zh: "银行卡付款未完成。",
  },
  "refund.approve": {
    en: "A refund was approved.",
    es: "Se aprobó un reembolso.",
    zh: "退款已获批准。",
  },
  "refund.decline": {
    en: "A refund that was asked for was turned down.",
    es: "Se denegó un reembolso solicitado.",
    zh: "退款申请未获批准。",
  },
  "refund.send": {
    en: "The refund was sent.",
    es: "Se envió el reembolso.",
    zh: "退款已发出。",
  },
  "refund.settle": {
    en: "The refund was paid out.",
    es: "El reembolso se abonó.",
    zh: "退款已到账。",
  },
  "reimbursement.approve": {
    en: "The centre's work in warranty was approved to be paid.",
    es: "Se aprobó pagar al centro el trabajo en garantía.",
    zh: "已批准向中心支付保修维修费用。",
  },
  "reimbursement.decline": {
    en: "The centre's claim for its work was declined.",
    es: "Se denegó la solicitud de pago del centro.",
    zh: "未批准中心的费用申请。",
  },
  "reimbursement.pay": {
    en: "The centre was paid for its work in warranty.",
    es: "Se pagó al centro el trabajo en garantía.",
    zh: "已向中心支付保修维修费用。",
  },
  "application.review": {
    en: "The application was taken up.",
    es: "Se empezó a revisar la solicitud.",
    zh: "已开始审核申请。",
  },
  "application.list": {
    en: "The centre was listed.",
    es: "El centro se incluyó en el directorio.",
    zh: "维修中心已展示。",
  },
  "application.decline": {
    en: "The application was declined.",
    es: "Se denegó la solicitud.",
    zh: "申请未通过。",
  },
  "refund.fail": {
    en: "The refund did not go through.",
    es: "El reembolso no se pudo realizar.",
    zh: "退款未成功。",
  },
  "payment.reject": {
    en: "The proof of payment was turned down.",
    es: "No se aceptó el comprobante de pago.",
    zh: "付款凭证未通过审核。",
  },
};
