import { type CompiledPolicy, type Piece, slot } from "./compiled.ts";
import type { Compiled, Slots } from "./feel/types.ts";
import { type Entitlement, groundOf, inTime, testedDay } from "./period.ts";

/** The parts of a kind's verdict, as small as they come, so that few facts hang together. */
export function piecesFor(policy: CompiledPolicy, kind: string, slots: Slots): Piece[] {
  const { entitlements } = groundOf(policy, kind);
  const grant = entitlements.length === 1 ? grantPieces(entitlements[0]!, slots) : [anyOf(entitlements, slots)];
  return [...grant, ...exclusionPieces(policy, kind)];
}

/** Whether it is in time, by itself. */
export function timePiece(entitlement: Entitlement, slots: Slots): Piece {
  const tested = testedDay(entitlement, slots);
  const { reads, constants, table } = entitlement;
  const depends = [...reads, entitlement.tested.first, entitlement.tested.second, slot.asOf];
  return { run: (s) => inTime(entitlement, s, tested), reads, constants, table, depends, of: entitlement };
}

/** They depend on nothing of the case, so they are made once for each kind. */
function exclusionPieces(policy: CompiledPolicy, kind: string): readonly Piece[] {
  const known = policy.exclusionPieces.get(kind);
  if (known) return known;
  const made = policy.exclusionsOf.get(kind)!.flatMap((rule): Piece[] => {
    if (rule.disjuncts.length > 0) return rule.disjuncts.map((part) => stopped(opposite(part), rule.unless));
    return [{ run: (slots) => not(rule.holds(slots)), reads: [], constants: [], table: null }];
  });
  policy.exclusionPieces.set(kind, made);
  return made;
}

function grantPieces(entitlement: Entitlement, slots: Slots): Piece[] {
  const { rule } = entitlement;
  const pieces: Piece[] = [timePiece(entitlement, slots)];
  if (rule.when === null) {
    if (rule.unless !== null) pieces.push({ run: rule.holds, reads: [], constants: [], table: null });
  } else if (rule.unless === null) {
    const parts = rule.when.logic?.op === "and" ? rule.when.logic.parts : [rule.when];
    for (const part of parts) pieces.push(plain(part));
  } else pieces.push({ run: rule.holds, reads: rule.when.reads, constants: rule.when.constants, table: null });
  return pieces;
}

function anyOf(entitlements: readonly Entitlement[], slots: Slots): Piece {
  const tested = entitlements.map((each) => testedDay(each, slots));
  const run = (s: Slots) => {
    let result: boolean | null = false;
    for (const [index, each] of entitlements.entries()) {
      const time = inTime(each, s, tested[index]!);
      const condition = each.rule.holds(s);
      if (time === true && condition === true) return true;
      if (time !== false && condition !== false) result = null;
    }
    return result;
  };
  const whens = entitlements.map((each) => each.rule.when).filter((each) => each !== null);
  return {
    run,
    reads: [...new Set([...entitlements.flatMap((each) => each.reads), ...whens.flatMap((each) => each.reads)])],
    constants: [...entitlements.flatMap((each) => each.constants), ...whens.flatMap((each) => each.constants)],
    table: entitlements.find((each) => each.table)?.table ?? null,
  };
}

function plain(part: Compiled): Piece {
  return { run: part.run as Piece["run"], ...readsOf(part), of: part };
}

function readsOf({ reads, constants }: Compiled): Omit<Piece, "run"> {
  return { reads, constants, table: null, depends: reads };
}

function opposite(part: Compiled): Piece {
  const run = part.run as Piece["run"];
  return { run: (slots) => not(run(slots)), ...readsOf(part) };
}

/** A part of an exclusion counts for nothing where the rule is known to be stopped. */
function stopped(part: Piece, unless: Compiled | null): Piece {
  if (unless === null) return part;
  const { run } = part;
  const depends = [...(part.depends ?? []), ...unless.reads];
  return { ...part, depends, run: (slots) => (unless.run(slots) === true ? true : run(slots)) };
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}
