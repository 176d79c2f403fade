import { describe, expect, test } from "vitest";
import { writeEpochDay } from "../epoch.ts";
import { compileFeel } from "./compile.ts";
import type { Compiled, FeelFault, FeelType, Scope, Slots, Value } from "./types.ts";

const names: Readonly<Record<string, FeelType>> = {
  a: { kind: "boolean" },
  b: { kind: "boolean" },
  kind: { kind: "string", values: ["fault", "doa"] },
  model: { kind: "string" },
  n: { kind: "number" },
  day: { kind: "date" },
  other: { kind: "date" },
  price: { kind: "money" },
};
const slots = Object.keys(names);
const scope = (mayAskKnown: boolean): Scope => ({
  lookup: (name) => (Object.hasOwn(names, name) ? { slot: slots.indexOf(name), type: names[name]! } : undefined),
  names: slots,
  mayAskKnown,
});
const anything: readonly FeelType["kind"][] = [
  "boolean",
  "string",
  "number",
  "date",
  "days",
  "months",
  "money",
  "null",
];

function run(text: string, facts: Readonly<Record<string, Value>> = {}): Value {
  const compiled = compileFeel(text, scope(true), anything);
  if (Array.isArray(compiled)) throw new Error(JSON.stringify(compiled));
  return (compiled as Compiled).run(slots.map((name) => facts[name] ?? null) as Slots);
}

function faults(text: string, mayAskKnown = false): FeelFault[] {
  const compiled = compileFeel(text, scope(mayAskKnown), ["boolean"]);
  return Array.isArray(compiled) ? compiled : [];
}

const truth = [true, false, null];

test("`and`, `or` and `not` follow Kleene's tables: unknown is neither true nor false", () => {
  for (const a of truth) {
    expect(run("not(a)", { a })).toBe(a === null ? null : !a);
    for (const b of truth) {
      expect(run("a and b", { a, b })).toBe(
        a === false || b === false ? false : a === null || b === null ? null : true,
      );
      expect(run("a or b", { a, b })).toBe(a === true || b === true ? true : a === null || b === null ? null : false);
    }
  }
});

test("longer conjunctions and disjunctions follow the same tables as pairs", () => {
  expect(run("a and b and n = 1", { a: true, b: true, n: 1 })).toBe(true);
  expect(run("a and b and n = 1", { a: true, b: true })).toBe(null);
  expect(run("a and b and n = 1", { b: false })).toBe(false);
  expect(run("a or b or n = 1", { n: 1 })).toBe(true);
  expect(run("a or b or n = 1", { a: false, b: false, n: 2 })).toBe(false);
});

