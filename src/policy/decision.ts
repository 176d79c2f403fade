import type { Day } from "../core/day.ts";
import type { Money } from "../core/money.ts";
import type { Stage } from "./facts.ts";

export type Verdict = "covered" | "not_covered" | "provisional" | "undetermined";
export type Effect = "grants" | "voids" | "expires" | "excludes" | "overrides" | "waits";
export type RemedyKind = "repair" | "replace" | "reissue" | "refund" | "spare_part" | "return_unrepaired" | "none";
export type Charge = "free" | "quoted" | "none";
export type Opens = "now" | "after_evidence" | "after_arrival" | "after_inspection";
export type Payer = "customer" | "seller";
export type HandledBy = "seller" | "manufacturer" | "other_seller" | "business_desk";
export type OnMiss = "remind" | "close" | "return" | "forfeit";

/** What a policy says about a case, with the clause behind every point; plain data, the same bytes for the same input. */
export interface Decision {
  readonly policy: string;
  readonly version: string;
  readonly digest: string;
  readonly asOf: Day;
  readonly route: Route;
  readonly verdict: Verdict;
  readonly warranty: TestedPeriod;
  readonly reasons: readonly Reason[];
  readonly missing: readonly MissingFact[];
  readonly remedies: readonly Remedy[];
  readonly denied: readonly Denied[];
  readonly freight: Freight;
  readonly evidence: Evidence;
  readonly parcel: ParcelAnswer | null;
  readonly deadlines: readonly Deadline[];
  readonly serviceLevels: readonly ServiceLevel[];
  readonly notices: readonly Notice[];
  readonly statute: readonly StatutoryResult[];
  /** Which of the two serves the customer better, point by point; empty where no law stands beside the policy. */
  readonly bestFor: BestFor;
  /** Regimes that would apply but that the seller has switched off; present only where there is one. */
  readonly statuteOff?: readonly SwitchedOff[];
  /** What is still to be known of the customer before it can be said whether a law stands beside the policy; present only then. */
  readonly statuteMissing?: readonly MissingFact[];
  /** Present only where a rule could not be evaluated: the verdict is then `undetermined` and a person decides. */
  readonly error?: DecisionError;
}

/** Who handles the claim; `seller` where no clause sends it elsewhere. */
export interface Route {
  readonly handledBy: HandledBy;
  readonly clauses: readonly string[];
}

/** The period that the claim was tested against: the warranty for a fault, the window for other kinds of claim. */
export interface TestedPeriod {
  readonly startsOn: Day | null;
  /** The last day that belongs to the period; null where it is not known. */
  readonly endsOn: Day | null;
  readonly testedOn: Day;
  readonly clauses: readonly string[];
  /** The earliest and latest possible last day, where a table gives only a range. */
  readonly endsBetween?: readonly [Day, Day];
  /** The last arrival day that is still in time, where arrival is tested and nothing has arrived yet. */
  readonly arriveBy?: Day;
}

/** One rule that bears on the decision: what it does, in the reader's language, and the known facts that made it so. */
export interface Reason {
  readonly clause: string;
  readonly effect: Effect;
  readonly text: string;
  readonly facts?: readonly string[];
  /** For `overrides`: the more specific clause that put `clause` aside. */
  readonly by?: string;
}

/** An unknown fact that could still change the verdict, and the stage in which it becomes known. */
export interface MissingFact {
  readonly fact: string;
  readonly stage: Stage;
}

/** What the customer is offered. `amount` and `deductions` belong to a refund; `amount` is null while the price is unknown. */
export interface Remedy {
  readonly kind: RemedyKind;
  readonly charge: Charge;
  readonly opens: Opens;
  readonly clauses: readonly string[];
  readonly amount?: Money | null;
  readonly deductions?: readonly Deduction[];
  /** What else will be taken off once its amount is known; present only where there is such. */
  readonly mayDeduct?: readonly OpenDeduction[];
}

/** A deduction whose amount is not known yet. */
export interface OpenDeduction {
  readonly kind: string;
  readonly clauses: readonly string[];
}

