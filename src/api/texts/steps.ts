import type { StaffRole } from "../../core/actor.ts";
import type { Text } from "../../core/locale.ts";

/** What can be the next thing to do about a claim or one of its units, in the order of a claim's way. */
export const stepKeys = [
  "finish_draft",
  "answer_message",
  "answer_appeal",
  "send_elsewhere",
  "triage",
  "decide",
  "answer_question",
  "send_in",
  "receive",
  "settle_refused",
  "inspect",
  "complete_inspection",
  "settle_finding",
  "make_quote",
  "send_quote",
  "answer_quote",
  "pay",
  "review_payment",
  "approve_refund",
  "send_refund",
  "ask_refund",
  "await_refund",
  "decide_forfeiture",
  "repair",
  "test",
  "settle_scrap",
  "send_back",
  "confirm_delivery",
  "trace_parcel",
  "resolve",
  "close",
  "refile",
  "done",
] as const;
export type StepKey = (typeof stepKeys)[number];

/** Nobody's work on an open claim, or work on refunds, which have a list of their own. */
const unlisted = ["finish_draft", "approve_refund", "send_refund", "await_refund", "refile", "done"] as const;
type ListedStep = Exclude<StepKey, (typeof unlisted)[number]>;

/** Steps by which the list of claims can be narrowed. */
export const listedSteps = stepKeys.filter((key): key is ListedStep => !(unlisted as readonly StepKey[]).includes(key));

/** One step: who has to act, how staff read it, how the customer reads it, and the heading of its queue. */
export interface StepWords {
  readonly who: "customer" | "staff" | "nobody";
  /** Roles in whose queue it waits; empty where staff have nothing to do. */
  readonly roles: readonly StaffRole[];
  readonly staff: Text;
  readonly customer: Text;
  readonly queue: Text;
}

