import type { Text } from "../core/locale.ts";
import { type CompiledPolicy, type Held, type Piece, slot, type Term, type Tested, type Window } from "./compiled.ts";
import { addEpochMonths, type EpochDay } from "./epoch.ts";
import { type Compiled, EvaluationError, type Slots } from "./feel/types.ts";
import type { Table } from "./table.ts";

/** What a claim may rest on: the warranty, or a window for its kind. */
export interface Entitlement {
  readonly rule: Held;
  readonly tested: Tested;
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

/** The day that is tested: that of the first named fact that is known, else the day of the decision. */
export function testedDay(entitlement: Entitlement | undefined, slots: Slots): EpochDay {
  if (entitlement === undefined) return slots[slot.asOf] as EpochDay;
  const { first, second } = entitlement.tested;
  return (slots[first] ?? slots[second] ?? slots[slot.asOf]) as EpochDay;
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
    const last = startsOn === null ? null : after(startsOn, within!, slots);
    return last === null ? null : { startsOn: startsOn!, earliest: last, latest: last };
  };
  const parts = from && within ? [from, within] : [];
  const cites = Object.freeze([rule.clause]);
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
  const { startsOn: start, lasts, table, extended } = rule;
  const base = (slots: Slots) => {
    const startsOn = start.run(slots) as EpochDay | null;
    if (startsOn === null) return null;
    if (lasts) {
      const last = after(startsOn, lasts, slots);
      return last === null ? null : { startsOn, earliest: last, latest: last };
    }
    const [low, high] = lengths(table!, slots);
    const add = table!.unit === "months" ? addEpochMonths : addEpochDays;
    return { startsOn, earliest: add(startsOn, low), latest: add(startsOn, high) };
  };
  const merged = merge([start, ...(lasts ? [lasts] : []), ...(extended ? [extended.when] : [])]);
  return {
    rule,
    tested: rule.tested,
    period: extended ? (slots) => prolonged(base(slots), extended, slots) : base,
    timed: true,
    cites: Object.freeze([rule.clause]),
    text,
    unlimited: (slots) => table !== null && table.range(slots)[0] < 0,
    reads: [...merged.reads, ...(table?.keys ?? [])],
    constants: [...merged.constants, ...(extended ? summed(merged.constants, table, extended.months) : [])],
    table,
  };
}

/** While it is unknown whether a period is extended, its last day lies between the two. */
function prolonged(
  period: Period | null,
  { when, months }: NonNullable<Term["extended"]>,
  slots: Slots,
): Period | null {
  const holds = period === null ? false : when.run(slots);
  if (period === null || holds === false) return period;
  const latest = addEpochMonths(period.latest, months);
  return { ...period, earliest: holds === true ? addEpochMonths(period.earliest, months) : period.earliest, latest };
}

/** The lengths with their extension, so that the search for missing facts tries the days on either side of those too. */
function summed(constants: Piece["constants"], table: Table | null, months: number): Piece["constants"] {
  const own = constants.filter((each) => each.kind === "months").map((each) => each.value as number);
  const lengths = [...own, ...(table?.unit === "months" ? table.lengths : [])];
  return lengths.map((length) => ({ kind: "months", value: length + months }));
}

/** The length that the search for missing facts supposes, where no row of the table says. */
function lengths(table: Table, slots: Slots): readonly [number, number] {
  const range = table.range(slots);
  const supposed = slots[slot.termLength];
  return supposed !== null && range[0] !== range[1] ? [supposed as number, supposed as number] : range;
}

function after(from: EpochDay, by: Compiled, slots: Slots): EpochDay | null {
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