/** One thing taken off a refund; `percent` where it is a share of the price. */
export interface Deduction {
  readonly kind: string;
  readonly percent?: number;
  readonly amount: Money;
  readonly clauses: readonly string[];
}

/** Kinds of remedy that the policy never gives, with the clauses that say so. */
export interface Denied {
  readonly kinds: readonly RemedyKind[];
  readonly clauses: readonly string[];
}

/** Who pays each way; null where no clause says, or it cannot be known yet. */
export interface Freight {
  readonly inbound: Payer | null;
  readonly outbound: Payer | null;
  readonly clauses: readonly string[];
}

/** Names under `evidence.`: what the claim needs, and what is not on file yet. */
export interface Evidence {
  readonly required: readonly string[];
  readonly missing: readonly string[];
  readonly clauses: readonly string[];
}

/** Whether the parcel is taken in; `unchecked` are facts that could still refuse it. Null before any parcel fact is known. */
export interface ParcelAnswer {
  readonly accept: boolean;
  readonly reasons: readonly { readonly clause: string; readonly text: string }[];
  readonly unchecked: readonly string[];
}

/** A clock with a consequence; `warnOn` are the days of its warnings. */
export interface Deadline {
  readonly name: string;
  readonly dueOn: Day;
  readonly onMiss: OnMiss;
  readonly clauses: readonly string[];
  readonly warnOn?: readonly Day[];
}

/** A promise of the seller; `earliestOn` where the promise is a span. */
export interface ServiceLevel {
  readonly name: string;
  readonly dueOn: Day;
  readonly clauses: readonly string[];
  readonly earliestOn?: Day;
}

/** A text that must be shown. */
export interface Notice {
  readonly clause: string;
  readonly text: string;
}

/** What the law of one regime gives beside the commercial result; never mixed into it. */
export interface StatutoryResult {
  readonly regime: string;
  readonly version: string;
  readonly digest: string;
  readonly verdict: Verdict;
  readonly startsOn: Day | null;
  /** The last day, as far as it is known; with `endsBetween` it can still become later. */
  readonly endsOn: Day | null;
  readonly endsBetween?: readonly [Day, Day];
  readonly testedOn: Day;
  readonly reasons: readonly Reason[];
  readonly rights: readonly StatutoryRight[];
  readonly remedies: readonly Remedy[];
  readonly freight: Freight;
  /** Unknown facts that could still change this verdict; they say nothing of the commercial one. */
  readonly missing: readonly MissingFact[];
  readonly clauses: readonly string[];
  readonly error?: DecisionError;
}

/** What a right is about. */
export const rightKinds = [
  "liability",
  "extension",
  "proof",
  "notice",
  "remedy",
  "freight",
  "deductions",
  "refund",
  "rejection",
  "withdrawal",
  "send_back",
  "online_withdrawal",
  "guarantee_text",
] as const;
export type RightKind = (typeof rightKinds)[number];

/** One right: `holds` is null while facts are missing for it; `until` is its last day, null where none is set or known. */
export interface StatutoryRight {
  readonly clause: string;
  readonly kind: RightKind;
  readonly text: string;
  readonly holds: boolean | null;
  readonly until: Day | null;
  readonly missing?: readonly string[];
}

/** The points on which a policy and the law are compared. */
export const comparedPoints = [
  "coverage",
  "until",
  "start",
  "freight",
  "refund",
  "deductions",
  "returnWindow",
  "notice",
  "handledBy",
] as const;
export type ComparedPoint = (typeof comparedPoints)[number];
export type Better = "commercial" | "statute";
export type BestFor = Readonly<Partial<Record<ComparedPoint, Better>>>;

/** A regime that the seller does not apply, and why. */
export interface SwitchedOff {
  readonly regime: string;
  readonly version: string;
  readonly digest: string;
  readonly reason: string;
}

/** A rule that could not be evaluated. */
export interface DecisionError {
  readonly clause: string;
  readonly message: string;
}
