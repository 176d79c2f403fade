import { inEach, type Locale } from "../core/locale.ts";
import type { CompiledPolicy, Exclusion, Held, Replaced, Window } from "./compiled.ts";
import { claimKinds, clearedByInspection } from "./facts.ts";
import { bySpecificity, type Layer, LayerCompiler } from "./layer-compiler.ts";
import { type Layout, makeLayout } from "./layout.ts";
import type { Clause } from "./pack.ts";
import { makeReaders } from "./read-facts.ts";

/**
 * Compiles a chain of packs, the most specific first, into one policy. Faults go to each layer's sink; with faults the result must not be used.
 * `digest` is that of the canonical chain.
 */
export function compilePolicy(layers: readonly Layer[], digest: string): CompiledPolicy {
  const own = layers[0]!.pack;
  const clauses = new Map<string, Clause>();
  for (const { pack } of layers.toReversed())
    for (const [id, clause] of Object.entries(pack.clauses))
      clauses.set(id, { ...clause, ...inEach((locale) => narrow(clause[locale])) });
  const layout = makeLayout(layers.map((layer) => layer.pack));
  const make = layers.map((layer) => new LayerCompiler(layer, layout));
  const term = make.map((each) => each.term()).find((each) => each !== null) ?? null;
  const kinds = term?.kinds ?? new Set(["fault"]);
  const windows = make.flatMap((each) => each.windows());
  const exclusions = make.flatMap((each) => each.exclusions(kinds));
  const terms = make.map((each) => each.term()).filter((each) => each !== null);
  const { kept, replaced } = replaceGeneral([...terms, ...windows.map((each) => each.rule), ...exclusions]);
  const sortedExclusions = exclusions
    .filter(kept)
    .map((each) => withReason(each, layout, clauses))
    .toSorted(bySpecificity);
  const all = <T extends Held>(of: (each: LayerCompiler) => readonly T[]) => make.flatMap(of).toSorted(bySpecificity);
  const policy: Omit<
    CompiledPolicy,
    "readers" | "slots" | "scratch" | "cleared" | "inspectionComplete" | "arrivedOn" | "endsWithVerdict"
  > = {
    id: own.id,
    version: own.version,
    digest,
    pack: own,
    layers: layers.map((layer) => layer.pack),
    clauses,
    facts: layout.facts,
    term,
    windows: byKind(windows.filter((each) => kept(each.rule))),
    exclusionsOf: new Map(claimKinds.map((kind) => [kind, sortedExclusions.filter((each) => each.kinds.has(kind))])),
    exclusionsOfAll: sortedExclusions.filter((each) => claimKinds.every((kind) => each.kinds.has(kind))),
    grounds: new Map(),
    recent: { kind: null, ground: null },
    exclusionPieces: new Map(),
    replaced,
    undeterminable: make.map((each) => each.undeterminable()).find((each) => each !== null) ?? null,
    routes: all((each) => each.routes()),
    evidence: all((each) => each.evidence()),
    duties: all((each) => each.duties()),
    remedies: all((each) => each.remedies()),
    denies: all((each) => each.denies()),
    freight: all((each) => each.freight()),
    refusals: all((each) => each.plain("refusals")),
    deadlines: all((each) => each.deadlines()),
    serviceLevels: all((each) => each.serviceLevels()),
    notices: all((each) => each.plain("notices")),
    rights: all((each) => each.rights()),
    regimes: [],
    fixedNotices: null,
  };
  const { routes, evidence, duties, remedies, denies, freight } = policy;
  const inspectionComplete = layout.slotOf("inspection.complete");
  const arrivedOn = layout.slotOf("parcel.arrivedOn");
  const cleared = clearedByInspection.map((name) => layout.slots.get(name)).filter((each) => each !== undefined);
  return {
    ...policy,
    endsWithVerdict: [routes, evidence, duties, remedies, denies, freight].every((rules) => rules.length === 0),
    fixedNotices: fixedNotices(policy.notices, clauses),
    inspectionComplete,
    arrivedOn,
    cleared,
    readers: makeReaders(layout.facts, layout.slots),
    slots: layout.bySlot,
    scratch: layout.bySlot.map(() => null),
  };
}

/** A text cut from a file with Chinese in it takes two bytes a letter; without it, one is enough, and decisions are written faster. */
function narrow(text: string): string {
  return /^[\0-\xff]*$/.test(text) ? Buffer.from(text, "latin1").toString("latin1") : text;
}

function byKind(windows: readonly { kinds: readonly string[]; rule: Window }[]): Map<string, Window[]> {
  const map = new Map<string, Window[]>();
  for (const { kinds, rule } of windows)
    for (const kind of kinds) map.set(kind, [...(map.get(kind) ?? []), rule].toSorted(bySpecificity));
  return map;
}

function replaceGeneral(rules: readonly Held[]): { kept: (rule: Held) => boolean; replaced: Replaced[] } {
  const gone = new Set<Held>();
  const replaced: Replaced[] = [];
  for (const rule of rules) {
    for (const clause of rule.overrides) {
      for (const other of rules) {
        if (other.clause !== clause || other.depth <= rule.depth || gone.has(other)) continue;
        gone.add(other);
        replaced.push({ clause, by: rule.clause, holds: other.holds });
      }
    }
  }
  const order = (first: Replaced, second: Replaced) =>
    first.clause < second.clause ? -1 : first.clause > second.clause ? 1 : 0;
  return { kept: (rule) => !gone.has(rule), replaced: replaced.toSorted(order) };
}

/** Reasons and notices that are always the same are shared between decisions, so nobody may change them. */
function withReason(rule: Exclusion, layout: Layout, clauses: ReadonlyMap<string, Clause>): Exclusion {
  const reads = rule.when?.reads ?? [];
  const only = reads.length === 1 && rule.unless === null ? layout.bySlot[reads[0]!] : null;
  const clause = clauses.get(rule.clause);
  if (!only || !clause) return rule;
  const facts = Object.freeze([only.name]);
  const of = (locale: Locale) =>
    Object.freeze({ clause: rule.clause, effect: rule.effect, text: clause[locale], facts });
  return { ...rule, reason: { en: of("en"), es: of("es"), zh: of("zh") } };
}

function fixedNotices(notices: readonly Held[], clauses: ReadonlyMap<string, Clause>): CompiledPolicy["fixedNotices"] {
  if (notices.some((rule) => rule.when !== null || rule.unless !== null || rule.overrides.length > 0)) return null;
  const of = (locale: Locale) =>
    Object.freeze(
      notices.map(({ clause }) => Object.freeze({ clause, text: clauses.get(clause)?.[locale] ?? clause })),
    );
  return { en: of("en"), es: of("es"), zh: of("zh") };
}
