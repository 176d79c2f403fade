import type { Decision } from "./decision.ts";

/**
 * A decision as JSON, byte for byte what `JSON.stringify` writes. What decisions share is frozen, so its text is kept beside it and written
 * once.
 */
export function writeDecision(decision: Decision): string {
  let text = "{";
  let key: keyof Decision;
  for (key in decision) {
    const value: unknown = decision[key];
    if (value === undefined) continue;
    text += text.length > 1 ? `,${names[key] ?? nameOf(key)}` : (names[key] ?? nameOf(key));
    text += key === "reasons" ? writeList(value as readonly object[]) : writeValue(value);
  }
  return `${text}}`;
}

const names: Record<string, string> = {};
const texts = new WeakMap<object, string>();
let lastDigest = "";
let lastDigestText = "";

function nameOf(key: string): string {
  names[key] = `${JSON.stringify(key)}:`;
  return names[key];
}

function writeList(values: readonly object[]): string {
  let text = "[";
  for (const each of values) text += text.length > 1 ? `,${writeValue(each)}` : writeValue(each);
  return `${text}]`;
}

function writeValue(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "string") return writeText(value);
  if (typeof value !== "object") return JSON.stringify(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value) && value.length === 0) return "[]";
  const text = JSON.stringify(value);
  if (Object.isFrozen(value)) texts.set(value, text);
  return text;
}

/** Ids, days and verdicts: few and short, so their texts are kept. */
function writeText(value: string): string {
  if (value === lastDigest) return lastDigestText;
  const text = JSON.stringify(value);
  if (value.length > 60) [lastDigest, lastDigestText] = [value, text];
  return text;
}
