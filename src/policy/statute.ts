import type { Day } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import { bestFor } from "./best-for.ts";
import { citedIn } from "./cited.ts";
import { type CompiledPolicy, clauseText, type Regime, type RightRule, slot } from "./compiled.ts";
import type { Decision, MissingFact, StatutoryResult, StatutoryRight, SwitchedOff } from "./decision.ts";
import { readEpochDay, writeEpochDay } from "./epoch.ts";
import { evaluating } from "./evaluating.ts";
import type { Facts } from "./facts.ts";
import { EvaluationError, type Slots } from "./feel/types.ts";

/** What the law needs beside a commercial decision; `decideBy` decides under a statute whose slots have been filled. */
export interface Beside {
  readonly regimes: readonly Regime[];
  readonly without: Readonly<Record<string, string>>;
  readonly locale: Locale;
  readonly decideBy: (statute: CompiledPolicy) => Decision;
}

/**
 * The decision with what the law gives a consumer beside it. For anyone else it stays as it is; where only the kind of customer or the
 * country is known, it says what else decides whether a law applies.
 */
export function besideStatute(commercial: Decision, facts: Facts, beside: Beside): Decision {
  const { kind, country } = facts.customer ?? {};
  const open = whatIsOpen(kind ?? null, country ?? null, beside.regimes);
  if (open) return { ...commercial, statuteMissing: [open] };
  if (kind !== "consumer" || !country) return commercial;
  const statute: StatutoryResult[] = [];
  const off: SwitchedOff[] = [];
  for (const regime of beside.regimes.filter((each) => each.countries.has(country))) {
    const { id, version, digest } = regime.policy;
    const reason = Object.hasOwn(beside.without, id) ? beside.without[id] : undefined;
    if (reason !== undefined) off.push({ regime: id, version, digest, reason });
    else statute.push(resultOf(regime, { facts, asOf: commercial.asOf }, beside));
  }
  return {
    ...commercial,
    statute,
    bestFor: bestFor(commercial, statute, facts.claim?.kind ?? null),
    ...(off.length > 0 ? { statuteOff: off } : {}),
  };
}

const customerKind: MissingFact = { fact: "customer.kind", stage: "intake" };
const customerCountry: MissingFact = { fact: "customer.country", stage: "intake" };

/** The one fact of the customer that is still needed; nothing is asked where nobody spoke of the customer. */
function whatIsOpen(kind: string | null, country: string | null, regimes: readonly Regime[]): MissingFact | null {
  if (kind === "consumer" && country === null) return customerCountry;
  if (kind === null && country !== null && regimes.some((each) => each.countries.has(country))) return customerKind;
  return null;
}

interface Given {
  readonly facts: Facts;
  readonly asOf: Day;
}

function resultOf(regime: Regime, given: Given, { locale, decideBy }: Beside): StatutoryResult {
  const { policy } = regime;
  fill(regime, given);
  const decision = decideBy(policy);
  const { verdict, warranty, reasons, remedies, freight, missing, error } = decision;
  const rights = error ? [] : rightsOf(policy, locale, missing);
  const { startsOn, endsOn, endsBetween, testedOn } = warranty;
  const certain = endsBetween && testedOn <= endsBetween[0] ? endsBetween[0] : null;
  const result = {
    regime: policy.id,
    version: policy.version,
    digest: policy.digest,
    verdict,
    startsOn,
    endsOn: endsOn ?? certain,
    ...(endsBetween ? { endsBetween } : {}),
    testedOn,
    reasons,
    rights,
    remedies,
    freight,
    missing,
    ...(error ? { error } : {}),
  };
  return { ...result, clauses: [...citedIn(result)].sort() };
}

/** The policy has read the facts already, so they are of their types. */
function fill({ policy, reads }: Regime, { facts, asOf }: Given): void {
  const slots = policy.scratch;
  slots.fill(null);
  slots[slot.asOf] = readEpochDay(asOf);
  for (const { slot: at, group, key, date } of reads) {
    const members = facts[group as keyof Facts] as Readonly<Record<string, Slots[number]>> | null | undefined;
    const value = members?.[key] ?? null;
    slots[at] = date && value !== null ? readEpochDay(value as string) : value;
  }
}

/** Every right that is not known to fail its condition; one whose last day is over no longer holds. */
function rightsOf(policy: CompiledPolicy, locale: Locale, missing: readonly MissingFact[]): StatutoryRight[] {
  const slots = policy.scratch;
  return policy.rights.flatMap((rule) => {
    evaluating.clause = rule.clause;
    const condition = settled(() => rule.holds(slots));
    if (condition === false) return [];
    const until = settled(() => (rule.until ? (rule.until.run(slots) as number | null) : null));
    const on = (rule.on?.run(slots) ?? slots[slot.testedOn]) as number;
    const late = until !== null && on > until;
    const right = { clause: rule.clause, kind: rule.kind, text: clauseText(policy, rule.clause, locale) };
    const day = until === null ? null : writeEpochDay(until);
    const holds = late ? false : condition === null || (rule.until !== null && until === null) ? null : true;
    return [
      holds === null
        ? { ...right, holds, until: day, missing: openFacts(policy, rule, missing) }
        : { ...right, holds, until: day },
    ];
  });
}

/** A right that cannot be worked out is open, not lost. */
function settled<T>(run: () => T | null): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof RangeError) return null;
    throw error;
  }
}

/** What a right waits for; one that hangs on the verdict waits for what that waits for. */
function openFacts(policy: CompiledPolicy, rule: RightRule, missing: readonly MissingFact[]): string[] {
  const reads = [...(rule.when?.reads ?? []), ...(rule.until?.reads ?? [])];
  const open = reads.filter((read) => policy.scratch[read] === null);
  const names = open.flatMap((read) =>
    read === slot.verdict ? missing.map(({ fact }) => fact) : (policy.slots[read]?.name ?? []),
  );
  return [...new Set(names)].sort();
}
