import { type Actor, isStaff } from "../../core/actor.ts";
import type { Locale, Text } from "../../core/locale.ts";
import type { OrderRow } from "../../domain/orders/index.ts";
import type { Mode, OrderStatus, PaymentMethod } from "../../domain/orders/lifecycle.ts";
import { type Action, may } from "../../domain/people/index.ts";
import type { RefundStatus } from "../../domain/refunds/index.ts";
import type { Reader } from "../reader.ts";

/** Of a cancelled order whose money is not back yet. */
type RefundStep = "approve_refund" | "send_refund" | "refund_goes" | "refund_failed";

/** What is to be done next about an order, by whom, as staff and as the customer read it. */
interface StepWords {
  readonly who: "customer" | "staff" | "nobody";
  readonly staff: Text;
  readonly customer: Text;
}

const both = (who: StepWords["who"], text: Text): StepWords => ({ who, staff: text, customer: text });

const steps: Readonly<Record<OrderStatus | "test" | RefundStep, StepWords>> = {
  cart: both("customer", {
    en: "Complete and submit the cart",
    es: "Completar y enviar el carrito",
    zh: "填写并提交购物车",
  }),
  submitted: {
    who: "staff",
    staff: { en: "Work out the freight", es: "Calcular el porte", zh: "计算运费" },
    customer: {
      en: "We work out the freight and write to you with the total",
      es: "Calculamos el porte y le escribimos con el total",
      zh: "我们正在计算运费，随后告知总额",
    },
  },
  awaiting_payment: {
    who: "customer",
    staff: { en: "Wait for the payment", es: "Esperar el pago", zh: "等待付款" },
    customer: { en: "Pay and upload the proof", es: "Pagar y subir el comprobante", zh: "付款并上传凭证" },
  },
  payment_review: {
    who: "staff",
    staff: { en: "Review the proof of payment", es: "Revisar el comprobante de pago", zh: "审核付款凭证" },
    customer: {
      en: "We check your proof of payment",
      es: "Comprobamos su comprobante de pago",
      zh: "我们正在审核您的付款凭证",
    },
  },
  packing: {
    who: "staff",
    staff: { en: "Pack and ship", es: "Empacar y enviar", zh: "打包并发货" },
    customer: { en: "We pack your goods", es: "Preparamos su mercancía", zh: "我们正在打包商品" },
  },
  test: {
    who: "staff",
    staff: { en: "Start the test", es: "Empezar la prueba", zh: "开始测试" },
    customer: {
      en: "We test your goods before they ship",
      es: "Probamos su mercancía antes de enviarla",
      zh: "发货前我们会测试商品",
    },
  },
  testing: {
    who: "staff",
    staff: { en: "Record the test", es: "Registrar la prueba", zh: "记录测试" },
    customer: {
      en: "We test your goods before they ship",
      es: "Probamos su mercancía antes de enviarla",
      zh: "发货前我们会测试商品",
    },
  },
  shipped: {
    who: "customer",
    staff: { en: "Wait for the delivery", es: "Esperar la entrega", zh: "等待送达" },
    customer: {
      en: "Confirm the delivery when everything has arrived",
      es: "Confirmar la entrega cuando llegue todo",
      zh: "全部收到后请确认收货",
    },
  },
  delivered: {
    who: "customer",
    staff: {
      en: "Wait for the customer's confirmation",
      es: "Esperar la confirmación del cliente",
      zh: "等待客户确认",
    },
    customer: { en: "Confirm the delivery", es: "Confirmar la entrega", zh: "确认收货" },
  },
  completed: both("nobody", { en: "Nothing is left to do", es: "No queda nada por hacer", zh: "无需进一步操作" }),
  cancelled: both("nobody", { en: "The order is cancelled", es: "El pedido está cancelado", zh: "订单已取消" }),
  approve_refund: {
    who: "staff",
    staff: {
      en: "Cancelled: approve the refund",
      es: "Cancelado: aprobar el reembolso",
      zh: "已取消：待批准退款",
    },
    customer: {
      en: "The order is cancelled. Your money is on its way: the refund waits for approval",
      es: "El pedido está cancelado. Se le devuelve el dinero: el reembolso está por aprobar",
      zh: "订单已取消，款项将退还：退款待批准",
    },
  },
  send_refund: {
    who: "staff",
    staff: { en: "Cancelled: send the refund", es: "Cancelado: enviar el reembolso", zh: "已取消：待发出退款" },
    customer: {
      en: "The order is cancelled. Your refund is approved and about to be sent",
      es: "El pedido está cancelado. Su reembolso está aprobado y a punto de enviarse",
      zh: "订单已取消，退款已批准，即将发出",
    },
  },
  // Nobody sends by hand what the card's provider gives back by itself.
  refund_goes: {
    who: "nobody",
    staff: {
      en: "Cancelled: the card provider sends the refund",
      es: "Cancelado: el proveedor de tarjetas envía el reembolso",
      zh: "已取消：由银行卡服务商退款",
    },
    customer: {
      en: "The order is cancelled. Your refund is approved and goes back to your card",
      es: "El pedido está cancelado. Su reembolso está aprobado y vuelve a su tarjeta",
      zh: "订单已取消，退款已批准，将退回您的银行卡",
    },
  },
  refund_failed: {
    who: "staff",
    staff: {
      en: "Cancelled: the refund failed; ask for it anew",
      es: "Cancelado: el reembolso falló; volver a pedirlo",
      zh: "已取消：退款失败，需重新申请",
    },
    customer: {
      en: "The order is cancelled. The refund did not go through; we pay it back another time",
      es: "El pedido está cancelado. El reembolso no se pudo hacer; lo intentamos de nuevo",
      zh: "订单已取消，退款未成功，我们将再次退款",
    },
  },
  refunded: both("nobody", { en: "The money is on its way back", es: "El dinero va de vuelta", zh: "款项正在退还" }),
};

