import type { Locale } from "../../../core/locale.ts";
import { sayMoney } from "../../../core/money.ts";
import { clockWords } from "../../clocks/index.ts";
import { type Letters, sayDay } from "./letter.ts";

/** The letters that clocks send: reminders, what followed where a clock ran out, and a new day. */
type ClockLetters = Pick<
  Letters,
  | "quote_reminder"
  | "quote_expired"
  | "payment_reminder"
  | "returned_unpaid"
  | "forfeiture_warning"
  | "forfeiture_due"
  | "unit_forfeited"
  | "deadline_extended"
>;

export const clockLetters: Readonly<Record<Locale, ClockLetters>> = {
  en: {
    quote_reminder: ({ number, unit, quote, total, expiresOn }) => ({
      subject: `Claim ${number}: quote ${quote} is open until ${sayDay(expiresOn, "en")}`,
      paragraphs: [
        `Our quote ${quote} of ${sayMoney(total, "en")} for ${unit} waits for your answer.`,
        `After ${sayDay(expiresOn, "en")} it can no longer be accepted.`,
      ],
      button: "Accept or decline",
    }),
    quote_expired: ({ number, unit, quote }) => ({
      subject: `Claim ${number}: quote ${quote} is over`,
      paragraphs: [
        `Quote ${quote} for ${unit} was not answered in time and can no longer be accepted.`,
        "If you still want the repair, write to us on the claim page and we make you a new one.",
      ],
      button: "Write to us",
    }),
    payment_reminder: ({ number, unit, dueOn }) => ({
      subject: `Claim ${number}: please pay by ${sayDay(dueOn, "en")}`,
      paragraphs: [
        `The repair of ${unit} waits for your payment.`,
        `Without it the unit goes back to you unrepaired after ${sayDay(dueOn, "en")}.`,
      ],
      button: "Pay",
    }),
    returned_unpaid: ({ number, unit }) => ({
      subject: `Claim ${number}: ${unit} goes back unrepaired`,
      paragraphs: [
        `The repair of ${unit} was not paid in time, so it goes back to the address of your claim as it is.`,
        "You get the tracking number when it is on its way.",
      ],
      button: "See the claim",
    }),
    forfeiture_warning: ({ number, unit, dueOn, refused }) => ({
      subject: `Claim ${number}: ${unit} is kept for you until ${sayDay(dueOn, "en")} only`,
      paragraphs: [
        `${refused ? `The return of ${unit} was refused.` : `The quote for ${unit} is not paid.`} Under the terms of your claim the unit is not returned any more after ${sayDay(dueOn, "en")}.`,
        `Please ${refused ? "" : "pay or "}write to us before then. If something keeps you from it, tell us: we can give you more time.`,
      ],
      figures: [["Last day", sayDay(dueOn, "en")]],
      button: refused ? "Write to us" : "Pay or write to us",
    }),
    forfeiture_due: ({ number, unit, dueOn }) => ({
      subject: `Claim ${number}: the time for ${unit} is over`,
      paragraphs: [
        `The last day for ${unit} was ${sayDay(dueOn, "en")}. One of us now decides whether it is still returned; nothing happens to it by itself.`,
        "If you still want it, write to us today.",
      ],
      button: "Write to us",
    }),
    unit_forfeited: ({ number, unit, reason }) => ({
      subject: `Claim ${number}: ${unit} is not returned`,
      paragraphs: [
        `Under the clause below, ${unit} is not returned any more. A person decided this, for this reason:`,
        "The notices that we sent you before are on the claim page. If you see it otherwise, answer there. Rights that the law gives you stay as they are.",
      ],
      quoted: reason,
      button: "See the claim",
    }),
    deadline_extended: ({ number, name, dueOn, reason }) => ({
      subject: `Claim ${number}: new date, ${sayDay(dueOn, "en")}`,
      paragraphs: [`“${clockWords[name].en}” now has the date ${sayDay(dueOn, "en")}. This is why:`],
      quoted: reason,
      button: "See the claim",
    }),
  },
  es: {
    quote_reminder: ({ number, unit, quote, total, expiresOn }) => ({
      subject: `Reclamación ${number}: el presupuesto ${quote} vale hasta el ${sayDay(expiresOn, "es")}`,
      paragraphs: [
        `Nuestro presupuesto ${quote} de ${sayMoney(total, "es")} para ${unit} espera su respuesta.`,
        `Después del ${sayDay(expiresOn, "es")} ya no podrá aceptarse.`,
      ],
      button: "Aceptar o rechazar",
    }),
    quote_expired: ({ number, unit, quote }) => ({
      subject: `Reclamación ${number}: el presupuesto ${quote} ha vencido`,
      paragraphs: [
        `El presupuesto ${quote} para ${unit} no se respondió a tiempo y ya no puede aceptarse.`,
        "Si aún desea la reparación, escríbanos en la página de la reclamación y le haremos otro.",
      ],
      button: "Escribirnos",
    }),
    payment_reminder: ({ number, unit, dueOn }) => ({
      subject: `Reclamación ${number}: pague por favor antes del ${sayDay(dueOn, "es")}`,
      paragraphs: [
        `La reparación de ${unit} espera su pago.`,
        `Sin él, la unidad vuelve a usted sin reparar después del ${sayDay(dueOn, "es")}.`,
      ],
      button: "Pagar",
    }),
    returned_unpaid: ({ number, unit }) => ({
      subject: `Reclamación ${number}: ${unit} vuelve sin reparar`,
      paragraphs: [
        `La reparación de ${unit} no se pagó a tiempo, así que vuelve tal como está a la dirección de su reclamación.`,
        "Recibirá el número de seguimiento cuando esté en camino.",
      ],
      button: "Ver la reclamación",
    }),
    forfeiture_warning: ({ number, unit, dueOn, refused }) => ({
      subject: `Reclamación ${number}: guardamos ${unit} solo hasta el ${sayDay(dueOn, "es")}`,
      paragraphs: [
        `${refused ? `La devolución de ${unit} fue rechazada.` : `El presupuesto de ${unit} no está pagado.`} Según las condiciones de su reclamación, la unidad ya no se devuelve después del ${sayDay(dueOn, "es")}.`,
        `${refused ? "Escríbanos" : "Pague o escríbanos"} antes de esa fecha. Si algo se lo impide, díganoslo: podemos darle más tiempo.`,
      ],
      figures: [["Último día", sayDay(dueOn, "es")]],
      button: refused ? "Escribirnos" : "Pagar o escribirnos",
    }),
    forfeiture_due: ({ number, unit, dueOn }) => ({
      subject: `Reclamación ${number}: el plazo de ${unit} ha terminado`,
      paragraphs: [
        `El último día para ${unit} fue el ${sayDay(dueOn, "es")}. Ahora una persona decide si todavía se devuelve; nada ocurre por sí solo.`,
        "Si aún la quiere, escríbanos hoy.",
      ],
      button: "Escribirnos",
    }),
    unit_forfeited: ({ number, unit, reason }) => ({
      subject: `Reclamación ${number}: ${unit} no se devuelve`,
      paragraphs: [
        `Según la cláusula de abajo, ${unit} ya no se devuelve. Lo ha decidido una persona, por este motivo:`,
        "Los avisos que le enviamos antes están en la página de la reclamación. Si lo ve de otro modo, responda allí. Sus derechos legales no cambian.",
      ],
      quoted: reason,
      button: "Ver la reclamación",
    }),
    deadline_extended: ({ number, name, dueOn, reason }) => ({
      subject: `Reclamación ${number}: nueva fecha, ${sayDay(dueOn, "es")}`,
      paragraphs: [`«${clockWords[name].es}» tiene ahora la fecha ${sayDay(dueOn, "es")}. Este es el motivo:`],
      quoted: reason,
      button: "Ver la reclamación",
    }),
  },
  zh: {
    quote_reminder: ({ number, unit, quote, total, expiresOn }) => ({
      subject: `申请 ${number}：报价 ${quote} 有效至 ${sayDay(expiresOn, "zh")}`,
      paragraphs: [
        `${unit} 的报价 ${quote}（${sayMoney(total, "zh")}）正在等待您的答复。`,
        `${sayDay(expiresOn, "zh")} 之后将不能再接受。`,
      ],
      button: "接受或拒绝",
    }),
    quote_expired: ({ number, unit, quote }) => ({
      subject: `申请 ${number}：报价 ${quote} 已失效`,
      paragraphs: [
        `${unit} 的报价 ${quote} 未在期限内得到答复，已不能接受。`,
        "如仍需维修，请在申请页面给我们留言，我们会重新报价。",
      ],
      button: "给我们留言",
    }),
    payment_reminder: ({ number, unit, dueOn }) => ({
      subject: `申请 ${number}：请在 ${sayDay(dueOn, "zh")} 前付款`,
      paragraphs: [`${unit} 的维修正在等待您付款。`, `若未付款，设备将在 ${sayDay(dueOn, "zh")} 之后不经维修退回。`],
      button: "付款",
    }),
    returned_unpaid: ({ number, unit }) => ({
      subject: `申请 ${number}：${unit} 将不经维修退回`,
      paragraphs: [`${unit} 的维修费未按期支付，设备将按原状退回您申请中的地址。`, "寄出后您会收到快递单号。"],
      button: "查看申请",
    }),
    forfeiture_warning: ({ number, unit, dueOn, refused }) => ({
      subject: `申请 ${number}：${unit} 仅为您保留至 ${sayDay(dueOn, "zh")}`,
      paragraphs: [
        `${refused ? `${unit} 的退件被拒收。` : `${unit} 的报价尚未付款。`}根据您申请的条款，${sayDay(dueOn, "zh")} 之后设备将不再退还。`,
        `请在此之前${refused ? "" : "付款或"}与我们联系。如有困难请告知，我们可以为您延长时间。`,
      ],
      figures: [["最后一天", sayDay(dueOn, "zh")]],
      button: refused ? "留言" : "付款或留言",
    }),
    forfeiture_due: ({ number, unit, dueOn }) => ({
      subject: `申请 ${number}：${unit} 的期限已过`,
      paragraphs: [
        `${unit} 的最后一天是 ${sayDay(dueOn, "zh")}。接下来由工作人员决定是否仍予退还，系统不会自动处理。`,
        "如您仍需要该设备，请今天与我们联系。",
      ],
      button: "给我们留言",
    }),
    unit_forfeited: ({ number, unit, reason }) => ({
      subject: `申请 ${number}：${unit} 不再退还`,
      paragraphs: [
        `根据下列条款，${unit} 不再退还。这是工作人员作出的决定，理由如下：`,
        "此前发给您的通知都在申请页面上。如有异议，请在该页面答复。您的法定权利不受影响。",
      ],
      quoted: reason,
      button: "查看申请",
    }),
    deadline_extended: ({ number, name, dueOn, reason }) => ({
      subject: `申请 ${number}：新日期 ${sayDay(dueOn, "zh")}`,
      paragraphs: [`“${clockWords[name].zh}”的日期改为 ${sayDay(dueOn, "zh")}。原因如下：`],
      quoted: reason,
      button: "查看申请",
    }),
  },
};
