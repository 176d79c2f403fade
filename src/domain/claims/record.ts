import type { Day } from "../../core/day.ts";
import type { Locale, SellerWords, Text } from "../../core/locale.ts";
import type { Money } from "../../core/money.ts";
import type { ClaimKind, Decision, Facts, RemedyKind, Verdict } from "../../policy/index.ts";
import type { ClockName, Miss, Wait } from "../clocks/index.ts";
import type { StoredEvent } from "../events/index.ts";
import type { DeductionKind, Method, RefundSource } from "../ledger/index.ts";
import type { OnlineStatus, PaymentStatus, RejectionCause } from "../payments/index.ts";
import type { QuoteStatus } from "../quotes/index.ts";
import type { RefundStatus } from "../refunds/index.ts";
import type { ClaimStatus, Custody, Work } from "./lifecycle.ts";
import type { AppealRecord, OverrideRecord } from "./read-appeals.ts";
import type { EarlierRepair } from "./read-earlier-repairs.ts";

/** Where a parcel goes or comes from; `kind` tells a courier's pick-up point from somebody's door. */
export interface Address {
  readonly name: string;
  readonly lines: readonly string[];
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  readonly country: string;
  readonly phone: string;
  readonly kind: "address" | "pickup_point";
}

/** One claim with all its rows, read in one go: what verbs judge, pages show and mails tell. */
export interface ClaimRecord {
  readonly id: string;
  readonly number: string;
  readonly status: ClaimStatus;
  readonly kind: ClaimKind;
  readonly policy: string;
  readonly locale: Locale;
  readonly summary: string;
  /** Evidence that was given in words, by its name under `evidence.`. */
  readonly evidence: Readonly<Record<string, string>>;
  readonly reportedOn: Day | null;
  readonly returnAddress: Address | null;
  /** By which carrier it goes back; null: the seller chooses. */
  readonly returnCarrier: ReturnCarrier | null;
  readonly terms: AcceptedTerms | null;
  readonly triage: { readonly at: Date; readonly notes: string } | null;
  readonly rmaNumber: string | null;
  readonly authorizedOn: Day | null;
  readonly outcome: Outcome | null;
  readonly refiledFrom: { readonly id: string; readonly number: string } | null;
  /** The claim that was filed anew from this one, where there is one that still counts. */
  readonly refiledAs: { readonly id: string; readonly number: string } | null;
  /** The customer's order that it is about; null where it is about none, or about several. */
  readonly order: { readonly id: string; readonly number: string } | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly eventCount: number;
  readonly eventHead: string;
  readonly version: number;
  readonly customer: CustomerRecord;
  /** The centres that its units are for, whoever reads, in the order of the lines. */
  readonly centreIds: readonly string[];
  /** In the order they were filed; a service centre's people are given those for their centre only, here and in what is about a line. */
  readonly lines: readonly LineRecord[];
  /** Oldest first, as all lists below. */
  readonly parcels: readonly ParcelRecord[];
  readonly attachments: readonly AttachmentRecord[];
  readonly deadlines: readonly DeadlineRecord[];
  readonly refunds: readonly RefundRecord[];
  /** Notes among staff are left out for everybody else. */
  readonly messages: readonly MessageRecord[];
  /** All of them, whoever reads: the chain is one. */
  readonly events: readonly StoredEvent[];
}

/** The carrier of the way back: the customer's wish, or what customer service arranged with them. */
export interface ReturnCarrier {
  readonly name: string;
  /** Null: a wish, from the carriers that the policy names. `at` is an ISO instant. */
  readonly arranged: { readonly note: string; readonly by: string; readonly at: string } | null;
}

/** What a customer accepted when they submitted: the very version, and the duties they acknowledged. */
export interface AcceptedTerms {
  readonly policy: string;
  readonly version: string;
  readonly digest: string;
  /** ISO instant. */
  readonly acceptedAt: string;
  readonly duties: readonly string[];
}

