import type { Day } from "../../core/day.ts";
import type { Money } from "../../core/money.ts";
import type { RejectionCause } from "../payments/lifecycle.ts";
import type { TurnAwayReason } from "./turn-away-words.ts";

/** What each mail about a claim must be told; everything else is read from the claim when the mail is written out. */
export interface ClaimMails {
  /** `comesIn`: the units may have to be sent in; so did every claim's before this was told. */
  claim_submitted: { readonly comesIn?: boolean };
  /** `text`: the question of the staff. */
  information_needed: { readonly text: string };
  claim_authorized: { readonly note?: string };
  unit_elsewhere: { readonly lineId: string };
  claim_resolved_remotely: { readonly reason: string };
  claim_rejected: { readonly reason: string; readonly clauses: readonly string[] };
  claim_cancelled: { readonly reason?: string };
  send_in_reminder: Nothing;
  quote_reminder: { readonly quoteId: string };
  quote_expired: { readonly quoteId: string };
  /** `dueOn`: the last day, as it stood when the mail was written. */
  payment_reminder: { readonly lineId: string; readonly dueOn: string };
  returned_unpaid: { readonly lineId: string };
  forfeiture_warning: { readonly lineId: string; readonly dueOn: string };
  forfeiture_due: { readonly lineId: string; readonly dueOn: string };
  unit_forfeited: { readonly lineId: string; readonly reason: string };
  /** `name`: the clock's. */
  deadline_extended: { readonly name: string; readonly dueOn: string; readonly reason: string };
  claim_expired: Nothing;
  parcel_received: { readonly lineId: string };
  /** The reasons are those of the line's newest receipt. */
  parcel_refused: { readonly lineId: string };
  /** Of one that was put aside at the dock; `code` is what stands on it. */
  parcel_turned_away: { readonly code: string; readonly reason: TurnAwayReason; readonly clauses: readonly string[] };
  /** The verdict is that of the line's decision in force. */
  inspection_done: { readonly lineId: string };
  quote_sent: { readonly quoteId: string };
  payment_confirmed: { readonly paymentId: string };
  payment_rejected: { readonly paymentId: string; readonly reason: string; readonly cause?: RejectionCause };
  /** `from` and `by`: between which days the money is on the account; `clauses` promise it. */
  refund_approved: RefundMail;
  refund_sent: RefundMail;
  /** Why stands with the refund; the customer is asked how else to be paid. */
  refund_failed: { readonly refundId: string };
  /** What was given instead is that of the line's newest override. */
  decision_overridden: { readonly lineId: string };
  appeal_filed: { readonly lineId: string };
  appeal_answered: { readonly lineId: string };
  repair_ready: { readonly lineId: string };
  return_shipped: { readonly parcelId: string };
  remedy_decided: {
    readonly kind: string;
    readonly lineIds: readonly string[];
    readonly reason: string;
    readonly clauses: readonly string[];
  };
  parcel_lost: { readonly parcelId: string };
  /** Until when it is kept stands with the unit's clock, where it has one. */
  return_refused: { readonly lineId: string };
  claim_closed: Nothing;
  message_received: { readonly text: string };
  tracking_link: Nothing;
}

interface RefundMail {
  readonly refundId: string;
  readonly from: Day;
  readonly by: Day;
  readonly clauses: readonly string[];
}

/** What each mail about an order must be told. */
export interface OrderMails {
  order_submitted: Nothing;
  order_priced: Nothing;
  /** `was`: the total before; `number`: of the proforma invoice, which replaces another. */
  order_repriced: { readonly was: Money; readonly number: string; readonly replaces: string };
  order_proof_rejected: { readonly reason: string; readonly cause: RejectionCause };
  order_paid: Nothing;
  /** `rest`: more is still to come. */
  order_shipped: { readonly parcelId: string; readonly rest: boolean };
  /** `dueOn`: the day after which it completes by itself. */
  order_delivered: { readonly dueOn: string };
  order_confirm_reminder: { readonly dueOn: string };
  order_completed: { readonly byClock: boolean };
  order_cancelled: { readonly reason: string; readonly paid: boolean };
  order_refund_approved: Omit<RefundMail, "clauses">;
  order_refund_sent: Omit<RefundMail, "clauses">;
  order_refund_failed: { readonly refundId: string };
  /** The acknowledgement of a withdrawal; its PDF goes with it. */
  order_withdrawn: { readonly withdrawalId: string };
  order_withdrawal_reminder: { readonly withdrawalId: string };
}
export type OrderTemplate = keyof OrderMails;
/** What each mail about a centre's application must be told. */
export interface ApplicationMails {
  application_submitted: Nothing;
  application_listed: { readonly note: string };
  application_declined: { readonly reason: string };
}

/** Mails of a seller to somebody who is not a customer yet. `link` works once: it is wiped from the row when the mail is out. */
export interface StaffMails {
  staff_invitation: { readonly link: string; readonly role: string; readonly by: string; readonly expiresOn: string };
}

/** Mails that wait in the table `mail`; those that let somebody sign in are never written down (sign-in-mails.ts). */
export type MailData = ClaimMails & OrderMails & ApplicationMails & StaffMails;
export type ClaimTemplate = keyof ClaimMails;
export type ApplicationTemplate = keyof ApplicationMails;
export type Template = keyof MailData;

type Nothing = Readonly<Record<never, never>>;
