import type { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, type PaymentRecord, workLifecycle } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { policyOf, processClause } from "../policies/index.ts";
import { lineOfPayment, paymentForChange } from "./find.ts";
import { paymentLifecycle } from "./lifecycle.ts";

/** Whether the payment may be confirmed: a proof of it was handed in. */
export function confirmPaymentGuard(onlooker: Onlooker, record: ClaimRecord, payment: PaymentRecord): Refusal | null {
  const at = { status: payment.status, lineId: lineOfPayment(record, payment), events: record.events };
  return permission(onlooker, "payment.confirm") ?? standing(onlooker, paymentLifecycle, "confirm", at);
}

/** Finance confirms that the money is there, which opens the paid repair (SA-2.2). Returns the claim's id. */
export async function confirmPayment(context: Context, paymentId: string): Promise<string> {
  const { tx, actor, now } = context;
  const { record, line, quote, payment } = await paymentForChange(context, paymentId);
  refuseIf(confirmPaymentGuard(context, record, payment));
  const clause = processClause(policyOf(context, record), "payment_first");
  const target = { claimId: record.id, lineId: line.id };
  const { amount } = payment;
  await move(context, paymentLifecycle, { ...target, paymentId }, "confirm", { details: { amount } });
  await tx
    .updateTable("payment")
    .set({ reviewedBy: actor.name, reviewedAt: new Date(now), rejectionReason: null })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", paymentId)
    .execute();
  await move(context, workLifecycle, target, "approve", {
    clauses: clause ? [clause] : [],
    details: { quote: quote.number },
  });
  await tellCustomer(context, record.id, "payment_confirmed", { paymentId });
  return record.id;
}
