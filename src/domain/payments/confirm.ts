import { type Money, writeMoney } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import {
  type ClaimRecord,
  type LineRecord,
  type PaymentRecord,
  type QuoteRecord,
  workLifecycle,
} from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { credit, debit, post } from "../ledger/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { policyOf, processClause } from "../policies/index.ts";
import { lineOfPayment, paymentForChange } from "./find.ts";
import { paymentLifecycle } from "./lifecycle.ts";

/** What finance saw on the account; compared with what is due. */
export interface ConfirmPayment {
  readonly received?: Money | undefined;
}

/** Whether the payment may be confirmed: a proof of it was handed in. */
export function confirmPaymentGuard(onlooker: Onlooker, record: ClaimRecord, payment: PaymentRecord): Refusal | null {
  const at = { status: payment.status, lineId: lineOfPayment(record, payment), events: record.events };
  return permission(onlooker, "payment.confirm") ?? standing(onlooker, paymentLifecycle, "confirm", at);
}

/**
 * Finance confirms that the money is there, which opens the paid repair (SA-2.2). Refuses with `currency_differs` and
 * `amount_differs` what is not exactly what is due. Returns the claim's id.
 */
export async function confirmPayment(
  context: Context,
  paymentId: string,
  { received }: ConfirmPayment = {},
): Promise<string> {
  const { record, line, quote, payment } = await paymentForChange(context, paymentId);
  refuseIf(confirmPaymentGuard(context, record, payment));
  if (received) refuseIf(unlike(payment.amount, received));
  const { amount } = payment;
  const target = { claimId: record.id, lineId: line.id };
  await move(context, paymentLifecycle, { ...target, paymentId }, "confirm", { details: { amount } });
  await post(context, {
    claimId: record.id,
    cause: "payment.confirmed",
    subjectId: paymentId,
    memo: quote.number,
    postings: [debit("cash:bank_transfer", amount), credit("receivable", amount)],
  });
  await openRepair(context, record, { line, quote, payment });
  return record.id;
}

/** The money is there, whichever way it came: the repair may begin, and the customer is told. */
export async function openRepair(
  context: Context,
  record: ClaimRecord,
  paid: { readonly line: LineRecord; readonly quote: QuoteRecord; readonly payment: PaymentRecord },
): Promise<void> {
  const { tx, actor, now } = context;
  const clause = processClause(policyOf(context, record), "payment_first");
  await tx
    .updateTable("payment")
    .set({ reviewedBy: actor.name, reviewedAt: new Date(now), rejectionReason: null, rejectionCause: null })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", paid.payment.id)
    .execute();
  await move(context, workLifecycle, { claimId: record.id, lineId: paid.line.id }, "approve", {
    clauses: clause ? [clause] : [],
    details: { quote: paid.quote.number },
  });
  await tellCustomer(context, record.id, "payment_confirmed", { paymentId: paid.payment.id });
}

/** The refusal where an amount is not the one that is due. */
export function unlike(due: Money, received: Money): Refusal | null {
  if (received.currency !== due.currency)
    return new Refusal("currency_differs", { values: { due: due.currency, given: received.currency } });
  if (received.amount === due.amount) return null;
  return new Refusal("amount_differs", { values: { due: writeMoney(due), given: writeMoney(received) } });
}
