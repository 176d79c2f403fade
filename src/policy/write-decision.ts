import type { Decision, Effect, Reason, Route, TestedPeriod, Verdict } from "./decision.ts";
import type { Sheet } from "./sheet.ts";

/**
 * Puts a decision on the sheet as JSON, byte for byte what `JSON.stringify` writes. What decisions share is frozen, so its bytes are kept
 * beside it and copied, and little is left that has to be made into text.
 */
export function writeDecision(decision: Decision, sheet: Sheet): void {
  const { reasons } = decision;
  sheet.bytes(headOf(decision));
  sheet.ascii(decision.asOf);
  sheet.bytes(middleOf(decision));
  writePeriod(decision.warranty, sheet);
  for (let at = 0; at < reasons.length; at++) {
    if (at > 0) sheet.byte(comma);
    writeReason(reasons[at]!, sheet);
  }
  const tail = sharedTail(decision);
  if (tail === null) sheet.text(writeTail(decision));
  else sheet.bytes(tail);
}

const comma = 44;
const closeBrace = 125;

const head = { policy: "", version: "", digest: "", bytes: Buffer.alloc(0) };

/** Cases come in runs of one policy. */
function headOf({ policy, version, digest }: Decision): Uint8Array {
  if (policy !== head.policy || version !== head.version || digest !== head.digest) {
    const text = JSON.stringify({ policy, version, digest });
    Object.assign(head, { policy, version, digest, bytes: Buffer.from(`${text.slice(0, -1)},"asOf":"`) });
  }
  return head.bytes;
}

const middles = new WeakMap<Route, Partial<Record<Verdict, Uint8Array>>>();

function middleOf({ route, verdict }: Decision): Uint8Array {
  const known = middles.get(route);
  const bytes = known?.[verdict];
  if (bytes !== undefined) return bytes;
  const made = Buffer.from(`","route":${JSON.stringify(route)},"verdict":"${verdict}","warranty":`);
  if (known !== undefined) known[verdict] = made;
  else if (Object.isFrozen(route)) middles.set(route, { [verdict]: made });
  return made;
}

/** The period, and what opens the list of reasons. */
function writePeriod(period: TestedPeriod, sheet: Sheet): void {
  const { startsOn, endsOn, testedOn, clauses, arriveBy, endsBetween } = period;
  if (startsOn === null || endsOn === null || arriveBy !== undefined || endsBetween !== undefined) {
    sheet.text(`${JSON.stringify(period)},"reasons":[`);
    return;
  }
  sheet.ascii('{"startsOn":"');
  sheet.ascii(startsOn);
  sheet.ascii('","endsOn":"');
  sheet.ascii(endsOn);
  sheet.ascii('","testedOn":"');
  sheet.ascii(testedOn);
  sheet.bytes(afterTested(clauses));
}

const ends = new WeakMap<object, Uint8Array>();

function afterTested(clauses: readonly string[]): Uint8Array {
  const known = ends.get(clauses);
  if (known !== undefined) return known;
  const made = Buffer.from(`","clauses":${JSON.stringify(clauses)}},"reasons":[`);
  if (Object.isFrozen(clauses)) ends.set(clauses, made);
  return made;
}

const shares = new WeakMap<object, Uint8Array>();

/** Most reasons are shared, and frozen; a sentence with the dates of the case is not. */
function writeReason(reason: Reason, sheet: Sheet): void {
  const known = shares.get(reason);
  if (known !== undefined) sheet.bytes(known);
  else if (Object.isFrozen(reason)) {
    const made = Buffer.from(JSON.stringify(reason));
    shares.set(reason, made);
    sheet.bytes(made);
  } else if (reason.facts !== undefined || reason.by !== undefined) sheet.text(JSON.stringify(reason));
  else {
    sheet.bytes(startOf(reason));
    sheet.quoted(reason.text);
    sheet.byte(closeBrace);
  }
}

const starts = new Map<string, Partial<Record<Effect, Uint8Array>>>();

/** Clauses are few, so what stands before the text is kept. */
function startOf({ clause, effect }: Reason): Uint8Array {
  let known = starts.get(clause);
  const bytes = known?.[effect];
  if (bytes !== undefined) return bytes;
  const made = Buffer.from(`{"clause":${JSON.stringify(clause)},"effect":"${effect}","text":`);
  if (starts.size >= 1_000) starts.clear();
  if (known === undefined) starts.set(clause, (known = {}));
  known[effect] = made;
  return made;
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
    text += `,"${key}":${writeValue(decision[key])}`;
  }
  return `${text}}`;
}

const texts = new WeakMap<object, string>();

function writeValue(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value) && value.length === 0) return "[]";
  const text = JSON.stringify(value);
  if (Object.isFrozen(value)) texts.set(value, text);
  return text;
}