test.each([
  ["n > 3", { n: 4 }, true],
  ["n > 3", { n: 3 }, false],
  ["n >= 3", { n: 3 }, true],
  ["n < 3", { n: 3 }, false],
  ["n <= 3", { n: 3 }, true],
  ["n > 3", {}, null],
  ['kind = "fault"', { kind: "fault" }, true],
  ['kind != "fault"', { kind: "fault" }, false],
  ['kind != "fault"', {}, null],
  ["n between 1 and 3", { n: 3 }, true],
  ["n between 1 and 3", { n: 4 }, false],
  ["n in [1..3]", { n: 1 }, true],
  ["n in (1..3)", { n: 1 }, false],
  ["n in ]1..3[", { n: 3 }, false],
  ["n in (1..3]", { n: 3 }, true],
  ['kind in ("fault", "doa")', { kind: "doa" }, true],
  ['model in ["A", "B"]', { model: "C" }, false],
  ['model in ["A", "B"]', {}, null],
  ["n in (> 3, < 1)", { n: 0 }, true],
  ["n in (> 3, < 1)", { n: 2 }, false],
  ["n in > 3", { n: 4 }, true],
  ["n in (<= 3)", { n: 3 }, true],
  ["n in (<= 3)", { n: 4 }, false],
  ["n in (<= 3)", {}, null],
  ["n in ([1..3])", { n: 3 }, true],
  ["n in ([1..3])", { n: 4 }, false],
  ["if a then n = 1 else n = 2", { a: true, n: 1 }, true],
  ["if a then n = 1 else n = 2", { a: false, n: 1 }, false],
  ["if a then n = 1 else n = 1", { n: 1 }, true],
  ["if a then n = 1 else n = 2", { n: 1 }, null],
  ["n + 2 * 3 = 7", { n: 1 }, true],
  ["(n + 2) * 3 = 9", { n: 1 }, true],
  ["n - 1 = 0", { n: 1 }, true],
  ["-n = -1", { n: 1 }, true],
  ["n ** 2 = 9", { n: 3 }, true],
  ["n / 2 = 1.5", { n: 3 }, true],
  ["n = null", {}, true],
  ["n != null", {}, false],
  ["n != null", { n: 1 }, true],
  ["null = n", { n: 1 }, false],
  ["price.amount > 100", { price: { amount: 101, currency: "EUR" } }, true],
  ['price.currency = "EUR"', {}, null],
  ['starts with(model, "S19")', { model: "S19j" }, true],
  ['ends with(model, "j")', { model: "S19j" }, true],
  ['contains(lower case(model), "pro")', { model: "S19 Pro" }, true],
  ['upper case(model) = "A"', { model: "a" }, true],
  ["abs(n) = 2", { n: -2 }, true],
  ["floor(n) = 1 and ceiling(n) = 2", { n: 1.5 }, true],
  ["n = 1 // a comment", { n: 1 }, true],
  ["some x in [1, 2] satisfies x = n", { n: 2 }, true],
  ["some x in [1, 2] satisfies x = n", { n: 3 }, false],
  ["some x in [1, 2] satisfies x = n", {}, null],
  ["every x in 3..1 satisfies x < n", { n: 4 }, true],
  ["every x in 1..3 satisfies x < n", { n: 3 }, false],
  ["some x in [1, 2], y in [10, 20] satisfies x + y = n", { n: 21 }, true],
  ["some x in [1, 2], y in [10, 20] satisfies x + y = n", { n: 13 }, false],
  ['every word in ["a", "b"] satisfies contains(model, word)', { model: "cab" }, true],
  ["some n in [7] satisfies n = 7", { n: 1 }, true],
  ['contains(match: "x", string: model)', { model: "xy" }, true],
  ["string length(model) = 3", { model: "S19" }, true],
  ["string length(model) = 3", {}, null],
  ['substring(model, 2) = "19"', { model: "S19" }, true],
  ['substring(model, 1, 1) = "S"', { model: "S19" }, true],
  ['substring before(model, "-") = "S"', { model: "S-9" }, true],
  ['substring after(model, "-") = "9"', { model: "S-9" }, true],
  ["number(model) = 19", { model: "19" }, true],
  ['string(n) = "1.5"', { n: 1.5 }, true],
  ["modulo(n, 7) = 1", { n: 8 }, true],
  ["decimal(n, 1) = 1.2", { n: 1.25 }, true],
  ["round half up(n, 1) = 1.3", { n: 1.25 }, true],
  ["floor(n, 1) = 1.2 and ceiling(n, 1) = 1.3", { n: 1.25 }, true],
  ["even(n) and not(odd(n))", { n: 4 }, true],
  ["sqrt(n) = 3", { n: 9 }, true],
  ["sum(n, 1, 2) = 6 and sum([n, 3]) = 6 and mean(n, 1) = 2", { n: 3 }, true],
  ["max([n, 5]) = 5 and min(n, 5) = 3", { n: 3 }, true],
  ["day = date(1970, 1, 2)", { day: 1 }, true],
  ['day of week(day) = "Thursday"', { day: 0 }, true],
  ['month of year(day) = "January" and day of year(day) = 1', { day: 0 }, true],
  ["week of year(day) = 1", { day: 0 }, true],
  ["day.year = 1970 and day.month = 1 and day.day = 1 and day.weekday = 4", { day: 0 }, true],
  ["day.year = 1970", {}, null],
  ['years and months duration(day, date("1971-03-01")) = duration("P14M")', { day: 0 }, true],
  ["min(n, 2, 5) = 2 and max(n, 2, 5) = 5", { n: 3 }, true],
  ["min(5, n) = n", { n: 3 }, true],
  ["max(n, 5) = 5", {}, null],
  ["min(n, 5) = 3", {}, null],
  ['min(model, "B") = "A" and max(model, "B") = "B"', { model: "A" }, true],
  ['max(duration("P2D"), duration("P3W")) = duration("P21D")', {}, true],
  ['contains(model, "x")', {}, null],
  ['starts with("S19", model)', {}, null],
  ['starts with(model, "19")', { model: "S19" }, false],
  ['ends with(model, "S")', { model: "S19" }, false],
  ['lower case(model) = "a"', {}, null],
  ["abs(n) = 2", {}, null],
  ['duration("P2W") = duration("P14D")', {}, true],
  ['duration("P12W1D") = duration("P85D")', {}, true],
  ['duration("-P1W") = duration("P7D") * -1', {}, true],
  ['duration("P10Y") = duration("P120M")', {}, true],
  ['duration("P1Y6M") = duration("P18M") and duration("-P1Y") = duration("-P12M")', {}, true],
  ['duration("-P0D") = duration("P0D")', {}, true],
  ["n in (5, [1..3])", { n: 2 }, true],
  ["n in (5, [1..3])", { n: 5 }, true],
  ["n in (5, [1..3])", { n: 4 }, false],
  ["n in [ 1 .. 3 ]", { n: 3 }, true],
  ["n in (n + 1)", { n: 1 }, false],
  ["n in <= 3", { n: 3 }, true],
  ["n in >= 3", { n: 2 }, false],
  ["n in 3", { n: 3 }, true],
  ["n = 9007199254740991", { n: 9_007_199_254_740_991 }, true],
  ["some n in [7] satisfies n = 7 and a", { n: 1, a: true }, true],
  ["(some n in [7] satisfies n = 7) and n = 1", { n: 1 }, true],
  ["(some x in [1], x in [2] satisfies x = 2) and n = 1", { n: 1 }, true],
  ['day   +   duration("P1D") = other', { day: 1, other: 2 }, true],
  ["n + 0.2 = 0.3", { n: 0.1 }, true],
  ['-duration("P2D") = duration("-P2D")', {}, true],
  ['2 * duration("P1M") = duration("P2M")', {}, true],
] as const)("%s of %j is %s", (text, facts, expected) => {
  expect(run(text, facts as Record<string, Value>)).toBe(expected);
});

