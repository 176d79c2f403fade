import { describe, expect, test } from "vitest";
import { compileGeneral } from "./evaluate.ts";
import type { FeelValue } from "./values.ts";

/** A range as the text of FEEL, and the points of a fine grid that lie in it. */
interface Sample {
  readonly text: string;
  readonly low: number;
  readonly high: number;
  readonly lowIn: boolean;
  readonly highIn: boolean;
  readonly points: ReadonlySet<number>;
}

const grid = Array.from({ length: 41 }, (_, at) => at / 4 - 2);

function sample(text: string, low: number, high: number, [lowIn, highIn]: readonly [boolean, boolean]): Sample {
  const inside = (point: number) =>
    (point > low || (lowIn && point === low)) && (point < high || (highIn && point === high));
  return { text, low, high, lowIn, highIn, points: new Set(grid.filter(inside)) };
}

const closed = [true, false].flatMap((lowIn) => [true, false].map((highIn) => [lowIn, highIn] as const));
const bounded = [1, 2, 3].flatMap((low) =>
  [2, 3, 4]
    .filter((high) => high > low)
    .flatMap((high) =>
      closed.map((ends) => sample(`${ends[0] ? "[" : "("}${low}..${high}${ends[1] ? "]" : ")"}`, low, high, ends)),
    ),
);
const endless = [1, 2, 3].flatMap((at) => [
  sample(`(< ${at})`, Number.NEGATIVE_INFINITY, at, [false, false]),
  sample(`(<= ${at})`, Number.NEGATIVE_INFINITY, at, [false, true]),
  sample(`(> ${at})`, at, Number.POSITIVE_INFINITY, [false, false]),
  sample(`(>= ${at})`, at, Number.POSITIVE_INFINITY, [true, false]),
]);
const points = [0, 1, 2, 3, 4].map((at) => sample(String(at), at, at, [true, true]));

const within = (one: Sample, two: Sample) => one.points.isSubsetOf(two.points);
const apart = (one: Sample, two: Sample) => one.points.isDisjointFrom(two.points);
const leads = (one: Sample, two: Sample) => one.low < two.low || (one.low === two.low && one.lowIn && !two.lowIn);
const sameLow = (one: Sample, two: Sample) => one.low === two.low && one.lowIn === two.lowIn;
const sameHigh = (one: Sample, two: Sample) => one.high === two.high && one.highIn === two.highIn;
const ahead = (one: Sample, two: Sample) => Math.max(...one.points) < Math.min(...two.points);
const stops = (one: Sample, two: Sample) => one.high < two.high || (one.high === two.high && !one.highIn && two.highIn);

/** What each relation means, said in sets of points. */
const meaning: Readonly<Record<string, (one: Sample, two: Sample) => boolean>> = {
  before: ahead,
  after: (one, two) => ahead(two, one),
  includes: (one, two) => within(two, one),
  during: within,
  starts: (one, two) => sameLow(one, two) && within(one, two),
  "started by": (one, two) => sameLow(one, two) && within(two, one),
  finishes: (one, two) => sameHigh(one, two) && within(one, two),
  "finished by": (one, two) => sameHigh(one, two) && within(two, one),
  coincides: (one, two) => sameLow(one, two) && sameHigh(one, two),
};
const betweenRanges: typeof meaning = {
  overlaps: (one, two) => !apart(one, two),
  "overlaps before": overlapsBefore,
  "overlaps after": (one, two) => overlapsBefore(two, one),
  meets: (one, two) => one.high === two.low && one.highIn && two.lowIn,
  "met by": (one, two) => two.high === one.low && two.highIn && one.lowIn,
};

function overlapsBefore(one: Sample, two: Sample): boolean {
  return !apart(one, two) && leads(one, two) && stops(one, two);
}

const none = new Map<string, FeelValue>();
const known = new Map<string, FeelValue>();

function valueOf(text: string): FeelValue {
  const made = known.get(text);
  if (made !== undefined) return made;
  const compiled = compileGeneral(text, none);
  if (typeof compiled !== "function") throw new Error(JSON.stringify(compiled));
  const value = compiled(none);
  known.set(text, value);
  return value;
}

function compare(name: string, pairs: readonly (readonly [Sample, Sample])[], expected: (typeof meaning)[string]) {
  const names = new Map<string, FeelValue>([
    ["a", null],
    ["b", null],
  ]);
  const compiled = compileGeneral(`${name}(a, b)`, names);
  if (typeof compiled !== "function") throw new Error(JSON.stringify(compiled));
  for (const [one, two] of pairs) {
    const told = compiled(
      new Map<string, FeelValue>([
        ["a", valueOf(one.text)],
        ["b", valueOf(two.text)],
      ]),
    );
    expect(told, `${name}(${one.text}, ${two.text})`).toBe(expected(one, two));
  }
}

const pairsOf = (ones: readonly Sample[], twos: readonly Sample[]) =>
  ones.flatMap((one) => twos.map((two) => [one, two] as const));

describe("how two ranges lie to each other is how their points do", () => {
  test.each(Object.keys(meaning))("%s, of two ranges, a point and a range, and two points", (name) => {
    compare(name, pairsOf([...bounded, ...points], [...bounded, ...points]), meaning[name]!);
  });

  test.each(["overlaps", "meets", "met by"])("%s, of two ranges", (name) => {
    compare(name, pairsOf(bounded, bounded), betweenRanges[name]!);
  });

  // Of two ranges that end together the standard's own tests say that neither overlaps the other before or after.
  test.each(["overlaps before", "overlaps after"])("%s, of two ranges that do not end together", (name) => {
    const pairs = pairsOf(bounded, bounded).filter(([one, two]) => one.high !== two.high);
    compare(name, pairs, betweenRanges[name]!);
  });

  test.each(["before", "after", "includes", "during"])("%s, where a range has no end", (name) => {
    compare(name, pairsOf([...bounded, ...endless], endless), meaning[name]!);
    compare(name, pairsOf(endless, bounded), meaning[name]!);
  });

  test.each([
    ...Object.keys(meaning).map((name) => [name, "null, [1..2]"] as const),
    ...Object.keys(meaning).map((name) => [name, '"a", [1..2]'] as const),
    ...Object.keys(meaning).map((name) => [name, '[1..2], "a"'] as const),
    ...Object.keys(meaning).map((name) => [name, '1, "a"'] as const),
    ...Object.keys(betweenRanges).map((name) => [name, "1, [1..2]"] as const),
  ])("%s(%s) compares what cannot be compared", (name, given) => {
    expect(valueOf(`${name}(${given})`)).toBeNull();
  });
});
