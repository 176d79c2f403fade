import type { Locale } from "../../../core/locale.ts";
import { sayMoney } from "../../../core/money.ts";
import type { Method } from "../../ledger/index.ts";
import type { Mode } from "../../orders/lifecycle.ts";
import type { RejectionCause } from "../../payments/lifecycle.ts";
import { type AccountPart, type LetterFacts, type Letters, type OwedFacts, sayDay } from "./letter.ts";

/** The letters about orders: one for each step that the customer waits for. */
type OrderLetters = Pick<Letters, Extract<keyof LetterFacts, `order_${string}`>>;

interface Words {
  readonly modes: Readonly<Record<Mode, string>>;
  readonly ways: Readonly<Record<Method, string>>;
  readonly causes: Readonly<Record<RejectionCause, string>>;
  readonly account: Readonly<Record<AccountPart, string>>;
  readonly owed: Readonly<Record<"goods" | "freight" | "total" | "reference", string>>;
}

const en: Words = {
  modes: { air: "by air", sea: "by sea", land: "by land" },
  ways: { bank_transfer: "by bank transfer", card: "to the card it was paid with", paypal: "by PayPal" },
  causes: {
    amount: "It shows another amount than the total.",
    currency: "It is in another currency than the order.",
    other_quote: "It belongs to something else.",
    unreadable: "It cannot be read.",
    not_arrived: "The money has not arrived on our account.",
    other: "",
  },
  account: { holder: "Account holder", bank: "Bank", number: "Account", code: "Bank code", note: "Note" },
  owed: { goods: "Goods", freight: "Freight", total: "Total", reference: "Reference" },
};
const es: Words = {
  modes: { air: "por aire", sea: "por mar", land: "por tierra" },
  ways: { bank_transfer: "por transferencia", card: "a la tarjeta con la que pagó", paypal: "por PayPal" },
  causes: {
    amount: "Muestra un importe distinto del total.",
    currency: "Está en una moneda distinta de la del pedido.",
    other_quote: "Corresponde a otra cosa.",
    unreadable: "No se puede leer.",
    not_arrived: "El dinero no ha llegado a nuestra cuenta.",
    other: "",
  },
  account: { holder: "Titular", bank: "Banco", number: "Cuenta", code: "Código del banco", note: "Nota" },
  owed: { goods: "Mercancía", freight: "Porte", total: "Total", reference: "Referencia" },
};
const zh: Words = {
  modes: { air: "空运", sea: "海运", land: "陆运" },
  ways: { bank_transfer: "通过银行转账", card: "退回付款所用的银行卡", paypal: "通过 PayPal" },
  causes: {
    amount: "凭证金额与应付总额不符。",
    currency: "凭证币种与订单不符。",
    other_quote: "凭证属于其他款项。",
    unreadable: "凭证无法辨认。",
    not_arrived: "款项尚未到账。",
    other: "",
  },
  account: { holder: "户名", bank: "银行", number: "账号", code: "银行代码", note: "备注" },
  owed: { goods: "货款", freight: "运费", total: "总额", reference: "付款附言" },
};

/** What is to be paid for an order, and where, as label and value. */
function owedIn(locale: Locale, { goods, freight, tax, total, number, account }: OwedFacts): [string, string][] {
  const { owed, account: labels } = { en, es, zh }[locale];
  return [
    [owed.goods, sayMoney(goods, locale)],
    [owed.freight, sayMoney(freight, locale)],
    ...(tax ? [[tax.name, sayMoney(tax.amount, locale)] satisfies [string, string]] : []),
    [owed.total, sayMoney(total, locale)],
    [owed.reference, number],
    ...account.map(([part, value]) => [labels[part], value] satisfies [string, string]),
  ];
}

