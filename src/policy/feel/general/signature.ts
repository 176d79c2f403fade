import { type FeelValue, isList, kindOf } from "./values.ts";

/** A built-in function under one name, with its ways to be called. */
export interface Builtin {
  readonly ways: readonly Way[];
}

/** One way to call a function: its parameters, and what it answers for arguments that fit them. */
export interface Way {
  readonly parameters: readonly Parameter[];
  readonly run: (...given: never[]) => FeelValue;
}

export interface Parameter {
  readonly name: string;
  readonly types: readonly string[];
  /** It may be left out; it may be null where its types say so. */
  readonly optional: boolean;
  /** It takes every argument that is left, as a list. */
  readonly rest: boolean;
}

/** Functions by name; each line of a name is one way to call it, as `text: string, position: number, length: number?`. */
export type Functions = Readonly<Record<string, Builtin>>;

/** Describes one way: the parameters in words, `?` for one that may be left out, `...` for one that takes the rest, `|` between types. */
export function way<G extends never[]>(signature: string, run: (...given: G) => FeelValue): Way {
  const parameters = signature === "" ? [] : signature.split(", ").map(parameter);
  return { parameters, run: run as Way["run"] };
}

/** Calls a function with arguments by position; null where they fit none of its ways, as the standard says. */
export function callPlain({ ways }: Builtin, given: readonly FeelValue[]): FeelValue {
  for (const each of ways) {
    const bound = bind(each.parameters, given);
    if (bound) return each.run(...(bound as never[]));
  }
  return null;
}

/** Calls a function with arguments by name. */
export function callNamed({ ways }: Builtin, given: ReadonlyMap<string, FeelValue>): FeelValue {
  for (const each of ways) {
    const names = each.parameters.map((one) => one.name);
    if ([...given.keys()].some((name) => !names.includes(name))) continue;
    const values = each.parameters
      .map((one) => (given.has(one.name) || !one.types.includes("any") ? given.get(one.name) : null))
      .slice(0, each.parameters.findLastIndex((one) => one.types.includes("any") || given.has(one.name)) + 1);
    const missing = each.parameters.some((one) => !one.optional && !one.types.includes("any") && !given.has(one.name));
    const bound = missing ? null : bind(each.parameters, values);
    if (bound) return each.run(...(bound as never[]));
  }
  return null;
}

/** The value as a type takes it, a list of one as its item and an item as a list of one; undefined where it does not fit. */
export function fitted(value: FeelValue, types: readonly string[]): FeelValue | undefined {
  if (types.includes("any") || types.includes(kindOf(value))) return value;
  if (isList(value) && value.length === 1 && types.includes(kindOf(value[0]!))) return value[0]!;
  return value !== null && types.includes("list") ? [value] : undefined;
}

function parameter(text: string): Parameter {
  const [left, right] = text.split(": ") as [string, string];
  const optional = right.endsWith("?");
  const types = (optional ? right.slice(0, -1) : right).split("|").map((type) => shortNames[type] ?? type);
  return { name: left.replace("...", ""), types, optional, rest: left.startsWith("...") };
}

const shortNames: Readonly<Record<string, string>> = {
  dateTime: "date and time",
  months: "years and months duration",
  span: "days and time duration",
};

function bind(parameters: readonly Parameter[], given: readonly (FeelValue | undefined)[]): FeelValue[] | null {
  const rest = parameters.at(-1)?.rest === true;
  if (!rest && given.length > parameters.length) return null;
  const bound: FeelValue[] = [];
  for (const [index, each] of parameters.entries()) {
    if (each.rest) {
      const values = given.slice(index) as FeelValue[];
      bound.push(values);
      return values.length > 0 ? bound : null;
    }
    const value = given[index];
    if (value === undefined) {
      if (!each.optional) return null;
      bound.push(null);
      continue;
    }
    const taken = fitted(value, each.types);
    if (taken === undefined) return null;
    bound.push(taken);
  }
  return bound;
}
