import type { Text } from "../../core/locale.ts";
import type { ClockName, Wait } from "./table.ts";

/** What each clock asks for or promises, as people read it beside its day. */
export const clockWords: Readonly<Record<ClockName, Text>> = {
  send_in: { en: "Send it in", es: "Enviar el equipo", zh: "寄出设备" },
  not_received: { en: "Must have arrived", es: "Debe haber llegado", zh: "须送达" },
  quote_expiry: { en: "Answer the quote", es: "Responder al presupuesto", zh: "答复报价" },
  payment: { en: "Pay, or it goes back unrepaired", es: "Pagar, o vuelve sin reparar", zh: "付款，否则不修退回" },
  forfeiture: { en: "Pay, or it is not returned", es: "Pagar, o no se devuelve", zh: "付款，否则不再退还" },
  repair: { en: "Repair", es: "Reparación", zh: "维修" },
  paid_repair: { en: "Paid repair", es: "Reparación pagada", zh: "付费维修" },
  exchange: { en: "Exchange", es: "Cambio", zh: "换货" },
  refund: { en: "Refund", es: "Reembolso", zh: "退款" },
  refund_decided: { en: "Refund sent", es: "Envío del reembolso", zh: "发出退款" },
  refund_on_paypal: {
    en: "Refund on the PayPal account",
    es: "Reembolso en la cuenta de PayPal",
    zh: "退款到 PayPal 账户",
  },
  refund_on_card: { en: "Refund on the card", es: "Reembolso en la tarjeta", zh: "退款到银行卡" },
  solution: { en: "Tell the solution", es: "Comunicar la solución", zh: "告知解决方案" },
  where_to_send: { en: "Tell where to send it", es: "Indicar adónde enviarlo", zh: "告知寄送地址" },
  reissue: { en: "Send it again", es: "Enviarlo de nuevo", zh: "重新寄出" },
  application_review: { en: "Review of the application", es: "Revisión de la solicitud", zh: "审核申请" },
  order_ship: { en: "Ship the order", es: "Enviar el pedido", zh: "订单发货" },
  order_tracking: { en: "Tracking number", es: "Número de seguimiento", zh: "物流单号" },
  order_confirm: { en: "Confirm the delivery", es: "Confirmar la entrega", zh: "确认收货" },
  order_refund: { en: "Pay the order back", es: "Devolver el dinero del pedido", zh: "退还订单款项" },
  withdrawal_refund: {
    en: "Refund of the withdrawal",
    es: "Reembolso del desistimiento",
    zh: "撤回合同的退款",
  },
  withdrawal_goods: { en: "Send the goods back", es: "Devolver la mercancía", zh: "寄回商品" },
  appeal_answer: { en: "Answer to the appeal", es: "Respuesta al recurso", zh: "答复申诉" },
};

/** Why a clock is paused: to the house, and to the customer. */
export const waitWords: Readonly<Record<Wait, { readonly house: Text; readonly customer: Text }>> = {
  information: {
    house: {
      en: "waiting for the customer's answer",
      es: "a la espera de la respuesta del cliente",
      zh: "等待客户答复",
    },
    customer: { en: "waiting for your answer", es: "a la espera de su respuesta", zh: "等待您的答复" },
  },
  quote: {
    house: {
      en: "waiting for the customer to answer the quote",
      es: "a la espera de que el cliente responda al presupuesto",
      zh: "等待客户答复报价",
    },
    customer: {
      en: "waiting for you to answer the quote",
      es: "a la espera de que responda al presupuesto",
      zh: "等待您答复报价",
    },
  },
  payment: {
    house: { en: "waiting for the payment", es: "a la espera del pago", zh: "等待付款" },
    customer: { en: "waiting for your payment", es: "a la espera de su pago", zh: "等待您付款" },
  },
  review: {
    house: {
      en: "the proof of payment is to be checked",
      es: "hay que comprobar el justificante de pago",
      zh: "付款凭证待审核",
    },
    customer: {
      en: "we check your proof of payment",
      es: "comprobamos su justificante de pago",
      zh: "我们正在审核您的付款凭证",
    },
  },
  appeal: {
    house: { en: "the appeal is to be answered", es: "hay que responder al recurso", zh: "申诉待答复" },
    customer: { en: "we answer your appeal", es: "respondemos a su recurso", zh: "我们正在处理您的申诉" },
  },
};
