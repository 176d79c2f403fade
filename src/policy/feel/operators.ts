import { addEpochMonths } from "../epoch.ts";
import { decimal } from "./general/arithmetic.ts";
import { type Compiled, EvaluationError, FeelError, type FeelType, type Slots, typeName, type Value } from "./types.ts";

type Order = "<" | "<=" | ">" | ">=";
type Run = Compiled["run"];

/** A literal. */
export function constant(type: FeelType, value: Value): Compiled {
  return { type, run: () => value, reads: [], constants: [{ kind: type.kind, value }], from: 0, to: 0 };
}

/** All must be true; one false makes it false whatever is unknown. */
export function conjunction(parts: readonly Compiled[]): Compiled {
  const flat = parts.flatMap((part) => (part.logic?.op === "and" ? part.logic.parts : [part]));
  const runs = flat.map((part) => part.run);
  const [first, second] = runs as [Run, Run];
  const run: Run =
    runs.length === 2
      ? (slots) => {
          const one = first(slots);
          if (one === false) return false;
          const two = second(slots);
          return two === false ? false : one === null || two === null ? null : true;
        }
      : (slots) => {
          let result: boolean | null = true;
          for (const each of runs) {
            const value = each(slots);
            if (value === false) return false;
            if (value === null) result = null;
          }
          return result;
        };
  return { ...join(flat, { kind: "boolean" }, run), logic: { op: "and", parts: flat } };
}

/** One must be true; one true makes it true whatever is unknown. */
export function disjunction(parts: readonly Compiled[]): Compiled {
  const flat = parts.flatMap((part) => (part.logic?.op === "or" ? part.logic.parts : [part]));
  const runs = flat.map((part) => part.run);
  const [first, second] = runs as [Run, Run];
  const run: Run =
    runs.length === 2
      ? (slots) => {
          const one = first(slots);
          if (one === true) return true;
          const two = second(slots);
          return two === true ? true : one === null || two === null ? null : false;
        }
      : (slots) => {
          let result: boolean | null = false;
          for (const each of runs) {
            const value = each(slots);
            if (value === true) return true;
            if (value === null) result = null;
          }
          return result;
        };
  return { ...join(flat, { kind: "boolean" }, run), logic: { op: "or", parts: flat } };
}

/** True where the part is false; unknown stays unknown. */
export function negation(part: Compiled): Compiled {
  const inner = part.run;
  const run: Run = (slots) => {
    const value = inner(slots);
    return value === null ? null : !value;
  };
  const flag = part.flag === undefined ? {} : { flag: !part.flag };
  return { ...join([part], { kind: "boolean" }, run), logic: { op: "not", parts: [part] }, ...flag };
}

/** `=`, `!=` or an order. Equality with null asks whether the value is known, where the place allows that question. */
export function compare(left: Compiled, operator: "=" | "!=" | Order, right: Compiled, mayAskKnown: boolean): Compiled {
  if (left.type.kind === "null" || right.type.kind === "null") return knownTest(left, operator, right, mayAskKnown);
  if (operator !== "=" && operator !== "!=") return ordered(left, operator, right);
  sameKind(left, right);
  if (left.type.kind === "money") fail(right, "compare the amount and the currency of money, not the money itself");
  checkChoice(left, right);
  checkChoice(right, left);
  const [one, two] = [left.run, right.run];
  const fixed = right.reads.length === 0 ? right.run([]) : undefined;
  const equal: Run =
    fixed !== undefined
      ? (slots) => {
          const value = one(slots);
          return value === null ? null : value === fixed;
        }
      : (slots) => {
          const [a, b] = [one(slots), two(slots)];
          return a === null || b === null ? null : a === b;
        };
  const flag = left.flag === undefined || typeof fixed !== "boolean" ? {} : { flag: left.flag === fixed };
  const result = { ...join([left, right], { kind: "boolean" }, equal), ...flag };
  return operator === "=" ? result : { ...negation(result) };
}

/** `<`, `<=`, `>` or `>=` of numbers, dates, durations of one kind, or texts. */
export function ordered(left: Compiled, operator: Order, right: Compiled): Compiled {
  sameKind(left, right);
  if (left.type.kind === "boolean" || left.type.kind === "money" || left.type.values) {
    fail(left, `${left.type.values ? "a choice" : typeName(left.type)} has no order`);
  }
  const [one, two] = [left.run, right.run];
  const run: Run = (slots) => {
    const a = one(slots);
    if (a === null) return null;
    const b = two(slots);
    if (b === null) return null;
    return operator === "<" ? a < b : operator === "<=" ? a <= b : operator === ">" ? a > b : a >= b;
  };
  return join([left, right], { kind: "boolean" }, run);
}

/** Between two ends; `low` and `high` say whether an end belongs to the range. */
export function within(
  subject: Compiled,
  from: Compiled,
  to: Compiled,
  ends: { low: boolean; high: boolean },
): Compiled {
  return conjunction([ordered(subject, ends.low ? ">=" : ">", from), ordered(subject, ends.high ? "<=" : "<", to)]);
}

