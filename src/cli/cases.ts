import { readFileSync } from "node:fs";
import type { Day } from "../core/day.ts";
import type { CompiledPolicy, Facts, Mismatch, PolicyCase } from "../policy/index.ts";
import {
  type Command,
  type Engine,
  fileTrouble,
  packsFolder,
  readArgs,
  type Surroundings,
  UsageError,
} from "./command.ts";

/** Runs case files against the packs; exits 1 where a case does not hold, showing what was expected and what came. */
export const command: Command = {
  usage: "recourse cases FILE… [--packs DIR] [--quiet]",
  async run(args, surroundings) {
    const { values, positionals } = readArgs(args, {
      packs: { type: "string" },
      quiet: { type: "boolean", default: false },
    });
    if (positionals.length === 0) throw new UsageError("name one or more case files");
    const packs = packsFolder(values.packs, surroundings);
    const rules = await surroundings.engine();
    const policies = new Map<string, CompiledPolicy>();
    const tally = { passed: 0, failed: 0 };
    for (const file of positionals)
      runFile(file, {
        ...surroundings,
        packs,
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
  const read = readFile(file, run);
  for (const fault of read.faults) {
    stdout.write(`${run.rules.writeFault(fault)}\n`);
    tally.failed += 1;
  }
  if (read.faults.length > 0) return;
  stdout.write(`${file}\n`);
  for (const { name, value, faults } of read.cases) {
    const mismatches = value ? tryCase(value, run) : [];
    if (value && mismatches.length === 0) {
      tally.passed += 1;
      if (!quiet) stdout.write(`  ok    ${name}\n`);
      continue;
    }
    tally.failed += 1;
    stdout.write(`  FAIL  ${name}\n`);
    for (const fault of faults) stdout.write(`          ${run.rules.writeFault(fault)}\n`);
    for (const { path, expected, got } of mismatches) {
      stdout.write(
        `          ${path}\n            expected  ${JSON.stringify(expected)}\n            got       ${JSON.stringify(got)}\n`,
      );
    }
  }
}

function readFile(file: string, { rules }: Run): ReturnType<Engine["readCases"]> {
  try {
    const read = rules.readCases(file, readFileSync(file, "utf8"));
    const empty = { file, line: 1, column: 1, message: "expected a list of cases, got nothing" };
    return read.cases.length + read.faults.length > 0 ? read : { cases: [], faults: [empty] };
  } catch (error) {
    const message = fileTrouble(error);
    if (message === null) throw error;
    return { cases: [], faults: [{ file, line: 1, column: 1, message }] };
  }
}

function tryCase({ policy: id, asOf, facts, expect }: PolicyCase, run: Run): Mismatch[] {
  const { decide, FactsError, loadPolicy, matchCase, PackError, UnknownPolicyError } = run.rules;
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
