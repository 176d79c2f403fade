import type { Day } from "../core/day.ts";
import type { Decision, Reason, TestedPeriod } from "./decision.ts";

/**
 * A decision as JSON, byte for byte what `JSON.stringify` writes. What decisions share is frozen, so its text is kept beside it and written
 * once; few and long pieces are what makes it fast.
 */
export function writeDecision(decision: Decision): string {
  const { asOf, route, verdict, warranty, reasons } = decision;
  const before = `${headOf(decision)}${writeText(asOf)},"route":${writeObject(route)},"verdict":"${verdict}"`;
  return `${before},"warranty":${writePeriod(warranty)},"reasons":${writeList(reasons)}${tailOf(decision)}`;
}

let headDigest = "";
let headText = "";

/** The digest stands for the policy and its version. */
function headOf({ policy, version, digest }: Decision): string {
  if (digest !== headDigest || !headText.startsWith(`{"policy":${writeText(policy)},`)) {
    headDigest = digest;
    headText = `{"policy":${writeText(policy)},"version":${JSON.stringify(version)},"digest":${JSON.stringify(digest)},"asOf":`;
  }
  return headText;
}

const leading: ReadonlySet<string> = new Set([
  "policy",
  "version",
  "digest",
  "asOf",
  "route",
  "verdict",
  "warranty",
  "reasons",
]);

interface Tail {
  readonly decision: Decision;
  readonly keys: number;
  readonly text: string;
}

const tails = new WeakMap<object, Tail>();

/** Everything after the reasons: the same text where all of it is shared with an earlier decision, or empty. */
function tailOf(decision: Decision): string {
  const known = tails.get(decision.freight);
  if (known && Object.keys(decision).length === known.keys && sameTail(known.decision, decision)) return known.text;
  let text = "";
  let key: keyof Decision;
  for (key in decision) {
    if (leading.has(key) || decision[key] === undefined) continue;
    text += `,${names[key] ?? nameOf(key)}${writeValue(decision[key])}`;
  }
  text += "}";
  if (isPlain(decision)) tails.set(decision.freight, { decision, keys: Object.keys(decision).length, text });
  return text;
}

/** Nothing of it is the case's own. */
function isPlain({ parcel, deadlines, serviceLevels, statute, bestFor, missing, error, ...rest }: Decision): boolean {
  const own = parcel !== null || deadlines.length + serviceLevels.length + statute.length > 0 || error !== undefined;
  const shared = [missing, rest.remedies, rest.denied, rest.freight, rest.evidence, rest.notices].every(
    Object.isFrozen,
  );
  return shared && !own && Object.keys(bestFor).length === 0 && rest.statuteMissing === undefined;
}

function sameTail(one: Decision, two: Decision): boolean {
  return (
    one.missing === two.missing &&
    one.remedies === two.remedies &&
    one.denied === two.denied &&
    one.evidence === two.evidence &&
    one.notices === two.notices &&
    two.parcel === null &&
    two.deadlines.length === 0 &&
    two.serviceLevels.length === 0 &&
    two.statute.length === 0 &&
    two.error === undefined &&
    two.statuteMissing === undefined
  );
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
