import type { Text } from "../../core/locale.ts";
import type { RefusalDetails } from "../../core/refusal.ts";
import type { CompiledPolicy } from "../../policy/index.ts";

/** The rules of process that guards in code carry. */
export type ProcessRule =
  | "triage_first"
  | "address_locked"
  | "no_pickup_point"
  | "courier_named"
  | "authorization_first"
  | "send_in"
  | "not_received"
  | "inspection_first"
  | "quote_first"
  | "payment_first"
  | "repairable_unit"
  | "keep_original"
  | "return_replaced_parts"
  | "terms_accepted";

interface Row {
  /** Candidates in order; the first that the claim's policy (with its layers) has is cited. */
  readonly clauses: readonly string[];
  /** The service agreement's clause, which holds for every claim where the policy has none of its own; null: then nothing is cited. */
  readonly otherwise: string | null;
}

/** Which clause carries a rule of process under which policy: the one table that guards, clocks and abilities cite from. */
export const processClauses: Readonly<Record<ProcessRule, Row>> = {
  triage_first: { clauses: ["WM-1.1", "JM-CONTACT", "MF-CONTACT", "AM-TICKET"], otherwise: "SA-4.1" },
  address_locked: { clauses: ["WM-ADDRESS", "JM-ADDRESS"], otherwise: null },
  no_pickup_point: { clauses: ["WM-1.2.3", "JM-NOPICKUP"], otherwise: null },
  courier_named: { clauses: ["WM-2.1", "JM-LOGISTICS", "MF-TRACKABLE"], otherwise: null },
  authorization_first: { clauses: ["WM-2.2.2", "JM-REFUSE-1", "MF-APPROVAL", "AM-TICKET"], otherwise: "SA-4.3" },
  send_in: { clauses: ["SA-4.2a"], otherwise: "SA-4.2a" },
  not_received: { clauses: ["SA-4.2b"], otherwise: "SA-4.2b" },
  inspection_first: { clauses: ["MF-INSPECT", "JM-UNPACK"], otherwise: null },
  quote_first: { clauses: ["WM-3.2", "JM-QUOTE", "SA-1.4"], otherwise: "SA-1.4" },
  payment_first: { clauses: ["SA-2.2"], otherwise: "SA-2.2" },
  repairable_unit: { clauses: ["WM-4.3.2", "JM-5"], otherwise: null },
  keep_original: { clauses: ["WM-7.2"], otherwise: null },
  return_replaced_parts: { clauses: ["SA-2.5"], otherwise: "SA-2.5" },
  terms_accepted: { clauses: ["SA-ACCEPT"], otherwise: "SA-ACCEPT" },
};

/** Clauses of the service agreement that hold for every claim, for texts where no pack at hand has them. */
export const houseClauses: Readonly<Record<string, Text>> = {
  "SA-ACCEPT": {
    en: "The terms are accepted before the service is used.",
    es: "Las condiciones se aceptan antes de usar el servicio.",
    zh: "使用服务前须先接受条款。",
  },
  "SA-1.4": {
    en: "Nothing is charged unless you were told beforehand, or the law asks for it.",
    es: "No se cobra nada que no se haya comunicado antes o que la ley no exija.",
    zh: "除事先告知或法律要求外，不收取额外费用。",
  },
  "SA-2.2": {
    en: "A paid repair is done only if you agree; it starts after payment and the unit is then sent back.",
    es: "Una reparación de pago solo se hace si usted está de acuerdo; empieza tras el pago y después se devuelve la unidad.",
    zh: "付费维修须经您同意；付款后开始维修，随后寄回设备。",
  },
  "SA-2.5": {
    en: "In a free repair replaced parts stay with us; in a paid one they come back in the same parcel if you asked for them when filing.",
    es: "En una reparación gratuita las piezas sustituidas se quedan con nosotros; en una de pago vuelven en el mismo paquete si las pidió al solicitarla.",
    zh: "免费维修更换下的零件归我们所有；付费维修时，若申请时要求，旧件随同一包裹寄回。",
  },
  "SA-4.1": {
    en: "Where remote diagnosis can help, it comes first.",
    es: "Cuando el diagnóstico a distancia puede servir, va primero.",
    zh: "可通过远程诊断解决的，先进行远程诊断。",
  },
  "SA-4.2a": {
    en: "Send the unit in within 3 days of the acceptance.",
    es: "Envíe la unidad en los 3 días siguientes a la aceptación.",
    zh: "受理后请在 3 天内寄出设备。",
  },
  "SA-4.2b": {
    en: "A claim whose unit has not arrived within 15 days of the acceptance is closed; it may be filed again.",
    es: "Si la unidad no llega en los 15 días siguientes a la aceptación, la reclamación se cierra; puede presentarse de nuevo.",
    zh: "受理后 15 天内未收到设备的，申请关闭，可重新提交。",
  },
  "SA-4.3": {
    en: "What is sent without an application travels at the sender's own risk.",
    es: "Lo enviado sin solicitud viaja por cuenta y riesgo del remitente.",
    zh: "未经申请寄送的，风险由寄件人承担。",
  },
};

/** The clause that carries a rule under a policy; undefined where neither it nor the service agreement has one. */
export function processClause(policy: CompiledPolicy, rule: ProcessRule): string | undefined {
  const { clauses, otherwise } = processClauses[rule];
  return clauses.find((clause) => policy.clauses.has(clause)) ?? otherwise ?? undefined;
}

/** Whether the policy itself has a clause for the rule; rules that are not everybody's hold only then. */
export function ruling(policy: CompiledPolicy, rule: ProcessRule): boolean {
  return processClauses[rule].clauses.some((clause) => policy.clauses.has(clause));
}

/** The clauses of a rule as a refusal carries them. */
export function citing(policy: CompiledPolicy, rule: ProcessRule): Pick<RefusalDetails, "clauses"> {
  const clause = processClause(policy, rule);
  return clause ? { clauses: [clause] } : {};
}

/** Whether a clause may be cited for a claim under this policy. */
export function hasClause(policy: CompiledPolicy, clause: string): boolean {
  return policy.clauses.has(clause) || Object.hasOwn(houseClauses, clause);
}
