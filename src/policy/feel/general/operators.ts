import { civil } from "../../epoch.ts";
import { weekday } from "./functions/moments.ts";
import { spanOf } from "./moments.ts";
import type { Run } from "./scope.ts";
import {
  type Clock,
  equal,
  type FeelValue,
  inRange,
  isContext,
  isKind,
  isList,
  kindOf,
  type Length,
  nanosOfDay,
  order,
  type Range,
} from "./values.ts";

/** False where one is false; else true only where all are. */
export function conjunction(parts: readonly Run[]): Run {
  return (env) => {
    let result: boolean | null = true;
    for (const part of parts) {
      const value = part(env);
      if (value === false) return false;
      if (value !== true) result = null;
    }
    return result;
  };
}

/** True where one is true; else false only where all are. */
export function disjunction(parts: readonly Run[]): Run {
  return (env) => {
    let result: boolean | null = false;
    for (const part of parts) {
      const value = part(env);
      if (value === true) return true;
      if (value !== false) result = null;
    }
    return result;
  };
}

/** Both ends belong to it. */
export function between(value: FeelValue, low: FeelValue, high: FeelValue): boolean | null {
  const [above, below] = [order(value, low), order(value, high)];
  return above === null || below === null ? null : above >= 0 && below <= 0;
}

/** Whether a value passes a test: lies in a range, is in a list or in a range of the list, or is equal. */
export function within(value: FeelValue, test: FeelValue): boolean | null {
  if (isKind(test, "range") && !isKind(value, "range")) return inRange(test, value);
  if (isList(test)) {
    if (isList(value) && equal(value, test) === true) return true;
    const results = test.map((each) => (isList(each) ? equal(value, each) : within(value, each)));
    return results.includes(true);
  }
  return equal(value, test);
}

/** A range; null where its ends cannot be compared. */
export function rangeOf(low: FeelValue, high: FeelValue, ends: { lowIn: boolean; highIn: boolean }): Range | null {
  if (low === null && high === null) return null;
  if (low !== null && high !== null && order(low, high) === null) return null;
  return { kind: "range", shape: "interval", low, high, ...ends };
}

/** The items that a filter keeps, or the one at its number. A single value is filtered as a list of one. */
export function filterWith(
  value: FeelValue,
  test: (item: FeelValue) => FeelValue,
  outside: () => FeelValue,
): FeelValue {
  const list = isList(value) ? value : value === null ? [] : [value];
  const [first] = list;
  const probe = first === undefined ? outside() : test(first);
  if (typeof probe === "number") return list.at(probe > 0 ? probe - 1 : probe < 0 ? probe : list.length) ?? null;
  return list.filter((item) => test(item) === true);
}

/** What a name after a dot means: an entry, of a list the entries of its items, or a part of a moment, a length or a range. */
export function member(value: FeelValue, key: string): FeelValue {
  if (isContext(value)) return value.get(key) ?? null;
  if (isList(value)) return value.map((each) => member(each, key));
  const part = partsOf(value)[key];
  return part === undefined ? null : part();
}

type Parts = Readonly<Record<string, (() => FeelValue) | undefined>>;

function partsOf(value: FeelValue): Parts {
  switch (kindOf(value)) {
    case "date":
      return dayParts((value as { days: number }).days);
    case "date and time":
      return { ...dayParts((value as { days: number }).days), ...clockParts(value as unknown as Clock) };
    case "time":
      return clockParts(value as unknown as Clock);
    case "years and months duration":
    case "days and time duration":
      return lengthParts(value as Length);
    case "range":
      return rangeParts(value as Range);
    default:
      return {};
  }
}

function dayParts(days: number): Parts {
  const { year, month, date } = civil(days);
  return { year: () => year, month: () => month, day: () => date, weekday: () => weekday(days) };
}

function clockParts({ nanos, offset, zone }: Clock): Parts {
  return {
    hour: () => Math.floor(nanos / 3_600_000_000_000),
    minute: () => Math.floor(nanos / 60_000_000_000) % 60,
    second: () => Math.floor(nanos / 1_000_000_000) % 60,
    "time offset": () => (offset === null ? null : spanOf(BigInt(offset) * 1_000_000_000n)),
    timezone: () => zone,
  };
}

function lengthParts(length: Length): Parts {
  if (length.kind === "years and months duration")
    return { years: () => Math.trunc(length.count / 12) + 0, months: () => (length.count % 12) + 0 };
  const part = (unit: bigint, of: bigint) => () => Number((length.nanos / unit) % of);
  return {
    days: () => Number(length.nanos / nanosOfDay),
    hours: part(3_600_000_000_000n, 24n),
    minutes: part(60_000_000_000n, 60n),
    seconds: part(1_000_000_000n, 60n),
  };
}

function rangeParts(range: Range): Parts {
  return {
    start: () => range.low,
    end: () => range.high,
    "start included": () => range.lowIn,
    "end included": () => range.highIn,
  };
}
