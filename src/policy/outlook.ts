import { type CompiledPolicy, type Piece, slot } from "./compiled.ts";
import { addEpochMonths, readEpochDay } from "./epoch.ts";
import { type Compiled, EvaluationError, type Slots, type Value } from "./feel/types.ts";
import { decisionNames, type Phase } from "./layout.ts";

/** What can still become of a verdict while facts are unknown. */
export interface Outlook {
  readonly canHold: boolean;
  readonly canFail: boolean;
  /** Facts that become known later can turn out so that nothing else matters and the claim is covered. */
  readonly favoured: boolean;
  /** Slots of unknown facts that can still change the verdict. */
  readonly missing: ReadonlySet<number>;
}

/** How many combinations of answers are tried for one group of facts that hang together; above it, all its open facts count as missing. */
const mostCombinations = 50_000;

/**
 * Tries the answers that unknown facts may have. The pieces must all be true for a claim to be covered; those that share no unknown fact
 * are independent, so each group is tried by itself. `later` tells the facts that nobody can supply yet.
 */
export function lookAhead(
  policy: CompiledPolicy,
  pieces: readonly Piece[],
  slots: Slots,
  later: (slot: number) => boolean,
): Outlook {
  const open: Open[] = [];
  for (const piece of pieces) {
    const value = piece.run(slots);
    if (value === false) return { canHold: false, canFail: true, favoured: false, missing: new Set() };
    if (value === true) continue;
    open.push({ piece, reads: openReads(piece, slots) });
  }
  const outlooks = groupsOf(open).map((group) => tryGroup(policy, group, slots, later));
  const canHold = outlooks.every((each) => each.canHold);
  const canFail = outlooks.some((each) => each.canFail);
  const missing = new Set<number>();
  if (canHold && canFail) for (const each of outlooks) for (const read of each.missing) missing.add(read);
  return { canHold, canFail, favoured: outlooks.every((each) => each.favoured), missing };
}

interface Open {
  readonly piece: Piece;
  readonly reads: readonly number[];
}

/** Whether some answers make a condition true; where it may ask if a fact is known, unknown is an answer too. True when there are too many to try. */
export function canBeTrue(policy: CompiledPolicy, condition: Compiled, slots: Slots, phase: Phase): boolean {
  const run = condition.run as Piece["run"];
  const reads = condition.reads.filter((read) => read !== slot.asOf);
  const group: Group = { pieces: [{ run, reads, constants: condition.constants, table: null }], reads };
  const unknown: readonly Value[] = phase === "facts" || phase === "verdict" ? [] : [null];
  const answers = reads.map((read) => [...answersFor(policy, group, read, slots), ...unknown]);
  const total = answers.reduce((product, each) => product * each.length, 1);
  if (total > mostCombinations || hasOpaque(group)) return true;
  const results = new Int8Array(total);
  fill(group.pieces, { reads, answers, results }, slots);
  return results.includes(held);
}

/** The unknown slots that a piece depends on. */
function openReads(piece: Piece, slots: Slots): number[] {
  const reads = piece.reads.filter((read) => slots[read] === null);
  return piece.table && piece.table.find(slots) === null ? [...reads, slot.termLength] : reads;
}

interface Group {
  readonly pieces: readonly Piece[];
  readonly reads: readonly number[];
}

/** Whether a part turns values into others, so that no list of answers shows all it can become. */
function hasOpaque({ pieces }: Group): boolean {
  return pieces.some((piece) => piece.constants.some((each) => each.kind === "opaque"));
}

/** Pieces that share an unknown fact, directly or through others, belong together. */
function groupsOf(open: readonly Open[]): Group[] {
  type Growing = { readonly pieces: Piece[]; readonly reads: number[] };
  const groups = new Set<Growing>();
  const reading = new Map<number, Growing>();
  for (const { piece, reads } of open) {
    const group: Growing = { pieces: [piece], reads: [] };
    for (const read of reads) {
      const touching = reading.get(read);
      if (touching === group) continue;
      if (touching) {
        group.pieces.push(...touching.pieces);
        groups.delete(touching);
      }
      for (const each of touching?.reads ?? [read]) {
        group.reads.push(each);
        reading.set(each, group);
      }
    }
    groups.add(group);
  }
  return [...groups];
}

