import type { Locale } from "../core/locale.ts";
import type { Better, ComparedPoint, RightKind } from "./decision.ts";

type Say = (what: string) => string;

/** The words of an explanation around the clauses' own texts. */
export interface ExplainWords {
  readonly comma: string;
  readonly error: Say;
  readonly switchedOff: (reason: string) => string;
  readonly overruled: (general: string, specific: string, by: string) => string;
  readonly asked: Readonly<
    Record<"customer" | "staff", Readonly<Record<"customer" | "seller" | "receiving" | "inspection", Say>>>
  >;
  readonly dependsOn: Say;
  readonly open: string;
  readonly until: Say;
  readonly over: Say;
  /** One of several rights of a clause, and how it stands. */
  readonly named: (right: string, stand: string) => string;
  readonly rights: Readonly<Record<RightKind, string>>;
  readonly advice: (source: string, version: string) => string;
  readonly points: Readonly<Record<ComparedPoint, string>>;
  readonly better: Readonly<Record<Better, string>>;
  readonly best: (point: string, better: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly notCoveredIf: Say;
  readonly coveredIf: Say;
  readonly provisionalIf: Say;
  readonly unless: (label: string) => string;
  readonly is: (label: string, value: string) => string;
  readonly allOf: (labels: string) => string;
  readonly anyOf: (labels: string) => string;
  readonly notAllOf: (labels: string) => string;
  readonly or: string;
  readonly reportedBy: Say;
}

/** The words in each language. */
export const explainWords: Readonly<Record<Locale, ExplainWords>> = {
  en: {
    comma: ", ",
    error: (message) => `A rule could not be applied: ${message}.`,
    switchedOff: (reason) => `Not applied by this seller: ${reason}`,
    overruled: (general, specific, by) => `“${general}” gives way to the more specific ${by}: “${specific}”`,
    asked: {
      customer: {
        customer: (question) => question,
        seller: (label) => `We look this up: ${label}.`,
        receiving: (label) => `Found out when your parcel arrives: ${label}.`,
        inspection: (label) => `Found out at the inspection: ${label}.`,
      },
      staff: {
        customer: (label) => `From the customer: ${label}.`,
        seller: (label) => `From the seller: ${label}.`,
        receiving: (label) => `At receiving: ${label}.`,
        inspection: (label) => `From the technician: ${label}.`,
      },
    },
    dependsOn: (facts) => `Depends on: ${facts}.`,
    open: "Not settled yet.",
    until: (day) => `Until ${day}.`,
    over: (day) => `This ended on ${day}.`,
    named: (right, stand) => `${right}: ${stand.charAt(0).toLowerCase()}${stand.slice(1)}`,
    rights: {
      liability: "Liability",
      extension: "Extension",
      proof: "Presumption",
      notice: "Notice",
      remedy: "Choice of remedy",
      freight: "Freight",
      deductions: "No deduction",
      refund: "Money back",
      rejection: "Rejection",
      withdrawal: "Withdrawal",
      send_back: "Sending it back",
      online_withdrawal: "Online withdrawal",
      guarantee_text: "Guarantee",
    },
    advice: (source, version) => `${source}; version ${version}. Not legal advice: check with counsel.`,
    points: {
      coverage: "Cover",
      until: "Last day",
      start: "First day",
      freight: "Freight",
      refund: "Money back",
      deductions: "Deductions",
      returnWindow: "Time to give it back",
      notice: "Time to tell us",
      handledBy: "Who answers",
    },
    better: { commercial: "the seller's terms are at least as good", statute: "the law gives more" },
    best: (point, better) => `${point}: ${better}.`,
    yes: "yes",
    no: "no",
    notCoveredIf: (what) => `Not covered if ${what}.`,
    coveredIf: (what) => `Covered if ${what}.`,
    provisionalIf: (what) => `Covered, subject to the rest, if ${what}.`,
    unless: (label) => `“${label}” turns out not to be so`,
    is: (label, value) => `“${label}” is ${value}`,
    allOf: (labels) => `none of these is so: ${labels}`,
    anyOf: (labels) => `any of these is so: ${labels}`,
    notAllOf: (labels) => `any of these is not so: ${labels}`,
    or: " or ",
    reportedBy: (day) => `It would have been in time up to ${day}.`,
  },
  es: {
    comma: ", ",
    error: (message) => `No se pudo aplicar una regla: ${message}.`,
    switchedOff: (reason) => `Este vendedor no lo aplica: ${reason}`,
    overruled: (general, specific, by) => `«${general}» cede ante la cláusula más específica ${by}: «${specific}»`,
    asked: {
      customer: {
        customer: (question) => question,
        seller: (label) => `Lo averiguamos nosotros: ${label}.`,
        receiving: (label) => `Se sabrá al llegar su paquete: ${label}.`,
        inspection: (label) => `Se sabrá en la inspección: ${label}.`,
      },
      staff: {
        customer: (label) => `Del cliente: ${label}.`,
        seller: (label) => `Del vendedor: ${label}.`,
        receiving: (label) => `En la recepción: ${label}.`,
        inspection: (label) => `Del técnico: ${label}.`,
      },
    },
    dependsOn: (facts) => `Depende de: ${facts}.`,
    open: "Aún sin aclarar.",
    until: (day) => `Hasta el ${day}.`,
    over: (day) => `Terminó el ${day}.`,
    named: (right, stand) => `${right}: ${stand.charAt(0).toLowerCase()}${stand.slice(1)}`,
    rights: {
      liability: "Responsabilidad",
      extension: "Ampliación",
      proof: "Presunción",
      notice: "Aviso",
      remedy: "Elección del remedio",
      freight: "Portes",
      deductions: "Sin descuento",
      refund: "Reembolso",
      rejection: "Rechazo",
      withdrawal: "Desistimiento",
      send_back: "Devolución del producto",
      online_withdrawal: "Desistimiento en línea",
      guarantee_text: "Garantía",
    },
    advice: (source, version) => `${source}; versión ${version}. No es asesoramiento jurídico: consulte a un abogado.`,
    points: {
      coverage: "Cobertura",
      until: "Último día",
      start: "Primer día",
      freight: "Portes",
      refund: "Devolución del dinero",
      deductions: "Descuentos",
      returnWindow: "Plazo para devolverlo",
      notice: "Plazo para avisar",
      handledBy: "Quién responde",
    },
    better: {
      commercial: "las condiciones del vendedor son al menos igual de buenas",
      statute: "la ley da más",
    },
    best: (point, better) => `${point}: ${better}.`,
    yes: "sí",
    no: "no",
    notCoveredIf: (what) => `Sin cobertura si ${what}.`,
    coveredIf: (what) => `Con cobertura si ${what}.`,
    provisionalIf: (what) => `Con cobertura, a falta de lo demás, si ${what}.`,
    unless: (label) => `resulta que no es así: «${label}»`,
    is: (label, value) => `«${label}» es ${value}`,
    allOf: (labels) => `nada de esto es así: ${labels}`,
    anyOf: (labels) => `se da algo de esto: ${labels}`,
    notAllOf: (labels) => `falta algo de esto: ${labels}`,
    or: " o ",
    reportedBy: (day) => `Habría estado en plazo hasta el ${day}.`,
  },
  zh: {
    comma: "、",
    error: (message) => `有一条规则无法适用：${message}。`,
    switchedOff: (reason) => `该卖家不适用：${reason}`,
    overruled: (general, specific, by) => `“${general}”让位于更具体的 ${by}：“${specific}”`,
    asked: {
      customer: {
        customer: (question) => question,
        seller: (label) => `由我们查明：${label}。`,
        receiving: (label) => `包裹到达时查明：${label}。`,
        inspection: (label) => `检测时查明：${label}。`,
      },
      staff: {
        customer: (label) => `由客户提供：${label}。`,
        seller: (label) => `由卖家提供：${label}。`,
        receiving: (label) => `收货时：${label}。`,
        inspection: (label) => `由技术员提供：${label}。`,
      },
    },
    dependsOn: (facts) => `取决于：${facts}。`,
    open: "尚未确定。",
    until: (day) => `截至${day}。`,
    over: (day) => `已于${day}届满。`,
    named: (right, stand) => `${right}：${stand}`,
    rights: {
      liability: "责任",
      extension: "延长",
      proof: "推定",
      notice: "通知",
      remedy: "选择补救方式",
      freight: "运费",
      deductions: "不作扣除",
      refund: "退款",
      rejection: "退货",
      withdrawal: "撤回",
      send_back: "寄回商品",
      online_withdrawal: "在线撤回",
      guarantee_text: "保修声明",
    },
    advice: (source, version) => `${source}；版本 ${version}。非法律意见，请咨询律师。`,
    points: {
      coverage: "保修",
      until: "最后一天",
      start: "起始日",
      freight: "运费",
      refund: "退款",
      deductions: "扣款",
      returnWindow: "退货期限",
      notice: "告知期限",
      handledBy: "由谁负责",
    },
    better: { commercial: "卖家条款不逊于法律", statute: "法律更有利" },
    best: (point, better) => `${point}：${better}。`,
    yes: "是",
    no: "否",
    notCoveredIf: (what) => `若${what}，则不在保修范围内。`,
    coveredIf: (what) => `若${what}，则在保修范围内。`,
    provisionalIf: (what) => `若${what}，则在保修范围内，以其余事项为准。`,
    unless: (label) => `“${label}”并非如此`,
    is: (label, value) => `“${label}”为${value}`,
    allOf: (labels) => `以下均非如此：${labels}`,
    anyOf: (labels) => `属于以下任一情况：${labels}`,
    notAllOf: (labels) => `不符合以下任一项：${labels}`,
    or: "或",
    reportedBy: (day) => `截至${day}仍在期限内。`,
  },
};
