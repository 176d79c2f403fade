import type { z } from "zod";
import { nearestName } from "./facts.ts";
import { packSchema } from "./pack.ts";
import type { PackFault, Path, Source } from "./source.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with the shape of a file (a pack, unless its schema is given): for each fault its place, what was expected there, and what stands there instead. */
export function shapeFaults(
  source: Source,
  issues: readonly Issue[],
  schema: z.core.$ZodType = packSchema,
): PackFault[] {
  return issues.flatMap((issue) => faultsOf({ ...source, schema }, issue, []));
}

/** A file with what it should look like. */
interface Shaped extends Source {
  readonly schema: z.core.$ZodType;
}

/** One fault for each thing wrong; in a union, those of the branch that came furthest. */
function faultsOf(source: Shaped, issue: Issue, above: Path): PackFault[] {
  const path: Path = [...above, ...(issue.path as (string | number)[])];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => source.faultAtKey([...path, key], unknownKey(source.schema, key, path)));
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const furthest = issue.errors.toSorted((first, second) => depthOf(second) - depthOf(first))[0]!;
    if (depthOf(furthest) > 0) return furthest.flatMap((inner) => faultsOf(source, inner, path));
    const expected = [...new Set(issue.errors.flatMap((branch) => (branch[0] ? [wanted(branch[0])] : [])))].join(
      " or ",
    );
    return [source.fault(path, misfit(source, path, { expected, names: issue.errors.flat().flatMap(namesIn) }))];
  }
  if (issue.code === "invalid_key")
    return issue.issues.map((inner) => source.faultAtKey(path, `expected ${wanted(inner)}`));
  // Some checks say what they want ("a day that exists"), others are sentences of their own.
  if (issue.code === "custom" && !issue.message.startsWith("a ")) return [source.fault(path, issue.message)];
  return [source.fault(path, misfit(source, path, { expected: wanted(issue), names: namesIn(issue) }))];
}

function depthOf(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === "unrecognized_keys" ? 1 : 0)));
}

interface Wish {
  readonly expected: string;
  /** The names that may stand there, for the nearest one. */
  readonly names: readonly string[];
}

function misfit({ value }: Source, path: Path, { expected, names }: Wish): string {
  const given = valueAt(value, path);
  const name = path.at(-1);
  if (given !== undefined && typeof given !== "string") {
    const wish = wishes[String(name)] ?? (path.length === 2 ? wishes[String(path[0])] : undefined);
    if (wish) return `expected ${wish}, got ${shown(given)}`;
  }
  if (given === undefined)
    return typeof name === "string" ? `\`${name}\` is missing; expected ${expected}` : `expected ${expected}`;
  const near = typeof given === "string" ? nearestName(given, names) : undefined;
  const keyless = expected === kinds["object"] && typeof given === "string" && /\S[:\s]/.test(given);
  const hint = near
    ? `; did you mean ${near}?`
    : keyless
      ? "; a key has a colon and a space behind it: `key: value`"
      : "";
  return `expected ${expected}, got ${shown(given)}${hint}`;
}

/** What stands under a key that takes an expression, for those who wrote a number, a list or nothing. */
const wishes: Readonly<Record<string, string>> = {
  lasts: 'a duration such as duration("P180D"), or { table: NAME }',
  within: 'a duration such as duration("P3D")',
  startsOn: "a day such as delivery.shippedOn",
  from: "a day such as parcel.arrivedOn",
  when: "a condition such as finding.overclocked",
  unless: "a condition such as finding.scrap",
  until: "a condition such as claim.triaged, or a day",
  voids: "a condition such as finding.overclocked, or { when, unless, kinds }",
  excludes: "a condition such as unit.firstBuyer = false, or { when, unless, kinds }",
};

function unknownKey(schema: z.core.$ZodType, key: string, path: Path): string {
  const near = nearestName(key, keysAt(schema, path));
  return `unknown key ${JSON.stringify(key)}${near ? `; did you mean ${near}?` : ""}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  object: "keys with values",
  record: "keys with values",
  array: "a list",
  tuple: "a list",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

/** Only the facts are more names than a reader would read through. */
const mostNames = 20;

function wanted(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return kinds[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.length > mostNames ? "a fact such as delivery.shippedOn" : listed(issue.values.map(String));
    case "too_big":
      return `at most ${String(issue.maximum)}${unit(issue.origin)}`;
    case "too_small":
      return issue.origin === "string" ? "text, not nothing" : `at least ${String(issue.minimum)}${unit(issue.origin)}`;
    default:
      return issue.message;
  }
}

function namesIn(issue: Issue): string[] {
  return issue.code === "invalid_value" ? issue.values.map(String) : [];
}

function unit(origin: string): string {
  return origin === "array" ? " entries" : "";
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

function shown(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "keys with values";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path)
    at = typeof at === "object" && at !== null ? (at as Record<string | number, unknown>)[step] : undefined;
  return at;
}

/** The keys that may stand under a path of the schema. */
function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const { def } = schema._zod as { def: z.core.$ZodTypes["_zod"]["def"] };
  const [step, ...rest] = path;
  switch (def.type) {
    case "optional":
      return keysAt(def.innerType, path);
    case "union":
      return def.options.flatMap((option) => keysAt(option, path));
    case "object":
      if (step === undefined) return Object.keys(def.shape);
      return Object.hasOwn(def.shape, step) ? keysAt(def.shape[step]!, rest) : [];
    case "record":
      return step === undefined ? [] : keysAt(def.valueType, rest);
    case "array":
      return step === undefined ? [] : keysAt(def.element, rest);
    default:
      return [];
  }
}
