import type { Locale, Text } from "../../core/locale.ts";
import type { Custody, Work } from "../../domain/claims/lifecycle.ts";
import { stateWords } from "../../domain/events/index.ts";

/** What else of a unit tells where it stands. */
interface Standing {
  /** It waits for a decision that needs no unit. */
  readonly undecided?: boolean;
  /** The money for it has been sent. */
  readonly paidBack?: boolean;
}

/** Custody and work of a unit in one phrase that needs no knowledge of either word. */
export function stateText(
  custody: Custody,
  work: Work,
  ...[locale, { undecided = false, paidBack = false } = {}]: [locale: Locale, standing?: Standing]
): string {
  if (undecided && custody === "with_customer" && work === "waiting") return toDecide[locale];
  if (paidBack && work === "refunded" && custody === "with_customer") return atCentre.refunded[locale];
  if (custody === "in_transit_out" && work === "replaced") return goesOut[locale];
  if (custody === "at_centre") return atCentre[work][locale];
  const without =
    custody === "with_customer" || custody === "lost" || custody === "refused" ? settled[work] : undefined;
  if (without) return without[locale];
  const ending = custody === "in_transit_out" || custody === "delivered" ? endings[work] : null;
  return ending
    ? `${stateWords.custody[custody][locale]}${joint[locale]}${ending[locale]}`
    : stateWords.custody[custody][locale];
}

/** What was settled without the unit coming in. */
const settled: Readonly<Partial<Record<Work, Text>>> = {
  replaced: { en: "Goes out to the customer", es: "Sale hacia el cliente", zh: "待寄给客户" },
  refunded: { en: "To be paid back", es: "Pendiente de reembolso", zh: "待退款" },
  returned_unrepaired: { en: "Declined", es: "Denegada", zh: "未获批准" },
};

const goesOut: Text = { en: "On its way to the customer", es: "De camino al cliente", zh: "正寄往客户" };

const toDecide: Text = { en: "To be decided", es: "Por decidir", zh: "待决定" };

const joint: Text = { en: ", ", es: ", ", zh: "，" };

const atCentre: Readonly<Record<Work, Text>> = {
  waiting: { en: "Arrived at the centre", es: "Ha llegado al centro", zh: "已到达维修中心" },
  received: {
    en: "Arrived, waiting for inspection",
    es: "Recibida, a la espera de inspección",
    zh: "已收货，等待检测",
  },
  inspecting: { en: "Being inspected", es: "En inspección", zh: "正在检测" },
  quoted: { en: "Inspected, quote made", es: "Inspeccionada, con presupuesto", zh: "已检测并报价" },
  approved: { en: "Approved, waiting for repair", es: "Aprobada, a la espera de reparación", zh: "已批准，等待维修" },
  repairing: { en: "Being repaired", es: "En reparación", zh: "正在维修" },
  testing: { en: "Repaired, being tested", es: "Reparada, en pruebas", zh: "已维修，正在测试" },
  ready: { en: "Repaired, ready to go back", es: "Reparada, lista para devolver", zh: "已修好，准备寄回" },
  scrap: {
    en: "Beyond repair, waiting at the centre",
    es: "Irreparable, a la espera en el centro",
    zh: "无法修复，存放于维修中心",
  },
  no_fault_found: {
    en: "No fault found, ready to go back",
    es: "Sin avería, lista para devolver",
    zh: "未发现故障，准备寄回",
  },
  replaced: {
    en: "Replacement ready to go out",
    es: "Sustituta lista para enviar",
    zh: "替换机准备寄出",
  },
  returned_unrepaired: {
    en: "Goes back unrepaired",
    es: "Se devuelve sin reparar",
    zh: "将不维修退回",
  },
  refunded: { en: "Refunded", es: "Reembolsada", zh: "已退款" },
};

/** How the work ended, for a unit that has left the centre; null where the work has not ended. */
const endings: Readonly<Record<Work, Text | null>> = {
  waiting: null,
  received: null,
  inspecting: null,
  quoted: null,
  approved: null,
  repairing: null,
  testing: null,
  ready: { en: "repaired", es: "reparada", zh: "已修好" },
  scrap: { en: "beyond repair", es: "irreparable", zh: "无法修复" },
  no_fault_found: { en: "no fault found", es: "sin avería", zh: "未发现故障" },
  replaced: { en: "replaced", es: "sustituida", zh: "已更换" },
  returned_unrepaired: { en: "unrepaired", es: "sin reparar", zh: "未维修" },
  refunded: { en: "refunded", es: "reembolsada", zh: "已退款" },
};