function tryGroup(policy: CompiledPolicy, group: Group, slots: Slots, later: (slot: number) => boolean): Outlook {
  const [only, ...others] = group.reads;
  if (only !== undefined && others.length === 0 && policy.slots[only]?.entry.type === "boolean")
    return tryFlag(group.pieces, only, slots, later(only));
  // Flags alone are tried faster than what was tried before is found.
  const simple = group.reads.every((read) => policy.slots[read]?.entry.type === "boolean");
  const name = simple ? null : nameOf(group, slots, later);
  if (name === null) return tryAll(policy, group, slots, later);
  let own = kept.get(policy);
  if (!own || own.size >= mostKept) kept.set(policy, (own = new Map()));
  const known = own.get(name) ?? tryAll(policy, group, slots, later);
  own.set(name, known);
  return known;
}

/** Of each policy, that many outlooks are kept before all are forgotten. */
const mostKept = 2_000;
const kept = new WeakMap<CompiledPolicy, Map<string, Outlook>>();

/** Everything that the outlook of a group depends on; null where that is not known. */
function nameOf({ pieces, reads }: Group, slots: Slots, later: (slot: number) => boolean): string | null {
  const on = new Set<number>([slot.asOf, slot.testedOn]);
  for (const piece of pieces) {
    if (piece.depends === undefined) return null;
    for (const read of piece.reads) on.add(read);
    for (const read of piece.depends) on.add(read);
  }
  const rules = pieces.map((piece) => numberOf(piece.of ?? piece));
  return JSON.stringify([rules, reads.map(later), Array.from(on, (read) => slots[read])]);
}

const numbers = new WeakMap<object, number>();
let last = 0;

/** Rules have no name that is their own under every policy, so each gets a number. */
function numberOf(rule: object): number {
  const known = numbers.get(rule);
  if (known !== undefined) return known;
  numbers.set(rule, ++last);
  return last;
}

function tryAll(policy: CompiledPolicy, group: Group, slots: Slots, later: (slot: number) => boolean): Outlook {
  const reads = [...group.reads].sort((first, second) => Number(later(second)) - Number(later(first)));
  const answers = reads.map((read) => answersFor(policy, group, read, slots));
  const total = answers.reduce((product, each) => product * each.length, 1);
  if (total > mostCombinations || hasOpaque(group))
    return { canHold: true, canFail: true, favoured: false, missing: asked(group, reads, slots) };
  const results = new Int8Array(total);
  fill(group.pieces, { reads, answers, results }, slots);
  const missing = asked(
    group,
    reads.filter((_, index) => matters(results, answers, index)),
    slots,
  );
  const laterCount = reads.filter((read) => later(read)).length;
  return {
    canHold: results.some((result) => result !== failed),
    canFail: results.some((result) => result !== held),
    favoured: someLaterAnswersHold(results, answers, laterCount),
    missing,
  };
}

/** One fact that is true or false: by far the most common group. */
function tryFlag(pieces: readonly Piece[], read: number, slots: Slots, later: boolean): Outlook {
  slots[read] = true;
  const whenTrue = together(pieces, slots);
  slots[read] = false;
  const whenFalse = together(pieces, slots);
  slots[read] = null;
  const missing: ReadonlySet<number> = whenTrue === whenFalse ? noSlots : new Set([read]);
  const canHold = whenTrue !== failed || whenFalse !== failed;
  const canFail = whenTrue !== held || whenFalse !== held;
  return { canHold, canFail, favoured: later ? whenTrue === held || whenFalse === held : !canFail, missing };
}

const noSlots: ReadonlySet<number> = new Set();
const failed = 0;
const held = 1;
const unclear = 2;

interface Trial {
  readonly reads: readonly number[];
  readonly answers: readonly (readonly Value[])[];
  readonly results: Int8Array;
}

/** Tries every combination, the last read turning fastest. */
function fill(pieces: readonly Piece[], { reads, answers, results }: Trial, slots: Slots): void {
  const turns = reads.map(() => 0);
  for (const [index, read] of reads.entries()) slots[read] = answers[index]![0]!;
  for (let at = 0; at < results.length; at++) {
    results[at] = together(pieces, slots);
    for (let index = reads.length - 1; index >= 0; index--) {
      turns[index] = (turns[index]! + 1) % answers[index]!.length;
      slots[reads[index]!] = answers[index]![turns[index]!]!;
      if (turns[index] !== 0) break;
    }
  }
  for (const read of reads) slots[read] = null;
}

function together(pieces: readonly Piece[], slots: Slots): number {
  let result = held;
  for (const piece of pieces) {
    const value = tried(piece, slots);
    if (value === false) return failed;
    if (value === null) result = unclear;
  }
  return result;
}

