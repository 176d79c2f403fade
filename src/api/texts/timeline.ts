import { dayWords } from "../../core/day-words.ts";
import type { Locale, Text } from "../../core/locale.ts";
import { type Money, sayMoney } from "../../core/money.ts";
import { fill } from "../../core/refusal.ts";
import { type NotedVerb, notedVerbs } from "../../domain/events/index.ts";
import { type TurnAwayReason, turnAwayWords } from "../../domain/messages/index.ts";
import type { TrackingStage } from "../../domain/tracking/index.ts";
import { deadlineName } from "./deadlines.ts";
import { type Move, moveText } from "./moves.ts";
import { stageText } from "./tracking.ts";

/** What of an event its sentence is made from. */
export interface ToldEvent {
  readonly verb: string;
  readonly fromStatus: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
}

/** What happened, in one sentence; it quotes the words that belong to it, such as the reason of a rejection. */
export function eventText(event: ToldEvent, locale: Locale): string {
  const verb = toldAs(event) as Move | NotedVerb;
  const text = isNoted(verb) ? notedText[verb] : moveText[verb];
  const details = inWords(event, locale);
  const further = furtherText[verb]?.[locale];
  const values = Object.fromEntries(
    Object.entries(details).filter(
      ([, value]) => typeof value === "number" || (typeof value === "string" && value !== ""),
    ),
  ) as Record<string, string | number>;
  if (!text) return event.verb;
  const more = further && namesIn(further).every((name) => name in values) ? fill(further, values) : "";
  return `${text[locale]}${more}`;
}

/** What leaves a centre in place of a unit is told as what goes out from elsewhere is. */
function toldAs({ verb, details }: ToldEvent): string {
  return verb === "custody.sendBack" && details?.["instead"] !== undefined ? "custody.sendOut" : verb;
}

/** The details of a clock's event name the clock and its days as people read them, those of a parcel's the stage or the reason, those of a new total the amounts. */
function inWords({ verb, details }: ToldEvent, locale: Locale): Readonly<Record<string, unknown>> {
  if (details && verb === "parcel.tracked")
    return { ...details, stage: stageText[String(details["stage"]) as TrackingStage]?.[locale] ?? "" };
  if (details && verb === "parcel.turnedAway")
    return { ...details, reason: turnAwayWords[details["reason"] as TurnAwayReason]?.[locale] ?? "" };
  if (details && verb === "order.repriced") {
    const sums = ["was", "total"].flatMap((key) =>
      details[key] ? [[key, sayMoney(details[key] as Money, locale)]] : [],
    );
    return { ...details, ...Object.fromEntries(sums) };
  }
  if (!details || !verb.startsWith("deadline.")) return details ?? {};
  const days = ["dueOn", "from", "to"].flatMap((key) => {
    const day = details[key];
    return typeof day === "string" ? [[key, dayWords(day, locale)]] : [];
  });
  return { ...details, ...Object.fromEntries(days), name: deadlineName(String(details["name"]), locale) };
}

/** Whether an event is the house's own affair, or says again what another of the same moment says: customers and guests are not told. */
export function isInternal({ verb, fromStatus }: Pick<ToldEvent, "verb" | "fromStatus">): boolean {
  if (verb === "quote.supersede") return fromStatus === "draft";
  return internal.includes(verb);
}

const internal: readonly string[] = [
  "note.written",
  "inspection.saved",
  "quote.drafted",
  "repair.recorded",
  "claim.start",
  "work.receive",
  "work.quote",
  "refund.requested",
  "refund.parked",
  "refund.decline",
  "online.started",
  "online.parked",
  "online.succeed",
  "claim.rerouted",
  "reimbursement.requested",
  "reimbursement.approve",
  "reimbursement.decline",
  "reimbursement.pay",
  "supplier.paid",
] satisfies (NotedVerb | Move)[];

function isNoted(verb: Move | NotedVerb): verb is NotedVerb {
  return (notedVerbs as readonly string[]).includes(verb);
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
}