describe("days and durations", () => {
  const at = (text: string) => writeEpochDay(run(text) as number);

  test("a period of months ends on the same day number, or the month's last day", () => {
    expect(at('date("2025-01-31") + duration("P1M")')).toBe("2025-02-28");
    expect(at('date("2024-01-31") + duration("P1M")')).toBe("2024-02-29");
    expect(at('date("2024-02-29") + duration("P1Y")')).toBe("2025-02-28");
    expect(at('date("2025-03-31") - duration("P1M")')).toBe("2025-02-28");
    expect(at('date("2025-11-30") + duration("P3M")')).toBe("2026-02-28");
  });

  test("a period of days counts days, across leap days and years", () => {
    expect(at('date("2025-08-01") + duration("P180D")')).toBe("2026-01-28");
    expect(at('duration("P1D") + date("2024-02-28")')).toBe("2024-02-29");
    expect(at('@"2024-12-31" + duration("P1W")')).toBe("2025-01-07");
  });

  test("durations add, scale and compare within their kind", () => {
    expect(run('duration("P1Y") + duration("P2M") = duration("P14M")')).toBe(true);
    expect(run('duration("P2D") * 3 = duration("P6D")')).toBe(true);
    expect(run('date("2025-03-01") - date("2025-02-01") = duration("P28D")')).toBe(true);
  });

  test("the earlier and the later of two days, unknown while one is", () => {
    expect(run("min(day, other)", { day: 5, other: 3 })).toBe(3);
    expect(run("max(day, other)", { day: 5, other: 3 })).toBe(5);
    expect(run("max(day, other)", { day: 5 })).toBe(null);
  });
});

