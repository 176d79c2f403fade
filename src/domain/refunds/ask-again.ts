import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import type { RefundRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { type Onlooker, permission, refuseIf, type Subject, wrongState } from "../events/index.ts";
import type { Method } from "../ledger/index.ts";
import { loadOrder } from "../orders/index.ts";
import { type RefundsOf, refundForChange, standingOf } from "./find.ts";
import { requestOrderRefund } from "./request-of-order.ts";

/** Whether the money of an order may be asked for anew: it came to nothing, and nobody asked since. That of a unit is asked for on its claim. */
export function askAgainGuard(onlooker: Onlooker, record: RefundsOf, refund: RefundRecord): Refusal | null {
  const refusal = permission(onlooker, "refund.request");
  if (refusal) return refusal;
  if (refund.lineId !== null) return new Refusal("refund_on_claim");
  if (refund.status !== "failed") return wrongState(onlooker, "refund", standingOf(record, refund));
  const again = record.refunds.find(({ insteadOf }) => insteadOf === refund.id);
  return again ? new Refusal("refund_asked_again", { values: { number: again.number } }) : null;
}

/**
 * Asks for the money of an order to go back after all, the same or another way: what the provider or the bank sent back, or what was turned
 * down. Whoever withdrew from the order has their money with the new one. Returns what it is for.
 */
export async function askAgain(
  context: Context,
  refundId: string,
  { method }: { readonly method: Method },
): Promise<Subject> {
  const { record, refund } = await refundForChange(context, refundId);
  refuseIf(askAgainGuard(context, record, refund));
  const { gross, reason, clauses, source, onlineId } = refund;
  const ways = waysOf(refund);
  if (!ways.includes(method))
    throw new Refusal("invalid_input", {
      fields: [fieldFault("/method", "wrong_value", { expected: ways.join(", ") })],
    });
  const order = await loadOrder(context, record.subject.orderId ?? "");
  const id = await requestOrderRefund(context, order, {
    amount: gross,
    method,
    reason,
    clauses,
    source: source === "overpayment" ? source : "payment",
    onlineId: method === "card" ? onlineId : null,
    insteadOf: refundId,
  });
  await context.tx
    .updateTable("withdrawal")
    .set({ refundId: id })
    .where("sellerId", "=", context.actor.sellerId)
    .where("refundId", "=", refundId)
    .execute();
  return record.subject;
}

/** A card is given back what was charged to it; what was paid twice goes back no other way, since only that charge says how much it was. */
function waysOf({ source, onlineId }: RefundRecord): readonly Method[] {
  if (onlineId === null) return ["bank_transfer", "paypal"];
  return source === "overpayment" ? ["card"] : ["card", "bank_transfer", "paypal"];
}
