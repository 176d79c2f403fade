import type { Day } from "../../src/core/day.ts";
import { decide, type Facts } from "../../src/policy/index.ts";
import { decideByHand, verdictByHand } from "./by-hand.ts";
import { jsonRules, zenTable } from "./other-engines.ts";
import { sampleCases, tenRulePolicy } from "./ten-rules.ts";

const asOf = "2026-12-31" as Day;
const rounds = 25;

/** Decisions a second on one policy of ten rules: ours with the full explanation, two other engines, and TypeScript written by hand. */
export async function bench(): Promise<void> {
  const policy = tenRulePolicy();
  const cases = sampleCases(1000);
  const json = jsonRules();
  const zen = zenTable();
  await sameClauses(cases, { json, zen });
  const runners: readonly Runner[] = [
    { name: "recourse, full explanation", loops: 60, run: (facts) => decide(policy, facts, asOf) },
    { name: "by hand, with reasons", loops: 60, run: decideByHand },
    { name: "by hand, verdict alone", loops: 300, run: verdictByHand },
    { name: "json-rules-engine", loops: 1, run: json },
    { name: "@gorules/zen-engine", loops: 1, run: zen },
  ];
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const runner of runners)
      best.set(runner.name, Math.max(best.get(runner.name) ?? 0, await measure(runner, cases)));
  }
  for (const [name, rate] of best)
    process.stdout.write(`${name.padEnd(28)} ${Math.round(rate).toLocaleString("en").padStart(12)} decisions/s\n`);
  const ours = best.get(runners[0]!.name)!;
  for (const { name } of runners.slice(1)) {
    const ratio = ours / best.get(name)!;
    process.stdout.write(`recourse / ${name.padEnd(26)} ${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2)} x\n`);
  }
}

interface Runner {
  readonly name: string;
  readonly loops: number;
  readonly run: (facts: Facts) => unknown;
}

async function measure({ loops, run }: Runner, cases: readonly Facts[]): Promise<number> {
  const waits = run(cases[0]!) instanceof Promise;
  const started = performance.now();
  for (let loop = 0; loop < loops; loop++) {
    if (waits) for (const facts of cases) await run(facts);
    else for (const facts of cases) run(facts);
  }
  return (loops * cases.length) / ((performance.now() - started) / 1000);
}

interface Others {
  readonly json: (facts: Facts) => Promise<string[]>;
  readonly zen: (facts: Facts) => Promise<string[]>;
}

/** A comparison means something only where all come to the same clauses. */
async function sameClauses(cases: readonly Facts[], { json, zen }: Others): Promise<void> {
  const policy = tenRulePolicy();
  for (const facts of cases) {
    const ours = decide(policy, facts, asOf);
    const clauses = ours.reasons
      .filter((each) => each.effect !== "expires")
      .map((each) => each.clause)
      .sort()
      .join();
    const byHand = decideByHand(facts);
    const handClauses = byHand.reasons
      .filter((each) => each.effect !== "expires")
      .map((each) => each.clause)
      .sort()
      .join();
    const same = [handClauses, (await json(facts)).sort().join(), (await zen(facts)).sort().join()].every(
      (each) => each === clauses,
    );
    if (!same || byHand.verdict !== ours.verdict || verdictByHand(facts) !== ours.verdict) {
      throw new Error(`the engines disagree on ${JSON.stringify(facts)}`);
    }
  }
}
