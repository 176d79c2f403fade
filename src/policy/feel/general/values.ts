/**
 * A value of FEEL while an expression of the general mode runs. Unlike a policy's conditions it knows lists, contexts, ranges, functions and
 * moments, and null is a value (the standard's answer to most faults), not something unknown.
 */
export type FeelValue =
  | null
  | boolean
  | number
  | string
  | Moment
  | Length
  | Range
  | Callable
  | readonly FeelValue[]
  | FeelContext;

export type FeelContext = ReadonlyMap<string, FeelValue>;

/** A day, a time of day, or both. `days` count from 1970-01-01, `nanos` from midnight; `offset` is seconds east of UTC. */
export type Moment = FeelDate | FeelTime | FeelDateTime;

export interface FeelDate {
  readonly kind: "date";
  readonly days: number;
}

export interface Clock {
  readonly nanos: number;
  readonly offset: number | null;
  readonly zone: string | null;
}

export interface FeelTime extends Clock {
  readonly kind: "time";
}

export interface FeelDateTime extends Clock {
  readonly kind: "date and time";
  readonly days: number;
}

/** A length of time: of months, or of days and time counted in nanoseconds. */
export type Length = Months | Span;

export interface Months {
  readonly kind: "years and months duration";
  readonly count: number;
}

export interface Span {
  readonly kind: "days and time duration";
  readonly nanos: bigint;
}

/** A range: an interval, or what a test such as `< 10` or `= 10` lets through; of a test, the end it does not name is null. */
export interface Range {
  readonly kind: "range";
  readonly shape: "interval" | "below" | "above" | "equal";
  readonly low: FeelValue;
  readonly high: FeelValue;
  readonly lowIn: boolean;
  readonly highIn: boolean;
}

/** A function that the author wrote, or a built-in one; `types` are those of its parameters, where they are declared. */
export interface Callable {
  readonly kind: "function";
  readonly parameters: readonly string[] | null;
  readonly call: (given: readonly FeelValue[]) => FeelValue;
}

export type Kind =
  | "null"
  | "boolean"
  | "number"
  | "string"
  | "list"
  | "context"
  | Exclude<FeelValue, null | boolean | number | string | readonly FeelValue[] | FeelContext>["kind"];

/** The kind of a value. */
export function kindOf(value: FeelValue): Kind {
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value as "boolean" | "number" | "string";
  if (Array.isArray(value)) return "list";
  return value instanceof Map ? "context" : (value as { kind: Kind }).kind;
}

export function isList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value);
}

export function isContext(value: FeelValue): value is FeelContext {
  return value instanceof Map;
}

export function isKind<K extends Moment["kind"] | Length["kind"] | "range" | "function">(
  value: FeelValue,
  kind: K,
): value is Extract<FeelValue, { kind: K }> {
  return typeof value === "object" && value !== null && (value as { kind?: string }).kind === kind;
}

/** Whether two values are equal; null where they cannot be compared. */
export function equal(first: FeelValue, second: FeelValue): boolean | null {
  if (first === null || second === null) return first === second;
  const kind = kindOf(first);
  if (kind !== kindOf(second)) return null;
  switch (kind) {
    case "list":
      return allEqual(first as readonly FeelValue[], second as readonly FeelValue[]);
    case "context":
      return sameEntries(first as FeelContext, second as FeelContext);
    case "range":
      return sameRange(first as Range, second as Range);
    case "function":
      return first === second;
    case "boolean":
    case "number":
    case "string":
      return first === second;
    default:
      return order(first, second) === 0;
  }
}

/** Below, at or above zero as the first comes before, with or after the second; null where they have no order. */
export function order(first: FeelValue, second: FeelValue): number | null {
  if (typeof first === "number" && typeof second === "number") return first - second;
  if (typeof first === "string" && typeof second === "string") return first < second ? -1 : first > second ? 1 : 0;
  if (kindOf(first) !== kindOf(second)) return null;
  if (isKind(first, "date")) return first.days - (second as FeelDate).days;
  if (isKind(first, "years and months duration")) return first.count - (second as Months).count;
  if (isKind(first, "days and time duration")) return compareBig(first.nanos, (second as Span).nanos);
  if (isKind(first, "time") || isKind(first, "date and time")) {
    const other = second as FeelTime | FeelDateTime;
    if ((first.offset === null) !== (other.offset === null)) return null;
    return compareBig(instant(first) / millisecond, instant(other) / millisecond);
  }
  return null;
}

/** Whether a value lies in a range; null where it cannot be compared with its ends. */
export function inRange(range: Range, value: FeelValue): boolean | null {
  if (range.shape === "equal") return equal(value, range.low);
  const above = range.shape === "below" ? 1 : order(value, range.low);
  const below = range.shape === "above" ? -1 : order(value, range.high);
  if (above === null || below === null || value === null) return null;
  return (range.lowIn ? above >= 0 : above > 0) && (range.highIn ? below <= 0 : below < 0);
}

/** Nanoseconds of UTC, of a clock without an offset those of its own clock. */
export function instant(clock: FeelTime | FeelDateTime): bigint {
  const days = clock.kind === "date and time" ? BigInt(clock.days) * nanosOfDay : 0n;
  return days + BigInt(clock.nanos) - BigInt(clock.offset ?? 0) * 1_000_000_000n;
}

/** How exactly moments are compared: the standard asks for no more. */
const millisecond = 1_000_000n;

export const nanosOfDay = 86_400_000_000_000n;

function compareBig(first: bigint, second: bigint): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

function allEqual(first: readonly FeelValue[], second: readonly FeelValue[]): boolean {
  return first.length === second.length && first.every((each, index) => equal(each, second[index]!) === true);
}

function sameEntries(first: FeelContext, second: FeelContext): boolean {
  if (first.size !== second.size) return false;
  return [...first].every(([key, value]) => second.has(key) && equal(value, second.get(key)!) === true);
}

function sameRange(first: Range, second: Range): boolean {
  return (
    first.shape === second.shape &&
    first.lowIn === second.lowIn &&
    first.highIn === second.highIn &&
    equal(first.low, second.low) === true &&
    equal(first.high, second.high) === true
  );
}