/** How a claim ended. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly reason: string;
  readonly clauses: readonly string[];
  /** How many lines ended in which way; left out where the claim ended as a whole. */
  readonly endings?: Readonly<Partial<Record<Ending, number>>>;
}
/** How one line ended. */
export const endings = [
  "repaired",
  "replaced",
  "reissued",
  "part_sent",
  "refunded",
  "returned_unrepaired",
  "scrap",
  "no_fault_found",
  "declined",
  "refused",
  "lost",
  "forfeited",
  "not_received",
] as const;
export type Ending = (typeof endings)[number];
export type OutcomeKind = Ending | "mixed" | "resolved_remotely" | "rejected" | "cancelled" | "expired";

export interface CustomerRecord {
  readonly id: string;
  readonly kind: "consumer" | "business";
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly country: string | null;
  readonly locale: Locale;
}

export interface CentreRecord {
  readonly id: string;
  readonly name: string;
  readonly address: Address;
  /** Packing words of this centre. */
  readonly instructions: Partial<Text>;
}

/** One unit of the claim with its whole course. */
export interface LineRecord {
  readonly id: string;
  readonly position: number;
  /** Of goods that bear none: the code they were ordered by. */
  readonly serial: string;
  readonly custody: Custody;
  readonly work: Work;
  /** Where it goes for its repair; null until its return is authorised. */
  readonly centre: CentreRecord | null;
  /** That its centre will not take it; null once it goes elsewhere. */
  readonly declined: DeclinedUnit | null;
  readonly description: string;
  readonly firstNoticedOn: Day | null;
  readonly keepOriginal: boolean;
  readonly returnReplacedParts: boolean;
  /** What the customer would rather have, where the policy gives a choice. */
  readonly preferredRemedy: PreferredRemedy | null;
  /** How it was decided to end; null while repair is the way, or nothing is decided. */
  readonly remedy: GrantedRemedy | null;
  readonly replacement: ReplacementRecord | null;
  /** Of the unit, only this part comes in; null: all of it. */
  readonly part: Part | null;
  readonly accessories: readonly Accessory[];
  /** Boards and supplies that the unit was shipped with, by the seller's records. */
  readonly components: readonly Part[];
  /** Those that were found in it at the centre. */
  readonly seenComponents: readonly Part[];
  /** The repair of an earlier claim that this failure repeats. */
  readonly repeats: RepeatedRepair | null;
  readonly answers: Facts;
  readonly technician: { readonly id: string; readonly name: string } | null;
  readonly version: number;
  readonly unit: UnitRecord | null;
  /** What of the customer's order it is; null where no order is known. */
  readonly goods: GoodsRecord | null;
  /** The newest receipt: a refused parcel may come again. */
  readonly receipt: ReceiptRecord | null;
  readonly inspection: InspectionRecord | null;
  /** Newest revision first. */
  readonly quotes: readonly QuoteRecord[];
  readonly repair: RepairRecord | null;
  /** The decision in force, as it was stored. */
  readonly decision: StoredDecision | null;
  /** Repairs that the same customer had of the same unit before this claim, oldest first. */
  readonly earlierRepairs: readonly EarlierRepair[];
  /** What a person decided instead. */
  readonly override: OverrideRecord | null;
  readonly appeal: AppealRecord | null;
}