export const orderLetters: Readonly<Record<Locale, OrderLetters>> = {
  en: {
    order_withdrawn: ({ number, withdrawal, name, goods, at, refundBy, sendBackBy, customerPaysReturn }) => ({
      subject: `Your withdrawal ${withdrawal} from order ${number} has arrived`,
      paragraphs: [
        `This acknowledges that ${name} withdrew from the contract of order ${number}, received on ${at}.`,
        `It concerns: ${goods.join(", ")}.`,
        ...(refundBy
          ? [
              `You get your money back by ${sayDay(refundBy, "en")} at the latest, the way you paid. We may wait with it until the goods are back or you prove that you sent them.`,
            ]
          : []),
        ...(sendBackBy
          ? [
              `Please send the goods back by ${sayDay(sendBackBy, "en")}. ${customerPaysReturn ? "You bear the cost of sending them back." : "We bear the cost of sending them back."}`,
            ]
          : []),
        "The same is attached as a PDF. Please keep it.",
      ],
      button: "See the order",
    }),
    order_submitted: ({ number, goods }) => ({
      subject: `Order ${number} has arrived`,
      paragraphs: [
        `We have your order ${number}: ${goods.join(", ")}. The goods are put aside for you.`,
        "We work out the freight next and write to you with the total and how to pay. Please do not pay before that.",
      ],
      button: "See the order",
    }),
    order_priced: ({ mode, note, ...owed }) => ({
      subject: `Order ${owed.number}: ${sayMoney(owed.total, "en")} to pay`,
      paragraphs: [
        `The freight is worked out: your order travels ${en.modes[mode]}.`,
        "Please pay the total as shown below and upload the proof on the order's page. Once it is confirmed we pack and ship.",
        ...(note ? [note] : []),
      ],
      figures: owedIn("en", owed),
      button: "Pay",
    }),
    order_repriced: ({ was, proforma, replaces, ...owed }) => ({
      subject: `Order ${owed.number}: now ${sayMoney(owed.total, "en")} to pay`,
      paragraphs: [
        `You withdrew from part of the order before it was paid. What is left comes to ${sayMoney(owed.total, "en")} instead of ${sayMoney(was, "en")}.`,
        `The proforma invoice ${proforma} replaces ${replaces}: please pay by the new one only.`,
      ],
      figures: owedIn("en", owed),
      button: "Pay",
    }),
    order_proof_rejected: ({ number, reason, cause }) => ({
      subject: `Order ${number}: we could not match the payment`,
      paragraphs: [
        `We could not accept your proof of payment. ${en.causes[cause]} This is why:`,
        "Please upload another proof on the order's page.",
      ],
      quoted: reason,
      button: "Upload a proof",
    }),
    order_paid: ({ number, promisedOn }) => ({
      subject: `Order ${number} is paid`,
      paragraphs: [
        "Your payment is confirmed. We pack your goods now, with photos of what goes into each parcel.",
        promisedOn
          ? `They ship by ${sayDay(promisedOn, "en")} at the latest; you get the tracking number then.`
          : "You get the tracking number when they ship.",
      ],
      button: "Follow the order",
    }),
    order_withdrawal_reminder: ({ number, withdrawal, goods, sendBackBy }) => ({
      subject: sendBackBy
        ? `Withdrawal ${withdrawal}: send the goods back by ${sayDay(sendBackBy, "en")}`
        : `Withdrawal ${withdrawal}: send the goods back`,
      paragraphs: [
        `You withdrew from ${goods.join(", ")} of order ${number}. We have not seen the goods yet.`,
        "Send them back in time and keep the proof that you did; with that proof, too, your money goes back.",
      ],
      button: "See the order",
    }),
    order_shipped: ({ number, carrier, tracking, shippedOn, rest }) => ({
      subject: `Order ${number} is on its way`,
      paragraphs: [
        `A parcel left us on ${sayDay(shippedOn, "en")}. ${rest ? "The rest of your order follows in another one." : "That is the whole order."}`,
        "When it has arrived, check the tamper mark against the photos on the order's page and confirm the delivery there.",
      ],
      figures: [
        ["Carrier", carrier],
        ["Tracking number", tracking],
      ],
      button: "Follow the order",
    }),
    order_delivered: ({ number, dueOn }) => ({
      subject: `Order ${number} has been delivered`,
      paragraphs: [
        "Your order was delivered. Please look at the goods and confirm the delivery on the order's page; then help after the sale is open to you.",
        `Without an answer we take it as confirmed after ${sayDay(dueOn, "en")}. If something is wrong, say so on the page.`,
      ],
      button: "Confirm the delivery",
    }),
    order_confirm_reminder: ({ number, dueOn }) => ({
      subject: `Order ${number}: please confirm the delivery by ${sayDay(dueOn, "en")}`,
      paragraphs: [
        `Your order was delivered and waits for your confirmation. After ${sayDay(dueOn, "en")} it completes by itself.`,
        "If something is wrong, missing or damaged, say so on the order's page.",
      ],
      button: "Confirm the delivery",
    }),
    order_completed: ({ number, byClock }) => ({
      subject: `Order ${number} is complete`,
      paragraphs: [
        byClock
          ? "The period for confirming is over, so the order is complete."
          : "Thank you for confirming the delivery.",
        "If something is wrong with the goods, start from the order's page: it knows what you bought and what we packed.",
      ],
      button: "See the order",
    }),
    order_cancelled: ({ number, reason, paid }) => ({
      subject: `Order ${number} is cancelled`,
      paragraphs: [
        "The order is cancelled and nothing of it is sent.",
        paid ? "What you paid comes back to you; another mail tells how and when." : "Nothing is owed for it.",
      ],
      ...(reason ? { quoted: reason } : {}),
      button: "See the order",
    }),
    order_refund_approved: ({ number, amount, method, refund, from, by }) => ({
      subject: `Order ${number}: you get ${sayMoney(amount, "en")} back`,
      paragraphs: [
        `We pay back ${sayMoney(amount, "en")} ${en.ways[method]}.`,
        `It should be on your account between ${sayDay(from, "en")} and ${sayDay(by, "en")}. You get another mail when it has left.`,
      ],
      figures: [["Refund", refund]],
      button: "See the order",
    }),
    order_refund_sent: ({ number, amount, method, refund, reference, from, by }) => ({
      subject: `Order ${number}: your refund is on its way`,
      paragraphs: [
        `We have sent ${sayMoney(amount, "en")} ${en.ways[method]}.`,
        `It should be on your account between ${sayDay(from, "en")} and ${sayDay(by, "en")}. If it is not there by then, reply to this mail.`,
      ],
      figures: [
        ["Refund", refund],
        ["Reference", reference],
      ],
      button: "See the order",
    }),
    order_refund_failed: ({ number, amount, method, refund }) => ({
      subject: `Order ${number}: your refund did not go through`,
      paragraphs: [
        `The refund ${refund} of ${sayMoney(amount, "en")} ${en.ways[method]} did not go through. The money is still owed to you.`,
        "Please reply how you would like to be paid instead, for example to a bank account.",
      ],
      button: "See the order",
    }),
  },
  es: {
    order_withdrawn: ({ number, withdrawal, name, goods, at, refundBy, sendBackBy, customerPaysReturn }) => ({
      subject: `Hemos recibido su desistimiento ${withdrawal} del pedido ${number}`,
      paragraphs: [
        `Acusamos recibo: ${name} desistió del contrato del pedido ${number}, recibido el ${at}.`,
        `Se refiere a: ${goods.join(", ")}.`,
        ...(refundBy
          ? [
              `Recibirá su dinero a más tardar el ${sayDay(refundBy, "es")}, por el mismo medio con el que pagó. Podemos esperar hasta recibir la mercancía o la prueba de que la envió.`,
            ]
          : []),
        ...(sendBackBy
          ? [
              `Devuelva la mercancía a más tardar el ${sayDay(sendBackBy, "es")}. ${customerPaysReturn ? "El coste de la devolución corre por su cuenta." : "El coste de la devolución corre por nuestra cuenta."}`,
            ]
          : []),
        "Lo mismo va adjunto en PDF. Consérvelo.",
      ],
      button: "Ver el pedido",
    }),
    order_submitted: ({ number, goods }) => ({
      subject: `Hemos recibido el pedido ${number}`,
      paragraphs: [
        `Tenemos su pedido ${number}: ${goods.join(", ")}. La mercancía queda reservada para usted.`,
        "Ahora calculamos el porte y le escribimos con el total y la forma de pago. No pague antes, por favor.",
      ],
      button: "Ver el pedido",
    }),
    order_priced: ({ mode, note, ...owed }) => ({
      subject: `Pedido ${owed.number}: ${sayMoney(owed.total, "es")} por pagar`,
      paragraphs: [
        `El porte está calculado: su pedido viaja ${es.modes[mode]}.`,
        "Pague el total como se indica abajo y suba el comprobante en la página del pedido. Una vez confirmado, preparamos y enviamos.",
        ...(note ? [note] : []),
      ],
      figures: owedIn("es", owed),
      button: "Pagar",
    }),
    order_repriced: ({ was, proforma, replaces, ...owed }) => ({
      subject: `Pedido ${owed.number}: ahora ${sayMoney(owed.total, "es")} por pagar`,
      paragraphs: [
        `Desistió de una parte del pedido antes de pagarlo. Lo que queda suma ${sayMoney(owed.total, "es")} en lugar de ${sayMoney(was, "es")}.`,
        `La factura proforma ${proforma} sustituye a la ${replaces}: pague solo según la nueva, por favor.`,
      ],
      figures: owedIn("es", owed),
      button: "Pagar",
    }),
    order_proof_rejected: ({ number, reason, cause }) => ({
      subject: `Pedido ${number}: no hemos podido comprobar el pago`,
      paragraphs: [
        `No hemos podido aceptar su comprobante de pago. ${es.causes[cause]} El motivo:`,
        "Suba otro comprobante en la página del pedido, por favor.",
      ],
      quoted: reason,
      button: "Subir un comprobante",
    }),
    order_paid: ({ number, promisedOn }) => ({
      subject: `El pedido ${number} está pagado`,
      paragraphs: [
        "Su pago está confirmado. Ahora preparamos la mercancía, con fotos de lo que va en cada paquete.",
        promisedOn
          ? `Sale a más tardar el ${sayDay(promisedOn, "es")}; entonces recibirá el número de seguimiento.`
          : "Recibirá el número de seguimiento cuando salga.",
      ],
      button: "Seguir el pedido",
    }),
    order_withdrawal_reminder: ({ number, withdrawal, goods, sendBackBy }) => ({
      subject: sendBackBy
        ? `Desistimiento ${withdrawal}: devuelva la mercancía a más tardar el ${sayDay(sendBackBy, "es")}`
        : `Desistimiento ${withdrawal}: devuelva la mercancía`,
      paragraphs: [
        `Desistió de ${goods.join(", ")} del pedido ${number}. Todavía no hemos visto la mercancía.`,
        "Devuélvala a tiempo y guarde el justificante del envío; también con él le devolvemos el dinero.",
      ],
      button: "Ver el pedido",
    }),
    order_shipped: ({ number, carrier, tracking, shippedOn, rest }) => ({
      subject: `El pedido ${number} está en camino`,
      paragraphs: [
        `Un paquete salió el ${sayDay(shippedOn, "es")}. ${rest ? "El resto del pedido sigue en otro." : "Es el pedido completo."}`,
        "Cuando llegue, compare la marca antimanipulación con las fotos de la página del pedido y confirme allí la entrega.",
      ],
      figures: [
        ["Transportista", carrier],
        ["Número de seguimiento", tracking],
      ],
      button: "Seguir el pedido",
    }),
    order_delivered: ({ number, dueOn }) => ({
      subject: `El pedido ${number} se ha entregado`,
      paragraphs: [
        "Su pedido se ha entregado. Revise la mercancía y confirme la entrega en la página del pedido; así se abre la posventa.",
        `Sin respuesta, la damos por confirmada después del ${sayDay(dueOn, "es")}. Si algo no está bien, dígalo en la página.`,
      ],
      button: "Confirmar la entrega",
    }),
    order_confirm_reminder: ({ number, dueOn }) => ({
      subject: `Pedido ${number}: confirme la entrega antes del ${sayDay(dueOn, "es")}`,
      paragraphs: [
        `Su pedido se entregó y espera su confirmación. Después del ${sayDay(dueOn, "es")} se completa por sí solo.`,
        "Si algo está mal, falta o llegó dañado, dígalo en la página del pedido.",
      ],
      button: "Confirmar la entrega",
    }),
    order_completed: ({ number, byClock }) => ({
      subject: `El pedido ${number} está completado`,
      paragraphs: [
        byClock
          ? "El plazo para confirmar terminó, así que el pedido queda completado."
          : "Gracias por confirmar la entrega.",
        "Si hay algún problema con la mercancía, empiece en la página del pedido: sabe qué compró y qué empacamos.",
      ],
      button: "Ver el pedido",
    }),
    order_cancelled: ({ number, reason, paid }) => ({
      subject: `El pedido ${number} está cancelado`,
      paragraphs: [
        "El pedido está cancelado y no se envía nada de él.",
        paid ? "Le devolvemos lo que pagó; otro mensaje le dirá cómo y cuándo." : "No debe nada por él.",
      ],
      ...(reason ? { quoted: reason } : {}),
      button: "Ver el pedido",
    }),
    order_refund_approved: ({ number, amount, method, refund, from, by }) => ({
      subject: `Pedido ${number}: le devolvemos ${sayMoney(amount, "es")}`,
      paragraphs: [
        `Le devolvemos ${sayMoney(amount, "es")} ${es.ways[method]}.`,
        `Debería estar en su cuenta entre el ${sayDay(from, "es")} y el ${sayDay(by, "es")}. Le avisamos cuando salga.`,
      ],
      figures: [["Reembolso", refund]],
      button: "Ver el pedido",
    }),
    order_refund_sent: ({ number, amount, method, refund, reference, from, by }) => ({
      subject: `Pedido ${number}: su reembolso está en camino`,
      paragraphs: [
        `Hemos enviado ${sayMoney(amount, "es")} ${es.ways[method]}.`,
        `Debería estar en su cuenta entre el ${sayDay(from, "es")} y el ${sayDay(by, "es")}. Si no está para entonces, responda a este mensaje.`,
      ],
      figures: [
        ["Reembolso", refund],
        ["Referencia", reference],
      ],
      button: "Ver el pedido",
    }),
    order_refund_failed: ({ number, amount, method, refund }) => ({
      subject: `Pedido ${number}: su reembolso no se pudo hacer`,
      paragraphs: [
        `El reembolso ${refund} de ${sayMoney(amount, "es")} ${es.ways[method]} no se pudo hacer. Le seguimos debiendo el dinero.`,
        "Responda cómo prefiere recibirlo, por ejemplo en una cuenta bancaria.",
      ],
      button: "Ver el pedido",
    }),
  },
  zh: {
    order_withdrawn: ({ number, withdrawal, name, goods, at, refundBy, sendBackBy, customerPaysReturn }) => ({
      subject: `已收到您对订单 ${number} 的撤回声明 ${withdrawal}`,
      paragraphs: [
        `兹确认：${name} 撤销了订单 ${number} 的合同，声明于 ${at} 收到。`,
        `涉及：${goods.join("、")}。`,
        ...(refundBy
          ? [
              `我们最迟于 ${sayDay(refundBy, "zh")} 按原付款方式退款。在收到货物或您提供寄回凭证之前，我们可以暂缓退款。`,
            ]
          : []),
        ...(sendBackBy
          ? [
              `请最迟于 ${sayDay(sendBackBy, "zh")} 寄回货物。${customerPaysReturn ? "寄回费用由您承担。" : "寄回费用由我们承担。"}`,
            ]
          : []),
        "同样内容以 PDF 附件形式附上，请妥善保存。",
      ],
      button: "查看订单",
    }),
    order_submitted: ({ number, goods }) => ({
      subject: `订单 ${number} 已收到`,
      paragraphs: [
        `我们已收到您的订单 ${number}：${goods.join("、")}。商品已为您预留。`,
        "接下来我们计算运费，并告知总额和付款方式。在此之前请勿付款。",
      ],
      button: "查看订单",
    }),
    order_priced: ({ mode, note, ...owed }) => ({
      subject: `订单 ${owed.number}：应付 ${sayMoney(owed.total, "zh")}`,
      paragraphs: [
        `运费已算出：您的订单采用${zh.modes[mode]}。`,
        "请按下列信息支付总额，并在订单页面上传付款凭证。确认后我们将打包发货。",
        ...(note ? [note] : []),
      ],
      figures: owedIn("zh", owed),
      button: "付款",
    }),
    order_repriced: ({ was, proforma, replaces, ...owed }) => ({
      subject: `订单 ${owed.number}：现应付 ${sayMoney(owed.total, "zh")}`,
      paragraphs: [
        `您在付款前撤回了订单的一部分。剩余部分合计 ${sayMoney(owed.total, "zh")}，原为 ${sayMoney(was, "zh")}。`,
        `形式发票 ${proforma} 取代 ${replaces}，请仅按新发票付款。`,
      ],
      figures: owedIn("zh", owed),
      button: "付款",
    }),
    order_proof_rejected: ({ number, reason, cause }) => ({
      subject: `订单 ${number}：付款凭证未通过`,
      paragraphs: [`我们无法接受您的付款凭证。${zh.causes[cause]}原因如下：`, "请在订单页面重新上传凭证。"],
      quoted: reason,
      button: "上传凭证",
    }),
    order_paid: ({ number, promisedOn }) => ({
      subject: `订单 ${number} 已付款`,
      paragraphs: [
        "您的付款已确认。我们正在打包商品，并为每个包裹拍照留存。",
        promisedOn ? `最迟于 ${sayDay(promisedOn, "zh")} 发货，届时会告知物流单号。` : "发货时会告知物流单号。",
      ],
      button: "跟踪订单",
    }),
    order_withdrawal_reminder: ({ number, withdrawal, goods, sendBackBy }) => ({
      subject: sendBackBy
        ? `撤回 ${withdrawal}：请最迟于 ${sayDay(sendBackBy, "zh")} 寄回商品`
        : `撤回 ${withdrawal}：请寄回商品`,
      paragraphs: [
        `您已就订单 ${number} 的 ${goods.join("、")} 撤回合同，我们尚未收到商品。`,
        "请按时寄回并保留寄件凭证；凭该凭证，款项也会退还。",
      ],
      button: "查看订单",
    }),
    order_shipped: ({ number, carrier, tracking, shippedOn, rest }) => ({
      subject: `订单 ${number} 已发货`,
      paragraphs: [
        `一个包裹已于 ${sayDay(shippedOn, "zh")} 发出。${rest ? "其余商品将另行发出。" : "订单已全部发出。"}`,
        "收货后，请对照订单页面的照片核对防拆标记，并在该页面确认收货。",
      ],
      figures: [
        ["承运商", carrier],
        ["物流单号", tracking],
      ],
      button: "跟踪订单",
    }),
    order_delivered: ({ number, dueOn }) => ({
      subject: `订单 ${number} 已送达`,
      paragraphs: [
        "您的订单已送达。请检查商品并在订单页面确认收货，之后即可申请售后。",
        `若无回复，${sayDay(dueOn, "zh")} 之后视为已确认。如有问题，请在页面上告知。`,
      ],
      button: "确认收货",
    }),
    order_confirm_reminder: ({ number, dueOn }) => ({
      subject: `订单 ${number}：请在 ${sayDay(dueOn, "zh")} 前确认收货`,
      paragraphs: [
        `您的订单已送达，等待您确认。${sayDay(dueOn, "zh")} 之后将自动完成。`,
        "如有错发、缺件或损坏，请在订单页面告知。",
      ],
      button: "确认收货",
    }),
    order_completed: ({ number, byClock }) => ({
      subject: `订单 ${number} 已完成`,
      paragraphs: [
        byClock ? "确认期限已过，订单已完成。" : "感谢您确认收货。",
        "商品如有问题，请从订单页面开始：那里有您购买的商品和我们打包的记录。",
      ],
      button: "查看订单",
    }),
    order_cancelled: ({ number, reason, paid }) => ({
      subject: `订单 ${number} 已取消`,
      paragraphs: [
        "订单已取消，不会发出任何商品。",
        paid ? "您支付的款项将退还；另有邮件告知方式和时间。" : "您无需支付任何款项。",
      ],
      ...(reason ? { quoted: reason } : {}),
      button: "查看订单",
    }),
    order_refund_approved: ({ number, amount, method, refund, from, by }) => ({
      subject: `订单 ${number}：将退还 ${sayMoney(amount, "zh")}`,
      paragraphs: [
        `我们将${zh.ways[method]}退还 ${sayMoney(amount, "zh")}。`,
        `预计于 ${sayDay(from, "zh")} 至 ${sayDay(by, "zh")} 到账。款项汇出时会另行通知。`,
      ],
      figures: [["退款", refund]],
      button: "查看订单",
    }),
    order_refund_sent: ({ number, amount, method, refund, reference, from, by }) => ({
      subject: `订单 ${number}：退款已汇出`,
      paragraphs: [
        `我们已${zh.ways[method]}汇出 ${sayMoney(amount, "zh")}。`,
        `预计于 ${sayDay(from, "zh")} 至 ${sayDay(by, "zh")} 到账。届时未到账，请回复此邮件。`,
      ],
      figures: [
        ["退款", refund],
        ["参考号", reference],
      ],
      button: "查看订单",
    }),
    order_refund_failed: ({ number, amount, method, refund }) => ({
      subject: `订单 ${number}：退款未成功`,
      paragraphs: [
        `退款 ${refund}（${sayMoney(amount, "zh")}，${zh.ways[method]}）未成功。该款项仍应退还给您。`,
        "请回复您希望以何种方式收款，例如银行账户。",
      ],
      button: "查看订单",
    }),
  },
};
