import type { Day } from "../../core/day.ts";
import type { RefundRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { resolveWhenDone } from "../endings/index.ts";
import { move } from "../events/index.ts";
import { orderPaidBack } from "../orders/index.ts";
import { today } from "../policies/index.ts";
import { expectedOnAccount } from "./expected.ts";
import { noteOnRefund, type RefundCase, refundTarget } from "./find.ts";
import { refundLifecycle } from "./lifecycle.ts";
import { postFailure, postSending } from "./postings.ts";
import { tellOfFailure, tellOfRefund } from "./tell.ts";

/** The money left; the customer is told when to look for it. */
export async function sent(
  context: Context,
  record: RefundCase,
  refund: RefundRecord,
  by: { readonly reference: string; readonly sentOn: Day; readonly providerRefund?: string },
): Promise<void> {
  const { number, amount } = refund;
  const { reference, sentOn, providerRefund } = by;
  await move(context, refundLifecycle, refundTarget(record, refund), "send", {
    details: { number, amount, reference },
  });
  const told = { sentOn, reference, parked: null };
  await noteOnRefund(context, refund.id, providerRefund ? { ...told, providerRefund } : told);
  await postSending(context, record, refund);
  const expected = expectedOnAccount(context, record, { ...refund, sentOn });
  const { from, clauses } = expected;
  // Where the money was all that was still owed, the claim ends with it.
  if (record.subject.claimId) await resolveWhenDone(context, record.subject.claimId);
  if (record.subject.orderId) await orderPaidBack(context, record.subject.orderId);
  await tellOfRefund(context, record, "refund_sent", { refundId: refund.id, from, by: expected.by, clauses });
}

/** The money arrived. */
export async function settled(context: Context, record: RefundCase, refund: RefundRecord): Promise<void> {
  const { number } = refund;
  await move(context, refundLifecycle, refundTarget(record, refund), "settle", { details: { number } });
  await noteOnRefund(context, refund.id, { settledOn: today(context), parked: null });
}

/** It did not go, or came back. */
export async function fail(context: Context, record: RefundCase, refund: RefundRecord, reason: string): Promise<void> {
  const { number, amount } = refund;
  await move(context, refundLifecycle, refundTarget(record, refund), "fail", { reason, details: { number, amount } });
  await noteOnRefund(context, refund.id, { failure: reason, parked: null });
  await postFailure(context, record, refund);
  await tellOfFailure(context, record, refund.id);
}