/** The next step about an order; what is to be tested is tested before it is packed. */
export function orderStep(
  { context, locale }: Reader,
  order: { readonly status: OrderStatus; readonly untested: boolean; readonly refund: OrderRow["refund"] },
): { who: StepWords["who"]; text: string } {
  const words = steps[stepKey(order)];
  return { who: words.who, text: (isStaff(context.actor) ? words.staff : words.customer)[locale] };
}

const refundSteps: Readonly<Partial<Record<RefundStatus, RefundStep>>> = {
  requested: "approve_refund",
  approved: "send_refund",
  failed: "refund_failed",
};

function stepKey({ status, untested, refund }: Parameters<typeof orderStep>[1]): keyof typeof steps {
  // The bank may send the money of an order back that counted as refunded.
  if ((status === "cancelled" || status === "refunded") && refund) {
    const step = refundSteps[refund.status] ?? status;
    return step === "send_refund" && refund.byProvider ? "refund_goes" : step;
  }
  return status === "packing" && untested ? "test" : status;
}

const modeWords: Readonly<Record<Mode, Text>> = {
  air: { en: "By air", es: "Por aire", zh: "空运" },
  sea: { en: "By sea", es: "Por mar", zh: "海运" },
  land: { en: "By land", es: "Por tierra", zh: "陆运" },
};

/** How goods travel, in a word or two. */
export function modeText(mode: Mode, locale: Locale): string {
  return modeWords[mode][locale];
}

const methodWords: Readonly<Record<PaymentMethod, Text>> = {
  bank_transfer: { en: "Bank transfer (T/T)", es: "Transferencia bancaria (T/T)", zh: "银行电汇（T/T）" },
  card: { en: "Card", es: "Tarjeta", zh: "银行卡" },
  letter_of_credit: { en: "Letter of credit (L/C)", es: "Carta de crédito (L/C)", zh: "信用证（L/C）" },
  documents_against_payment: {
    en: "Documents against payment (D/P)",
    es: "Documentos contra pago (D/P)",
    zh: "付款交单（D/P）",
  },
};

/** How an order is paid, in a word or two. */
export function methodText(method: PaymentMethod, locale: Locale): string {
  return methodWords[method][locale];
}

const queues = {
  order_freight: {
    action: "order.setFreight",
    label: { en: "Freight to work out", es: "Portes por calcular", zh: "待计算运费" },
  },
  order_proof: {
    action: "order.confirmPayment",
    label: { en: "Proofs for orders", es: "Comprobantes de pedidos", zh: "订单付款凭证" },
  },
  order_test: {
    action: "order.startTest",
    label: { en: "Orders to test", es: "Pedidos por probar", zh: "待测试订单" },
  },
  order_pack: { action: "order.pack", label: { en: "Orders to pack", es: "Pedidos por empacar", zh: "待打包订单" } },
  order_late: { action: "order.pack", label: { en: "Late orders", es: "Pedidos con retraso", zh: "逾期订单" } },
} as const satisfies Readonly<Record<string, { action: Action; label: Text }>>;

/** The queues of Today that are about orders, counted by where orders stand. */
export function orderQueues(
  counts: readonly { status: OrderStatus; count: number; late: number; untested: number }[],
  { role, locale }: Actor,
) {
  const at = (status: OrderStatus) => counts.find((each) => each.status === status);
  const untested = at("packing")?.untested ?? 0;
  const count: Readonly<Record<keyof typeof queues, number>> = {
    order_freight: at("submitted")?.count ?? 0,
    order_proof: at("payment_review")?.count ?? 0,
    order_test: untested + (at("testing")?.count ?? 0),
    order_pack: (at("packing")?.count ?? 0) - untested,
    order_late: counts.reduce((sum, each) => sum + each.late, 0),
  };
  return (Object.keys(queues) as (keyof typeof queues)[]).map((key) => ({
    key,
    label: queues[key].label[locale],
    count: count[key],
    whose: may(role, queues[key].action) ? ("mine" as const) : ("colleagues" as const),
  }));
}
