import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { type Day, parseDay } from "../core/day.ts";
import type { CompiledPolicy, Facts, Mismatch } from "../policy/index.ts";
import { type Command, type Engine, readArgs, type Surroundings, UsageError } from "./command.ts";

/** Runs case files against the packs; exits 1 where a case does not hold, showing what was expected and what came. */
export const command: Command = {
  usage: "recourse cases FILE… [--packs DIR] [--quiet]",
  async run(args, surroundings) {
    const { values, positionals } = readArgs(args, {
      packs: { type: "string" },
      quiet: { type: "boolean", default: false },
    });
    if (positionals.length === 0) throw new UsageError("name one or more case files");
    const rules = await surroundings.engine();
    const policies = new Map<string, CompiledPolicy>();
    const tally = { passed: 0, failed: 0 };
    for (const file of positionals)
      runFile(file, {
        ...surroundings,
        packs: values.packs ?? surroundings.packs,
        quiet: values.quiet,
        rules,
        policies,
        tally,
      });
    surroundings.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
    return tally.failed === 0 ? 0 : 1;
  },
};

interface Run extends Surroundings {
  readonly rules: Engine;
  readonly quiet: boolean;
  readonly policies: Map<string, CompiledPolicy>;
  readonly tally: { passed: number; failed: number };
}

function runFile(file: string, run: Run): void {
  const { stdout, tally, quiet } = run;
  const cases = readCases(file, run);
  if (!cases) return;
  stdout.write(`${file}\n`);
  for (const [index, each] of cases.entries()) {
    const name = typeof each === "object" && each !== null && "name" in each ? String(each.name) : `case ${index + 1}`;
    const mismatches = tryCase(each, run);
    if (mismatches.length === 0) {
      tally.passed += 1;
      if (!quiet) stdout.write(`  ok    ${name}\n`);
      continue;
    }
    tally.failed += 1;
    stdout.write(`  FAIL  ${name}\n`);
    for (const { path, expected, got } of mismatches) {
      stdout.write(
        `          ${path}\n            expected  ${JSON.stringify(expected)}\n            got       ${JSON.stringify(got)}\n`,
      );
    }
  }
}

function readCases(file: string, { stdout, tally }: Run): unknown[] | null {
  const refuse = (message: string) => {
    stdout.write(`${file}: ${message}\n`);
    tally.failed += 1;
    return null;
  };
  try {
    const document = parseDocument(readFileSync(file, "utf8"), { prettyErrors: true, logLevel: "silent" });
    const [error] = document.errors;
    if (error) return refuse(error.message);
    const cases: unknown = document.toJS({ maxAliasCount: 0 });
    return Array.isArray(cases) ? cases : refuse("expected a list of cases");
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function tryCase(text: unknown, run: Run): Mismatch[] {
  const { caseSchema, decide, FactsError, loadPolicy, matchCase, PackError, UnknownPolicyError } = run.rules;
  const parsed = caseSchema.safeParse(text);
  if (!parsed.success)
    return parsed.error.issues.map((issue) => ({ path: issue.path.join("."), expected: issue.message, got: null }));
  const { policy: id, asOf, facts, expect } = parsed.data;
  if (!parseDay(asOf)) return [{ path: "asOf", expected: "a day that exists", got: asOf }];
  try {
    let policy = run.policies.get(id);
    if (!policy) run.policies.set(id, (policy = loadPolicy(run.packs, id)));
    return matchCase(decide(policy, facts as Facts, asOf as Day), expect);
  } catch (error) {
    if (error instanceof FactsError)
      return error.faults.map(({ path, expected, got }) => ({ path: `facts.${path}`, expected, got }));
    if (error instanceof UnknownPolicyError || error instanceof PackError)
      return [{ path: "policy", expected: "a sound pack", got: error.message }];
    throw error;
  }
}
