import type { StaffRole } from "../../../core/actor.ts";
import type { Day } from "../../../core/day.ts";
import { dateFormat } from "../../../core/formats.ts";
import { type Locale, localeTags } from "../../../core/locale.ts";
import type { Money } from "../../../core/money.ts";
import { fill } from "../../../core/refusal.ts";
import type { RemedyKind } from "../../../policy/index.ts";
import type { Work } from "../../claims/lifecycle.ts";
import type { ClockName } from "../../clocks/index.ts";
import type { DeductionKind, Method } from "../../ledger/index.ts";
import type { Mode } from "../../orders/lifecycle.ts";
import type { RejectionCause } from "../../payments/lifecycle.ts";
import type { TurnAwayReason } from "../turn-away-words.ts";

/** A mail in plain words, before it becomes text and HTML. Figures are label and value. */
export interface Letter {
  readonly subject: string;
  /** What happened, then what to do now; one sentence or two each. */
  readonly paragraphs: readonly string[];
  readonly figures?: readonly (readonly [label: string, value: string])[];
  /** Somebody's own words, set apart. */
  readonly quoted?: string;
  /** What the button under it says; without one there is no button. */
  readonly button?: string;
}

/** What every mail about a claim or an order knows. */
export interface AboutClaim {
  readonly seller: string;
  readonly number: string;
}

/** What every mail about a centre's application knows. */
export interface AboutApplication {
  readonly seller: string;
  readonly number: string;
  /** The centre's name. */
  readonly centre: string;
}

/** A unit as a customer recognises it: `M50S, HTM…181`. */
export type UnitName = string;

/** Where units are sent; which ones is told where not all go there. */
export interface SendTo {
  readonly units: readonly string[];
  readonly address: readonly string[];
}

/** The facts of each letter, read from the database when the mail goes out. */
export interface LetterFacts {
  claim_submitted: AboutClaim & { readonly units: readonly UnitName[]; readonly comesIn: boolean };
  information_needed: AboutClaim & { readonly text: string };
  claim_authorized: AboutClaim & {
    readonly rma: string;
    readonly places: readonly SendTo[];
    readonly sendBy: Day | null;
    readonly closesOn: Day | null;
    readonly note: string;
  };
  unit_elsewhere: AboutClaim & { readonly unit: UnitName; readonly rma: string; readonly address: readonly string[] };
  claim_resolved_remotely: AboutClaim & { readonly reason: string };
  claim_rejected: AboutClaim & { readonly reason: string };
  claim_cancelled: AboutClaim & { readonly reason: string };
  send_in_reminder: AboutClaim & { readonly rma: string; readonly sendBy: Day | null; readonly closesOn: Day | null };
  claim_expired: AboutClaim;
  quote_reminder: AboutClaim & {
    readonly unit: UnitName;
    readonly quote: string;
    readonly total: Money;
    readonly expiresOn: Day;
  };
  quote_expired: AboutClaim & { readonly unit: UnitName; readonly quote: string };
  payment_reminder: AboutClaim & { readonly unit: UnitName; readonly dueOn: Day };
  returned_unpaid: AboutClaim & { readonly unit: UnitName };
  /** `refused`: the customer refused the return; else the quote is unpaid. */
  forfeiture_warning: AboutClaim & { readonly unit: UnitName; readonly dueOn: Day; readonly refused: boolean };
  forfeiture_due: AboutClaim & { readonly unit: UnitName; readonly dueOn: Day };
  unit_forfeited: AboutClaim & { readonly unit: UnitName; readonly reason: string };
  deadline_extended: AboutClaim & { readonly name: ClockName; readonly dueOn: Day; readonly reason: string };
  parcel_received: AboutClaim & { readonly unit: UnitName; readonly on: Day };
  parcel_refused: AboutClaim & { readonly unit: UnitName; readonly reasons: readonly string[] };
  parcel_turned_away: AboutClaim & { readonly code: string; readonly reason: TurnAwayReason };
  inspection_done: AboutClaim & { readonly unit: UnitName; readonly outcome: InspectionOutcome };
  quote_sent: AboutClaim & {
    readonly unit: UnitName;
    readonly quote: string;
    readonly total: Money;
    readonly expiresOn: Day;
    /** The seller's account for this currency, label and value; empty where it has none. */
    readonly account: readonly (readonly [AccountPart, string])[];
  };
  payment_confirmed: AboutClaim & { readonly quote: string; readonly amount: Money };
  payment_rejected: AboutClaim & {
    readonly quote: string;
    readonly amount: Money;
    readonly reason: string;
    readonly cause: RejectionCause;
  };
  refund_approved: RefundFacts;
  refund_sent: RefundFacts & { readonly reference: string };
  refund_failed: Omit<RefundFacts, "from" | "by">;
  decision_overridden: AboutClaim & { readonly unit: UnitName; readonly given: Given; readonly reason: string };
  appeal_filed: AboutClaim & { readonly unit: UnitName; readonly words: string };
  appeal_answered: AboutClaim & { readonly unit: UnitName; readonly given: Given | null; readonly answer: string };
  repair_ready: AboutClaim & { readonly unit: UnitName; readonly free: boolean };
  return_shipped: AboutClaim & {
    readonly units: readonly UnitName[];
    readonly carrier: string;
    readonly tracking: string;
    readonly on: Day;
    /** Nothing of it comes back: it is what the customer gets in the place of the units, or for them. */
    readonly instead: boolean;
  };
  remedy_decided: AboutClaim & {
    readonly units: readonly UnitName[];
    readonly remedy: RemedyWord;
    readonly reason: string;
  };
  parcel_lost: AboutClaim & {
    readonly units: readonly UnitName[];
    readonly carrier: string;
    readonly tracking: string;
    /** It was on its way back to the customer. */
    readonly outbound: boolean;
  };
  return_refused: AboutClaim & { readonly unit: UnitName; readonly dueOn: Day | null };
  claim_closed: AboutClaim;
  message_received: AboutClaim & { readonly text: string };
  tracking_link: AboutClaim;
  order_submitted: AboutClaim & { readonly goods: readonly string[] };
  order_priced: OwedFacts & { readonly mode: Mode; readonly note: string };
  order_repriced: OwedFacts & { readonly was: Money; readonly proforma: string; readonly replaces: string };
  order_proof_rejected: AboutClaim & { readonly reason: string; readonly cause: RejectionCause };
  order_paid: AboutClaim & { readonly promisedOn: Day | null };
  order_withdrawn: AboutClaim & {
    readonly withdrawal: string;
    readonly name: string;
    readonly goods: readonly string[];
    /** Date and time with their zone, as they are read. */
    readonly at: string;
    readonly refundBy: Day | null;
    readonly sendBackBy: Day | null;
    readonly customerPaysReturn: boolean;
  };
  order_withdrawal_reminder: AboutClaim & {
    readonly withdrawal: string;
    readonly goods: readonly string[];
    readonly sendBackBy: Day | null;
  };
  order_shipped: AboutClaim & {
    readonly carrier: string;
    readonly tracking: string;
    readonly shippedOn: Day;
    readonly rest: boolean;
  };
  order_delivered: AboutClaim & { readonly dueOn: Day };
  order_confirm_reminder: AboutClaim & { readonly dueOn: Day };
  order_completed: AboutClaim & { readonly byClock: boolean };
  order_cancelled: AboutClaim & { readonly reason: string; readonly paid: boolean };
  order_refund_approved: OrderRefundFacts & { readonly from: Day; readonly by: Day };
  order_refund_sent: OrderRefundFacts & { readonly from: Day; readonly by: Day };
  order_refund_failed: OrderRefundFacts;
  application_submitted: AboutApplication & { readonly answerBy: Day | null };
  application_listed: AboutApplication & { readonly note: string };
  application_declined: AboutApplication & { readonly reason: string };
  staff_invitation: {
    readonly seller: string;
    readonly role: StaffRole;
    readonly by: string;
    readonly expiresOn: Day;
  };
  magic_link: SignInFacts;
  verify_email: SignInFacts;
  reset_password: SignInFacts;
  address_taken: SignInFacts;
}

