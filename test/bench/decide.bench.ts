import { type ChildProcess, spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import type { Day } from "../../src/core/day.ts";
import { decide, type Facts } from "../../src/policy/index.ts";
import { decideByHand, verdictByHand } from "./by-hand.ts";
import { jsonRules, zenTable } from "./other-engines.ts";
import { sampleCases, tenRulePolicy } from "./ten-rules.ts";

const asOf = "2026-12-31" as Day;
const rounds = 25;

/**
 * Decisions a second on one policy of ten rules: ours with the full explanation, two other engines, and TypeScript written by hand. All are
 * measured in turns, warm, by the clock and by the processor time of this process with all its threads: the clock favours whoever uses a
 * second core, and it is unkind to an engine that answers from a thread of its own where that thread's core has gone to sleep meanwhile.
 * So the cores are kept awake for all.
 */
export async function bench(): Promise<void> {
  const policy = tenRulePolicy();
  const cases = sampleCases(1000);
  const json = jsonRules();
  const zen = zenTable();
  await sameClauses(cases, { json, zen });
  const runners: readonly Runner[] = [
    { name: "recourse, full explanation", run: () => each(60, cases, (facts) => decide(policy, facts, asOf)) },
    { name: "by hand, with reasons", run: () => each(60, cases, decideByHand) },
    { name: "by hand, verdict alone", run: () => each(300, cases, verdictByHand) },
    { name: "json-rules-engine", run: () => oneByOne(cases, json) },
    { name: "@gorules/zen-engine", run: () => oneByOne(cases, zen) },
    { name: "zen-engine, 100 at once", run: () => atOnce(cases, zen) },
  ];
  const best = new Map<string, Rates>(runners.map(({ name }) => [name, { clock: 0, processor: 0 }]));
  const awake = keepAwake();
  try {
    for (let round = 0; round < rounds; round++) {
      for (const { name, run } of runners) {
        const rates = await measure(run);
        const known = best.get(name)!;
        known.clock = Math.max(known.clock, rates.clock);
        known.processor = Math.max(known.processor, rates.processor);
      }
    }
  } finally {
    for (const each of awake) each.kill("SIGKILL");
  }
  print(best);
}

interface Runner {
  readonly name: string;
  /** Decides many cases, and tells how many. */
  readonly run: () => number | Promise<number>;
}

/** Decisions in a second by the clock, and in a second of processor. */
interface Rates {
  clock: number;
  processor: number;
}

function each(loops: number, cases: readonly Facts[], decideOne: (facts: Facts) => unknown): number {
  for (let loop = 0; loop < loops; loop++) for (const facts of cases) decideOne(facts);
  return loops * cases.length;
}

async function oneByOne(cases: readonly Facts[], decideOne: (facts: Facts) => Promise<unknown>): Promise<number> {
  for (const facts of cases) await decideOne(facts);
  return cases.length;
}

async function atOnce(cases: readonly Facts[], decideOne: (facts: Facts) => Promise<unknown>): Promise<number> {
  for (let at = 0; at < cases.length; at += 100) await Promise.all(cases.slice(at, at + 100).map(decideOne));
  return cases.length;
}

async function measure(run: Runner["run"]): Promise<Rates> {
  const spentBefore = process.cpuUsage();
  const started = performance.now();
  const count = await run();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(spentBefore);
  return { clock: count / seconds, processor: count / ((user + system) / 1e6) };
}

/** One process for each core that does nothing, as busily as it can, and gives way to every other. */
function keepAwake(): ChildProcess[] {
  const nothing = "os.setPriority(os.constants.priority.PRIORITY_LOW); for (;;) {}";
  return Array.from({ length: availableParallelism() }, () => spawn(process.execPath, ["-e", nothing]));
}

function print(best: ReadonlyMap<string, Rates>): void {
  const rate = (value: number) => Math.round(value).toLocaleString("en").padStart(12);
  const ratio = (value: number) => `${value >= 10 ? value.toFixed(0) : value.toFixed(2)} x`.padStart(12);
  const row = (name: string, cells: readonly string[]) =>
    process.stdout.write(`${name.padEnd(38)} ${cells.join(" ")}\n`);
  row("decisions a second", ["    by clock", " of processor"]);
  for (const [name, { clock, processor }] of best) row(name, [rate(clock), rate(processor)]);
  const [[, ours], ...others] = [...best] as [[string, Rates], ...[string, Rates][]];
  for (const [name, { clock, processor }] of others)
    row(`recourse / ${name}`, [ratio(ours.clock / clock), ratio(ours.processor / processor)]);
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
