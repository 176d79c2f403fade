import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Day, dayAt, parseDay } from "../core/day.ts";
import type { CompiledPolicy, Facts, Replayed, ReplayRow, Tally } from "../policy/index.ts";
import { type Command, type Engine, packsFolder, readArgs, type Surroundings, UsageError } from "./command.ts";

/** Decides stored facts under a draft and under the policy in use, and tells what would change. Memory stays constant. */
export const command: Command = {
  usage: `recourse replay --policy DIR_OR_ID --facts FACTS.csv|FACTS.ndjson [--against ID] [--out OUT.csv] [--all] [--as-of DAY] [--packs DIR]
  ndjson: lines {"id","asOf","facts"}; csv: columns id, asOf and the names of facts (money as purchase.price.amount and .currency)`,
  async run(args, surroundings) {
    const { values, positionals } = readArgs(args, {
      policy: { type: "string" },
      facts: { type: "string" },
      against: { type: "string" },
      out: { type: "string" },
      all: { type: "boolean", default: false },
      "as-of": { type: "string" },
      packs: { type: "string" },
    });
    if (!values.policy || !values.facts || positionals.length > 0)
      throw new UsageError("name a draft with --policy and the facts with --facts");
    if (!statSync(values.facts, { throwIfNoEntry: false })?.isFile()) {
      surroundings.stderr.write(`${values.facts}: no such file\n`);
      return 1;
    }
    const rules = await surroundings.engine();
    const packs = packsFolder(values.packs, surroundings);
    const draft = findPolicy(rules, values.policy, packs);
    const present = rules.loadPolicy(packs, values.against ?? draft.id);
    const asOf = readAsOf(values["as-of"], surroundings);
    const run: Run = {
      rules,
      draft,
      present,
      asOf,
      all: values.all,
      tally: rules.emptyTally(),
      failed: [],
      failures: 0,
    };
    const began = performance.now();
    await replayFile(values.facts, values.out, run);
    report(run, surroundings, (performance.now() - began) / 1000);
    if (run.tally.cases + run.failures === 0) surroundings.stderr.write(`${values.facts}: there is no case in it\n`);
    return run.failures > 0 || run.tally.cases === 0 ? 1 : 0;
  },
};

interface Run {
  readonly rules: Engine;
  readonly draft: CompiledPolicy;
  readonly present: CompiledPolicy;
  readonly asOf: Day;
  readonly all: boolean;
  readonly tally: Tally;
  /** The first few lines that could not be decided. */
  readonly failed: string[];
  failures: number;
}

const mostShown = 10;
const batch = 65_536;

function findPolicy(rules: Engine, name: string, packs: string): CompiledPolicy {
  return existsSync(join(name, "policy.yaml")) ? rules.loadDraft(name, packs) : rules.loadPolicy(packs, name);
}

async function replayFile(file: string, out: string | undefined, run: Run): Promise<void> {
  const sink = out === undefined ? null : createWriteStream(out);
  let text = sink ? `${columns.join(",")}\n` : "";
  const send = async () => {
    if (sink && !sink.write(text)) await once(sink, "drain");
    text = "";
  };
  try {
    for await (const row of run.rules.readReplayRows(file, createReadStream(file), run.draft)) {
      const replayed = replayRow(row, run);
      if (sink && replayed && (run.all || replayed.changed)) text += csvLine(row, replayed);
      if (text.length > batch) await send();
    }
  } catch (error) {
    fail(run, brokenOff(error));
  }
  if (!sink) return;
  await send();
  sink.end();
  await once(sink, "close");
}

/** One bad line is told and left out; it never stops the others. */
function replayRow(row: ReplayRow, run: Run): Replayed | null {
  const { rules, draft, present, tally } = run;
  try {
    if ("fault" in row) throw new RangeError(row.fault);
    const asOf = row.asOf === undefined ? run.asOf : parseDay(row.asOf);
    if (asOf === null) throw new RangeError(`asOf: not a day that exists: ${row.asOf}`);
    const facts = row.facts as Facts;
    return rules.replayCase(tally, rules.decide(present, facts, asOf), rules.decide(draft, facts, asOf));
  } catch (error) {
    if (!(error instanceof rules.FactsError || error instanceof RangeError)) throw error;
    fail(run, `line ${row.line}: ${error.message}`);
    return null;
  }
}

function fail(run: Run, message: string): void {
  run.failures += 1;
  if (run.failed.length < mostShown) run.failed.push(message);
}

/** Where a table is no table any more, as behind a quote that is never closed, what follows cannot be read. */
function brokenOff(error: unknown): string {
  const { code, lines } = error as { code?: unknown; lines?: number };
  if (typeof code !== "string" || !code.startsWith("CSV_")) throw error;
  return `line ${lines ?? 1}: the table breaks off here, so nothing after it was read: ${(error as Error).message}`;
}

function report({ tally, failed, failures, draft, present }: Run, { stdout }: Surroundings, seconds: number): void {
  const line = (text: string) => stdout.write(`${text}\n`);
  line(`${present.id} ${present.version} → ${draft.id} ${draft.version}`);
  line(`${tally.cases} cases, ${tally.changed} would change (${seconds.toFixed(1)} s)`);
  for (const [turn, count] of [...tally.verdicts].toSorted((first, second) => second[1] - first[1]))
    line(`  ${String(count).padStart(9)}  ${turn}`);
  for (const [currency, { before, after }] of [...tally.money].toSorted(([first], [second]) =>
    first < second ? -1 : 1,
  ))
    line(`  refunds ${currency}: ${before} → ${after} minor units (${after >= before ? "+" : ""}${after - before})`);
  for (const each of failed) line(`  ${each}`);
  if (failures > failed.length) line(`  and ${failures - failed.length} more lines that could not be decided`);
}

const columns = [
  "id",
  "as_of",
  ...["before", "after"].flatMap((side) =>
    ["verdict", "ends_on", "clauses", "remedies", "freight", "refund", "currency"].map((name) => `${name}_${side}`),
  ),
];

function csvLine(row: ReplayRow, { before, after }: Replayed): string {
  const cells = [row.id ?? String(row.line), "asOf" in row ? (row.asOf ?? "") : ""];
  for (const { verdict, endsOn, clauses, remedies, freight, refund } of [before, after])
    cells.push(
      verdict,
      endsOn ?? "",
      clauses.join(" "),
      remedies.join(" "),
      freight,
      refund ? String(refund.amount) : "",
      refund?.currency ?? "",
    );
  return `${cells.map(csvCell).join(",")}\n`;
}

/** Quoted where it must be; a cell that a spreadsheet would take for a formula is made text. */
function csvCell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function readAsOf(text: string | undefined, { now, timeZone }: Surroundings): Day {
  if (text === undefined) return dayAt(now, timeZone);
  const day = parseDay(text);
  if (!day) throw new UsageError(`--as-of must be a day that exists, written YYYY-MM-DD, not ${text}`);
  return day;
}
