import { newId } from "../../core/id.ts";
import { type Money, moneyText } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import { noteEvent } from "../events/index.ts";
import type { Method } from "../ledger/index.ts";
import { nextNumber } from "../numbers/index.ts";
import type { OrderRecord } from "../orders/index.ts";
import { today } from "../policies/index.ts";
import { approveIfAlone } from "./approve.ts";

/** Money of an order that is to go back. */
export interface RequestOrderRefund {
  readonly amount: Money;
  readonly method: Method;
  readonly reason: string;
  readonly clauses: readonly string[];
  /** What was paid for the order, or a card payment that came although nothing was due. */
  readonly source: "payment" | "overpayment";
  /** The card payment that the provider gives back. */
  readonly onlineId: string | null;
  /** The refund that came to nothing, where this one stands for it. */
  readonly insteadOf?: string;
}

/**
 * Asks for money of an order to go back: never more than what was paid and is not on its way back already. It waits for finance, above the
 * seller's limit for another person than the one who asked. Returns the refund's id.
 */
export async function requestOrderRefund(
  context: Context,
  order: Pick<OrderRecord, "id" | "payment" | "refunds">,
  input: RequestOrderRefund,
): Promise<string> {
  const { tx, actor, now } = context;
  const { amount, source, onlineId, clauses } = input;
  refuseAbove(order, input);
  const id = newId<"refund">(now);
  const number = await nextNumber(context, "F");
  await tx
    .insertInto("refund")
    .values({
      sellerId: actor.sellerId,
      id,
      number,
      orderId: order.id,
      status: "requested",
      source,
      paymentId: source === "payment" ? (order.payment?.id ?? null) : null,
      onlinePaymentId: onlineId,
      insteadOf: input.insteadOf ?? null,
      currency: amount.currency,
      gross: amount.amount,
      amount: amount.amount,
      method: input.method,
      reason: input.reason,
      clauses: [...clauses],
      requestedBy: actor.name,
      requestedById: actor.id,
      requestedAt: new Date(now),
      startsOn: today(context),
    })
    .execute();
  await noteEvent(context, { orderId: order.id, clauses }, "refund.requested", {
    number,
    amount,
    reason: input.reason,
  });
  await approveIfAlone(context, id);
  return id;
}

/** Refuses more than is left of what was paid. */
function refuseAbove(
  { payment, refunds }: Pick<OrderRecord, "payment" | "refunds">,
  { amount, source, onlineId }: RequestOrderRefund,
): void {
  const online = payment?.online.find(({ id }) => id === onlineId);
  const limit = source === "payment" ? payment?.amount : online?.amount;
  if (!limit) throw new Refusal("nothing_to_refund");
  const same = refunds.filter(
    (refund) =>
      refund.status !== "failed" && refund.source === source && (source === "payment" || refund.onlineId === onlineId),
  );
  const left = limit.amount - same.reduce((sum, { gross }) => sum + gross.amount, 0);
  if (amount.amount <= left) return;
  const most = { amount: Math.max(0, left), currency: limit.currency };
  throw new Refusal("refund_above", { values: { asked: moneyText(amount), most: moneyText(most) } });
}
