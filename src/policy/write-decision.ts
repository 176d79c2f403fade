import type { Day } from "../core/day.ts";
import type { Decision, Reason, TestedPeriod } from "./decision.ts";
import type { Sheet } from "./sheet.ts";

/**
 * Puts a decision on the sheet as JSON, byte for byte what `JSON.stringify` writes. What decisions share is frozen, so its bytes are kept
 * beside it and copied; what is the case's own is gathered into one text, since few and long pieces are what makes it fast.
 */
export function writeDecision(decision: Decision, sheet: Sheet): void {
  const { asOf, route, verdict, warranty, reasons } = decision;
  let text = headOf(decision) + writeText(asOf) + ',"route":' + writeObject(route) + ',"verdict":"' + verdict;
  text += '","warranty":' + writePeriod(warranty) + ',"reasons":[';
  for (let at = 0; at < reasons.length; at++) {
    const reason = reasons[at]!;
    const shared = bytesOf(reason);
    if (at > 0) text += ",";
    if (shared === null) text += writeReason(reason);
    else {
      sheet.text(text);
      sheet.bytes(shared);
      text = "";
    }
  }
  const tail = sharedTail(decision);
  sheet.text(tail === null ? text + writeTail(decision) : text);
  if (tail !== null) sheet.bytes(tail);
}

const head = { policy: "", version: "", digest: "", text: "" };

/** Cases come in runs of one policy. */
function headOf({ policy, version, digest }: Decision): string {
  if (policy !== head.policy || version !== head.version || digest !== head.digest) {
    const text = JSON.stringify({ policy, version, digest });
    Object.assign(head, { policy, version, digest, text: `${text.slice(0, -1)},"asOf":` });
  }
  return head.text;
}

/** Everything after the reasons, as an earlier decision had it, and its bytes. */
interface Tail {
  readonly decision: Decision;
  readonly bytes: Uint8Array;
}

const tails = new WeakMap<object, Tail>();

/** The bytes after the reasons, where all of it is empty or shared with other decisions. */
function sharedTail(decision: Decision): Uint8Array | null {
  if (hasOwn(decision)) return null;
  const known = tails.get(decision.freight);
  if (known !== undefined && sameTail(known.decision, decision)) return known.bytes;
  const { missing, remedies, denied, freight, evidence, notices } = decision;
  if (![missing, remedies, denied, freight, evidence, notices].every(Object.isFrozen)) return null;
  const bytes = Buffer.from(writeTail(decision));
  tails.set(freight, { decision, bytes });
  return bytes;
}

/** Something after the reasons is of this case alone. */
function hasOwn(decision: Decision): boolean {
  return (
    decision.parcel !== null ||
    decision.deadlines.length > 0 ||
    decision.serviceLevels.length > 0 ||
    decision.statute.length > 0 ||
    decision.statuteOff !== undefined ||
    decision.statuteMissing !== undefined ||
    decision.error !== undefined
  );
}

function sameTail(one: Decision, two: Decision): boolean {
  return (
    one.missing === two.missing &&
    one.remedies === two.remedies &&
    one.denied === two.denied &&
    one.evidence === two.evidence &&
    one.notices === two.notices
  );
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

function writeTail(decision: Decision): string {
  let text = "]";
  let key: keyof Decision;
  for (key in decision) {
    if (leading.has(key) || decision[key] === undefined) continue;
    text += `,${writeText(key)}:${writeValue(decision[key])}`;
  }
  return `${text}}`;
}

const bytes = new WeakMap<object, Uint8Array>();
const texts = new WeakMap<object, string>();
const words = new Map<string, string>();

/** The bytes of what decisions share; null for what is a case's own. */
function bytesOf(value: object): Uint8Array | null {
  const known = bytes.get(value);
  if (known !== undefined) return known;
  if (!Object.isFrozen(value)) return null;
  const made = Buffer.from(JSON.stringify(value));
  bytes.set(value, made);
  return made;
}

/** Most reasons are shared; the others hold a sentence with the dates of the case. */
function writeReason(reason: Reason): string {
  if (reason.facts !== undefined || reason.by !== undefined) return JSON.stringify(reason);
  const { clause, effect, text } = reason;
  return '{"clause":' + writeText(clause) + ',"effect":"' + effect + '","text":' + JSON.stringify(text) + "}";
}

function writePeriod(period: TestedPeriod): string {
  if (period.arriveBy !== undefined || period.endsBetween !== undefined) return writeObject(period);
  const { startsOn, endsOn, testedOn, clauses } = period;
  const days = '{"startsOn":' + writeDay(startsOn) + ',"endsOn":' + writeDay(endsOn) + ',"testedOn":"' + testedOn;
  return days + '","clauses":' + writeObject(clauses) + "}";
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
  return day === null ? "null" : '"' + day + '"';
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
