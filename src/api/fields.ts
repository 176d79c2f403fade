import type { core } from "zod";
import type { Text } from "../core/locale.ts";
import { type FieldFault, fill } from "../core/refusal.ts";

/** What zod found wrong, as faults beside their fields: JSON pointer, code, and what would be right in each language. */
export function fieldFaults(issues: readonly core.$ZodIssue[], prefix = ""): FieldFault[] {
  return issues.flatMap((issue) => {
    const at = prefix + pointer(issue.path);
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => fault(`${at}/${escaped(key)}`, "unknown_field", texts.unknownField));
    return [faultOf(issue, at)];
  });
}

/** One fault, its text's `{name}` places filled in every language. */
export function fault(
  pointer: string,
  code: string,
  text: Text,
  values: Record<string, string | number> = {},
): FieldFault {
  const filled = { en: fill(text.en, values), es: fill(text.es, values), zh: fill(text.zh, values) };
  return { pointer, code, text: filled };
}

/** The text of a string that no column can hold. */
export const notText: Text = {
  en: "Must be text: no NUL character, no half of a character.",
  es: "Debe ser texto: sin el carácter NUL ni medio carácter.",
  zh: "必须是文本：不得包含 NUL 字符或不完整的字符。",
};

function faultOf(issue: core.$ZodIssue, at: string): FieldFault {
  if (issue.code === "invalid_type") {
    if (issue.input === undefined) return fault(at, "required", texts.required);
    return fault(at, "wrong_type", texts.type, { expected: issue.expected });
  }
  if (issue.code === "too_small") return sized(at, issue.origin, "too_small", Number(issue.minimum));
  if (issue.code === "too_big") return sized(at, issue.origin, "too_big", Number(issue.maximum));
  if (issue.code === "invalid_value") {
    return fault(at, "not_a_choice", texts.choice, { values: issue.values.map(String).join(", ") });
  }
  if (issue.code === "invalid_format") return fault(at, `not_${issue.format}`, formats[issue.format] ?? texts.format);
  return fault(at, issue.code, texts.format);
}

function sized(at: string, origin: string, code: "too_small" | "too_big", limit: number): FieldFault {
  const kind = origin === "string" ? "length" : origin === "array" || origin === "set" ? "count" : "value";
  if (code === "too_small" && kind === "length" && limit === 1) return fault(at, "required", texts.required);
  return fault(at, code, sizes[kind][code], { limit });
}

/** The JSON pointer of a path. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${escaped(String(step))}`).join("");
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

const texts = {
  required: { en: "This is needed.", es: "Este dato es necesario.", zh: "此项必填。" },
  type: {
    en: "Must be of type {expected}.",
    es: "Debe ser de tipo {expected}.",
    zh: "类型必须为 {expected}。",
  },
  choice: { en: "Must be one of: {values}.", es: "Debe ser uno de: {values}.", zh: "必须是其中之一：{values}。" },
  format: {
    en: "This is not written as expected.",
    es: "No tiene el formato esperado.",
    zh: "格式不符合要求。",
  },
  unknownField: { en: "There is no such field.", es: "Este campo no existe.", zh: "没有此字段。" },
} as const satisfies Record<string, Text>;

const formats: Readonly<Record<string, Text>> = {
  email: {
    en: "Must be an e-mail address, such as ana@example.com.",
    es: "Debe ser un correo electrónico, como ana@example.com.",
    zh: "必须是邮箱地址，例如 ana@example.com。",
  },
  uuid: { en: "Must be an id (UUID).", es: "Debe ser un identificador (UUID).", zh: "必须是标识符（UUID）。" },
  datetime: {
    en: "Must be an instant such as 2026-06-01T12:00:00Z.",
    es: "Debe ser un instante como 2026-06-01T12:00:00Z.",
    zh: "必须是时间点，例如 2026-06-01T12:00:00Z。",
  },
};

const sizes: Readonly<Record<"length" | "count" | "value", Readonly<Record<"too_small" | "too_big", Text>>>> = {
  length: {
    too_small: {
      en: "Must have {limit} characters or more.",
      es: "Debe tener {limit} caracteres o más.",
      zh: "至少需要 {limit} 个字符。",
    },
    too_big: {
      en: "Must have {limit} characters or fewer.",
      es: "Debe tener {limit} caracteres o menos.",
      zh: "最多 {limit} 个字符。",
    },
  },
  count: {
    too_small: { en: "At least {limit} needed.", es: "Se necesitan al menos {limit}.", zh: "至少需要 {limit} 项。" },
    too_big: { en: "At most {limit} allowed.", es: "Se permiten {limit} como máximo.", zh: "最多允许 {limit} 项。" },
  },
  value: {
    too_small: { en: "Must be {limit} or more.", es: "Debe ser {limit} o más.", zh: "必须大于或等于 {limit}。" },
    too_big: { en: "Must be {limit} or less.", es: "Debe ser {limit} o menos.", zh: "必须小于或等于 {limit}。" },
  },
};
