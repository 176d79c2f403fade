import { type Day, day } from "../../core/day.ts";
import { Refusal } from "../../core/refusal.ts";
import type { RefundRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, type Subject, standing } from "../events/index.ts";
import { pastDayFaults, today } from "../policies/index.ts";
import { noteOnRefund, type RefundsOf, refundForChange, refundTarget, standingOf } from "./find.ts";
import { refundLifecycle } from "./lifecycle.ts";
import { fail, sent, settled } from "./outcome.ts";

/** Whether the request may be turned down. */
export function declineRefundGuard(onlooker: Onlooker, record: RefundsOf, refund: RefundRecord): Refusal | null {
  return (
    permission(onlooker, "refund.decline") ?? standing(onlooker, refundLifecycle, "decline", standingOf(record, refund))
  );
}

/** Turns a request down; nothing was reserved, nobody was told. Returns what it was for. */
export async function declineRefund(context: Context, refundId: string, input: { readonly reason: string }) {
  const { record, refund } = await refundForChange(context, refundId);
  refuseIf(declineRefundGuard(context, record, refund));
  const { number } = refund;
  const what = { reason: input.reason, details: { number } };
  await move(context, refundLifecycle, refundTarget(record, refund), "decline", what);
  await noteOnRefund(context, refundId, { failure: input.reason });
  return record.subject;
}

/** Whether a person may say that they sent it: what goes through a provider is sent by nobody else. */
export function sendRefundGuard(onlooker: Onlooker, record: RefundsOf, refund: RefundRecord): Refusal | null {
  return (
    permission(onlooker, "refund.send") ??
    standing(onlooker, refundLifecycle, "send", standingOf(record, refund)) ??
    byProvider(refund)
  );
}

/** A person sent the money by bank or PayPal. `sentOn`: today unless told. Returns what it was for. */
export async function sendRefund(
  context: Context,
  refundId: string,
  input: { readonly reference: string; readonly sentOn?: string | undefined },
): Promise<Subject> {
  const { record, refund } = await refundForChange(context, refundId);
  refuseIf(sendRefundGuard(context, record, refund));
  await sent(context, record, refund, { reference: input.reference, sentOn: sentOnOf(context, refund, input.sentOn) });
  return record.subject;
}

/** Whether a person may say that the money arrived. */
export function settleRefundGuard(onlooker: Onlooker, record: RefundsOf, refund: RefundRecord): Refusal | null {
  return (
    permission(onlooker, "refund.settle") ??
    standing(onlooker, refundLifecycle, "settle", standingOf(record, refund)) ??
    byProvider(refund)
  );
}

/** The money is on the customer's account. Returns what it was for. */
export async function settleRefund(context: Context, refundId: string): Promise<Subject> {
  const { record, refund } = await refundForChange(context, refundId);
  refuseIf(settleRefundGuard(context, record, refund));
  await settled(context, record, refund);
  return record.subject;
}

/** Whether a person may give it up: never once a provider was asked, since it may have sent the money. */
export function failRefundGuard(onlooker: Onlooker, record: RefundsOf, refund: RefundRecord): Refusal | null {
  return (
    permission(onlooker, "refund.fail") ??
    standing(onlooker, refundLifecycle, "fail", standingOf(record, refund)) ??
    (refund.attempts > 0 ? byProvider(refund) : null)
  );
}

/** The money did not go or came back: the reservation is lifted, and the customer is told. Returns what it was for. */
export async function failRefund(context: Context, refundId: string, input: { readonly reason: string }) {
  const { record, refund } = await refundForChange(context, refundId);
  refuseIf(failRefundGuard(context, record, refund));
  await fail(context, record, refund, input.reason);
  return record.subject;
}

function byProvider({ onlineId }: RefundRecord): Refusal | null {
  return onlineId ? new Refusal("refund_by_provider") : null;
}

function sentOnOf(context: Context, refund: RefundRecord, given: string | undefined): Day {
  const now = today(context);
  if (given === undefined) return now;
  const fields = pastDayFaults(context, "/sentOn", given, refund.startsOn < now ? refund.startsOn : now);
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
  return day(given);
}
