import { z } from "zod";
import { citedIn } from "./cited.ts";
import type { Decision } from "./decision.ts";

const names = z.array(z.string());

/** One case of a case file. `expect` is a subset of the decision, with the shorthands of `docs/policies.md`. */
export const caseSchema = z.strictObject({
  name: z.string().min(1),
  policy: z.string().min(1),
  asOf: z.string(),
  facts: z.record(z.string(), z.unknown()),
  expect: z.looseObject({
    clauses: names.optional(),
    notClauses: names.optional(),
    statuteClauses: names.optional(),
    missing: names.optional(),
    missingNot: names.optional(),
    remedies: names.optional(),
    notRemedies: names.optional(),
    refund: z.number().optional(),
    deadlines: z.array(z.record(z.string(), z.unknown())).optional(),
    serviceLevels: z.array(z.record(z.string(), z.unknown())).optional(),
    statute: z.array(z.record(z.string(), z.unknown())).optional(),
  }),
});

export type PolicyCase = z.infer<typeof caseSchema>;

/** One thing a decision has otherwise than its case expects. */
export interface Mismatch {
  readonly path: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** What differs between a decision and what its case expects; empty where the case holds. */
export function matchCase(decision: Decision, expect: PolicyCase["expect"]): Mismatch[] {
  const { statute, ...commercial } = decision;
  const found: Mismatch[] = [];
  for (const [key, expected] of Object.entries(expect)) {
    if (expected === undefined) continue;
    const shorthand = Object.hasOwn(shorthands, key) ? shorthands[key] : undefined;
    if (shorthand) found.push(...shorthand(decision, expected as never));
    else if (key === "clauses") found.push(...every(key, expected as string[], citedIn(commercial)));
    else if (key === "notClauses") found.push(...none(key, expected as string[], citedIn(commercial)));
    else if (key === "statuteClauses") found.push(...every(key, expected as string[], citedIn(statute)));
    else compare(key, expected, (decision as unknown as Record<string, unknown>)[key], found);
  }
  return found;
}

const parts: Readonly<Record<keyof Decision, true>> = {
  policy: true,
  version: true,
  digest: true,
  asOf: true,
  route: true,
  verdict: true,
  warranty: true,
  reasons: true,
  missing: true,
  remedies: true,
  denied: true,
  freight: true,
  evidence: true,
  parcel: true,
  deadlines: true,
  serviceLevels: true,
  notices: true,
  statute: true,
  bestFor: true,
  statuteOff: true,
  statuteMissing: true,
  error: true,
};

type Shorthand = (decision: Decision, expected: never) => Mismatch[];

const shorthands: Readonly<Record<string, Shorthand>> = {
  missing: (decision, expected: string[]) => every("missing", expected, missingOf(decision)),
  missingNot: (decision, expected: string[]) => none("missingNot", expected, missingOf(decision)),
  remedies: (decision, expected: string[]) => every("remedies", expected, offeredIn(decision)),
  notRemedies: (decision, expected: string[]) => none("notRemedies", expected, offeredIn(decision)),
  refund: refundIs,
  deadlines: (decision, expected: object[]) => entries("deadlines", expected, decision.deadlines),
  serviceLevels: (decision, expected: object[]) => entries("serviceLevels", expected, decision.serviceLevels),
  statute: (decision, expected: object[]) => entries("statute", expected, decision.statute),
};

/** What a case may expect: the parts of a decision, and the shorthands. */
export const expectable: readonly string[] = [
  ...new Set([...Object.keys(parts), ...Object.keys(shorthands), "clauses", "notClauses", "statuteClauses"]),
];

function refundIs(decision: Decision, expected: number): Mismatch[] {
  const amounts = decision.remedies.filter((each) => each.kind === "refund").map((each) => each.amount?.amount ?? null);
  return amounts.includes(expected)
    ? []
    : [{ path: "refund", expected, got: amounts.length > 0 ? amounts : "no refund offered" }];
}

function entries(path: string, expected: readonly object[], got: readonly object[]): Mismatch[] {
  if (expected.length === 0) return got.length === 0 ? [] : [{ path, expected: "none", got }];
  return expected
    .filter((each) => !got.some((entry) => holds(each, entry)))
    .map((each) => ({ path, expected: each, got }));
}

/** Objects by the keys given, each object of a list by one that the decision's list has, lists of words in any order, everything else exactly. */
function compare(path: string, expected: unknown, got: unknown, found: Mismatch[]): void {
  if (isObject(expected) && isObject(got)) {
    for (const [key, value] of Object.entries(expected)) compare(`${path}.${key}`, value, got[key], found);
  } else if (Array.isArray(expected) && Array.isArray(got) && expected.length > 0 && expected.every(isObject)) {
    found.push(...entries(path, expected, got));
  } else if (canonicalList(expected) !== canonicalList(got)) found.push({ path, expected, got: got ?? null });
}

function holds(expected: unknown, got: unknown): boolean {
  if (Array.isArray(expected) && Array.isArray(got))
    return expected.every((each) => got.some((entry) => holds(each, entry)));
  const found: Mismatch[] = [];
  if (!isObject(expected)) compare("", expected, got, found);
  else if (!isObject(got)) return false;
  else return Object.entries(expected).every(([key, value]) => holds(value, got[key]));
  return found.length === 0;
}

function canonicalList(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value ?? null);
  return JSON.stringify(value.map((each) => JSON.stringify(each)).sort());
}

function missingOf(decision: Decision): Set<string> {
  return new Set(decision.missing.map((each) => each.fact));
}

function offeredIn(decision: Decision): Set<string> {
  return new Set(decision.remedies.flatMap((each) => [each.kind, `${each.kind}:${each.charge}`]));
}

function every(path: string, expected: readonly string[], got: ReadonlySet<string>): Mismatch[] {
  const absent = expected.filter((each) => !got.has(each));
  return absent.length > 0 ? [{ path, expected: absent, got: [...got].sort() }] : [];
}

function none(path: string, expected: readonly string[], got: ReadonlySet<string>): Mismatch[] {
  const present = expected.filter((each) => got.has(each));
  return present.length > 0 ? [{ path, expected: `without ${present.join(", ")}`, got: [...got].sort() }] : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
