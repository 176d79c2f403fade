import type { Locale, Text } from "../core/locale.ts";
import {
  type CompiledPolicy,
  type Exclusion,
  type Held,
  type Piece,
  slot,
  type Term,
  type Tested,
  type Window,
} from "./compiled.ts";
import { addEpochMonths, type EpochDay } from "./epoch.ts";
import { type Compiled, EvaluationError, type Slots } from "./feel/types.ts";
import type { Grant } from "./grant.ts";
import type { Table } from "./table.ts";
import { sentences, type TwoDays } from "./texts.ts";

/** What a kind of claim may rest on, all clauses of that, and what keeps it from being covered. */
export interface Ground {
  readonly entitlements: readonly Entitlement[];
  readonly clauses: readonly string[];
  readonly exclusions: readonly Exclusion[];
}

/** What a claim may rest on: the warranty, or a window for its kind. */
export interface Entitlement {
  readonly rule: Held;
  readonly tested: Tested;
  /**
   * The first day, and the last: the earliest and the latest it can be. Null while unknown; open where there is no limit of time. It is read at
   * once: the next call may write into the same object.
   */
  period(slots: Slots): Period | null;
  readonly timed: boolean;
  readonly told: Readonly<Record<Locale, Told>>;
  /** How the case being decided stands; written anew for each, since deciding never waits. */
  readonly grant: Grant;
  /** The clause, alone in a list. */
  readonly cites: readonly string[];
  readonly reads: readonly number[];
  readonly constants: Piece["constants"];
  readonly table: Table | null;
}

/** A clause's words: alone, and after the sentence that it was in time or too late. */
interface Told {
  readonly own: string;
  readonly inTime: TwoDays;
  readonly tooLate: TwoDays;
}

/** A period whose last day lies between `earliest` and `latest`; both are the same where it is certain. */
export interface Period {
  readonly startsOn: EpochDay;
  readonly earliest: EpochDay;
  readonly latest: EpochDay;
}

/** What the policy has for a kind of claim; while the kind is unknown, the warranty alone speaks, and what is excluded from every kind. */
export function groundOf(policy: CompiledPolicy, kind: string | null): Ground {
  const { recent } = policy;
  if (recent.ground !== null && recent.kind === kind) return recent.ground;
  let ground = policy.grounds.get(kind);
  if (ground === undefined) policy.grounds.set(kind, (ground = makeGround(policy, kind)));
  recent.kind = kind;
  recent.ground = ground;
  return ground;
}

function makeGround(policy: CompiledPolicy, kind: string | null): Ground {
  const { term } = policy;
  if (kind === null) {
    const entitlements = term ? groundOf(policy, [...term.kinds][0]!).entitlements.slice(-1) : [];
    return { entitlements, clauses: citesOf(entitlements), exclusions: policy.exclusionsOfAll };
  }
  const entitlements = (policy.windows.get(kind) ?? []).map((rule) => ofWindow(rule, policy.clauses.get(rule.clause)!));
  if (term?.kinds.has(kind)) entitlements.push(ofTerm(term, policy.clauses.get(term.clause)!));
  return { entitlements, clauses: citesOf(entitlements), exclusions: policy.exclusionsOf.get(kind)! };
}

function citesOf(entitlements: readonly Entitlement[]): readonly string[] {
  return Object.freeze([...new Set(entitlements.flatMap((each) => each.cites))].sort());
}

/** The day that is tested: that of the first named fact that is known, else the day of the decision. */
export function testedDay(entitlement: Entitlement, slots: Slots): EpochDay {
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
  const made = { startsOn: 0, earliest: 0, latest: 0 };
  const period = (slots: Slots) => {
    const startsOn = from!.run(slots) as EpochDay | null;
    return startsOn === null ? null : lasting(made, startsOn, after(startsOn, within!, slots));
  };
  const parts = from && within ? [from, within] : [];
  const cites = Object.freeze([rule.clause]);
  return withGrant({
    rule,
    tested: rule.tested,
    period,
    timed: parts.length > 0,
    cites,
    told: tellOf(text),
    ...merge(parts),
    table: null,
  });
}

function ofTerm(rule: Term, text: Text): Entitlement {
  const { startsOn: start, lasts, table, extended } = rule;
  const made = { startsOn: 0, earliest: 0, latest: 0 };
  const base = (slots: Slots) => {
    const startsOn = start.run(slots) as EpochDay | null;
    if (startsOn === null) return null;
    if (lasts) return lasting(made, startsOn, after(startsOn, lasts, slots));
    const [low, high] = lengths(table!, slots);
    const add = table!.unit === "months" ? addEpochMonths : addEpochDays;
    return { startsOn, earliest: add(startsOn, low), latest: add(startsOn, high) };
  };
  const merged = merge([start, ...(lasts ? [lasts] : []), ...(extended ? [extended.when] : [])]);
  return withGrant({
    rule,
    tested: rule.tested,
    period: extended ? (slots) => prolonged(base(slots), extended, slots) : base,
    timed: true,
    cites: Object.freeze([rule.clause]),
    told: tellOf(text),
    reads: [...merged.reads, ...(table?.keys ?? [])],
    constants: [...merged.constants, ...(extended ? summed(merged.constants, table, extended.months) : [])],
    table,
  });
}

function withGrant(own: Omit<Entitlement, "grant">): Entitlement {
  const grant: Grant = { value: null, entitlement: undefined, tested: 0, period: null, time: null, condition: null };
  const entitlement: Entitlement = { ...own, grant };
  grant.entitlement = entitlement;
  return entitlement;
}

/** While it is unknown whether a period is extended, its last day lies between the two. */
function prolonged(
  period: Period | null,
  { when, months }: NonNullable<Term["extended"]>,
  slots: Slots,
): Period | null {
  if (period === null) return null;
  const holds = when.run(slots);
  if (holds === false) return period;
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

/** The period that has one last day, in the object made for it. */
function lasting(
  made: { startsOn: EpochDay; earliest: EpochDay; latest: EpochDay },
  startsOn: EpochDay,
  last: EpochDay | null,
): Period | null {
  if (last === null) return null;
  made.startsOn = startsOn;
  made.earliest = last;
  made.latest = last;
  return made;
}

function tellOf(text: Text): Entitlement["told"] {
  const of = (locale: Locale): Told => {
    const own = text[locale];
    const before = ([first, between, last]: TwoDays): TwoDays => [first, between, `${last} ${own}`];
    return { own, inTime: before(sentences[locale].inTime), tooLate: before(sentences[locale].tooLate) };
  };
  return { en: of("en"), es: of("es"), zh: of("zh") };
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
