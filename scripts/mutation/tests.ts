import { globSync } from "node:fs";
import { enableCompileCache, flushCompileCache, registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { parentPort } from "node:worker_threads";
import type { Declared } from "./collect.ts";
import type { Asked, Coverage, Told } from "./runner.ts";

/** The thread in which the tests run: it imports them once, tells what each covers, and runs those that a mutant asks for. */

/** What the changed files look up at each place: which change is on, and how often they came by. */
const stryker: Stryker = ((globalThis as { __stryker__?: Stryker }).__stryker__ ??= {});
interface Stryker {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: Coverage;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

// A thread begins anew after many a mutant that survived: what was compiled once then comes from the disk, in a quarter of the time.
enableCompileCache();
// The property tests take few runs, since every mutant pays for them.
process.env.PROPERTY_RUNS ??= "3";

const here = new URL("collect.ts", import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === "vitest" && context.parentURL?.endsWith(".test.ts")
      ? { url: here, shortCircuit: true }
      : next(name, context),
});
const { collect } = await import("./collect.ts");
const declared = new Map<string, Declared>();
const imported = new Set<string>();

async function load(file: string): Promise<void> {
  if (imported.has(file)) return;
  imported.add(file);
  for (const each of await collect(file, pathToFileURL(file).href)) declared.set(each.id, each);
}

/** What went wrong in the test; null where nothing did. */
async function failure({ before, run, after }: Declared): Promise<string | null> {
  try {
    for (const each of before) await each();
    await run();
    for (const each of after) await each();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function dryRun(): Promise<Told> {
  // What runs while the product's own modules are imported is no test's doing.
  for (const file of globSync("src/policy/**/*.ts").sort())
    if (!file.endsWith(".test.ts")) await import(pathToFileURL(file).href);
  const modules = { ...stryker.mutantCoverage?.static };
  const importing: Record<string, string[]> = {};
  let before = modules;
  for (const file of globSync("src/policy/**/*.test.ts").sort()) {
    await load(file);
    const after = { ...stryker.mutantCoverage?.static };
    importing[file] = Object.keys(after).filter((id) => after[id] !== before[id]);
    before = after;
  }
  const tests = [];
  for (const each of declared.values()) {
    stryker.currentTestId = each.id;
    // Of the processor: what else the machine does must not decide which tests a mutant meets.
    const began = process.threadCpuUsage();
    const message = await failure(each);
    const { user, system } = process.threadCpuUsage(began);
    tests.push({ id: each.id, milliseconds: (user + system) / 1000, message });
  }
  stryker.currentTestId = undefined;
  flushCompileCache();
  return { tests, importing, coverage: { perTest: stryker.mutantCoverage?.perTest ?? {}, static: modules } };
}

async function mutantRun({ mutant, ids, hitLimit, fromTheStart }: Extract<Asked, { mutant: string }>): Promise<Told> {
  if (fromTheStart) stryker.activeMutant = mutant;
  try {
    for (const id of ids) await load(id.slice(0, id.indexOf("#")));
  } catch (error) {
    return { killedBy: ids[0]!, message: String(error), ran: 0, overLimit: false, spoilt: false };
  }
  stryker.hitCount = 0;
  stryker.hitLimit = hitLimit;
  stryker.activeMutant = mutant;
  let killedBy: string | null = null;
  let message: string | null = null;
  let ran = 0;
  for (const id of ids) {
    ran += 1;
    const test = declared.get(id);
    message = test ? await failure(test) : "it is no longer declared";
    if (message !== null) killedBy = id;
    if (message !== null) break;
  }
  const overLimit = hitLimit !== undefined && stryker.hitCount! > hitLimit;
  stryker.activeMutant = undefined;
  stryker.hitCount = undefined;
  // What the mutant left behind must not speak against the next one: the test has to pass again without it.
  const spoilt = killedBy !== null && !overLimit && !fromTheStart && (await failure(declared.get(killedBy)!)) !== null;
  return { killedBy, message, ran, overLimit, spoilt };
}

parentPort!.on("message", (asked: Asked) => {
  void ("mutant" in asked ? mutantRun(asked) : dryRun()).then((told) => parentPort!.postMessage(told));
});
