import type { Locale, Text } from "../../core/locale.ts";
import { fill } from "../../core/refusal.ts";
import type { Difference, GuidedField } from "../../domain/policies/index.ts";
import { deadlineName } from "./deadlines.ts";
import { kindText } from "./kinds.ts";

/** A difference between two versions as a sentence, such as "CN-TERM, lasts: 180 days instead of … ". */
export function differenceText(difference: Difference, locale: Locale): string {
  const { kind, section, clause, part, row, unit, before, after } = difference;
  const words = sectionWords[section]?.[locale] ?? section;
  const thing = clause ? `${clause} (${words})` : words;
  if (section === "clauses") return fill(clauseSentences[kind][locale], { clause: clause ?? "" });
  if (kind !== "changed") return fill(sentences[kind][locale], { thing });
  const place = row ?? (part === null ? null : (partWords[part]?.[locale] ?? part));
  const where = place === null ? thing : `${thing}, ${place}`;
  return fill(sentences.changed[locale], {
    thing: where,
    before: valueText(before, unit, locale),
    after: valueText(after, unit, locale),
  });
}

/** What a field sets, with its present value in words. */
export function fieldText(field: GuidedField, locale: Locale): string {
  if (field.path.includes("deductions")) return deductionText(field, locale);
  const section = sectionWords[String(field.path[0])]?.[locale] ?? String(field.path[0]);
  const what = field.row ? `${section} (${rowText(String(field.path[0]), field.row, locale)})` : section;
  return `${what}: ${fieldValue(field, locale)}`;
}

/** Kinds of claim and names of clocks as people call them; a table's row as it stands. */
function rowText(section: string, row: string, locale: Locale): string {
  if (section === "tables") return row;
  if (section !== "windows") return deadlineName(row, locale);
  const kinds = row.split(", ").map((kind) => (kindText as Readonly<Record<string, Text>>)[kind]?.[locale] ?? kind);
  return kinds.join(", ");
}

function deductionText({ kind, value, row }: GuidedField, locale: Locale): string {
  const thing = deductionKinds[row ?? ""]?.[locale] ?? row ?? "";
  if (kind === "clause") return fill(deductionWords.clause[locale], { thing });
  const words = fill(deductionWords.amount[locale], { thing });
  return kind === "percent" ? `${words}: ${value} %` : words;
}

const deductionWords: Readonly<Record<"amount" | "clause", Text>> = {
  amount: { en: "taken off a refund for {thing}", es: "descuento del reembolso por {thing}", zh: "退款扣除：{thing}" },
  clause: {
    en: "clause for taking off {thing}",
    es: "cláusula del descuento por {thing}",
    zh: "{thing}扣除所依据的条款",
  },
};

const deductionKinds: Readonly<Record<string, Text>> = {
  depreciation: { en: "depreciation", es: "depreciación", zh: "折旧" },
  customs: { en: "customs charges", es: "gastos de aduana", zh: "关税" },
  shipping: { en: "shipping", es: "envío", zh: "运费" },
  restocking: { en: "restocking", es: "reposición", zh: "重新入库" },
  use: { en: "use", es: "uso", zh: "使用" },
};

function fieldValue({ kind, value, unit }: GuidedField, locale: Locale): string {
  if (kind === "duration") return durationText(value, locale) ?? value;
  if (kind === "percent") return `${value} %`;
  if (kind === "warnings") return fill(warningDays[locale], { days: value });
  if (kind === "working_days") return fill(workingDays[locale], { days: value.replace("-", "–") });
  return numberText(Number(value), unit, locale);
}

function numberText(value: number, ...[unit, locale]: [unit: GuidedField["unit"], locale: Locale]): string {
  return unit ? counted(value, unit === "days" ? "day" : "month", locale) : String(value);
}

/** `duration("P180D")` as 180 days, a number of a table with its unit, a list by its members; anything else as it stands in the file. */
function valueText(value: unknown, ...[unit, locale]: [unit: Difference["unit"], locale: Locale]): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return numberText(value, unit, locale);
  if (Array.isArray(value) && value.every((member) => typeof member !== "object")) return value.join(", ");
  if (typeof value !== "string") return JSON.stringify(value);
  const alone = /^duration\("(P\d+[DMYW])"\)$/.exec(value)?.[1];
  return (alone && durationText(alone, locale)) ?? value;
}

const units = { D: "day", W: "week", M: "month", Y: "year" } as const;

function durationText(value: string, locale: Locale): string | null {
  const [, count, unit] = /^P(\d+)([DMYW])$/.exec(value) ?? [];
  return count && unit ? counted(Number(count), units[unit as keyof typeof units], locale) : null;
}

