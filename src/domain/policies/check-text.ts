import { parseDay } from "../../core/day.ts";
import {
  besideRegimes,
  type CompiledPolicy,
  caseSchema,
  checkPacks,
  decide,
  type Facts,
  FactsError,
  type Mismatch,
  matchCase,
  type PackFault,
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
  const read = readCases(cases);
  const all = [...faults, ...read.faults];
  if (!policy || all.length > 0) return { policy: null, faults: all, cases: null };
  const failed = read.cases.flatMap((each): FailedCase[] => {
    const mismatches = tryCase(policies, policy, each.value);
    return mismatches.length > 0 ? [{ name: each.value.name, index: each.index, line: each.line, mismatches }] : [];
  });
  return { policy, faults: [], cases: { total: read.cases.length, failed } };
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

interface ReadCase {
  readonly value: ReturnType<typeof caseSchema.parse>;
  readonly index: number;
  readonly line: number;
}

function readCases(text: string): { readonly cases: readonly ReadCase[]; readonly faults: readonly TextFault[] } {
  if (text.trim() === "") return { cases: [], faults: [] };
  const source = readSource("cases.yaml", text);
  const placed = ({ line, column, message }: PackFault): TextFault => ({ file: "cases.yaml", line, column, message });
  if (source.faults.length > 0) return { cases: [], faults: source.faults.map(placed) };
  if (source.value === null) return { cases: [], faults: [] };
  if (!Array.isArray(source.value))
    return { cases: [], faults: [placed(source.fault([], "expected a list of cases"))] };
  const faults: TextFault[] = [];
  const cases: ReadCase[] = [];
  for (const [index, each] of source.value.entries()) {
    const { line } = source.fault([index], "");
    const parsed = caseSchema.safeParse(each);
    if (!parsed.success)
      for (const { path, message } of parsed.error.issues)
        faults.push(placed(source.fault([index, ...(path as (string | number)[])], message)));
    else if (!parseDay(parsed.data.asOf))
      faults.push(placed(source.fault([index, "asOf"], "a day that exists, written YYYY-MM-DD")));
    else cases.push({ value: parsed.data, index, line });
  }
  return { cases, faults };
}

function tryCase(
  policies: Policies,
  own: CompiledPolicy,
  { policy: id, facts, asOf, expect }: ReadCase["value"],
): Mismatch[] {
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
