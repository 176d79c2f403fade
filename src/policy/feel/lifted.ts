import { civil } from "../epoch.ts";
import { weekday } from "./general/functions/moments.ts";
import { functions } from "./general/functions.ts";
import { monthsOf, spanOf } from "./general/moments.ts";
import { callPlain } from "./general/signature.ts";
import { type FeelValue, isKind, nanosOfDay } from "./general/values.ts";
import { join, opaque } from "./operators.ts";
import { type Compiled, EvaluationError, FeelError, type FeelType, typeName, type Value } from "./types.ts";

type Kind = FeelType["kind"];

interface Lift {
  readonly takes: readonly Kind[];
  /** How many of the last parameters may be left out. */
  readonly optional?: number;
  readonly gives: Kind;
}

const number: Lift = { takes: ["number"], gives: "number" };
const rounding: Lift = { takes: ["number", "number"], gives: "number" };
const twoTexts: Lift = { takes: ["string", "string"], gives: "string" };

/** Functions of the general mode that a condition may call, with the types of its parameters and of its answer. */
const lifts: Readonly<Record<string, Lift>> = {
  floor: { ...rounding, optional: 1 },
  ceiling: { ...rounding, optional: 1 },
  sqrt: number,
  exp: number,
  log: number,
  even: { takes: ["number"], gives: "boolean" },
  odd: { takes: ["number"], gives: "boolean" },
  modulo: rounding,
  decimal: rounding,
  "round up": rounding,
  "round down": rounding,
  "round half up": rounding,
  "round half down": rounding,
  number: { takes: ["string"], gives: "number" },
  string: { takes: ["number"], gives: "string" },
  "string length": { takes: ["string"], gives: "number" },
  substring: { takes: ["string", "number", "number"], optional: 1, gives: "string" },
  "substring before": twoTexts,
  "substring after": twoTexts,
  date: { takes: ["number", "number", "number"], gives: "date" },
  "day of week": { takes: ["date"], gives: "string" },
  "day of year": { takes: ["date"], gives: "number" },
  "week of year": { takes: ["date"], gives: "number" },
  "month of year": { takes: ["date"], gives: "string" },
  "years and months duration": { takes: ["date", "date"], gives: "months" },
};

const folds = ["sum", "product", "mean", "median", "stddev"];

/** The names of the functions that are lifted from the general mode. */
export const liftedNames: readonly string[] = [...Object.keys(lifts), ...folds];

/** A call of a lifted function; null where none has the name. Unknown in, unknown out; no value for known arguments is an error. */
export function lifted(
  name: string,
  parameters: readonly Compiled[],
  node: { from: number; to: number },
): Compiled | null {
  const lift = folds.includes(name)
    ? { takes: parameters.map(() => "number" as const), gives: "number" as const }
    : Object.hasOwn(lifts, name)
      ? lifts[name]
      : undefined;
  if (!lift) return null;
  check(lift, parameters, node);
  const builtin = functions[name]!;
  const runs = parameters.map(({ run, type }) => ({ run, kind: type.kind }));
  const call = join(parameters, { kind: lift.gives }, (slots) => {
    const given: FeelValue[] = [];
    for (const { run, kind } of runs) {
      const value = run(slots);
      if (value === null) return null;
      given.push(general(kind, value));
    }
    const answer = callPlain(builtin, given);
    if (answer === null) throw new EvaluationError(`${name}() has no value for what it was given`);
    return policyValue(answer);
  });
  return opaque(call);
}

/** The parts of a day that a path may name: `delivery.shippedOn.year`. */
export const dayParts: Readonly<Record<string, (day: number) => number>> = {
  year: (day) => civil(day).year,
  month: (day) => civil(day).month,
  day: (day) => civil(day).date,
  weekday,
};

function check(
  { takes, optional = 0 }: Lift,
  parameters: readonly Compiled[],
  node: { from: number; to: number },
): void {
  if (parameters.length > takes.length || parameters.length < takes.length - optional || parameters.length === 0) {
    const wanted =
      optional > 0 ? `${takes.length - optional} or ${takes.length}` : String(takes.length || "one or more");
    throw new FeelError({
      from: node.from,
      to: node.to,
      message: `expected ${wanted} ${wanted === "1" ? "value" : "values"}, got ${parameters.length}`,
    });
  }
  for (const [index, { type, from, to }] of parameters.entries()) {
    const kind = takes[index]!;
    if (type.kind !== kind)
      throw new FeelError({ from, to, message: `expected ${typeName({ kind })}, got ${typeName(type)}` });
  }
}

function general(kind: Kind, value: NonNullable<Value>): FeelValue {
  if (kind === "date") return { kind: "date", days: value as number };
  if (kind === "months") return monthsOf(value as number);
  return kind === "days" ? spanOf(BigInt(value as number) * nanosOfDay) : (value as string | number | boolean);
}

function policyValue(value: FeelValue): Value {
  if (isKind(value, "date")) return value.days;
  return isKind(value, "years and months duration") ? value.count : (value as string | number | boolean);
}
