import { z } from "zod";
import { parseDay } from "../core/day.ts";
import { nearestName } from "./facts.ts";
import { caseSchema, expectable, type PolicyCase } from "./match-case.ts";
import { shapeFaults } from "./shape-faults.ts";
import { type PackFault, readSource, type Source } from "./source.ts";

/** One case as it stands in its file: itself, or what is wrong with it. */
export interface ReadCase {
  /** Its place among the cases, from 0. */
  readonly index: number;
  /** The line where it begins, from 1. */
  readonly line: number;
  readonly name: string;
  /** Null where it has faults. */
  readonly value: PolicyCase | null;
  readonly faults: readonly PackFault[];
}

/** The cases of a file, and what is wrong with the file itself; never throws on what it holds. */
export interface ReadCases {
  readonly cases: readonly ReadCase[];
  readonly faults: readonly PackFault[];
}

const list = z.array(caseSchema);
const largest = 20_000_000;

/** Reads the text of a `cases.yaml`; an empty one holds no case. */
export function readCases(file: string, text: string): ReadCases {
  const source = readSource(file, text, largest);
  const { value } = source;
  if (source.faults.length > 0) return { cases: [], faults: source.faults };
  if (value === null) return { cases: [], faults: [] };
  if (!Array.isArray(value)) return { cases: [], faults: [source.fault([], "expected a list of cases")] };
  return { cases: value.map((each, index) => readCase(source, each, index)), faults: [] };
}

function readCase(source: Source, given: unknown, index: number): ReadCase {
  const { line } = source.fault([index], "");
  const name =
    typeof given === "object" && given !== null && "name" in given ? String(given.name) : `case ${index + 1}`;
  const parsed = caseSchema.safeParse(given);
  const faults = parsed.success
    ? meaningFaults(source, parsed.data, index)
    : shapeFaults(
        source,
        parsed.error.issues.map((issue) => ({ ...issue, path: [index, ...issue.path] })),
        list,
      );
  return { index, line, name, value: parsed.success && faults.length === 0 ? parsed.data : null, faults };
}

function meaningFaults(source: Source, { asOf, expect }: PolicyCase, index: number): PackFault[] {
  const faults = parseDay(asOf)
    ? []
    : [source.fault([index, "asOf"], `expected a day that exists, written YYYY-MM-DD, got ${JSON.stringify(asOf)}`)];
  for (const key of Object.keys(expect)) {
    if (expectable.includes(key)) continue;
    const near = nearestName(key, expectable);
    const message = `a decision has no ${JSON.stringify(key)}${near ? `; did you mean ${near}?` : ""}`;
    faults.push(source.faultAtKey([index, "expect", key], message));
  }
  return faults;
}
