import { compilePolicy } from "./compile-policy.ts";
import { type CompiledPolicy, slot } from "./compiled.ts";
import { digestOf } from "./digest.ts";
import { readEpochDay } from "./epoch.ts";
import { factEntry, factNames, nearestName } from "./facts.ts";
import type { Compiled } from "./feel/types.ts";
import type { Layer } from "./layer-compiler.ts";
import type { FaultSink, Phase } from "./layout.ts";
import { canBeTrue } from "./outlook.ts";
import { digested, type Pack, packSchema } from "./pack.ts";
import { withRegimes } from "./regimes.ts";
import { shapeFaults } from "./shape-faults.ts";
import { type PackFault, type Path, readSource, type Source } from "./source.ts";
import { tableFaults } from "./table.ts";

/** The text of one `policy.yaml`; `file` is how faults name it. */
export interface PackText {
  readonly file: string;
  readonly text: string;
}

/** What came of checking: the policies whose whole chain is sound, and every fault with its place. */
export interface Checked {
  readonly policies: ReadonlyMap<string, CompiledPolicy>;
  readonly faults: readonly PackFault[];
}

/** Checks packs that may extend each other, and compiles those without a fault. Never throws on what a file holds. */
export function checkPacks(texts: readonly PackText[]): Checked {
  const faults: PackFault[] = [];
  const drafts = new Map<string, Draft>();
  for (const { file, text } of texts) {
    const draft = readPack(file, text, faults);
    if (!draft) continue;
    const twin = drafts.get(draft.pack.id);
    if (twin) faults.push(draft.source.fault(["id"], `the id ${draft.pack.id} is also that of ${twin.source.file}`));
    else drafts.set(draft.pack.id, draft);
  }
  const policies = new Map<string, CompiledPolicy>();
  for (const draft of drafts.values()) {
    const chain = chainOf(draft, drafts, faults);
    if (chain) {
      const compiled = compileChain(chain, faults);
      if (compiled) policies.set(draft.pack.id, compiled);
    }
  }
  const broken = new Set(faults.map((fault) => fault.file));
  const sound = [...policies].filter(([id]) => soundChain(id, drafts, broken));
  return { policies: withRegimes(new Map(sound)), faults: faults.toSorted(byPlace) };
}

interface Draft {
  readonly pack: Pack;
  readonly source: Source;
}

function readPack(file: string, text: string, faults: PackFault[]): Draft | null {
  const source = readSource(file, text);
  faults.push(...source.faults);
  if (source.faults.length > 0) return null;
  const parsed = packSchema.safeParse(source.value);
  if (!parsed.success) {
    faults.push(...shapeFaults(source, parsed.error.issues));
    return null;
  }
  for (const [name, table] of Object.entries(parsed.data.tables ?? {})) {
    for (const fault of tableFaults(table)) {
      const at = fault.at ?? (fault.row === null ? [] : ["rows", fault.row]);
      faults.push(source.fault(["tables", name, ...at], fault.message));
    }
  }
  const { decidedBy, warranty } = parsed.data;
  const lookedUp = typeof warranty?.lasts === "object" ? warranty.lasts.table : undefined;
  for (const name of Object.keys(parsed.data.tables ?? {}))
    if (lookedUp === undefined || (name !== lookedUp && Object.hasOwn(parsed.data.tables ?? {}, lookedUp)))
      faults.push(
        source.faultAtKey(["tables", name], `nothing looks up the table ${name}; say \`lasts: { table: ${name} }\``),
      );
  if (factEntry(decidedBy)?.type !== "date")
    faults.push(
      source.fault(["decidedBy"], `expected a fact that is a date, such as delivery.shippedOn; ${decidedBy} is none`),
    );
  for (const [name, fact] of Object.entries(parsed.data.facts ?? {})) {
    if ((fact.type === "choice") !== (fact.values !== undefined)) {
      faults.push(source.fault(["facts", name], "a fact of type choice, and no other, needs `values`"));
    }
  }
  return { pack: parsed.data, source };
}

const rank = { general: 0, product: 1, contract: 2, statute: 3 } as const;

/** The pack and what it extends, most specific first; null where the chain does not hold together. */
function chainOf(draft: Draft, drafts: ReadonlyMap<string, Draft>, faults: PackFault[]): Draft[] | null {
  const chain = [draft];
  for (let at = draft; at.pack.extends !== undefined; ) {
    const next = drafts.get(at.pack.extends);
    if (!next) {
      if (at === draft) {
        const near = nearestName(at.pack.extends, drafts.keys());
        faults.push(
          draft.source.fault(
            ["extends"],
            `no sound pack is called ${at.pack.extends}${near ? `; did you mean ${near}?` : ""}`,
          ),
        );
      }
      return null;
    }
    if (chain.includes(next)) {
      const round = [...chain.slice(chain.indexOf(next)), next].map((each) => each.pack.id).join(" → ");
      if (next === draft) faults.push(draft.source.fault(["extends"], `the layers go in a circle: ${round}`));
      return null;
    }
    if (at === draft && rank[next.pack.layer] > rank[at.pack.layer]) {
      faults.push(
        draft.source.fault(
          ["extends"],
          `a ${at.pack.layer} layer cannot extend the more specific ${next.pack.layer} layer ${next.pack.id}`,
        ),
      );
    }
    chain.push(next);
    at = next;
  }
  return chain;
}