describe("faults have their place and say what would be right", () => {
  test.each([
    ["overclocked", 0, "no fact is called"],
    ["modle = 1", 0, 'did you mean "model"?'],
    ["a and ", 6, "ends too early"],
    ["a and and b", 6, "does not allow"],
    ["n = true", 4, "expected a number to compare with, got true or false"],
    ["a and n", 6, "expected true or false, got a number"],
    ['kind = "fualt"', 7, "none of fault, doa"],
    ["n + 1", 0, "expected true or false, got a number"],
    ["day + 1 = day", 0, "has no meaning"],
    ["a > b", 0, "has no order"],
    ['date("2025-02-30") = day', 5, "not a day that exists"],
    ['duration("PT5H") = duration("P1D")', 9, "not a duration"],
    ["n = null", 0, "may not decide the verdict"],
    ["for x in [1, 2] return x", 0, "not supported"],
    ["some x in model satisfies x = n", 10, "write the list out"],
    ["some x in [] satisfies x = n", 0, "says nothing"],
    ["some x in 1..n satisfies x = n", 10, "two whole numbers"],
    ["every x in [1, 2] satisfies x", 28, "expected true or false, got a number"],
    ["some x in 1..100, y in 1..100 satisfies x = y", 10, "more than 200 turns"],
    ["substring(string: model, at: 1) = model", 25, 'no parameter "at"; it has string, start position, length'],
    ["contains(string: model, string: model)", 24, "given twice"],
    ["contains(match: model)", 9, "a parameter of contains() is missing"],
    ["modulo(n) = 1", 0, "expected 2 values, got 1"],
    ["substring(model) = model", 0, "expected 2 or 3 values, got 1"],
    ["round up(n, model) = 1", 12, "expected a number, got text"],
    ["day.hour = 1", 0, "a date has year, month, day, weekday"],
    ["(n)(1) = 1", 0, "only a function that FEEL knows"],
    ["f(1)(2) = n", 0, "only a function that FEEL knows"],
    ["{ a: 1 }.a = 1", 0, "not supported"],
    ["model[1] = model", 0, "not supported"],
    ["now() = day", 0, "no function is called"],
    ['containz(model, "x")', 0, 'did you mean "contains"?'],
    ["contains(model)", 0, "expected 2 values, got 1"],
    ["if a then 1 else b", 0, "both branches must be of one type"],
    ["price = price", 8, "compare the amount and the currency"],
    ["price.value = 1", 0, "money has amount and currency"],
    ["model in []", 0, "can never hold"],
    ["", 0, "ends too early"],
    ["// nothing but a comment", 24, "ends too early"],
    ["min(n) = 1", 0, "expected two or more values"],
    ["min() = 1", 0, "expected two or more values"],
    ["max(n, model) = 1", 7, "expected a number, got text"],
    ["max(a, b)", 4, "true or false has no order"],
    ["min(price, price) = price", 4, "money has no order"],
    ["contains(model, n)", 16, "expected text, got a number"],
    ["abs(model) = 1", 4, "expected a number, got text"],
    ["abs(n, n) = 1", 0, "expected 1 value, got 2"],
    ["abs(null) = 1", 4, "expected a number"],
    ['duration("PxW") = duration("P1D")', 9, "not a duration"],
    ['duration("P1D ") = duration("P1D")', 9, "not a duration"],
    ['duration("xP1D") = duration("P1D")', 9, "not a duration"],
    ['duration("P1M1") = duration("P1M")', 9, "not a duration"],
    ['duration("P") = duration("P1D")', 9, "not a duration"],
    ['duration("P1Y1D") = duration("P1D")', 9, "not a duration"],
    ["n = 9007199254740992", 4, "cannot be counted exactly"],
    ["kind < kind", 0, "a choice has no order"],
    ["n > null", 0, "null has no order"],
    ["null = null", 7, "null compared with null says nothing"],
    ["modle in (1, 2)", 0, 'did you mean "model"?'],
    ["n in (1, modle)", 9, 'did you mean "model"?'],
    ["n in [1..modle]", 9, 'did you mean "model"?'],
    ["n in > modle", 7, 'did you mean "model"?'],
    ['time("12:00:00") = day', 0, "time() is not supported in a policy; days are calendar days"],
    ["duration(n) = day", 0, "a duration is written in quotes"],
    ["date(model) = day", 0, "a date or duration must be written out"],
    ['model = "a\\x"', 8, "an escape that FEEL does not know"],
    ["n == 1", 3, "compare with a single `=`"],
  ])("%s", (text, from, message) => {
    const [fault] = faults(text);
    expect(fault).toMatchObject({ from });
    expect(fault?.message).toContain(message);
  });

  test("every fault of an expression is listed, not the first alone", () => {
    expect(faults("foo and bar and a").map((fault) => fault.from)).toEqual([0, 8]);
  });

  test("what is too long or too deep is refused at once", () => {
    expect(faults("a".repeat(10_000_000))[0]?.message).toContain("characters");
    expect(faults(`${"(".repeat(1500)}a${")".repeat(1500)}`)[0]?.message).toContain("nests deeper");
    expect(faults(`${"not(".repeat(500)}a${")".repeat(500)}`)[0]?.message).toContain("nests deeper");
  });
});

test("a division by nothing is an error, never a silent null", () => {
  expect(() => run("1 / n = 1", { n: 0 })).toThrow("division by zero");
});

test("a function without a value for what it is given is an error", () => {
  expect(() => run("sqrt(n) = 1", { n: -1 })).toThrow("sqrt() has no value");
  expect(() => run("date(2025, 2, n) = day", { n: 30, day: 1 })).toThrow("date() has no value");
});

test("a date beyond the year 9999 is an error", () => {
  expect(() => run('date("9999-12-31") + duration("P1D") = day', { day: 1 })).toThrow("outside the years");
  expect(() => run('date("9999-12-31") + duration("P1M") = day', { day: 1 })).toThrow("outside the years");
});
