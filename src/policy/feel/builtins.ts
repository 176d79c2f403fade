import { readEpochDay } from "../epoch.ts";
import { constant, join } from "./operators.ts";
import { type Compiled, FeelError, type FeelType, typeName, type Value } from "./types.ts";

type Place = { readonly from: number; readonly to: number };
type Builtin = (node: Place, parameters: readonly Compiled[]) => Compiled;

/** The functions that a condition may call, besides `not`, `date` and `duration`. None of them needs a clock. */
export const builtins: Readonly<Record<string, Builtin>> = {
  min: extreme((a, b) => (a < b ? a : b)),
  max: extreme((a, b) => (a > b ? a : b)),
  contains: onTexts((text, part) => text.includes(part)),
  "starts with": onTexts((text, part) => text.startsWith(part)),
  "ends with": onTexts((text, part) => text.endsWith(part)),
  "lower case": onText((text) => text.toLowerCase()),
  "upper case": onText((text) => text.toUpperCase()),
  abs: onNumber(Math.abs),
};

/** `date("2025-01-31")`. */
export function dateLiteral(node: Place, text: string): Compiled {
  const day = readEpochDay(text);
  if (Number.isNaN(day)) fail(node, `${JSON.stringify(text)} is not a day that exists, written YYYY-MM-DD`);
  return constant({ kind: "date" }, day);
}

/** `duration("P180D")` or `duration("P1Y6M")`: whole days and weeks, or years and months; never both, never hours. */
export function durationLiteral(node: Place, text: string): Compiled {
  const days = /^(-)?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/.exec(text);
  if (days && (days[2] ?? days[3]))
    return constant({ kind: "days" }, signed(days[1], Number(days[2] ?? 0) * 7 + Number(days[3] ?? 0)));
  const months = /^(-)?P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?$/.exec(text);
  if (months && (months[2] ?? months[3])) {
    return constant({ kind: "months" }, signed(months[1], Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0)));
  }
  return fail(node, `${JSON.stringify(text)} is not a duration of days (P180D) or of months (P12M, P2Y)`);
}

function signed(minus: string | undefined, value: number): number {
  return minus && value !== 0 ? -value : value;
}

function extreme(pick: (a: string | number, b: string | number) => string | number): Builtin {
  return (node, parameters) => {
    const [first] = parameters;
    if (!first || parameters.length < 2) return fail(node, "expected two or more values");
    for (const each of parameters) {
      if (each.type.kind !== first.type.kind)
        fail(each, `expected ${typeName(first.type)}, got ${typeName(each.type)}`);
      if (each.type.kind === "boolean" || each.type.kind === "money" || each.type.kind === "null")
        fail(each, `${typeName(each.type)} has no order`);
    }
    return join(parameters, { kind: first.type.kind }, (slots) => {
      let best: Value = null;
      for (const each of parameters) {
        const value = each.run(slots) as string | number | null;
        if (value === null) return null;
        best = best === null ? value : pick(best as string | number, value);
      }
      return best;
    });
  };
}

function onTexts(apply: (text: string, part: string) => boolean): Builtin {
  return (node, parameters) => {
    const [text, part] = exactly(node, parameters, ["string", "string"]) as [Compiled, Compiled];
    return join(parameters, { kind: "boolean" }, (slots) => {
      const [a, b] = [text.run(slots), part.run(slots)];
      return a === null || b === null ? null : apply(a as string, b as string);
    });
  };
}

function onText(apply: (text: string) => string): Builtin {
  return (node, parameters) => {
    const [text] = exactly(node, parameters, ["string"]) as [Compiled];
    return join(parameters, { kind: "string" }, (slots) => {
      const value = text.run(slots);
      return value === null ? null : apply(value as string);
    });
  };
}

function onNumber(apply: (value: number) => number): Builtin {
  return (node, parameters) => {
    const [number] = exactly(node, parameters, ["number"]) as [Compiled];
    return join(parameters, { kind: "number" }, (slots) => {
      const value = number.run(slots);
      return value === null ? null : apply(value as number);
    });
  };
}

function exactly(
  node: Place,
  parameters: readonly Compiled[],
  kinds: readonly FeelType["kind"][],
): readonly Compiled[] {
  if (parameters.length !== kinds.length)
    fail(node, `expected ${kinds.length} ${kinds.length === 1 ? "value" : "values"}, got ${parameters.length}`);
  for (const [index, kind] of kinds.entries()) {
    const given = parameters[index]!;
    if (given.type.kind !== kind) fail(given, `expected ${typeName({ kind })}, got ${typeName(given.type)}`);
  }
  return parameters;
}

function fail(at: Place, message: string): never {
  throw new FeelError({ from: at.from, to: at.to, message });
}