/** What was noted without moving a status. */
const notedText: Readonly<Record<NotedVerb, Text>> = {
  "order.packed": {
    en: "A parcel was packed and sealed.",
    es: "Se empacó y selló un paquete.",
    zh: "一个包裹已打包并封装。",
  },
  "order.unpacked": {
    en: "A parcel was opened again before it left.",
    es: "Se reabrió un paquete antes de salir.",
    zh: "一个包裹在发出前被重新打开。",
  },
  "order.parcelShipped": { en: "A parcel left.", es: "Salió un paquete.", zh: "一个包裹已发出。" },
  "order.parcelArrived": { en: "A parcel arrived.", es: "Llegó un paquete.", zh: "一个包裹已送达。" },
  "order.lineTested": { en: "Goods passed their test.", es: "Artículos probados con éxito.", zh: "商品已通过测试。" },
  "order.escalate": {
    en: "The customer asked where the order is.",
    es: "El cliente preguntó dónde está el pedido.",
    zh: "客户查询订单去向。",
  },
  "claim.begun": { en: "The claim was begun.", es: "Se empezó la reclamación.", zh: "开始填写申请。" },
  "claim.edited": { en: "The claim was edited.", es: "Se modificó la reclamación.", zh: "申请内容已修改。" },
  "claim.linesAdded": { en: "Units were added.", es: "Se añadieron equipos.", zh: "已添加设备。" },
  "claim.lineRemoved": { en: "A unit was taken out.", es: "Se quitó un equipo.", zh: "已移除一台设备。" },
  "claim.refiled": {
    en: "The claim was filed again.",
    es: "La reclamación se presentó de nuevo.",
    zh: "申请已重新提交。",
  },
  "line.edited": {
    en: "What is said of the unit was edited.",
    es: "Se modificaron los datos del equipo.",
    zh: "设备信息已修改。",
  },
  "message.sent": { en: "A message was written.", es: "Se escribió un mensaje.", zh: "发送了一条消息。" },
  "note.written": {
    en: "A note among staff was written.",
    es: "Se escribió una nota interna.",
    zh: "添加了一条内部备注。",
  },
  "attachment.added": { en: "A file was added.", es: "Se añadió un archivo.", zh: "已添加文件。" },
  "deadline.missed": {
    en: "A deadline passed.",
    es: "Venció un plazo.",
    zh: "一项期限已过。",
  },
  "deadline.warned": {
    en: "A reminder of a deadline went out.",
    es: "Se envió un aviso de un plazo.",
    zh: "已发出期限提醒。",
  },
  "deadline.moved": {
    en: "A date was counted again.",
    es: "Se volvió a calcular una fecha.",
    zh: "日期已重新计算。",
  },
  "deadline.extended": {
    en: "A later date was set.",
    es: "Se fijó una fecha posterior.",
    zh: "已设定更晚的日期。",
  },
  "parcel.matched": {
    en: "A parcel that had been put aside at the dock was matched to this claim.",
    es: "Se asoció a esta reclamación un paquete que estaba apartado en recepción.",
    zh: "收货处暂存的一个包裹已匹配到此申请。",
  },
  "parcel.turnedAway": {
    en: "A parcel that had been put aside at the dock was sent back.",
    es: "Se devolvió un paquete que estaba apartado en recepción.",
    zh: "收货处暂存的一个包裹已被退回。",
  },
  "inspection.saved": { en: "Findings were saved.", es: "Se guardaron los hallazgos.", zh: "已保存检测记录。" },
  "inspection.completed": {
    en: "The inspection was completed and the decision made.",
    es: "Terminó la inspección y se tomó la decisión.",
    zh: "检测完成，已作出结论。",
  },
  "quote.drafted": { en: "A quote was drafted.", es: "Se preparó un presupuesto.", zh: "已起草报价。" },
  "repair.recorded": {
    en: "Work on the unit was recorded.",
    es: "Se registró el trabajo en el equipo.",
    zh: "已记录维修工作。",
  },
  "refund.requested": {
    en: "A refund was asked for.",
    es: "Se solicitó un reembolso.",
    zh: "已申请退款。",
  },
  "refund.parked": {
    en: "The card provider did not answer about the refund; it is asked again.",
    es: "El proveedor de tarjetas no respondió sobre el reembolso; se le vuelve a consultar.",
    zh: "支付服务商未就退款作出答复，将再次查询。",
  },
  "online.started": {
    en: "A card payment was begun.",
    es: "Se inició un pago con tarjeta.",
    zh: "已发起银行卡付款。",
  },
  "online.parked": {
    en: "The card payment could not be cleared with the provider; it is asked again.",
    es: "No se pudo aclarar el pago con el proveedor de tarjetas; se le vuelve a consultar.",
    zh: "未能与支付服务商核实该笔付款，将再次查询。",
  },
  "decision.overridden": {
    en: "A person decided otherwise than the policy.",
    es: "Una persona decidió de forma distinta a la política.",
    zh: "工作人员作出了与政策不同的决定。",
  },
  "appeal.filed": { en: "An appeal was filed.", es: "Se presentó un recurso.", zh: "已提出申诉。" },
  "appeal.answered": { en: "The appeal was answered.", es: "Se respondió al recurso.", zh: "申诉已答复。" },
  "line.declined": {
    en: "The centre will not take the unit.",
    es: "El centro no acepta el equipo.",
    zh: "维修中心拒绝承接该设备。",
  },
  "line.contents": {
    en: "What belongs to the unit was written down.",
    es: "Se anotó lo que acompaña al equipo.",
    zh: "已登记设备的随附物品。",
  },
  "replacement.named": {
    en: "The unit that goes out instead was named.",
    es: "Se indicó el equipo que sale en su lugar.",
    zh: "已指定替换设备。",
  },
  "carrier.claimed": {
    en: "A claim with the carrier was recorded.",
    es: "Se anotó la reclamación al transportista.",
    zh: "已登记向承运商的索赔。",
  },
  "carrier.arranged": {
    en: "A carrier was arranged for the way back.",
    es: "Se acordó un transportista para la devolución.",
    zh: "已约定寄回的承运商。",
  },
  "parcel.tracked": {
    en: "The carrier told of the parcel.",
    es: "El transportista informó sobre el paquete.",
    zh: "承运商更新了包裹信息。",
  },
  "order.goodsBack": {
    en: "The goods of a withdrawal came back, or the proof that they were sent.",
    es: "Volvió la mercancía de un desistimiento, o la prueba de su envío.",
    zh: "撤回合同的货物已寄回，或已提供寄回凭证。",
  },
  "order.withdrawn": {
    en: "The customer withdrew from the contract.",
    es: "El cliente desistió del contrato.",
    zh: "客户行使撤回权，撤销合同。",
  },
  "order.repriced": {
    en: "What is left of the order has a total of its own.",
    es: "Lo que queda del pedido tiene su propio total.",
    zh: "订单剩余部分已重新计算总额。",
  },
  "parcel.takenBack": {
    en: "The carrier took back that it had delivered the parcel.",
    es: "El transportista rectificó: el paquete no se había entregado.",
    zh: "承运商撤回了包裹已送达的信息。",
  },
  "repair.tested": { en: "A test was recorded.", es: "Se registró una prueba.", zh: "已记录一项测试。" },
  "application.submitted": {
    en: "The application was submitted.",
    es: "Se presentó la solicitud.",
    zh: "申请已提交。",
  },
  "reimbursement.requested": {
    en: "The centre asked to be paid for its work.",
    es: "El centro pidió cobrar su trabajo.",
    zh: "中心申请结算维修费用。",
  },
  "supplier.paid": {
    en: "The supplier paid what it gave for the unit.",
    es: "El proveedor pagó lo que abonó por el equipo.",
    zh: "供应商已支付设备补偿款。",
  },
  "claim.rerouted": {
    en: "It goes to another centre than the proposed one.",
    es: "Va a otro centro que el propuesto.",
    zh: "改寄至非建议的中心。",
  },
};

