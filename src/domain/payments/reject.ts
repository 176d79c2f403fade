import type { Refusal } from "../../core/refusal.ts";
import type { PaymentRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, type Subject, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { type PaymentPlace, paymentForChange, standingOfPayment } from "./find.ts";
import { paymentLifecycle, type RejectionCause } from "./lifecycle.ts";
import { orderProofRejected } from "./of-order.ts";

export interface RejectPayment {
  /** Told to the customer in their language, before the reviewer's own words. */
  readonly cause?: RejectionCause;
  readonly reason: string;
}

/** Whether the proof may be turned down. */
export function rejectPaymentGuard(onlooker: Onlooker, place: PaymentPlace, payment: PaymentRecord): Refusal | null {
  const at = standingOfPayment(place, payment);
  return permission(onlooker, "payment.reject") ?? standing(onlooker, paymentLifecycle, "reject", at);
}

/** Finance turns the proof down with a reason; another may be handed in. Returns what it was for. */
export async function rejectPayment(
  context: Context,
  paymentId: string,
  { cause = "other", reason }: RejectPayment,
): Promise<Subject> {
  const { tx, actor, now } = context;
  const found = await paymentForChange(context, paymentId);
  const { subject, target, payment, order, quoted } = found;
  refuseIf(rejectPaymentGuard(context, found, payment));
  await move(context, paymentLifecycle, target, "reject", {
    reason,
    details: { cause },
  });
  await tx
    .updateTable("payment")
    .set({ reviewedBy: actor.name, reviewedAt: new Date(now), rejectionReason: reason, rejectionCause: cause })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", paymentId)
    .execute();
  if (quoted) await tellCustomer(context, quoted.record.id, "payment_rejected", { paymentId, reason, cause });
  if (order) await orderProofRejected(context, order, { reason, cause });
  return subject;
}
