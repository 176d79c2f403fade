// Every clause of every pack is carried (by a rule, or by a guard in code) and tried both ways; `clauses.ts [FOLDER]` prints the figures.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Day } from "../src/core/day.ts";
import { citedIn } from "../src/policy/cited.ts";
import { type CompiledPolicy, caseSchema, type Decision, decide, type Facts, loadPacks } from "../src/policy/index.ts";
import { waiting, waitingFaults } from "./clauses-waiting.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const own = join(root, "policies");
const folder = process.argv[2] ?? own;

const packs = loadPacks(folder);
const faults: string[] = [];
const tried = tryCases();
console.log("pack                 clauses  by rules  by guards  waiting  cases");
for (const { pack } of packs.values()) report(pack);
if (folder === own) faults.push(...waitingFaults(lifecycleClauses(), guardedClauses(), waiting));
for (const fault of faults) console.log(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

interface Tried {
  /** How each clause has come out so far: the parts of a decision that cite it, "" where none did. */
  readonly ways: ReadonlyMap<string, ReadonlySet<string>>;
  readonly cases: ReadonlyMap<string, number>;
}

/** Decides every case, and notes how each clause of the packs that had a say came out. */
function tryCases(): Tried {
  const ways = new Map<string, Set<string>>();
  const cases = new Map<string, number>();
  for (const id of packs.keys()) {
    const file = join(folder, id, "cases.yaml");
    const list = caseSchema.array().parse(parse(readFileSync(file, "utf8")));
    cases.set(id, list.length);
    for (const each of list) {
      const policy = packs.get(each.policy);
      if (!policy) throw new Error(`${file}: no pack is called ${each.policy}`);
      const decision = decide(policy, each.facts as Facts, each.asOf as Day);
      const places = placesIn(decision);
      for (const clause of heard(policy, decision)) {
        const way = (places.get(clause) ?? []).sort().join(" ");
        ways.set(clause, (ways.get(clause) ?? new Set()).add(way));
      }
    }
  }
  return { ways, cases };
}

/** Where a decision cites each clause, and to what effect. */
function placesIn(decision: Decision): Map<string, string[]> {
  const places = new Map<string, string[]>();
  const note = (section: string, part: unknown, effect = "") => {
    for (const clause of citedIn(part)) places.set(clause, [...(places.get(clause) ?? []), `${section}:${effect}`]);
  };
  for (const [section, part] of Object.entries(decision)) {
    if (section === "reasons") for (const reason of decision.reasons) note(section, reason, reason.effect);
    else if (section !== "statute") note(section, part);
  }
  for (const { reasons, rights, remedies, freight } of decision.statute) {
    for (const reason of reasons) note("law", reason, reason.effect);
    for (const right of rights) note("right", right, `${right.kind} ${right.holds}`);
    note("law", [remedies, freight]);
  }
  return places;
}

function heard(policy: CompiledPolicy, { statute }: Decision): string[] {
  const laws = policy.regimes.filter((regime) => statute.some((result) => result.regime === regime.policy.id));
  return [...policy.clauses.keys(), ...laws.flatMap((regime) => [...regime.policy.clauses.keys()])];
}

function report({ id, clauses }: CompiledPolicy["pack"]): void {
  const entries = Object.entries(clauses);
  const ruled = entries.filter(([, clause]) => clause.carriedBy === undefined).map(([clause]) => clause);
  const left = entries.filter(([clause]) => folder === own && waiting.includes(clause)).length;
  const guards = entries.length - ruled.length - left;
  const figures = [entries.length, ruled.length, guards, left, tried.cases.get(id) ?? 0];
  console.log(id.padEnd(20) + figures.map((figure, at) => String(figure).padStart([8, 10, 11, 9, 7][at]!)).join(""));
  for (const clause of ruled) {
    const ways = [...(tried.ways.get(clause) ?? [])];
    if (ways.every((way) => way === "")) faults.push(`${id}: ${clause} is never cited by a case`);
    else if (ways.length < 2 && isConditional(packs.get(id)!.pack, clause))
      faults.push(`${id}: ${clause} comes out the same way in every case`);
  }
}

/** Whether facts can make any difference to what the pack says under a clause. */
function isConditional(pack: CompiledPolicy["pack"], clause: string): boolean {
  const { warranty, windows = [], duties = {}, voids = {}, excludes = {}, ...sections } = pack;
  if (warranty?.clause === clause || windows.some((rule) => rule.clause === clause)) return true;
  if ([duties, voids, excludes].some((section) => Object.hasOwn(section, clause))) return true;
  const rules = Object.values(sections).flatMap((section) => (Array.isArray(section) ? (section as Rule[]) : []));
  return rules.some((rule) => rule.clause === clause && (rule.when !== undefined || rule.unless !== undefined));
}

interface Rule {
  readonly clause: string;
  readonly when?: unknown;
  readonly unless?: unknown;
}

function lifecycleClauses(): string[] {
  return [...packs.values()].flatMap(({ pack }) =>
    Object.entries(pack.clauses).flatMap(([id, clause]) => (clause.carriedBy === "lifecycle" ? [id] : [])),
  );
}

/** The clauses that code of the domain names. */
function guardedClauses(): ReadonlySet<string> {
  const domain = join(root, "src/domain");
  const files = readdirSync(domain, { recursive: true, encoding: "utf8" });
  const texts = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const named = texts.flatMap(
    (file) => readFileSync(join(domain, file), "utf8").match(/"[A-Z]{2}-[A-Za-z0-9.-]+"/g) ?? [],
  );
  return new Set(named.map((quoted) => quoted.slice(1, -1)));
}