function compileChain(chain: readonly Draft[], faults: PackFault[]): CompiledPolicy | null {
  const [own, ...general] = chain as [Draft, ...Draft[]];
  const notes: Notes = { conditions: [], cited: new Set(), faults: [] };
  const layers: Layer[] = chain.map((draft, depth) => ({
    pack: draft.pack,
    depth,
    sink: depth === 0 ? sinkOf(own, general, notes) : silent,
  }));
  const policy = compilePolicy(layers, digestOf(chain.map((draft) => digested(draft.pack))));
  for (const [id, clause] of Object.entries(own.pack.clauses)) {
    if (clause.carriedBy === undefined && !notes.cited.has(id)) {
      notes.faults.push(
        own.source.faultAtKey(["clauses", id], `no rule cites ${id}; cite it, or say \`carriedBy: lifecycle\``),
      );
    }
  }
  if (notes.faults.length === 0) notes.faults.push(...unreachable(policy, own.source, notes.conditions));
  faults.push(...notes.faults);
  return notes.faults.length === 0 ? policy : null;
}

interface Notes {
  readonly conditions: { readonly expression: Compiled; readonly path: Path; readonly phase: Phase }[];
  readonly cited: Set<string>;
  readonly faults: PackFault[];
}

function sinkOf({ source, pack }: Draft, general: readonly Draft[], notes: Notes): FaultSink {
  const known = new Set([pack, ...general.map((each) => each.pack)].flatMap((each) => Object.keys(each.clauses)));
  const didYouMean = (name: string, among: Iterable<string>) => {
    const near = nearestName(name, among);
    return near ? `; did you mean ${near}?` : "";
  };
  return {
    at: (path, message) => notes.faults.push(source.fault(path, message)),
    inText: (path, offset, message) => notes.faults.push(source.faultInText(path, offset, message)),
    cites(clause, path, keyed) {
      notes.cited.add(clause);
      if (known.has(clause)) return;
      const message = `the clause ${clause} is not in the pack${didYouMean(clause, known)}`;
      notes.faults.push(keyed ? source.faultAtKey(path, message) : source.fault(path, message));
    },
    overrides(clause, path) {
      const beside = new Set([pack, ...general.map((each) => each.pack)].flatMap((each) => citedBeside(each, path)));
      const where = known.has(clause) ? `no rule of ${String(path[0])} has it` : "no layer has it";
      if (!beside.has(clause))
        notes.faults.push(source.fault(path, `${clause} overrides nothing: ${where}${didYouMean(clause, beside)}`));
    },
    unknownEvidence(name, path) {
      const names = evidenceNames(pack, general);
      const plain = name.replace(/^evidence\./, "");
      const message = names.includes(plain)
        ? `leave out \`evidence.\`: ${plain}`
        : `no fact is called evidence.${plain}${didYouMean(plain, names)}`;
      notes.faults.push(source.fault(path, message));
    },
    compiled: (expression, path, phase) => notes.conditions.push({ expression, path, phase }),
  };
}

/** The clauses whose rules a rule at this place can set aside: those of its section, or all that decide the verdict. */
function citedBeside(pack: Pack, path: Path): string[] {
  const { warranty, windows = [], voids = {}, excludes = {} } = pack;
  const verdict = [...(warranty ? [warranty.clause] : []), ...windows.map((each) => each.clause)];
  if (["warranty", "windows", "voids", "excludes"].includes(String(path[0])))
    return [...verdict, ...Object.keys(voids), ...Object.keys(excludes)];
  const rules = pack[path[0] as "freight" | "duties"] ?? [];
  return Array.isArray(rules) ? rules.map((each) => each.clause) : Object.keys(rules);
}

function evidenceNames(pack: Pack, general: readonly Draft[]): string[] {
  const own = [pack, ...general.map((each) => each.pack)].flatMap((each) => Object.keys(each.facts ?? {}));
  return [...factNames, ...own]
    .filter((name) => name.startsWith("evidence."))
    .map((name) => name.slice("evidence.".length));
}

const silent: FaultSink = { at() {}, inText() {}, cites() {}, overrides() {}, unknownEvidence() {}, compiled() {} };

/** Conditions that no facts can make true. */
function unreachable(policy: CompiledPolicy, source: Source, conditions: Notes["conditions"]): PackFault[] {
  const faults: PackFault[] = [];
  const slots = policy.scratch;
  slots.fill(null);
  for (const { expression, path, phase } of conditions) {
    if (expression.type.kind !== "boolean" || path.at(-1) === "unless") continue;
    // A rule may start or end on a day of its own, so the day of the decision is tried on either side of it.
    const days = expression.reads.includes(slot.asOf) ? ["2026-01-15", "1900-01-01", "2300-01-01"] : ["2026-01-15"];
    const reached = days.some((day) => {
      slots[slot.asOf] = readEpochDay(day);
      return canBeTrue(policy, expression, slots, phase);
    });
    if (!reached) faults.push(source.fault(path, "this condition can never hold, so the rule is never used"));
  }
  return faults;
}

function soundChain(id: string, drafts: ReadonlyMap<string, Draft>, broken: ReadonlySet<string>): boolean {
  for (let at = drafts.get(id); at; at = at.pack.extends === undefined ? undefined : drafts.get(at.pack.extends)) {
    if (broken.has(at.source.file)) return false;
  }
  return true;
}

function byPlace(first: PackFault, second: PackFault): number {
  return (
    (first.file < second.file ? -1 : first.file > second.file ? 1 : 0) ||
    first.line - second.line ||
    first.column - second.column
  );
}
