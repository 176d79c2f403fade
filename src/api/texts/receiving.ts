import type { Text } from "../../core/locale.ts";

/** Why a unit at the dock is, or is not, one that is waited for. */
export type DockFinding =
  | "expected"
  | "early"
  | "here"
  | "refused_before"
  | "gone"
  | "not_authorized"
  | "ended"
  | "elsewhere";

/** One line for the clerk; `{number}`, `{position}`, `{lines}` and `{model}` stand for the claim and its line. */
export const dockText: Readonly<Record<DockFinding, Text>> = {
  expected: {
    en: "{number} line {position} of {lines} · {model} · expected",
    es: "{number} línea {position} de {lines} · {model} · se espera",
    zh: "{number} 第 {position}/{lines} 项 · {model} · 预期到货",
  },
  early: {
    en: "{number} line {position} of {lines} · {model} · authorised, no tracking number yet",
    es: "{number} línea {position} de {lines} · {model} · autorizada, aún sin número de seguimiento",
    zh: "{number} 第 {position}/{lines} 项 · {model} · 已授权，尚无运单号",
  },
  here: {
    en: "{number} line {position} of {lines} · {model} · already here",
    es: "{number} línea {position} de {lines} · {model} · ya está aquí",
    zh: "{number} 第 {position}/{lines} 项 · {model} · 已在库",
  },
  refused_before: {
    en: "{number} line {position} of {lines} · {model} · refused before, not announced again: park it",
    es: "{number} línea {position} de {lines} · {model} · rechazada antes, sin nuevo aviso de envío: apartar",
    zh: "{number} 第 {position}/{lines} 项 · {model} · 曾被拒收，未重新登记寄件：请暂存",
  },
  gone: {
    en: "{number} line {position} of {lines} · {model} · already sent back",
    es: "{number} línea {position} de {lines} · {model} · ya se devolvió",
    zh: "{number} 第 {position}/{lines} 项 · {model} · 已寄回",
  },
  elsewhere: {
    en: "{serial} · {model} · expected at {centre}, not here: park it",
    es: "{serial} · {model} · se espera en {centre}, no aquí: apartarlo",
    zh: "{serial} · {model} · 应送往 {centre}，而非此处：请暂存",
  },
  not_authorized: {
    en: "{number} line {position} of {lines} · {model} · return not authorised: park it, or send it back from there",
    es: "{number} línea {position} de {lines} · {model} · devolución no autorizada: apartar, y devolver desde ahí si procede",
    zh: "{number} 第 {position}/{lines} 项 · {model} · 未授权寄回：请暂存，可从暂存处退回",
  },
  ended: {
    en: "{number} line {position} of {lines} · {model} · the claim has ended: park it, or send it back from there",
    es: "{number} línea {position} de {lines} · {model} · la reclamación terminó: apartar, y devolver desde ahí si procede",
    zh: "{number} 第 {position}/{lines} 项 · {model} · 申请已结束：请暂存，可从暂存处退回",
  },
};

/** The answer to a scan that stands for nothing, or for several units. */
export const scanText: Readonly<Record<"none" | "several", Text>> = {
  none: {
    en: "No claim for {code} · park it, or send it back from there",
    es: "Ninguna reclamación para {code} · apartar, y devolver desde ahí si procede",
    zh: "{code} 没有对应的申请 · 请暂存，可从暂存处退回",
  },
  several: {
    en: "{count} units stand for {code}; {expected} of them expected",
    es: "{count} equipos corresponden a {code}; se esperan {expected}",
    zh: "{code} 对应 {count} 台设备，其中 {expected} 台预期到货",
  },
};

/** Said in place of a model that nobody knows. */
export const unknownModel: Text = { en: "unknown model", es: "modelo desconocido", zh: "未知型号" };

/** What became of a parcel that was put aside. */
export const parkedText: Readonly<Record<"matched" | "turnedAway" | "forfeited", Text>> = {
  matched: { en: "Belongs to {claim} ({who})", es: "Pertenece a {claim} ({who})", zh: "归入 {claim}（{who}）" },
  turnedAway: { en: "Sent back: {reason} ({who})", es: "Devuelto: {reason} ({who})", zh: "已退回：{reason}（{who}）" },
  forfeited: {
    en: "Not returned any more: {reason} ({who})",
    es: "Ya no se devuelve: {reason} ({who})",
    zh: "不再退回：{reason}（{who}）",
  },
};
