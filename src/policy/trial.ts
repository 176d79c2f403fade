import type { Day } from "../core/day.ts";
import type { CompiledPolicy } from "./compiled.ts";
import { decideAlone } from "./decide.ts";
import type { Verdict } from "./decision.ts";
import type { Facts } from "./facts.ts";

/** A fact and the answer that is tried for it. */
export interface Change {
  readonly fact: string;
  readonly value: unknown;
}

/** What would come of it: the verdict, and how many facts would still be missing. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly missing: number;
}

/** What would come of a case with other answers. */
export type Trials = (changes: readonly Change[]) => Outcome;

/** Of each policy, the outcomes of that many cases are kept before all are forgotten. */
const mostCases = 50;
const kept = new WeakMap<CompiledPolicy, Map<string, Map<string, Outcome>>>();

/**
 * Decides a case as if some facts were others. What would change a result and what to ask next try the same answers, and a claim is looked at
 * several times in a row, so each single answer of a case is tried once.
 */
export function trialsOf(policy: CompiledPolicy, facts: Facts, asOf: Day): Trials {
  const outcomes = outcomesOf(policy, JSON.stringify([facts, asOf]));
  const outcomeOf = (changes: readonly Change[]) => {
    const { verdict, missing } = decideAlone(policy, withFacts(facts, changes), asOf);
    return { verdict, missing: missing.length };
  };
  return (changes) => {
    // Of answers together there may be thousands, and they are tried only where none alone turns the verdict.
    if (changes.length > 1) return outcomeOf(changes);
    const name = JSON.stringify(changes);
    const outcome = outcomes.get(name) ?? outcomeOf(changes);
    outcomes.set(name, outcome);
    return outcome;
  };
}

function outcomesOf(policy: CompiledPolicy, name: string): Map<string, Outcome> {
  let cases = kept.get(policy);
  if (!cases || cases.size >= mostCases) kept.set(policy, (cases = new Map()));
  let outcomes = cases.get(name);
  if (!outcomes) cases.set(name, (outcomes = new Map()));
  return outcomes;
}

/** The facts with others in the place of some; those given stay as they are. */
export function withFacts(facts: Facts, changes: readonly Change[]): Facts {
  const whole = { ...facts } as Record<string, Readonly<Record<string, unknown>>>;
  for (const { fact, value } of changes) {
    const dot = fact.indexOf(".");
    const group = fact.slice(0, dot);
    whole[group] = { ...whole[group], [fact.slice(dot + 1)]: value };
  }
  return whole as Facts;
}
