import type { Day } from "../core/day.ts";
import type { Decision, Reason, TestedPeriod } from "./decision.ts";

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
    if (text.length > 1) text += ",";
    text += names[key] ?? nameOf(key);
    if (key === "reasons") text += writeList(decision.reasons);
    else text += key === "warranty" ? writePeriod(decision.warranty) : writeValue(value);
  }
  return `${text}}`;
}

const names: Record<string, string> = {};
const texts = new WeakMap<object, string>();
const words = new Map<string, string>();

function nameOf(key: string): string {
  names[key] = `${JSON.stringify(key)}:`;
  return names[key];
}

function writeList(values: readonly Reason[]): string {
  let text = "[";
  for (const each of values) {
    const written = texts.get(each) ?? writeReason(each);
    text += text.length > 1 ? `,${written}` : written;
  }
  return `${text}]`;
}

/** Most reasons are shared; the others hold a sentence with the dates of the case. */
function writeReason(reason: Reason): string {
  if (Object.isFrozen(reason) || reason.facts !== undefined || reason.by !== undefined) return writeObject(reason);
  return `{"clause":${writeText(reason.clause)},"effect":${writeText(reason.effect)},"text":${JSON.stringify(reason.text)}}`;
}

function writePeriod(period: TestedPeriod): string {
  if (period.arriveBy !== undefined || period.endsBetween !== undefined) return writeObject(period);
  const { startsOn, endsOn, testedOn, clauses } = period;
  return `{"startsOn":${writeDay(startsOn)},"endsOn":${writeDay(endsOn)},"testedOn":${writeDay(testedOn)},"clauses":${writeObject(clauses)}}`;
}

function writeValue(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "string") return writeText(value);
  return typeof value === "object" ? writeObject(value) : JSON.stringify(value);
}

function writeObject(value: object): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value) && value.length === 0) return "[]";
  const text = JSON.stringify(value);
  if (Object.isFrozen(value)) texts.set(value, text);
  return text;
}

/** A day holds nothing that would have to be escaped. */
function writeDay(day: Day | null): string {
  return day === null ? "null" : `"${day}"`;
}

/** Ids, digests and verdicts: few, so their texts are kept. */
function writeText(value: string): string {
  const known = words.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  if (words.size >= 1_000) words.clear();
  words.set(value, text);
  return text;
}