/** The lines of a bank account. */
export type AccountPart = "holder" | "bank" | "number" | "code" | "note";

/** What an order comes to, and where it is paid. */
export interface OwedFacts extends AboutClaim {
  readonly goods: Money;
  readonly freight: Money;
  readonly tax: { readonly name: string; readonly amount: Money } | null;
  readonly total: Money;
  readonly account: readonly (readonly [AccountPart, string])[];
}

interface OrderRefundFacts extends AboutClaim {
  readonly refund: string;
  readonly amount: Money;
  readonly method: Method;
  readonly reference: string;
}

interface RefundFacts extends AboutClaim {
  readonly unit: UnitName;
  readonly refund: string;
  readonly gross: Money;
  readonly kept: readonly { readonly kind: DeductionKind; readonly percent: number | null; readonly amount: Money }[];
  readonly amount: Money;
  readonly method: Method;
  readonly from: Day;
  readonly by: Day;
}

/** What a person gives instead of the policy's answer; nothing where `remedy` is none. */
export interface Given {
  readonly remedy: RemedyKind;
  readonly free: boolean;
  readonly amount: Money | null;
}

interface SignInFacts {
  /** Name of the place one signs in to. */
  readonly site: string;
}

/** How an inspection left a unit, in the words a letter needs. */
export type InspectionOutcome =
  | "free_repair"
  | "quote_follows"
  | "no_fault_found"
  | "scrap"
  | "returned_unrepaired"
  | "undecided";

/** How lines of a claim were decided to end. */
export type RemedyWord = "replace" | "reissue" | "spare_part" | "refund" | "return_unrepaired" | "none";

/** The outcome that a line's work status after its inspection stands for. */
export function outcomeOf(work: Work): InspectionOutcome {
  if (work === "no_fault_found" || work === "scrap" || work === "returned_unrepaired") return work;
  if (work === "approved" || work === "repairing" || work === "testing" || work === "ready") return "free_repair";
  return work === "quoted" || work === "inspecting" ? "quote_follows" : "undecided";
}

export type LetterName = keyof LetterFacts;

/** One language's letters; a letter that is missing does not compile. */
export type Letters = {
  readonly [Name in LetterName]: (facts: LetterFacts[Name]) => Letter;
};

/** Words around every letter, in one language. */
export interface Frame {
  readonly greeting: (name: string) => string;
  readonly clauses: string;
  readonly linkInWords: string;
  readonly closing: (seller: string) => string;
  readonly whyClaim: (seller: string, number: string) => string;
  readonly whyOrder: (seller: string, number: string) => string;
  readonly whyApplication: (seller: string, number: string) => string;
  readonly whyPerson: (site: string) => string;
}

/** `Mon, 23 Feb 2026`, in the reader's language. */
export function sayDay(of: Day, locale: Locale): string {
  return dateFormat(localeTags[locale], {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${of}T00:00:00Z`));
}

/** The figures of a letter that say where units are sent; `parted` names them as `{units}`, where not all go to one place. */
export function sendTo(places: readonly SendTo[], label: string, parted: string): [string, string][] {
  return places.map(({ units, address }) => [
    units.length > 0 ? fill(parted, { units: units.join(", ") }) : label,
    address.join("\n"),
  ]);
}