function tried(piece: Piece, slots: Slots): boolean | null {
  try {
    return piece.run(slots);
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Whether two combinations that differ in this read alone come out differently. */
function matters(results: Int8Array, answers: readonly (readonly Value[])[], index: number): boolean {
  const stride = answers.slice(index + 1).reduce((product, each) => product * each.length, 1);
  const count = answers[index]!.length;
  for (let at = 0; at < results.length; at++) {
    const turn = Math.floor(at / stride) % count;
    if (turn > 0 && results[at] !== results[at - turn * stride]) return true;
  }
  return false;
}

/** The first `laterCount` reads are the later ones: whether some answers to them hold whatever the others are. */
function someLaterAnswersHold(results: Int8Array, answers: readonly (readonly Value[])[], laterCount: number): boolean {
  const block = answers.slice(laterCount).reduce((product, each) => product * each.length, 1);
  for (let at = 0; at < results.length; at += block) {
    let index = at;
    while (index < at + block && results[index] === held) index++;
    if (index === at + block) return true;
  }
  return false;
}

/** The facts to ask for: where the length of the term is open, those that look it up. */
function asked(group: Group, reads: readonly number[], slots: Slots): Set<number> {
  const facts = new Set(reads);
  if (facts.delete(slot.termLength)) {
    for (const piece of group.pieces)
      for (const key of piece.table?.keys ?? []) if (slots[key] === null) facts.add(key);
  }
  return facts;
}

const distantPast = readEpochDay("1900-06-15");
const distantFuture = readEpochDay("2300-06-15");

/** Answers that between them make every comparison of the group's pieces come out each way it can. */
function answersFor(policy: CompiledPolicy, group: Group, read: number, slots: Slots): readonly Value[] {
  if (read === slot.termLength)
    return [...new Set(group.pieces.flatMap((piece) => (piece.table ? [...piece.table.range(slots)] : [])))];
  const decisionName = Object.values(decisionNames).find((each) => each.slot === read)?.type;
  const entry = policy.slots[read]?.entry;
  const type = entry ? entry.type : decisionName!.kind === "string" ? "choice" : decisionName!.kind;
  const values = entry ? Object.keys(entry.values ?? {}) : (decisionName!.values ?? []);
  const literals = (kind: string) =>
    group.pieces.flatMap((piece) => piece.constants.filter((each) => each.kind === kind).map((each) => each.value));
  switch (type) {
    case "boolean":
      return [true, false];
    case "choice":
      return values;
    case "text":
    case "country": {
      const rows = group.pieces.flatMap((piece) => piece.table?.valuesOf.get(read) ?? []);
      return [...new Set([...literals("string"), ...rows, "\u0000none of these"])];
    }
    case "date":
      return dates(group, slots, literals);
    case "number":
      return around(literals("number") as number[]);
    case "money": {
      const currencies = [...new Set([...(literals("string") as string[]), "XXX"])];
      return around(literals("number") as number[]).flatMap((amount) =>
        currencies.map((currency) => ({ amount, currency })),
      );
    }
    default:
      return [];
  }
}

function around(values: readonly number[]): number[] {
  return [...new Set([0, ...values.flatMap((value) => [value - 1, value, value + 1]), 1e12])];
}

function dates(group: Group, slots: Slots, literals: (kind: string) => Value[]): number[] {
  const known = group.pieces.flatMap((piece) =>
    piece.reads.map((read) => slots[read]).filter((value) => typeof value === "number"),
  );
  const anchors = new Set<number>([
    slots[slot.asOf] as number,
    slots[slot.testedOn] as number,
    ...known,
    ...(literals("date") as number[]),
  ]);
  const table = group.pieces.find((piece) => piece.table)?.table;
  const days = [...(literals("days") as number[]), ...(table?.unit === "days" ? table.lengths : [])];
  const months = [...(literals("months") as number[]), ...(table?.unit === "months" ? table.lengths : [])];
  const result = new Set<number>([distantPast, distantFuture]);
  for (const anchor of anchors) {
    const moved = [anchor, ...days.flatMap((each) => [anchor - each, anchor + each])];
    for (const count of months) moved.push(addEpochMonths(anchor, -count), addEpochMonths(anchor, count));
    for (const each of moved) for (const near of [-3, -1, 0, 1, 3]) result.add(each + near);
  }
  return [...result].filter((each) => Math.abs(each) < 1_000_000);
}
