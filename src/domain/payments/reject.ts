import type { Refusal } from "../../core/refusal.ts";
import type { ClaimRecord, PaymentRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { lineOfPayment, paymentForChange } from "./find.ts";
import { paymentLifecycle, type RejectionCause } from "./lifecycle.ts";

export interface RejectPayment {
  /** Told to the customer in their language, before the reviewer's own words. */
  readonly cause?: RejectionCause;
  readonly reason: string;
}

/** Whether the proof may be turned down. */
export function rejectPaymentGuard(onlooker: Onlooker, record: ClaimRecord, payment: PaymentRecord): Refusal | null {
  const at = { status: payment.status, lineId: lineOfPayment(record, payment), events: record.events };
  return permission(onlooker, "payment.reject") ?? standing(onlooker, paymentLifecycle, "reject", at);
}

/** Finance turns the proof down with a reason; another may be handed in. Returns the claim's id. */
export async function rejectPayment(
  context: Context,
  paymentId: string,
  { cause = "other", reason }: RejectPayment,
): Promise<string> {
  const { tx, actor, now } = context;
  const { record, line, payment } = await paymentForChange(context, paymentId);
  refuseIf(rejectPaymentGuard(context, record, payment));
  await move(context, paymentLifecycle, { claimId: record.id, lineId: line.id, paymentId }, "reject", {
    reason,
    details: { cause },
  });
  await tx
    .updateTable("payment")
    .set({ reviewedBy: actor.name, reviewedAt: new Date(now), rejectionReason: reason, rejectionCause: cause })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", paymentId)
    .execute();
  await tellCustomer(context, record.id, "payment_rejected", { paymentId, reason, cause });
  return record.id;
}