function counted(count: number, unit: string, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

const warningDays: Text = {
  en: "warnings after {days} days",
  es: "avisos a los {days} días",
  zh: "第 {days} 天提醒",
};
const workingDays: Text = { en: "{days} working days", es: "{days} días laborables", zh: "{days} 个工作日" };

const sentences: Readonly<Record<Difference["kind"], Text>> = {
  added: { en: "Added: {thing}.", es: "Añadido: {thing}.", zh: "新增：{thing}。" },
  removed: { en: "Removed: {thing}.", es: "Eliminado: {thing}.", zh: "删除：{thing}。" },
  changed: {
    en: "{thing}: changed from {before} to {after}.",
    es: "{thing}: cambia de {before} a {after}.",
    zh: "{thing}：由 {before} 改为 {after}。",
  },
};

const clauseSentences: Readonly<Record<Difference["kind"], Text>> = {
  added: { en: "Clause {clause} is new.", es: "La cláusula {clause} es nueva.", zh: "新增条款 {clause}。" },
  removed: { en: "Clause {clause} is gone.", es: "La cláusula {clause} desaparece.", zh: "条款 {clause} 已删除。" },
  changed: {
    en: "The words of clause {clause} changed.",
    es: "Cambia el texto de la cláusula {clause}.",
    zh: "条款 {clause} 的文字有改动。",
  },
};

const sectionWords: Readonly<Record<string, Text>> = {
  title: { en: "name", es: "nombre", zh: "名称" },
  warranty: { en: "warranty term", es: "plazo de garantía", zh: "保修期" },
  tables: { en: "table of terms", es: "tabla de plazos", zh: "期限表" },
  windows: { en: "time limit for a claim", es: "plazo para reclamar", zh: "申请期限" },
  voids: { en: "what ends the warranty", es: "lo que anula la garantía", zh: "使保修失效的情形" },
  excludes: { en: "what is not covered", es: "lo que no se cubre", zh: "不在保修范围" },
  undeterminable: { en: "what cannot be determined", es: "lo que no se puede determinar", zh: "无法判定的情形" },
  duties: { en: "duty", es: "obligación", zh: "义务" },
  evidence: { en: "evidence", es: "pruebas", zh: "证明材料" },
  remedies: { en: "remedy", es: "remedio", zh: "处理方式" },
  denies: { en: "remedy that is never given", es: "remedio que no se ofrece", zh: "不提供的处理方式" },
  freight: { en: "freight", es: "portes", zh: "运费" },
  refusals: { en: "parcel turned away", es: "paquete rechazado", zh: "拒收包裹" },
  routes: { en: "who handles it", es: "quién lo atiende", zh: "受理方" },
  deadlines: { en: "deadline", es: "plazo límite", zh: "期限" },
  serviceLevels: { en: "time we promise", es: "plazo de servicio", zh: "服务时限" },
  notices: { en: "notice", es: "aviso", zh: "提示" },
  rights: { en: "right by law", es: "derecho legal", zh: "法定权利" },
  facts: { en: "question of its own", es: "pregunta propia", zh: "自有问题" },
  decidedBy: { en: "date that picks the version", es: "fecha que elige la versión", zh: "决定版本的日期" },
  extends: { en: "layer beneath", es: "capa inferior", zh: "下层政策" },
  source: { en: "source", es: "fuente", zh: "来源" },
};

const partWords: Readonly<Record<string, Text>> = {
  lasts: { en: "how long it lasts", es: "duración", zh: "时长" },
  within: { en: "how long there is", es: "plazo", zh: "时限" },
  startsOn: { en: "when it starts", es: "inicio", zh: "起始" },
  testedOn: { en: "day that is tested", es: "día que cuenta", zh: "核对日" },
  from: { en: "counted from", es: "contado desde", zh: "起算日" },
  when: { en: "when it holds", es: "cuándo se aplica", zh: "适用条件" },
  unless: { en: "unless", es: "salvo", zh: "例外条件" },
  warnAfterDays: { en: "days of the warnings", es: "días de los avisos", zh: "提醒日" },
  workingDays: { en: "working days", es: "días laborables", zh: "工作日" },
  paidBy: { en: "paid by", es: "a cargo de", zh: "承担方" },
  percent: { en: "percentage taken off", es: "porcentaje que se descuenta", zh: "扣除比例" },
  amount: { en: "amount taken off", es: "importe que se descuenta", zh: "扣除金额" },
  clause: { en: "clause", es: "cláusula", zh: "条款" },
  refund: { en: "refund", es: "reembolso", zh: "退款" },
  rows: { en: "rows", es: "filas", zh: "行" },
  otherwise: { en: "all others", es: "los demás", zh: "其他" },
  kinds: { en: "kinds of claim", es: "tipos de reclamación", zh: "申请类型" },
  overrides: { en: "clause it replaces", es: "cláusula que sustituye", zh: "所取代的条款" },
  requires: { en: "what is needed", es: "qué se necesita", zh: "所需材料" },
};
