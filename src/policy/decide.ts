import { type Calendar, type Day, plainCalendar } from "../core/day.ts";
import type { Locale } from "../core/locale.ts";
import { promise, runDeadlines } from "./clocks.ts";
import { type CompiledPolicy, clauseText, slot } from "./compiled.ts";
import type { Decision, Notice, Reason } from "./decision.ts";
import { recallEpochDay } from "./epoch.ts";
import { evaluating } from "./evaluating.ts";
import type { Facts } from "./facts.ts";
import { EvaluationError } from "./feel/types.ts";
import { followUp, noEvidence, ownRoute } from "./follow-up.ts";
import { type HeldScene, heldRules } from "./held-rules.ts";
import { FactsError, type ParcelSight, readFacts } from "./read-facts.ts";
import { receive } from "./receive.ts";
import type { Shape } from "./shape.ts";
import { besideStatute } from "./statute.ts";
import { sentences } from "./texts.ts";
import { type Judging, judge } from "./verdict.ts";

/** How a decision is made beside its facts: the reader's language (English), the seller's working days (Monday to Friday). */
export interface DecideOptions {
  readonly locale?: Locale;
  readonly calendar?: Calendar;
  /** Regimes that the seller does not apply, each with the reason on record. */
  readonly withoutRegimes?: Readonly<Record<string, string>>;
}

/**
 * What the policy says about the facts on the day `asOf`. The same input gives the same bytes. Throws a FactsError where facts cannot be
 * read; a rule that cannot be evaluated gives `undetermined` with `error`.
 */
export function decide(policy: CompiledPolicy, facts: Facts, asOf: Day, options: DecideOptions = {}): Decision {
  const given = readCase(policy, facts, asOf, options);
  const decision = conclude(given);
  if (policy.regimes.length === 0 || !facts.customer) return decision;
  return besideStatute(decision, facts, {
    regimes: policy.regimes,
    without: options.withoutRegimes ?? {},
    locale: given.locale,
    decideBy: (statute) => conclude(caseOf(statute, given)),
  });
}

/** The same without the law beside it, which changes nothing of the policy's own verdict. */
export function decideAlone(policy: CompiledPolicy, facts: Facts, asOf: Day): Decision {
  return conclude(readCase(policy, facts, asOf, {}));
}

/** The facts in the policy's slots. */
function readCase(policy: CompiledPolicy, facts: Facts, asOf: Day, options: DecideOptions): Case {
  const slots = policy.scratch;
  for (let at = 0; at < slots.length; at++) slots[at] = null;
  const locale = options.locale ?? "en";
  const today = typeof asOf === "string" ? recallEpochDay(asOf) : Number.NaN;
  if (Number.isNaN(today))
    throw new FactsError([
      { path: "asOf", expected: "a day that exists, written YYYY-MM-DD", got: JSON.stringify(asOf) ?? "nothing" },
    ]);
  const parcel = readFacts(policy.readers, facts, slots);
  slots[slot.asOf] = today;
  return caseOf(policy, { locale, asOf, parcel, calendar: options.calendar ?? plainCalendar });
}

/** What the policy says about the line that the shape has read last. */
export function decideShape({ policy, asOf, parcel }: Shape, options: DecideOptions = {}): Decision {
  const { locale = "en", calendar = plainCalendar } = options;
  return conclude(caseOf(policy, { locale, asOf, parcel, calendar }));
}

/** Decides on the facts in the slots, the inspection taken at its word. */
function conclude(given: Case): Decision {
  const { policy, slots, locale, asOf } = given;
  if (slots[policy.inspectionComplete] === true) for (const each of policy.cleared) slots[each] ??= false;
  try {
    return assemble(given);
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof RangeError)
      return undecided(policy, asOf, { locale, message: error.message });
    throw error;
  }
}

interface Given {
  readonly locale: Locale;
  readonly asOf: Day;
  readonly parcel: ParcelSight;
  readonly calendar: Calendar;
}

/** A case while it is decided, with what has been found so far: one object for all of it, since making objects is what takes time. */
interface Case extends Judging, Given {
  readonly policy: CompiledPolicy;
}

/** The case whose facts are in the policy's slots. */
function caseOf(policy: CompiledPolicy, { locale, asOf, parcel, calendar }: Given): Case {
  const { scratch: slots } = policy;
  return { policy, slots, locale, asOf, parcel, calendar, reasons: nothingYet, warranty: null, missing: none };
}

function assemble(scene: Case): Decision {
  const { policy, slots, asOf, parcel, calendar } = scene;
  const verdict = judge(policy, scene, parcel === "arrived");
  const { reasons } = scene;
  slots[slot.verdict] = verdict === "provisional" ? "covered" : verdict === "undetermined" ? null : verdict;
  const { route, evidence, remedies, denied, freight, reasons: following } = followUp(policy, scene, verdict);
  for (let at = 0; at < following.length; at++) reasons.push(following[at]!);
  return {
    policy: policy.id,
    version: policy.version,
    digest: policy.digest,
    asOf,
    route,
    verdict,
    warranty: scene.warranty!,
    reasons,
    missing: scene.missing,
    remedies,
    denied,
    freight,
    evidence,
    parcel: parcel === "nothing" ? null : receive(policy, scene),
    deadlines: runDeadlines(policy, scene, calendar),
    serviceLevels: promise(policy, scene, calendar),
    notices: policy.fixedNotices ? policy.fixedNotices[scene.locale] : noticesOf(policy, scene),
    statute: none,
    bestFor: nothingCompared,
  };
}

const none: readonly never[] = Object.freeze([]);
const nothingYet: Reason[] = [];
const nothingCompared = Object.freeze({});

function noticesOf(policy: CompiledPolicy, scene: HeldScene): Notice[] {
  return heldRules(policy, policy.notices, scene).map(({ clause }) => ({
    clause,
    text: clauseText(policy, clause, scene.locale),
  }));
}

/** An error is never a no: the decision names it and goes to a person. */
function undecided(
  policy: CompiledPolicy,
  asOf: Day,
  { locale, message }: { locale: Locale; message: string },
): Decision {
  const clause = evaluating.clause;
  return {
    policy: policy.id,
    version: policy.version,
    digest: policy.digest,
    asOf,
    route: ownRoute,
    verdict: "undetermined",
    warranty: { startsOn: null, endsOn: null, testedOn: asOf, clauses: [] },
    reasons: [
      { clause, effect: "waits", text: `${sentences[locale].broken(message)} ${clauseText(policy, clause, locale)}` },
    ],
    missing: [],
    remedies: [],
    denied: [],
    freight: { inbound: null, outbound: null, clauses: [] },
    evidence: noEvidence,
    parcel: null,
    deadlines: [],
    serviceLevels: [],
    notices: [],
    statute: [],
    bestFor: {},
    error: { clause, message },
  };
}
