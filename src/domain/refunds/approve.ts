import { moneyText } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import { enqueue } from "../../database/enqueue.ts";
import type { RefundRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, type Subject, standing } from "../events/index.ts";
import { may } from "../people/permissions.ts";
import { expectedOnAccount } from "./expected.ts";
import { noteOnRefund, type RefundsOf, refundForChange, refundTarget, standingOf } from "./find.ts";
import { refundLifecycle } from "./lifecycle.ts";
import { postReservation } from "./postings.ts";
import { tellOfRefund } from "./tell.ts";

/** Whether the refund may be approved by this person: above the seller's limit, by another than the one who asked. */
export function approveRefundGuard(onlooker: Onlooker, record: RefundsOf, refund: RefundRecord): Refusal | null {
  return (
    permission(onlooker, "refund.approve") ??
    standing(onlooker, refundLifecycle, "approve", standingOf(record, refund)) ??
    secondPerson(onlooker, record, refund)
  );
}

/** Lets the money go: it is reserved in the ledger, and where a provider sends it, the job is left with it. Returns what it was for. */
export async function approveRefund(context: Context, refundId: string): Promise<Subject> {
  const { actor, now } = context;
  const { record, refund } = await refundForChange(context, refundId);
  refuseIf(approveRefundGuard(context, record, refund));
  const { number, amount } = refund;
  await move(context, refundLifecycle, refundTarget(record, refund), "approve", {
    clauses: refund.clauses,
    details: { number, amount },
  });
  await noteOnRefund(context, refundId, { approvedBy: actor.name, approvedById: actor.id, approvedAt: new Date(now) });
  await postReservation(context, record, refund);
  if (refund.onlineId) await enqueue(context.tx, "sendRefund", { sellerId: actor.sellerId, refundId });
  const { from, by, clauses } = expectedOnAccount(context, record, refund);
  await tellOfRefund(context, record, "refund_approved", { refundId, from, by, clauses });
  return record.subject;
}

/** Approves what was just asked for, where whoever asked may and nobody else is needed. */
export async function approveIfAlone(context: Context, refundId: string): Promise<void> {
  if (!may(context.actor.role, "refund.approve")) return;
  const { record, refund } = await refundForChange(context, refundId);
  if (!approveRefundGuard(context, record, refund)) await approveRefund(context, refundId);
}

function secondPerson({ actor, seller }: Onlooker, record: RefundsOf, refund: RefundRecord): Refusal | null {
  if (isWithinLimit(seller.payments.refundLimit, record, refund)) return null;
  // A key is nobody: whoever made it could ask as themselves and approve as the key.
  const other = actor.kind === "person" && actor.id !== refund.requestedById;
  if (other) return null;
  return new Refusal("second_person", { values: { limit: moneyText(seller.payments.refundLimit) } });
}

/** All that goes back for one line counts, or a large refund could be asked for in small ones. */
function isWithinLimit(
  limit: Onlooker["seller"]["payments"]["refundLimit"],
  record: RefundsOf,
  refund: RefundRecord,
): boolean {
  const ofLine = record.refunds.filter(({ lineId, status }) => lineId === refund.lineId && status !== "failed");
  const sum = ofLine.reduce((total, { amount }) => total + amount.amount, 0);
  return ofLine.every(({ amount }) => amount.currency === limit.currency) && sum <= limit.amount;
}