/** Equal to one of the items. */
export function oneOf(subject: Compiled, items: readonly Compiled[]): Compiled {
  if (items.length === 0) fail(subject, "the list is empty, so this can never hold");
  const tests = items.map((item) => compare(subject, "=", item, false));
  return tests.length === 1 ? tests[0]! : disjunction(tests);
}

/** `+ - * / **` of numbers; a date plus or minus a duration; the days between two dates; durations of one kind added or scaled. */
export function arithmetic(left: Compiled, operator: "+" | "-" | "*" | "/" | "**", right: Compiled): Compiled {
  const [a, b] = [left.type.kind, right.type.kind];
  const parts = [left, right];
  if (a === "number" && b === "number") return opaque(join(parts, left.type, numbers(left.run, operator, right.run)));
  const sign = operator === "+" ? 1 : -1;
  if (operator === "+" || operator === "-") {
    if (a === "date" && b === "days")
      return join(
        parts,
        left.type,
        both(left.run, right.run, (x, y) => day(x + sign * y)),
      );
    if (a === "date" && b === "months")
      return join(
        parts,
        left.type,
        both(left.run, right.run, (x, y) => months(x, sign * y)),
      );
    if (operator === "+" && (a === "days" || a === "months") && b === "date") return arithmetic(right, "+", left);
    if (operator === "-" && a === "date" && b === "date") {
      return join(
        parts,
        { kind: "days" },
        both(left.run, right.run, (x, y) => x - y),
      );
    }
    if (a === b && (a === "days" || a === "months"))
      return join(
        parts,
        left.type,
        both(left.run, right.run, (x, y) => x + sign * y),
      );
  }
  if (operator === "*" && a === "number" && (b === "days" || b === "months")) return arithmetic(right, "*", left);
  if (operator === "*" && (a === "days" || a === "months") && b === "number") {
    return join(
      parts,
      left.type,
      both(left.run, right.run, (x, y) => Math.trunc(x * y)),
    );
  }
  return fail(left, `${typeName(left.type)} ${operator} ${typeName(right.type)} has no meaning`);
}

/** Marks what the search for missing facts cannot try out with the constants it finds, because it turns values into others. */
export function opaque(compiled: Compiled): Compiled {
  if (compiled.reads.length === 0) return compiled;
  return { ...compiled, constants: [...compiled.constants, { kind: "opaque", value: null }] };
}

/** Puts parts together: what they read and the constants they hold. */
export function join(parts: readonly Compiled[], type: FeelType, run: Run): Compiled {
  const reads = [...new Set(parts.flatMap((part) => part.reads))];
  const constants = parts.flatMap((part) => part.constants);
  return { type, run, reads, constants, from: parts[0]!.from, to: parts.at(-1)!.to };
}

function knownTest(left: Compiled, operator: string, right: Compiled, mayAskKnown: boolean): Compiled {
  const subject = left.type.kind === "null" ? right : left;
  if (operator !== "=" && operator !== "!=") fail(subject, "null has no order");
  if (subject.type.kind === "null") fail(subject, "null compared with null says nothing");
  if (!mayAskKnown) {
    fail(subject, "whether a fact is known may not decide the verdict; say what its absence means with `unless`");
  }
  const [inner, wanted] = [subject.run, operator === "="];
  return join([subject], { kind: "boolean" }, (slots) => (inner(slots) === null) === wanted);
}

function sameKind(left: Compiled, right: Compiled): void {
  if (left.type.kind === right.type.kind) return;
  fail(right, `expected ${typeName(left.type)} to compare with, got ${typeName(right.type)}`);
}

function checkChoice(choice: Compiled, other: Compiled): void {
  const values = choice.type.values;
  if (!values || other.reads.length > 0) return;
  const value = other.run([]) as string;
  if (!values.includes(value)) fail(other, `${JSON.stringify(value)} is none of ${values.join(", ")}`);
}

function numbers(left: Run, operator: string, right: Run): Run {
  return both(left, right, (a, b) => {
    if (operator === "/" && b === 0) throw new EvaluationError("division by zero");
    const value =
      operator === "+"
        ? a + b
        : operator === "-"
          ? a - b
          : operator === "*"
            ? a * b
            : operator === "/"
              ? a / b
              : a ** b;
    const exact = decimal(value);
    if (exact === null) throw new EvaluationError("the result is not a finite number");
    return exact;
  });
}

function both(left: Run, right: Run, apply: (a: number, b: number) => number): Run {
  return (slots: Slots) => {
    const a = left(slots);
    if (a === null) return null;
    const b = right(slots);
    return b === null ? null : apply(a as number, b as number);
  };
}

function day(value: number): number {
  if (value >= -719_162 && value <= 2_932_896) return value;
  throw new EvaluationError("a date outside the years 1 to 9999");
}

function months(from: number, count: number): number {
  try {
    return addEpochMonths(from, count);
  } catch (error) {
    throw new EvaluationError((error as Error).message);
  }
}

function fail(at: { readonly from: number; readonly to: number }, message: string): never {
  throw new FeelError({ from: at.from, to: at.to, message });
}
