import type { Locale } from "../core/locale.ts";
import { type CompiledPolicy, clauseText, slot } from "./compiled.ts";
import type { Reason, TestedPeriod } from "./decision.ts";
import { type EpochDay, tellEpochDay, writeEpochDay } from "./epoch.ts";
import { evaluating } from "./evaluating.ts";
import type { Compiled, Slots } from "./feel/types.ts";
import { type Entitlement, inPeriod, type Period, testedDay } from "./period.ts";
import { sentences, type TwoDays } from "./texts.ts";

/** What a claim rests on and how it stands: in time, condition met, and both together. */
export interface Grant {
  value: boolean | null;
  entitlement: Entitlement | undefined;
  tested: EpochDay;
  period: Period | null;
  time: boolean | null;
  condition: boolean | null;
}

/** One entitlement that holds is enough; otherwise the most hopeful one speaks. Its dates go to their slots. */
export function assess(entitlements: readonly Entitlement[], slots: Slots): Grant {
  let best: Grant | null = null;
  for (let at = 0; at < entitlements.length; at++) {
    const grant = assessOne(entitlements[at]!, slots);
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
  if (value === false) return failing(grant, entitlement, () => unmet(entitlement, policy, slots, locale), locale);
  const text = tellTime(grant, entitlement, isAwaited(entitlement, policy, slots), locale);
  return [{ clause, effect: value === true ? "grants" : "waits", text }];
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
  // A table that says nothing at all of the length has no day to show.
  if (entitlement.table !== null && entitlement.table.range(slots)[0] < 0)
    return { startsOn, endsOn: null, testedOn, clauses: cited };
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
  const text = `${sentences[locale].tooLateAnyway} ${entitlement.told[locale].own}`;
  reasons[at] = { clause: entitlement.rule.clause, effect: "expires", text };
}

function assessOne(entitlement: Entitlement, slots: Slots): Grant {
  evaluating.clause = entitlement.rule.clause;
  const tested = testedDay(entitlement, slots);
  slots[slot.testedOn] = tested;
  const period = entitlement.timed ? entitlement.period(slots) : null;
  const time = entitlement.timed ? inPeriod(period, tested) : true;
  const condition = entitlement.rule.holds(slots);
  const { grant } = entitlement;
  grant.value = time === false || condition === false ? false : time === null || condition === null ? null : true;
  grant.tested = tested;
  grant.period = period;
  grant.time = time;
  grant.condition = condition;
  return grant;
}

/** The arrival is tested, and nothing has arrived yet. */
function isAwaited({ tested }: Entitlement, policy: CompiledPolicy, slots: Slots): boolean {
  return tested.first === policy.arrivedOn && slots[policy.arrivedOn] === null;
}

function failing(
  { time, condition, period, tested }: Grant,
  entitlement: Entitlement,
  ...[sayUnmet, locale]: [sayUnmet: () => Reason, locale: Locale]
): Reason[] {
  if (time !== false) return [sayUnmet()];
  const { clause } = entitlement.rule;
  const { tooLate } = entitlement.told[locale];
  const late: Reason = { clause, effect: "expires", text: tellDays(tooLate, period!.latest, tested, locale) };
  return condition === false ? [late, sayUnmet()] : [late];
}

/** The reason for a condition that is not met names the days it hangs on: when it was shipped, where only what was not is covered. */
function unmet(
  entitlement: Entitlement,
  policy: CompiledPolicy,
  ...[slots, locale]: [slots: Slots, locale: Locale]
): Reason {
  const { rule, tested, told } = entitlement;
  const isDay = (read: number) => slots[read] !== null && policy.slots[read]?.entry.type === "date";
  const days = [...new Set(failedParts(rule, slots).flatMap(({ reads }) => reads))].filter(
    (read) => isDay(read) && read !== tested.first && read !== tested.second,
  );
  const words = days.map((read) => {
    const day = tellEpochDay(slots[read] as EpochDay, locale);
    return `${policy.slots[read]!.entry.label[locale]}${locale === "zh" ? "：" : ": "}${day}`;
  });
  const text = `${sentences[locale].conditionFails(words.join(locale === "zh" ? "、" : ", "))} ${told[locale].own}`;
  const reason: Reason = { clause: rule.clause, effect: "excludes", text };
  return days.length > 0 ? { ...reason, facts: days.map((read) => policy.slots[read]!.name) } : reason;
}

/** What stops a rule, else what of its condition fails. */
function failedParts({ when, unless }: Entitlement["rule"], slots: Slots): readonly Compiled[] {
  const stops = partsOf(unless, "or").filter((part) => part.run(slots) === true);
  return stops.length > 0 ? stops : partsOf(when, "and").filter((part) => part.run(slots) === false);
}

function partsOf(condition: Compiled | null, op: "and" | "or"): readonly Compiled[] {
  if (condition === null) return [];
  return condition.logic?.op === op ? condition.logic.parts : [condition];
}

function tellTime(grant: Grant, entitlement: Entitlement, awaited: boolean, locale: Locale): string {
  const { time, period, tested } = grant;
  const { own, inTime } = entitlement.told[locale];
  if (time === null) return `${sentences[locale].open} ${own}`;
  if (period === null) return own;
  if (awaited) return `${sentences[locale].arriveBy(tellEpochDay(period.earliest, locale))} ${own}`;
  return tellDays(inTime, period.earliest, tested, locale);
}

/** Put together with plus signs: they take what they are given for text, where a template would ask each part first. */
function tellDays(around: TwoDays, last: EpochDay, tested: EpochDay, locale: Locale): string {
  return around[0] + tellEpochDay(last, locale) + around[1] + tellEpochDay(tested, locale) + around[2];
}

/** What a policy cites where it has nothing for a kind of claim: that it gives nothing back, or what it does cover. */
function silentClause(policy: CompiledPolicy): string {
  const first = [...policy.windows.values()][0]?.[0]?.clause;
  return policy.denies[0]?.clause ?? policy.term?.clause ?? first ?? policy.id;
}
