import { parseDay } from "../../core/day.ts";
import {
  besideRegimes,
  type CompiledPolicy,
  checkPacks,
  decide,
  type Facts,
  FactsError,
  type Mismatch,
  matchCase,
  type PackFault,
  type PolicyCase,
  readCases,
  readSource,
  regimesOf,
} from "../../policy/index.ts";
import type { PackFiles, Policies } from "../context.ts";

/** What came of a pack's texts: the policy where nothing is wrong with them, every fault with its place, every case that fails. */
export interface CheckedText {
  /** Null while there are faults. */
  readonly policy: CompiledPolicy | null;
  readonly faults: readonly TextFault[];
  /** Null while there are faults. */
  readonly cases: CaseResults | null;
}

export type TextFault = Omit<PackFault, "file"> & { readonly file: "policy.yaml" | "cases.yaml" };

export interface CaseResults {
  readonly total: number;
  /** Of every case, in the order of the file. */
  readonly names: readonly string[];
  readonly failed: readonly FailedCase[];
}

export interface FailedCase {
  readonly name: string;
  /** Its place among the cases, from 0. */
  readonly index: number;
  /** In `cases.yaml`, from 1. */
  readonly line: number;
  readonly mismatches: readonly Mismatch[];
}

/** Checks the texts of a policy over the layers that hold here, and runs the cases. Never throws on what a text holds. */
export function checkText(policies: Policies, id: string, { text, cases }: PackFiles): CheckedText {
  const { policy, faults } = compileText(policies, id, text);
  const read = readCases("cases.yaml", cases);
  const all = [...faults, ...[...read.faults, ...read.cases.flatMap((each) => each.faults)].map(inCases)];
  if (!policy || all.length > 0) return { policy: null, faults: all, cases: null };
  const failed = read.cases.flatMap(({ name, index, line, value }): FailedCase[] => {
    const mismatches = value ? tryCase(policies, policy, value) : [];
    return mismatches.length > 0 ? [{ name, index, line, mismatches }] : [];
  });
  return { policy, faults: [], cases: { total: read.cases.length, names: read.cases.map(({ name }) => name), failed } };
}

/** Compiles the text of a policy over the layers that hold here. */
export function compileText(
  policies: Policies,
  id: string,
  text: string,
): { readonly policy: CompiledPolicy | null; readonly faults: readonly TextFault[] } {
  const base = /^extends:\s*["']?([a-z0-9-]+)/m.exec(text)?.[1];
  const layers = base === undefined || base === id ? [] : (policies.find(base)?.layers ?? []);
  const checked = checkPacks([
    { file: "policy.yaml", text },
    // JSON is YAML, so a layer that is there already goes the way of a file.
    ...layers.map((pack) => ({ file: `${pack.id}/policy.yaml`, text: JSON.stringify(pack) })),
  ]);
  const faults = checked.faults.map(({ line, column, message }) => ({
    file: "policy.yaml" as const,
    line,
    column,
    message,
  }));
  if (faults.length > 0) return { policy: null, faults };
  const policy = checked.policies.get(id);
  if (policy) return { policy: besideRegimes(policy, regimesOf(policies.all)), faults: [] };
  const { line, column, message } = readSource("policy.yaml", text).fault(["id"], `the id must stay ${id}`);
  return { policy: null, faults: [{ file: "policy.yaml", line, column, message }] };
}

function inCases({ line, column, message }: PackFault): TextFault {
  return { file: "cases.yaml", line, column, message };
}

function tryCase(policies: Policies, own: CompiledPolicy, { policy: id, facts, asOf, expect }: PolicyCase): Mismatch[] {
  const policy = id === own.id ? own : policies.find(id);
  const on = parseDay(asOf);
  if (!policy || !on) return [{ path: "policy", expected: "a policy that is here", got: id }];
  try {
    return matchCase(decide(policy, facts as Facts, on), expect);
  } catch (error) {
    if (!(error instanceof FactsError)) throw error;
    return error.faults.map(({ path, expected, got }) => ({ path: `facts.${path}`, expected, got }));
  }
}
