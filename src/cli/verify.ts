import { readFileSync } from "node:fs";
import { DoubledName, parseJson } from "../core/json.ts";
import type { CompiledPolicy, StoredDecision } from "../policy/index.ts";
import {
  type Command,
  type Engine,
  fileTrouble,
  packsFolder,
  readArgs,
  type Surroundings,
  UsageError,
} from "./command.ts";
import { decidedUnder } from "./decided-under.ts";

/** Recomputes a stored decision; exits 1 where it is not what its policy says of its facts, naming each place. */
export const command: Command = {
  usage: `recourse verify DECISION.json [--facts FACTS.json] [--packs DIR] [--database-url URL]
  DECISION.json holds {"decision","facts","settings"}, or the decision alone with its facts in a file of their own;
  a version that is no longer among the packs is read from the installation's database`,
  async run(args, surroundings) {
    const { values, positionals } = readArgs(args, {
      facts: { type: "string" },
      packs: { type: "string" },
      "database-url": { type: "string" },
    });
    const [file] = positionals;
    if (!file || positionals.length > 1) throw new UsageError("name one file with a decision");
    const { stdout, stderr } = surroundings;
    const rules = await surroundings.engine();
    try {
      const stored = readStored(file, values.facts);
      const shelf = { packs: packsFolder(values.packs, surroundings), databaseUrl: values["database-url"] };
      const policy = await decidedUnder(rules, stored, shelf, surroundings);
      return tell(rules, { policy, stored, stdout });
    } catch (error) {
      const text = refusal(rules, error);
      if (text === null) throw error;
      stderr.write(`${file}: ${text}\n`);
      return 1;
    }
  },
};

interface Told {
  readonly policy: CompiledPolicy;
  readonly stored: StoredDecision;
  readonly stdout: Surroundings["stdout"];
}

function tell(rules: Engine, { policy, stored, stdout }: Told): number {
  const { digest } = stored.decision;
  const differences = rules.verifyDecision(policy, stored);
  if (differences.length === 0) {
    stdout.write(`true: ${policy.id} ${policy.version} says the same of these facts\n${policy.digest}\n`);
    return 0;
  }
  if (digest !== policy.digest)
    stdout.write(
      `The pack that decided (${String(digest)}) is neither among the packs nor in the database; compared with ${policy.digest}.\n`,
    );
  for (const { path, stored: was, recomputed } of differences)
    stdout.write(`${path}\n  stored      ${shown(was)}\n  recomputed  ${shown(recomputed)}\n`);
  stdout.write(`false: it differs in ${differences.length} ${differences.length === 1 ? "place" : "places"}\n`);
  return 1;
}

function readStored(file: string, factsFile: string | undefined): StoredDecision {
  const text = readJson(file);
  const stored = "decision" in text ? text : { decision: text };
  const facts = factsFile === undefined ? stored.facts : readJson(factsFile);
  if (!isObject(facts)) throw new UsageError("the facts are not in the file; name them with --facts");
  if (!isObject(stored.decision)) throw new Unreadable("expected a decision, an object");
  const { policy } = stored.decision;
  if (typeof policy !== "string")
    throw new Unreadable(`decision.policy: expected the id of a policy, got ${JSON.stringify(policy) ?? "nothing"}`);
  const settings = isObject(stored.settings) ? { settings: stored.settings } : {};
  return { decision: stored.decision, facts, ...settings };
}

class Unreadable extends Error {}

function readJson(file: string): Readonly<Record<string, unknown>> {
  const value = parseJson(readFileSync(file, "utf8"));
  if (!isObject(value)) throw new Unreadable("expected an object");
  return value;
}

function refusal({ FactsError, PackError, UnknownPolicyError }: Engine, error: unknown): string | null {
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
  const known = [FactsError, PackError, UnknownPolicyError, Unreadable, DoubledName];
  return known.some((kind) => error instanceof kind) ? (error as Error).message : fileTrouble(error);
}

function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 397)}…` : text;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
