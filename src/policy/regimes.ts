import { type CompiledPolicy, type Regime, slot } from "./compiled.ts";
import type { FactEntry } from "./facts.ts";
import { makeReaders } from "./read-facts.ts";

/**
 * Puts the statutes among the policies beside all others, in the order of their ids. Facts of a statute's own can then be given to every
 * policy; where two packs name one alike, the policy's own meaning goes first.
 */
export function withRegimes(policies: ReadonlyMap<string, CompiledPolicy>): ReadonlyMap<string, CompiledPolicy> {
  const regimes = regimesOf([...policies.values()]);
  if (regimes.length === 0) return policies;
  return new Map([...policies].map(([id, policy]) => [id, besideRegimes(policy, regimes)]));
}

/** The same policy with these statutes beside it; a statute stays as it is. */
export function besideRegimes(policy: CompiledPolicy, regimes: readonly Regime[]): CompiledPolicy {
  if (policy.pack.regime) return policy;
  const own = regimes.flatMap((regime) => [...regime.policy.facts].filter(([name]) => name.startsWith("pack.")));
  const facts = new Map<string, FactEntry>([...policy.facts, ...own.filter(([name]) => !policy.facts.has(name))]);
  const slots = new Map(policy.slots.flatMap((each, at) => (each ? [[each.name, at] as const] : [])));
  const alike = ({ policy: statute, reads, countries }: Regime): Regime => ({
    policy: statute,
    countries,
    reads: reads.filter(({ group, key }) => typeIn(facts, group, key) === typeIn(statute.facts, group, key)),
  });
  return { ...policy, facts, readers: makeReaders(facts, slots), regimes: regimes.map(alike) };
}

/** The statutes among policies, in the order of their ids. */
export function regimesOf(policies: readonly CompiledPolicy[]): readonly Regime[] {
  return policies
    .filter((policy) => policy.pack.regime)
    .toSorted((first, second) => (first.id < second.id ? -1 : 1))
    .map((policy) => ({ policy, countries: new Set(policy.pack.regime!.countries), reads: readsOf(policy) }));
}

function readsOf(policy: CompiledPolicy): Regime["reads"] {
  return policy.slots.flatMap((fact, at) => {
    if (!fact || at < slot.firstFact) return [];
    const dot = fact.name.indexOf(".");
    const date = fact.entry.type === "date";
    return [{ slot: at, group: fact.name.slice(0, dot), key: fact.name.slice(dot + 1), date }];
  });
}

function typeIn(facts: ReadonlyMap<string, FactEntry>, group: string, key: string): FactEntry["type"] | undefined {
  return facts.get(`${group}.${key}`)?.type;
}