/** What a centre said of a unit that it will not take. */
export interface DeclinedUnit {
  readonly reason: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** So many of a line of the customer's order, as it was sold. */
export interface GoodsRecord {
  readonly orderLineId: string;
  readonly productId: string;
  readonly code: string;
  readonly title: SellerWords;
  /** Of a machine; null of a part. */
  readonly manufacturer: string | null;
  readonly category: string;
  /** Of machines, each of which bears a serial number; null of a part. */
  readonly modelId: string | null;
  readonly quantity: number;
  /** Each. */
  readonly price: Money;
  readonly orderNumber: string;
  readonly orderedOn: Day;
  readonly shippedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly confirmedOn: Day | null;
  readonly hsCode: string | null;
  readonly origin: string | null;
  readonly netWeightGrams: number | null;
}

/** A board, a supply or another part with a serial number of its own; the number may be empty. */
export interface Part {
  readonly name: string;
  readonly serial: string;
}

/** Something that comes along with a unit; whether it came and went back is null until the centre says so. */
export interface Accessory {
  readonly name: string;
  readonly quantity: number;
  readonly in: boolean | null;
  readonly out: boolean | null;
}

/** What a customer can wish for. */
export const preferredRemedies = ["repair", "replace", "refund", "reissue"] as const;
export type PreferredRemedy = (typeof preferredRemedies)[number];

/** What a line was given instead of a repair; `basis`: the policy, the law, a person, or a parcel that was lost. */
export interface GrantedRemedy {
  readonly kind: Exclude<RemedyKind, "repair">;
  readonly charge: "free" | "quoted" | "none";
  readonly basis: "policy" | "statute" | "override" | "lost" | "person";
  readonly clauses: readonly string[];
  readonly reason: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** What goes to the customer instead of, or beside, what they had. */
export interface ReplacementRecord {
  readonly kind: "replace" | "reissue" | "spare_part";
  readonly item: string;
  readonly serialIn: string | null;
  readonly unitInId: string | null;
  readonly unitOutId: string | null;
  readonly coveredUntil: Day | null;
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** The newest finished repair of the same unit in another claim. */
export interface RepeatedRepair {
  readonly lineId: string;
  /** Whose claim it was; another customer's is not for this one to read. */
  readonly customerId: string;
  readonly claimNumber: string;
  readonly workDone: string;
  readonly completedAt: Date;
  readonly coveredUntil: Day | null;
}

export interface UnitRecord {
  readonly id: string;
  readonly serial: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly category: string;
  readonly policy: string;
  readonly batch: string | null;
  readonly orderNumber: string | null;
  readonly releasedOn: Day | null;
  readonly shippedOn: Day | null;
  readonly deliveredOn: Day | null;
  /** The customer, or the clock, confirmed the delivery of the order. */
  readonly confirmedOn: Day | null;
  readonly invoiceOn: Day | null;
  readonly price: Money | null;
  readonly channel: string | null;
  readonly warehouse: string | null;
  readonly preorder: boolean | null;
  readonly bulk: boolean | null;
  readonly buyerEmail: string | null;
  /** Of its model, for customs: digits of the Harmonised System, ISO country, grams; null where nobody told. */
  readonly hsCode: string | null;
  readonly origin: string | null;
  readonly netWeightGrams: number | null;
  /** Of a repair or swap; the policy's own period may end earlier. */
  readonly coverUntil: Day | null;
}

export interface ReceiptRecord {
  readonly id: string;
  readonly parcelId: string | null;
  readonly accepted: boolean;
  readonly facts: Facts;
  readonly refusals: readonly { readonly clause: string; readonly text: string }[];
  readonly accessories: string;
  readonly note: string;
  readonly receivedBy: string;
  readonly receivedAt: Date;
}

/** The shop's own code for a fault, of the unit as a whole or of one of its components. */
export interface FaultFound {
  readonly code: string;
  /** The serial number of the board or supply; empty for the unit. */
  readonly component: string;
}

export interface InspectionRecord {
  readonly id: string;
  readonly findings: Facts;
  readonly faultCodes: readonly FaultFound[];
  readonly notes: string;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly completedBy: string | null;
  readonly completedAt: Date | null;
  readonly version: number;
}

export interface QuoteRecord {
  readonly id: string;
  readonly number: string;
  readonly lineId: string;
  readonly revision: number;
  readonly status: QuoteStatus;
  readonly currency: string;
  readonly items: readonly QuoteItemRecord[];
  readonly total: Money;
  readonly clauses: readonly string[];
  readonly note: string;
  readonly expiresOn: Day;
  readonly sentOn: Day | null;
  readonly answeredOn: Day | null;
  readonly declineReason: string | null;
  readonly version: number;
  readonly payment: PaymentRecord | null;
}

export interface QuoteItemRecord {
  /** From 1, as it stands on the quote. */
  readonly position: number;
  readonly kind: "part" | "labour" | "freight" | "spare_part" | "express" | "other";
  /** The customer may take it or leave it. */
  readonly optional: boolean;
  /** It counts in the total: always, or since the customer has chosen it. */
  readonly taken: boolean;
  readonly partId: string | null;
  readonly text: string;
  readonly quantity: number;
  readonly unitAmount: Money;
  readonly amount: Money;
}

export interface PaymentRecord {
  readonly id: string;
  /** Null where it is for an order. */
  readonly quoteId: string | null;
  readonly status: PaymentStatus;
  readonly amount: Money;
  readonly proofId: string | null;
  readonly reference: string | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  readonly rejectionReason: string | null;
  readonly rejectionCause: RejectionCause | null;
  readonly createdAt: Date;
  readonly version: number;
  /** Tries to pay by card, oldest first. */
  readonly online: readonly OnlineRecord[];
}

/** One try to pay by card. */
export interface OnlineRecord {
  readonly id: string;
  readonly status: OnlineStatus;
  readonly amount: Money;
  /** Where the customer enters the card; null until the provider has answered. */
  readonly checkoutUrl: string | null;
  /** Why it waits for a person. */
  readonly parked: string | null;
  readonly failure: string | null;
  readonly createdAt: Date;
}

/** Money that goes back to the customer. */
export interface RefundRecord {
  readonly id: string;
  /** As `F-2026-000007`. */
  readonly number: string;
  /** Null where an order is paid back. */
  readonly lineId: string | null;
  readonly status: RefundStatus;
  readonly source: RefundSource;
  /** The payment that is given back. */
  readonly paymentId: string | null;
  /** The card payment that the provider gives back; null where a person sends the money. */
  readonly onlineId: string | null;
  /** The refund that came to nothing, where this one stands for it. */
  readonly insteadOf: string | null;
  readonly gross: Money;
  readonly deductions: readonly DeductionRecord[];
  /** Gross less deductions: what arrives. */
  readonly amount: Money;
  readonly method: Method;
  readonly reason: string;
  readonly clauses: readonly string[];
  readonly requestedBy: string;
  readonly requestedById: string | null;
  readonly requestedAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly sentOn: Day | null;
  readonly reference: string | null;
  readonly settledOn: Day | null;
  /** From which day the promised ones are counted. */
  readonly startsOn: Day;
  readonly attempts: number;
  /** Why it waits for a person. */
  readonly parked: string | null;
  readonly failure: string | null;
  readonly version: number;
}

/** What is kept of a refund, and by which clause. */
export interface DeductionRecord {
  readonly kind: DeductionKind;
  /** Where it is a share of the price. */
  readonly percent: number | null;
  readonly amount: Money;
  readonly clause: string | null;
}

export interface RepairRecord {
  readonly id: string;
  readonly charge: "free" | "quoted";
  readonly clauses: readonly string[];
  readonly workDone: string;
  readonly parts: readonly RepairPart[];
  readonly labourMinutes: number | null;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly completedBy: string | null;
  readonly completedAt: Date | null;
  /** The later of what was left of the cover and the repair's own; null where neither runs. */
  readonly coveredUntil: Day | null;
  readonly version: number;
  readonly tests: readonly RepairTestRecord[];
}

/** A part that was put in; `serialOut` is the one it replaced. */
export interface RepairPart {
  /** The part on the shelf it is; absent for one that the shelf's list does not know. */
  readonly partId?: string | null | undefined;
  readonly name: string;
  readonly quantity: number;
  readonly serialOut: string;
  readonly serialIn: string;
}

export interface RepairTestRecord {
  readonly id: string;
  readonly name: string;
  readonly passed: boolean;
  readonly result: string;
  readonly testedBy: string;
  readonly testedAt: Date;
}

/** A decision as it was made: the policy's digest, the facts and the exact answer. */
export interface StoredDecision {
  readonly id: string;
  readonly stage: DecisionStage;
  readonly policyDigest: string;
  readonly asOf: Day;
  readonly verdict: Verdict;
  readonly facts: Facts;
  readonly decision: Decision;
  readonly decidedAt: Date;
  readonly decidedBy: string;
}
export type DecisionStage = "submitted" | "authorized" | "received" | "inspected";

export interface ParcelRecord {
  readonly id: string;
  readonly direction: "inbound" | "outbound";
  readonly carrier: string;
  readonly tracking: string;
  readonly fromKind: "address" | "pickup_point" | null;
  readonly shippedOn: Day;
  readonly arrivedOn: Day | null;
  readonly freightPaidBy: "customer" | "seller" | null;
  readonly lostOn: Day | null;
  /** The customer refused it, and it came back. */
  readonly refusedOn: Day | null;
  readonly carrierClaim: CarrierClaim | null;
  /** What its carrier tells; null while nobody was asked. */
  readonly told: CarrierWord | null;
  readonly lineIds: readonly string[];
}

/** What a carrier tells of a parcel. */
export interface CarrierWord {
  readonly stage: string | null;
  readonly text: string;
  readonly place: string;
  readonly on: string | null;
  readonly problem: string | null;
  readonly provider: string | null;
  /** The latest first, twenty at most. */
  readonly scans: readonly { readonly on: string; readonly text: string; readonly place: string }[];
}

/** The claim against the carrier who lost a parcel. */
export interface CarrierClaim {
  readonly reference: string;
  readonly note: string;
  readonly by: string;
  readonly on: Day;
}

export interface AttachmentRecord {
  readonly id: string;
  readonly lineId: string | null;
  readonly kind: "photo" | "video" | "payment_proof" | "document";
  readonly purpose:
    | "evidence"
    | "payment_proof"
    | "receiving"
    | "inspection"
    | "repair"
    | "message"
    | "packing"
    | "application";
  /** The name under `evidence.` that it was handed in as; null: what its kind says. */
  readonly shows: string | null;
  /** What was being packed when it was taken. */
  readonly packageId: string | null;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
}

export interface DeadlineRecord {
  readonly id: string;
  readonly lineId: string | null;
  /** The quote or refund that it is about. */
  readonly aboutId: string | null;
  readonly name: ClockName;
  readonly clause: string | null;
  /** The last day that is still in time; while it is paused, the day it would have been. */
  readonly dueOn: Day;
  /** Of a promise that is a span: its first day. */
  readonly earliestOn: Day | null;
  readonly actsAt: Date;
  readonly onMiss: Miss;
  readonly status: "running" | "paused" | "overdue" | "met" | "missed" | "stopped";
  readonly unit: "days" | "working_days";
  /** While it is paused: the days of its unit that are left. */
  readonly daysLeft: number;
  /** Of its line, or of all lines where they share one: whose working days count where it has its own. */
  readonly centreId: string | null;
  /** What it is paused for. */
  readonly waits: readonly Wait[];
  /** When it ran out, also where what it waited for came later. */
  readonly missedAt: Date | null;
  readonly endedAt: Date | null;
  /** Oldest first. */
  readonly notices: readonly NoticeRecord[];
}

/** That somebody was told of a clock; `mail` null where it told staff only. */
export interface NoticeRecord {
  readonly kind: "warning" | "missed" | "moved" | "forfeited";
  readonly dueOn: Day;
  readonly daysLeft: number;
  /** ISO instant. */
  readonly toldAt: string;
  readonly mail: {
    readonly recipient: string;
    readonly status: "queued" | "sent" | "failed";
    readonly sentAt: string | null;
  } | null;
}

export interface MessageRecord {
  readonly id: string;
  readonly internal: boolean;
  readonly authorKind: "customer" | "staff" | "system";
  readonly authorName: string;
  readonly text: string;
  readonly sentAt: Date;
}
