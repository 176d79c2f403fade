import { type Money, moneyText } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import { type PaymentRecord, workLifecycle } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { move, type Onlooker, permission, refuseIf, type Subject, standing } from "../events/index.ts";
import { credit, debit, post } from "../ledger/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { policyOf, processClause } from "../policies/index.ts";
import { type PaymentCase, type PaymentPlace, paymentForChange, standingOfPayment } from "./find.ts";
import { paymentLifecycle } from "./lifecycle.ts";
import { orderPaid } from "./of-order.ts";

/** What finance saw on the account; compared with what is due. */
export interface ConfirmPayment {
  readonly received?: Money | undefined;
}

/** Whether the payment may be confirmed: a proof of it was handed in. */
export function confirmPaymentGuard(onlooker: Onlooker, place: PaymentPlace, payment: PaymentRecord): Refusal | null {
  const at = standingOfPayment(place, payment);
  return permission(onlooker, "payment.confirm") ?? standing(onlooker, paymentLifecycle, "confirm", at);
}

/**
 * Finance confirms that the money is there, which opens the paid repair (SA-2.2) or has the order packed (ZM-6). Refuses with
 * `currency_differs` and `amount_differs` what is not exactly what is due. Returns what was paid for.
 */
export async function confirmPayment(
  context: Context,
  paymentId: string,
  { received }: ConfirmPayment = {},
): Promise<Subject> {
  const found = await paymentForChange(context, paymentId);
  const { payment, subject, target, number } = found;
  refuseIf(confirmPaymentGuard(context, found, payment));
  if (received) refuseIf(unlike(payment.amount, received));
  const { amount } = payment;
  await move(context, paymentLifecycle, target, "confirm", { details: { amount } });
  await post(context, {
    ...subject,
    cause: "payment.confirmed",
    subjectId: paymentId,
    memo: number,
    postings: [debit("cash:bank_transfer", amount), credit("receivable", amount)],
  });
  await paidFor(context, found, "confirmPayment");
  return subject;
}

/** The money is there, whichever way it came: the repair may begin, or the order is packed, and the customer is told. */
export async function paidFor(
  context: Context,
  found: PaymentCase,
  how: "confirmPayment" | "payByCard",
): Promise<void> {
  const { tx, actor, now } = context;
  await tx
    .updateTable("payment")
    .set({ reviewedBy: actor.name, reviewedAt: new Date(now), rejectionReason: null, rejectionCause: null })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", found.payment.id)
    .execute();
  if (found.order) return orderPaid(context, found.order, how);
  if (found.quoted) await openRepair(context, found.quoted, found.payment);
}

async function openRepair(
  context: Context,
  { record, line, quote }: NonNullable<PaymentCase["quoted"]>,
  payment: PaymentRecord,
): Promise<void> {
  const clause = processClause(policyOf(context, record), "payment_first");
  await move(context, workLifecycle, { claimId: record.id, lineId: line.id }, "approve", {
    clauses: clause ? [clause] : [],
    details: { quote: quote.number },
  });
  await tellCustomer(context, record.id, "payment_confirmed", { paymentId: payment.id });
}

/** The refusal where an amount is not the one that is due. */
function unlike(due: Money, received: Money): Refusal | null {
  if (received.currency !== due.currency)
    return new Refusal("currency_differs", { values: { due: due.currency, given: received.currency } });
  if (received.amount === due.amount) return null;
  return new Refusal("amount_differs", { values: { due: moneyText(due), given: moneyText(received) } });
}