/** Every step with its words. */
export const steps: Readonly<Record<StepKey, StepWords>> = {
  finish_draft: {
    who: "customer",
    roles: [],
    staff: {
      en: "The customer finishes the draft",
      es: "El cliente completa el borrador",
      zh: "等待客户完成草稿",
    },
    customer: {
      en: "Finish and submit the claim",
      es: "Complete y envíe la reclamación",
      zh: "请完成并提交申请",
    },
    queue: { en: "Drafts", es: "Borradores", zh: "草稿" },
  },
  answer_message: {
    who: "staff",
    roles: ["support"],
    staff: { en: "Answer the customer's message", es: "Responder al mensaje del cliente", zh: "回复客户消息" },
    customer: { en: "We answer your message", es: "Responderemos a su mensaje", zh: "我们会回复您的消息" },
    queue: { en: "Messages to answer", es: "Mensajes por responder", zh: "待回复的消息" },
  },
  answer_appeal: {
    who: "staff",
    roles: ["support"],
    staff: {
      en: "Answer the customer's appeal",
      es: "Responder al recurso del cliente",
      zh: "答复客户的复核请求",
    },
    customer: {
      en: "Somebody else looks at the decision again and writes to you",
      es: "Otra persona revisa la decisión y le escribirá",
      zh: "另一位同事正在复核该决定，并会与您联系",
    },
    queue: { en: "Appeals to answer", es: "Recursos por responder", zh: "待答复的复核请求" },
  },
  send_elsewhere: {
    who: "staff",
    roles: ["support"],
    staff: {
      en: "Send a unit to another centre: its own will not take it",
      es: "Enviar un equipo a otro centro: el suyo no lo acepta",
      zh: "改派设备至其他中心：原中心拒绝承接",
    },
    customer: {
      en: "We find another repair centre for your unit",
      es: "Buscamos otro centro de reparación para su equipo",
      zh: "我们正在为您的设备安排其他维修中心",
    },
    queue: { en: "Units a centre turned down", es: "Equipos que un centro no acepta", zh: "被中心拒绝承接的设备" },
  },
  triage: {
    who: "staff",
    roles: ["support"],
    staff: { en: "Diagnose from afar", es: "Hacer el diagnóstico remoto", zh: "进行远程诊断" },
    customer: {
      en: "We look at your claim and write to you",
      es: "Revisamos su reclamación y le escribiremos",
      zh: "我们正在查看您的申请，并会与您联系",
    },
    queue: { en: "New claims to check", es: "Reclamaciones nuevas por revisar", zh: "待审核的新申请" },
  },
  decide: {
    who: "staff",
    roles: ["support"],
    staff: {
      en: "Authorise the return, decide how it ends, resolve from afar or reject",
      es: "Autorizar la devolución, decidir cómo acaba, resolver a distancia o rechazar",
      zh: "授权寄回、决定处理结果、远程解决或拒绝",
    },
    customer: {
      en: "We decide how to go on and write to you",
      es: "Decidimos cómo seguir y le escribiremos",
      zh: "我们正在决定后续处理，并会与您联系",
    },
    queue: { en: "Checked, to be decided", es: "Revisadas, por decidir", zh: "已审核，待决定" },
  },
  answer_question: {
    who: "customer",
    roles: [],
    staff: {
      en: "The customer answers our question",
      es: "El cliente responde a nuestra pregunta",
      zh: "等待客户回复",
    },
    customer: { en: "Answer our question", es: "Responda a nuestra pregunta", zh: "请回复我们的问题" },
    queue: { en: "Waiting for an answer", es: "A la espera de respuesta", zh: "等待客户回复" },
  },
  send_in: {
    who: "customer",
    roles: [],
    staff: { en: "The customer sends it in", es: "El cliente lo envía", zh: "等待客户寄出" },
    customer: {
      en: "Pack it, send it in and tell us the tracking number",
      es: "Embale, envíe el equipo y díganos el número de seguimiento",
      zh: "请包装寄出，并填写运单号",
    },
    queue: { en: "To be sent in", es: "Por enviar", zh: "待客户寄出" },
  },
  receive: {
    who: "staff",
    roles: ["receiving", "centre_member"],
    staff: { en: "Receive the parcel", es: "Recibir el paquete", zh: "收取包裹" },
    customer: {
      en: "Your parcel is on its way to us",
      es: "Su paquete va de camino a nuestro centro",
      zh: "您的包裹正在寄往我们的途中",
    },
    queue: { en: "Units on their way in", es: "Equipos en camino", zh: "寄来途中的设备" },
  },
  settle_refused: {
    who: "customer",
    roles: ["support"],
    staff: {
      en: "Settle the refused parcel with the customer",
      es: "Aclarar con el cliente el paquete rechazado",
      zh: "与客户处理被拒收的包裹",
    },
    customer: {
      en: "Your parcel was refused: read why and send it in again",
      es: "Su paquete fue rechazado: lea el motivo y vuelva a enviarlo",
      zh: "您的包裹被拒收：请查看原因后重新寄出",
    },
    queue: { en: "Refused parcels", es: "Paquetes rechazados", zh: "被拒收的包裹" },
  },
  inspect: {
    who: "staff",
    roles: ["technician", "centre_member"],
    staff: { en: "Start the inspection", es: "Empezar la inspección", zh: "开始检测" },
    customer: { en: "We inspect it next", es: "Ahora lo inspeccionamos", zh: "接下来将进行检测" },
    queue: { en: "Units to inspect", es: "Equipos por inspeccionar", zh: "待检测的设备" },
  },
  complete_inspection: {
    who: "staff",
    roles: ["technician", "centre_member"],
    staff: { en: "Complete the inspection", es: "Terminar la inspección", zh: "完成检测" },
    customer: {
      en: "It is being inspected; you then hear what was found",
      es: "Se está inspeccionando; después le diremos el resultado",
      zh: "正在检测，完成后会告知结果",
    },
    queue: { en: "Inspections under way", es: "Inspecciones en curso", zh: "检测中的设备" },
  },
  settle_finding: {
    who: "staff",
    roles: ["support", "technician", "centre_member"],
    staff: {
      en: "Settle what the inspection left open",
      es: "Resolver lo que la inspección dejó abierto",
      zh: "处理检测后仍未确定的事项",
    },
    customer: {
      en: "It was inspected; we settle how to go on and write to you",
      es: "Ya se inspeccionó; decidimos cómo seguir y le escribiremos",
      zh: "检测已完成，我们正在确定后续处理并会与您联系",
    },
    queue: { en: "Inspections with open questions", es: "Inspecciones con preguntas abiertas", zh: "检测后待定" },
  },
  make_quote: {
    who: "staff",
    roles: ["support", "technician", "centre_member"],
    staff: { en: "Make the quote", es: "Preparar el presupuesto", zh: "编制报价" },
    customer: {
      en: "We work out what the repair costs",
      es: "Calculamos el coste de la reparación",
      zh: "我们正在核算维修费用",
    },
    queue: { en: "Quotes to make", es: "Presupuestos por preparar", zh: "待编制的报价" },
  },
  send_quote: {
    who: "staff",
    roles: ["support", "technician", "centre_member"],
    staff: { en: "Send the quote", es: "Enviar el presupuesto", zh: "发送报价" },
    customer: {
      en: "We work out what the repair costs",
      es: "Calculamos el coste de la reparación",
      zh: "我们正在核算维修费用",
    },
    queue: { en: "Quotes to send", es: "Presupuestos por enviar", zh: "待发送的报价" },
  },
  answer_quote: {
    who: "customer",
    roles: [],
    staff: {
      en: "The customer answers the quote",
      es: "El cliente responde al presupuesto",
      zh: "等待客户答复报价",
    },
    customer: {
      en: "Accept or decline the quote",
      es: "Acepte o rechace el presupuesto",
      zh: "请接受或拒绝报价",
    },
    queue: { en: "Quotes with the customer", es: "Presupuestos en manos del cliente", zh: "等待客户答复的报价" },
  },
  pay: {
    who: "customer",
    roles: [],
    staff: {
      en: "The customer pays and sends the proof",
      es: "El cliente paga y envía el comprobante",
      zh: "等待客户付款并提交凭证",
    },
    customer: {
      en: "Pay and upload the proof of payment",
      es: "Pague y suba el comprobante de pago",
      zh: "请付款并上传付款凭证",
    },
    queue: { en: "Payments awaited", es: "Pagos pendientes", zh: "待付款" },
  },
  review_payment: {
    who: "staff",
    roles: ["finance"],
    staff: {
      en: "Review the proof of payment",
      es: "Revisar el comprobante de pago",
      zh: "审核付款凭证",
    },
    customer: {
      en: "We check your payment",
      es: "Comprobamos su pago",
      zh: "我们正在核实您的付款",
    },
    queue: { en: "Proofs of payment to review", es: "Comprobantes por revisar", zh: "待审核的付款凭证" },
  },
  approve_refund: {
    who: "staff",
    roles: ["finance"],
    staff: { en: "Approve the refund", es: "Aprobar el reembolso", zh: "审批退款" },
    customer: {
      en: "We check your refund",
      es: "Estamos revisando su reembolso",
      zh: "我们正在审核您的退款",
    },
    queue: { en: "Refunds to approve", es: "Reembolsos por aprobar", zh: "待审批的退款" },
  },
  send_refund: {
    who: "staff",
    roles: ["finance"],
    staff: { en: "Send the refund", es: "Enviar el reembolso", zh: "发送退款" },
    customer: {
      en: "We send your refund",
      es: "Estamos enviando su reembolso",
      zh: "我们正在向您退款",
    },
    queue: { en: "Refunds to send", es: "Reembolsos por enviar", zh: "待发送的退款" },
  },
  ask_refund: {
    who: "staff",
    roles: ["support", "finance"],
    staff: {
      en: "Ask for the refund anew: the last one came to nothing",
      es: "Volver a pedir el reembolso: el anterior no llegó a término",
      zh: "重新申请退款：上一笔未能完成",
    },
    customer: {
      en: "Your refund has not reached you yet; we see to it and write to you",
      es: "Su reembolso aún no le ha llegado; nos ocupamos y le escribiremos",
      zh: "您的退款尚未到账，我们正在处理并会与您联系",
    },
    queue: { en: "Refunds to ask for anew", es: "Reembolsos por volver a pedir", zh: "待重新申请的退款" },
  },
  await_refund: {
    who: "nobody",
    roles: [],
    staff: { en: "The provider sends the refund", es: "El proveedor envía el reembolso", zh: "支付服务商正在退款" },
    customer: {
      en: "Your refund is on its way",
      es: "Su reembolso está en camino",
      zh: "您的退款正在途中",
    },
    queue: { en: "Refunds at the provider", es: "Reembolsos en el proveedor", zh: "支付服务商处理中的退款" },
  },
  decide_forfeiture: {
    who: "staff",
    roles: ["support"],
    staff: {
      en: "Decide whether the unit is forfeited",
      es: "Decidir si el equipo se pierde por falta de respuesta",
      zh: "决定设备是否按逾期处置",
    },
    customer: {
      en: "The time to answer is over: write to us at once if you want it back",
      es: "El plazo para responder ha terminado: escríbanos enseguida si lo quiere recuperar",
      zh: "答复期限已过：如仍需取回设备，请立即与我们联系",
    },
    queue: { en: "Forfeitures to decide", es: "Equipos no reclamados por decidir", zh: "逾期未取设备待决定" },
  },
  repair: {
    who: "staff",
    roles: ["technician", "centre_member"],
    staff: { en: "Repair", es: "Reparar", zh: "维修" },
    customer: { en: "It is repaired next", es: "Ahora se repara", zh: "接下来将进行维修" },
    queue: { en: "Units to repair", es: "Equipos por reparar", zh: "待维修的设备" },
  },
  test: {
    who: "staff",
    roles: ["technician", "centre_member"],
    staff: { en: "Test", es: "Probar", zh: "测试" },
    customer: {
      en: "It is tested before it goes back",
      es: "Se prueba antes de devolverlo",
      zh: "寄回之前正在测试",
    },
    queue: { en: "Units to test", es: "Equipos por probar", zh: "待测试的设备" },
  },
  settle_scrap: {
    who: "staff",
    roles: ["support", "shipping"],
    staff: {
      en: "Agree with the customer what happens to the unit",
      es: "Acordar con el cliente qué se hace con el equipo",
      zh: "与客户商定设备的处理方式",
    },
    customer: {
      en: "It cannot be repaired; we write to you about what happens to it",
      es: "No se puede reparar; le escribiremos sobre qué se hace con él",
      zh: "设备无法修复，我们会就后续处理与您联系",
    },
    queue: { en: "Units beyond repair", es: "Equipos irreparables", zh: "无法修复的设备" },
  },
  send_back: {
    who: "staff",
    roles: ["shipping", "centre_member"],
    staff: { en: "Send it to the customer", es: "Enviarlo al cliente", zh: "寄给客户" },
    customer: {
      en: "It is packed and sent to you",
      es: "Se embala y se le envía",
      zh: "正在打包寄给您",
    },
    queue: { en: "To send to customers", es: "Por enviar a clientes", zh: "待寄给客户" },
  },
  confirm_delivery: {
    who: "customer",
    roles: ["shipping"],
    staff: {
      en: "The parcel is on its way to the customer",
      es: "El paquete va de camino al cliente",
      zh: "包裹正寄往客户",
    },
    customer: {
      en: "Tell us when the parcel has arrived",
      es: "Avísenos cuando llegue el paquete",
      zh: "收到包裹后请确认",
    },
    queue: { en: "Units on their way back", es: "Equipos de vuelta en camino", zh: "寄回途中的设备" },
  },
  trace_parcel: {
    who: "staff",
    roles: ["support"],
    staff: {
      en: "Trace the lost parcel with the carrier",
      es: "Buscar el paquete perdido con el transportista",
      zh: "与承运商追查丢失的包裹",
    },
    customer: {
      en: "We trace the parcel with the carrier",
      es: "Buscamos el paquete con el transportista",
      zh: "我们正在与承运商追查包裹",
    },
    queue: { en: "Parcels lost on the way", es: "Paquetes perdidos", zh: "丢失的包裹" },
  },
  resolve: {
    who: "staff",
    roles: ["support"],
    staff: { en: "Wind the claim up", es: "Concluir la reclamación", zh: "完结申请" },
    customer: { en: "We wind the claim up", es: "Concluimos la reclamación", zh: "我们正在完结此申请" },
    queue: { en: "Claims to wind up", es: "Reclamaciones por concluir", zh: "待完结的申请" },
  },
  close: {
    who: "staff",
    roles: ["support"],
    staff: { en: "Close the claim", es: "Cerrar la reclamación", zh: "关闭申请" },
    customer: {
      en: "Everything is done; you may close the claim",
      es: "Todo está hecho; puede cerrar la reclamación",
      zh: "全部完成，您可以关闭此申请",
    },
    queue: { en: "Resolved, to be closed", es: "Resueltas, por cerrar", zh: "已解决，待关闭" },
  },
  refile: {
    who: "nobody",
    roles: [],
    staff: {
      en: "Ended; it may be filed again",
      es: "Terminada; puede presentarse de nuevo",
      zh: "已结束，可重新提交",
    },
    customer: {
      en: "This claim has ended; you may file it again",
      es: "Esta reclamación ha terminado; puede presentarla de nuevo",
      zh: "此申请已结束，您可以重新提交",
    },
    queue: { en: "Ended", es: "Terminadas", zh: "已结束" },
  },
  done: {
    who: "nobody",
    roles: [],
    staff: { en: "Nothing is left to do", es: "No queda nada por hacer", zh: "无需任何操作" },
    customer: { en: "Nothing is left to do", es: "No queda nada por hacer", zh: "无需任何操作" },
    queue: { en: "Done", es: "Hechas", zh: "已完成" },
  },
};
