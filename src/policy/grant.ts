import type { Locale } from "../core/locale.ts";
import { type CompiledPolicy, clauseText, slot } from "./compiled.ts";
import type { Reason, TestedPeriod } from "./decision.ts";
import { type EpochDay, tellEpochDay, writeEpochDay } from "./epoch.ts";
import { evaluating } from "./evaluating.ts";
import type { Slots } from "./feel/types.ts";
import { type Entitlement, inPeriod, type Period, testedDay } from "./period.ts";
import { sentences } from "./texts.ts";

/** What a claim rests on and how it stands: in time, condition met, and both together. */
export interface Grant {
  readonly value: boolean | null;
  readonly entitlement: Entitlement | undefined;
  readonly tested: EpochDay;
  readonly period: Period | null;
  readonly time: boolean | null;
  readonly condition: boolean | null;
}

/** One entitlement that holds is enough; otherwise the most hopeful one speaks. Its dates go to their slots. */
export function assess(entitlements: readonly Entitlement[], slots: Slots): Grant {
  let best: Grant | null = null;
  for (const entitlement of entitlements) {
    const grant = assessOne(entitlement, slots);
    if (best === null || hope(grant) > hope(best)) best = grant;
    if (grant.value === true) break;
  }
  best ??= {
    value: false,
    entitlement: undefined,
    tested: slots[slot.asOf] as number,
    period: null,
    time: null,
    condition: null,
  };
  slots[slot.testedOn] = best.tested;
  if (best.period !== null) {
    slots[slot.startsOn] = best.period.startsOn;
    if (best.period.earliest === best.period.latest) slots[slot.endsOn] = best.period.latest;
  }
  return best;
}

/** Why the claim rests on it or does not; a list that nobody shares, for the reasons that follow. */
export function reasonsOf(grant: Grant, policy: CompiledPolicy, slots: Slots, locale: Locale): Reason[] {
  const { entitlement, value } = grant;
  if (!entitlement) {
    const clause = silentClause(policy);
    const text = `${sentences[locale].notThisKind} ${clauseText(policy, clause, locale)}`;
    return [{ clause, effect: "excludes", text }];
  }
  const { clause } = entitlement.rule;
  const own = entitlement.text[locale];
  if (value === false) return failing(grant, { clause, own, locale });
  const when = whenOf(grant, isAwaited(entitlement, policy, slots), locale);
  return [{ clause, effect: value === true ? "grants" : "waits", text: when === null ? own : `${when} ${own}` }];
}

/** The tested period as the decision shows it; `clauses` are those of everything the claim might have rested on. */
export function describeGrant(
  grant: Grant,
  policy: CompiledPolicy,
  slots: Slots,
  clauses: readonly string[],
): TestedPeriod {
  const testedOn = writeEpochDay(grant.tested);
  const { entitlement, period } = grant;
  if (!entitlement) return { startsOn: null, endsOn: null, testedOn, clauses: [silentClause(policy)] };
  const cited = grant.value === true ? entitlement.cites : clauses;
  if (period === null) return { startsOn: null, endsOn: null, testedOn, clauses: cited };
  const startsOn = writeEpochDay(period.startsOn);
  const latest = writeEpochDay(period.latest);
  if (period.earliest === period.latest) {
    if (grant.time !== true || !isAwaited(entitlement, policy, slots))
      return { startsOn, endsOn: latest, testedOn, clauses: cited };
    return { startsOn, endsOn: latest, testedOn, clauses: cited, arriveBy: latest };
  }
  if (entitlement.unlimited(slots)) return { startsOn, endsOn: null, testedOn, clauses: cited };
  return { startsOn, endsOn: null, testedOn, clauses: cited, endsBetween: [writeEpochDay(period.earliest), latest] };
}

/** Of entitlements that all fail, one that is only too late says more than one whose condition is not met. */
function hope({ value, condition }: Grant): number {
  return value === true ? 3 : value === null ? 2 : condition === false ? 0 : 1;
}

/** Says of what waited for its time that it is over: no answer that is still open can put it in time. */
export function tellExpired({ entitlement }: Grant, reasons: Reason[], locale: Locale): void {
  const at = reasons.findIndex(({ clause, effect }) => effect === "waits" && clause === entitlement?.rule.clause);
  if (!entitlement || at < 0) return;
  const text = `${sentences[locale].tooLateAnyway} ${entitlement.text[locale]}`;
  reasons[at] = { clause: entitlement.rule.clause, effect: "expires", text };
}

function assessOne(entitlement: Entitlement, slots: Slots): Grant {
  evaluating.clause = entitlement.rule.clause;
  const tested = testedDay(entitlement, slots);
  slots[slot.testedOn] = tested;
  const period = entitlement.timed ? entitlement.period(slots) : null;
  const time = entitlement.timed ? inPeriod(period, tested) : true;
  const condition = entitlement.rule.holds(slots);
  const value = time === false || condition === false ? false : time === null || condition === null ? null : true;
  return { value, entitlement, tested, period, time, condition };
}

/** The arrival is tested, and nothing has arrived yet. */
function isAwaited({ tested }: Entitlement, policy: CompiledPolicy, slots: Slots): boolean {
  return tested.first === policy.arrivedOn && slots[policy.arrivedOn] === null;
}

interface Wording {
  readonly clause: string;
  readonly own: string;
  readonly locale: Locale;
}

function failing({ time, condition, period, tested }: Grant, { clause, own, locale }: Wording): Reason[] {
  const say = sentences[locale];
  if (time !== false) return [{ clause, effect: "excludes", text: `${say.conditionFails} ${own}` }];
  const text = `${say.tooLate(tellEpochDay(period!.latest, locale), tellEpochDay(tested, locale))} ${own}`;
  const late: Reason = { clause, effect: "expires", text };
  if (condition !== false) return [late];
  return [late, { clause, effect: "excludes", text: `${say.conditionFails} ${own}` }];
}

function whenOf({ time, period, tested }: Grant, awaited: boolean, locale: Locale): string | null {
  const say = sentences[locale];
  if (time === null) return say.open;
  if (period === null) return null;
  const last = tellEpochDay(period.earliest, locale);
  return awaited ? say.arriveBy(last) : say.inTime(last, tellEpochDay(tested, locale));
}

/** What a policy cites where it has nothing for a kind of claim: that it gives nothing back, or what it does cover. */
function silentClause(policy: CompiledPolicy): string {
  const first = [...policy.windows.values()][0]?.[0]?.clause;
  return policy.denies[0]?.clause ?? policy.term?.clause ?? first ?? policy.id;
}
