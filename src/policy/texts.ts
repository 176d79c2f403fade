import type { Locale } from "../core/locale.ts";

/** A sentence around the last day and the tested day: what stands before, between and after them. */
export type TwoDays = readonly [before: string, between: string, after: string];

/** Sentences that explanations put beside a clause's own text. */
export interface Sentences {
  readonly inTime: TwoDays;
  readonly arriveBy: (last: string) => string;
  readonly tooLate: TwoDays;
  readonly tooLateAnyway: string;
  readonly open: string;
  /** With the days that it compares, where it compares any. */
  readonly conditionFails: (days: string) => string;
  readonly notThisKind: string;
  readonly setAside: (by: string) => string;
  readonly found: (facts: string) => string;
  readonly leftOpen: (facts: string) => string;
  readonly broken: (message: string) => string;
  readonly stillOwed: (facts: string) => string;
  readonly yes: string;
  readonly no: string;
}

/** The sentences in each language; a clause's text follows or precedes them. */
export const sentences: Readonly<Record<Locale, Sentences>> = {
  en: {
    inTime: ["In time: the last day is ", ", the day that counts is ", "."],
    arriveBy: (last) => `In time if it arrives at the service centre by ${last}.`,
    tooLate: ["Too late: the last day was ", ", the day that counts is ", "."],
    tooLateAnyway: "Too late, whatever is still unknown.",
    open: "Whether it is in time cannot be told yet.",
    conditionFails: (days) => `A condition for this is not met${days && ` (${days})`}.`,
    notThisKind: "This policy grants nothing for this kind of claim.",
    setAside: (by) => `Set aside by the more specific ${by}.`,
    found: (facts) => `Found: ${facts}.`,
    leftOpen: (facts) => `Still open after the inspection: ${facts}.`,
    broken: (message) => `This rule could not be applied (${message}); a person decides.`,
    stillOwed: (facts) => `Still needed: ${facts}.`,
    yes: "yes",
    no: "no",
  },
  es: {
    inTime: ["En plazo: el último día es el ", "; el día que cuenta es el ", "."],
    arriveBy: (last) => `En plazo si llega al centro de servicio a más tardar el ${last}.`,
    tooLate: ["Fuera de plazo: el último día fue el ", "; el día que cuenta es el ", "."],
    tooLateAnyway: "Fuera de plazo, sea lo que sea lo que aún no se sabe.",
    open: "Aún no se puede saber si está en plazo.",
    conditionFails: (days) => `No se cumple una condición para ello${days && ` (${days})`}.`,
    notThisKind: "Estas condiciones no conceden nada para este tipo de reclamación.",
    setAside: (by) => `Prevalece la cláusula más específica ${by}.`,
    found: (facts) => `Constatado: ${facts}.`,
    leftOpen: (facts) => `Sin aclarar tras la inspección: ${facts}.`,
    broken: (message) => `No se pudo aplicar esta regla (${message}); decide una persona.`,
    stillOwed: (facts) => `Aún falta: ${facts}.`,
    yes: "sí",
    no: "no",
  },
  zh: {
    inTime: ["在期限内：最后一天为 ", "，以 ", "为准。"],
    arriveBy: (last) => `若在 ${last}之前（含当日）到达服务中心，则在期限内。`,
    tooLate: ["已超过期限：最后一天为 ", "，以 ", "为准。"],
    tooLateAnyway: "无论尚未知的情况如何，均已超过期限。",
    open: "目前还无法判断是否在期限内。",
    conditionFails: (days) => `未满足其条件${days && `（${days}）`}。`,
    notThisKind: "本政策不涵盖此类索赔。",
    setAside: (by) => `以更具体的条款 ${by} 为准。`,
    found: (facts) => `查明：${facts}。`,
    leftOpen: (facts) => `检测后仍未明确：${facts}。`,
    broken: (message) => `无法适用此规则（${message}）；由人工决定。`,
    stillOwed: (facts) => `仍需：${facts}。`,
    yes: "是",
    no: "否",
  },
};
