import { decimal } from "../arithmetic.ts";
import { type Builtin, type Functions, way } from "../signature.ts";
import { type Callable, equal, type FeelValue, isList, order } from "../values.ts";

type List = readonly FeelValue[];

/** The functions of lists. Those of numbers take a list or the numbers themselves. */
export const listFunctions: Functions = {
  count: { ways: [way("list: list", (list: List) => list.length)] },
  min: ofItems((list) => extreme(list, -1)),
  max: ofItems((list) => extreme(list, 1)),
  sum: ofNumbers((list) => decimal(list.reduce((sum, each) => sum + each, 0))),
  product: ofNumbers((list) => decimal(list.reduce((product, each) => product * each, 1))),
  mean: ofNumbers((list) => decimal(list.reduce((sum, each) => sum + each, 0) / list.length)),
  median: ofNumbers((list) => {
    const sorted = list.toSorted((one, two) => one - two);
    const middle = sorted.length / 2;
    return Number.isInteger(middle)
      ? decimal((sorted[middle - 1]! + sorted[middle]!) / 2)
      : sorted[Math.floor(middle)]!;
  }),
  stddev: ofNumbers((list) => {
    if (list.length < 2) return null;
    const mean = list.reduce((sum, each) => sum + each, 0) / list.length;
    return decimal(Math.sqrt(list.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (list.length - 1)));
  }),
  mode: ofItems((list) => {
    if (!list.every((each) => typeof each === "number")) return null;
    const counts = new Map<number, number>();
    for (const each of list as readonly number[]) counts.set(each, (counts.get(each) ?? 0) + 1);
    const most = Math.max(...counts.values());
    return [...counts]
      .filter(([, count]) => count === most)
      .map(([value]) => value)
      .toSorted((one, two) => one - two);
  }),
  all: ofItems((list) => together(list, false)),
  any: ofItems((list) => together(list, true)),
  "list contains": { ways: [way("list: list, element: any", (list: List, element: FeelValue) => has(list, element))] },
  sublist: {
    ways: [
      way("list: list, start position: number, length: number?", (list: List, start: number, length: number | null) => {
        const from = start > 0 ? start - 1 : list.length + start;
        if (start === 0 || from < 0 || from >= list.length) return null;
        return length === null
          ? list.slice(from)
          : length < 0 || from + length > list.length
            ? null
            : list.slice(from, from + length);
      }),
    ],
  },
  append: {
    ways: [
      way("list: any, ...item: any", (list: FeelValue, items: List) =>
        list === null ? null : [...listOf(list), ...items],
      ),
    ],
  },
  concatenate: { ways: [way("...list: any", (lists: List) => lists.flatMap((each) => [...listOf(each)]))] },
  union: { ways: [way("...list: any", (lists: List) => distinct(lists.flatMap((each) => [...listOf(each)])))] },
  "distinct values": { ways: [way("list: list", (list: List) => distinct(list))] },
  flatten: { ways: [way("list: list", (list: List) => flat(list))] },
  reverse: { ways: [way("list: list", (list: List) => list.toReversed())] },
  "index of": {
    ways: [
      way("list: list, match: any", (list: List, match: FeelValue) =>
        list.flatMap((each, index) => (equal(each, match) === true ? [index + 1] : [])),
      ),
    ],
  },
  "insert before": {
    ways: [
      way("list: list, position: number, newItem: any", (list: List, position: number, item: FeelValue) => {
        const at = placeIn(list, position);
        return at === null ? null : list.toSpliced(at, 0, item);
      }),
    ],
  },
  remove: {
    ways: [
      way("list: list, position: number", (list: List, position: number) => {
        const at = placeIn(list, position);
        return at === null ? null : list.toSpliced(at, 1);
      }),
    ],
  },
  "list replace": {
    ways: [
      way("list: list, position: number, newItem: any", (list: List, position: number, item: FeelValue) => {
        const at = placeIn(list, position);
        return at === null ? null : list.with(at, item);
      }),
      way("list: list, match: function, newItem: any", (list: List, match: Callable, item: FeelValue) => {
        if (match.parameters?.length !== 2) return null;
        const tests = list.map((each) => match.call([each, item]));
        return tests.every((each) => typeof each === "boolean")
          ? list.map((each, index) => (tests[index] ? item : each))
          : null;
      }),
    ],
  },
  sort: {
    ways: [
      way("list: list, precedes: function", (list: List, precedes: Callable) =>
        list.toSorted((one, two) =>
          precedes.call([one, two]) === true ? -1 : precedes.call([two, one]) === true ? 1 : 0,
        ),
      ),
      way("list: list", (list: List) => list.toSorted((one, two) => order(one, two) ?? 0)),
    ],
  },
};

function ofItems(apply: (list: List) => FeelValue): Builtin {
  return { ways: [way("list: list", apply), way("...list: any", apply)] };
}

function ofNumbers(apply: (list: readonly number[]) => FeelValue): Builtin {
  return ofItems((list) => {
    if (list.length === 0) return null;
    return list.every((each) => typeof each === "number") ? apply(list as readonly number[]) : null;
  });
}

function extreme(list: List, sign: 1 | -1): FeelValue {
  let best = list[0] ?? null;
  for (const each of list.slice(1)) {
    const compared = order(each, best);
    if (compared === null) return null;
    if (compared * sign > 0) best = each;
  }
  return list.length === 1 && order(best, best) === null ? null : best;
}

/** One that decides settles it; else all must be true or false. */
function together(list: List, decides: boolean): boolean | null {
  if (list.includes(decides)) return list.every((each) => each === null || typeof each === "boolean") ? decides : null;
  return list.every((each) => each === !decides) ? !decides : null;
}

function has(list: List, element: FeelValue): boolean {
  return list.some((each) => equal(each, element) === true);
}

function listOf(value: FeelValue): List {
  return isList(value) ? value : [value];
}

function distinct(list: List): List {
  const kept: FeelValue[] = [];
  for (const each of list) if (!has(kept, each)) kept.push(each);
  return kept;
}

function flat(list: List): FeelValue[] {
  return list.flatMap((each) => (isList(each) ? flat(each) : [each]));
}

function placeIn(list: List, position: number): number | null {
  const whole = Math.trunc(position);
  const at = whole > 0 ? whole - 1 : list.length + whole;
  return whole === 0 || at < 0 || at >= list.length ? null : at;
}
