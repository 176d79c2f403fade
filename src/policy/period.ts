import type { Text } from "../core/locale.ts";
import { type CompiledPolicy, type Held, type Piece, slot, type Term, type Window } from "./compiled.ts";
import { addEpochMonths, type EpochDay } from "./epoch.ts";
import { type Compiled, EvaluationError, type Slots } from "./feel/types.ts";
import type { Table } from "./table.ts";

/** What a claim may rest on: the warranty, or a window for its kind. */
export interface Entitlement {
  readonly rule: Held;
  readonly tested: number;
  /** The first day, and the last: the earliest and the latest it can be. Null while unknown; open where there is no limit of time. */
  period(slots: Slots): Period | null;
  readonly timed: boolean;
  readonly text: Text;
  /** The clause, alone in a list. */
  readonly cites: readonly string[];
  /** Whether the table says nothing at all of the length. */
  unlimited(slots: Slots): boolean;
  readonly reads: readonly number[];
  readonly constants: Piece["constants"];
  readonly table: Table | null;
}

/** A period whose last day lies between `earliest` and `latest`; both are the same where it is certain. */
export interface Period {
  readonly startsOn: EpochDay;
  readonly earliest: EpochDay;
  readonly latest: EpochDay;
}

/** What a claim of this kind may rest on under the policy: its windows first, then the warranty. */
export function entitlementsOf(policy: CompiledPolicy, kind: string): readonly Entitlement[] {
  const known = policy.entitlements.get(kind);
  if (known !== undefined) return known;
  const windows = (policy.windows.get(kind) ?? []).map((rule) => ofWindow(rule, policy.clauses.get(rule.clause)!));
  const term = policy.term?.kinds.has(kind) ? [ofTerm(policy.term, policy.clauses.get(policy.term.clause)!)] : [];
  const found = [...windows, ...term];
  policy.entitlements.set(kind, found);
  return found;
}

/** The warranty alone: what speaks while the kind of claim is unknown. */
export function termOf(policy: CompiledPolicy): readonly Entitlement[] {
  return policy.term ? entitlementsOf(policy, [...policy.term.kinds][0]!).slice(-1) : [];
}

/** The day that is tested: the named fact's, else the day of the decision. */
export function testedDay(entitlement: Entitlement | undefined, slots: Slots): EpochDay {
  return ((entitlement && slots[entitlement.tested]) ?? slots[slot.asOf]) as EpochDay;
}

/** Whether the tested day lies in the entitlement's period; null while that cannot be told. */
export function inTime(entitlement: Entitlement, slots: Slots, tested: EpochDay): boolean | null {
  return entitlement.timed ? inPeriod(entitlement.period(slots), tested) : true;
}

/** Whether the tested day lies in the period; null while that cannot be told. */
export function inPeriod(period: Period | null, tested: EpochDay): boolean | null {
  if (period === null) return null;
  return tested <= period.earliest ? true : tested > period.latest ? false : null;
}

function ofWindow(rule: Window, text: Text): Entitlement {
  const { from, within } = rule;
  const period = (slots: Slots) => {
    const startsOn = from!.run(slots) as EpochDay | null;
    const last = startsOn === null ? null : extended(startsOn, within!, slots);
    return last === null ? null : { startsOn: startsOn!, earliest: last, latest: last };
  };
  const parts = from && within ? [from, within] : [];
  const cites = [rule.clause];
  return {
    rule,
    tested: rule.tested,
    period,
    timed: parts.length > 0,
    cites,
    text,
    unlimited: () => false,
    ...merge(parts),
    table: null,
  };
}

function ofTerm(rule: Term, text: Text): Entitlement {
  const { startsOn: start, lasts, table } = rule;
  const period = (slots: Slots) => {
    const startsOn = start.run(slots) as EpochDay | null;
    if (startsOn === null) return null;
    if (lasts) {
      const last = extended(startsOn, lasts, slots);
      return last === null ? null : { startsOn, earliest: last, latest: last };
    }
    const [low, high] = lengths(table!, slots);
    const add = table!.unit === "months" ? addEpochMonths : addEpochDays;
    return { startsOn, earliest: add(startsOn, low), latest: add(startsOn, high) };
  };
  const merged = merge(lasts ? [start, lasts] : [start]);
  return {
    rule,
    tested: rule.tested,
    period,
    timed: true,
    cites: [rule.clause],
    text,
    unlimited: (slots) => table !== null && table.range(slots)[0] < 0,
    ...merged,
    reads: [...merged.reads, ...(table?.keys ?? [])],
    table,
  };
}

/** The length that the search for missing facts supposes, where no row of the table says. */
function lengths(table: Table, slots: Slots): readonly [number, number] {
  const range = table.range(slots);
  const supposed = slots[slot.termLength];
  return supposed !== null && range[0] !== range[1] ? [supposed as number, supposed as number] : range;
}

function extended(from: EpochDay, by: Compiled, slots: Slots): EpochDay | null {
  const length = by.run(slots) as number | null;
  if (length === null) return null;
  return by.type.kind === "months" ? addEpochMonths(from, length) : addEpochDays(from, length);
}

function addEpochDays(from: EpochDay, days: number): EpochDay {
  const sum = from + days;
  if (sum > 2_932_896) throw new EvaluationError("a date outside the years 1 to 9999");
  return sum;
}

function merge(parts: readonly Compiled[]): { reads: readonly number[]; constants: Piece["constants"] } {
  return {
    reads: [...new Set(parts.flatMap((part) => part.reads))],
    constants: parts.flatMap((part) => part.constants),
  };
}