const said: Text = { en: " “{reason}”", es: " «{reason}»", zh: "“{reason}”" };
const asked: Text = { en: " “{text}”", es: " «{text}»", zh: "“{text}”" };
const byCarrier: Text = {
  en: " {carrier}, {tracking}.",
  es: " {carrier}, {tracking}.",
  zh: "{carrier}，{tracking}。",
};

const byNumber: Text = { en: " {number}", es: " {number}", zh: " {number}" };

const swapped: Text = {
  en: " {serialOut} → {serialIn}.",
  es: " {serialOut} → {serialIn}.",
  zh: "{serialOut} → {serialIn}。",
};

/** How a sentence goes on where the event's details hold every `{name}` of it. */
const furtherText: Readonly<Partial<Record<Move | NotedVerb, Text>>> = {
  "order.cancel": said,
  "order.packed": {
    en: " Parcel {position}, tamper mark {tamperMark}.",
    es: " Paquete {position}, marca {tamperMark}.",
    zh: "包裹 {position}，防拆标记 {tamperMark}。",
  },
  "order.parcelShipped": byCarrier,
  "claim.authorize": {
    en: " Number {rmaNumber}.",
    es: " Número {rmaNumber}.",
    zh: "编号 {rmaNumber}。",
  },
  "claim.cancel": said,
  "work.deny": said,
  "work.replace": said,
  "work.refund": said,
  "replacement.named": swapped,
  "custody.sendOut": byCarrier,
  "decision.overridden": said,
  "appeal.filed": said,
  "appeal.answered": said,
  "claim.reject": said,
  "claim.resolveRemotely": said,
  "claim.requestInformation": asked,
  "claim.supplyInformation": asked,
  "claim.refiled": { en: " It goes on as {as}.", es: " Sigue como {as}.", zh: "后续编号为 {as}。" },
  "custody.sendIn": byCarrier,
  "parcel.takenBack": byCarrier,
  "order.withdrawn": byNumber,
  "order.repriced": {
    en: " {total} instead of {was}. {number} replaces {replaces}.",
    es: " {total} en lugar de {was}. {number} sustituye a {replaces}.",
    zh: "{total}，原为 {was}。{number} 取代 {replaces}。",
  },
  "parcel.tracked": {
    en: " {carrier}, {tracking}: {stage}.",
    es: " {carrier}, {tracking}: {stage}.",
    zh: "{carrier}，{tracking}：{stage}。",
  },
  "custody.sendBack": byCarrier,
  "quote.accept": byNumber,
  "quote.supersede": byNumber,
  "quote.drafted": byNumber,
  "quote.decline": said,
  "payment.reject": said,
  "refund.approve": byNumber,
  "refund.requested": byNumber,
  "refund.decline": said,
  "refund.send": byNumber,
  "refund.settle": byNumber,
  "refund.fail": byNumber,
  "deadline.missed": { en: " {name}.", es: " {name}.", zh: "{name}。" },
  "deadline.warned": { en: " {name}: {dueOn}.", es: " {name}: {dueOn}.", zh: "{name}：{dueOn}。" },
  "deadline.moved": {
    en: " {name}: {to} instead of {from}.",
    es: " {name}: {to} en lugar del {from}.",
    zh: "{name}：由 {from} 改为 {to}。",
  },
  "deadline.extended": {
    en: " {name}: {to} instead of {from}. “{reason}”",
    es: " {name}: {to} en lugar del {from}. «{reason}»",
    zh: "{name}：由 {from} 改为 {to}。“{reason}”",
  },
  "custody.forfeit": said,
  "attachment.added": { en: " {fileName}", es: " {fileName}", zh: "{fileName}" },
  "parcel.matched": { en: " {code}", es: " {code}", zh: " {code}" },
  "parcel.turnedAway": { en: " {code}: {reason}.", es: " {code}: {reason}.", zh: "{code}：{reason}。" },
  "repair.tested": { en: " {name}", es: " {name}", zh: "{name}" },
  "application.decline": { en: " “{reason}”", es: " «{reason}»", zh: "“{reason}”" },
  "application.list": { en: " “{note}”", es: " «{note}»", zh: "“{note}”" },
  "carrier.arranged": { en: " {carrier}", es: " {carrier}", zh: "{carrier}" },
  "line.declined": {
    en: " {centre}: “{reason}”",
    es: " {centre}: «{reason}»",
    zh: "{centre}：“{reason}”",
  },
  "claim.rerouted": {
    en: " {centre} instead of {proposed}: “{reason}”",
    es: " {centre} en lugar de {proposed}: «{reason}»",
    zh: "{centre}（建议：{proposed}）：“{reason}”",
  },
};
