import type { Money } from "../../core/money.ts";
import type { Context } from "../context.ts";
import { move } from "../events/index.ts";
import { tellBuyer } from "../messages/index.ts";
import { keepPromises, loadOrder, type OrderRecord } from "../orders/index.ts";
import { orderLifecycle } from "../orders/lifecycle.ts";
import { houseClause } from "../policies/index.ts";
import { requestOrderRefund } from "../refunds/index.ts";
import type { RejectionCause } from "./lifecycle.ts";
import { forgiveOrder } from "./open.ts";
import { repriceOrder } from "./reprice.ts";

/** A proof of payment came in (ZM-5): finance looks at it. */
export async function orderProofUploaded(context: Context, order: OrderRecord): Promise<void> {
  const { clauses = [] } = houseClause(context, "order_paid");
  await move(context, orderLifecycle, { orderId: order.id }, "uploadProof", { clauses });
}

/** The proof was turned down: another is waited for, without what was called off meanwhile. Of a cancelled order nothing is waited for any more, and nothing owed. */
export async function orderProofRejected(
  context: Context,
  order: OrderRecord,
  why: { readonly reason: string; readonly cause: RejectionCause },
): Promise<void> {
  if (order.status === "cancelled") return forgive(context, order);
  await move(context, orderLifecycle, { orderId: order.id }, "rejectProof", { reason: why.reason });
  await tellBuyer(context, order.id, "order_proof_rejected", why);
  await repriceOrder(context, order.id);
}

/**
 * The money is there: the goods wait to be packed (ZM-6), each line with its day. Where the order was cancelled meanwhile, the money goes
 * back instead.
 */
export async function orderPaid(
  context: Context,
  order: OrderRecord,
  how: "confirmPayment" | "payByCard",
): Promise<void> {
  if (order.status === "cancelled") return giveBack(context, order.id);
  await keepPromises(context, order);
  const { clauses = [] } = houseClause(context, "order_confirmed");
  await move(context, orderLifecycle, { orderId: order.id }, how, { clauses });
  await tellBuyer(context, order.id, "order_paid");
}

/**
 * What was paid for a cancelled order goes back (ZM-CANCEL, MF-UNDELIVERED), the way it came: asked for, and approved by finance. What is on
 * its way back already is left out. Who withdrew from the order has their money with it.
 */
export async function giveBack(context: Context, orderId: string): Promise<void> {
  const order = await loadOrder(context, orderId);
  const { payment } = order;
  if (payment?.status !== "confirmed") throw new Error(`order ${order.number} was not paid`);
  const card = payment.online.find(({ status }) => status === "succeeded");
  const amount = paidLess(order, payment.amount);
  if (amount.amount === 0) return;
  const { clauses = [] } = houseClause(context, "order_cancel");
  const refundId = await requestOrderRefund(context, order, {
    amount,
    method: card ? "card" : "bank_transfer",
    reason: order.cancelReason || `${order.number} was cancelled.`,
    clauses,
    source: "payment",
    onlineId: card?.id ?? null,
  });
  const { tx, actor } = context;
  await tx
    .updateTable("withdrawal")
    .set({ refundId })
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", orderId)
    .where("confirmedAt", "is not", null)
    .where("refundId", "is", null)
    .execute();
}

function paidLess({ refunds }: OrderRecord, paid: Money): Money {
  const gone = refunds.filter(({ status, source }) => status !== "failed" && source === "payment");
  return { ...paid, amount: gone.reduce((left, { gross }) => left - gross.amount, paid.amount) };
}

/** What was owed for an order that nobody pays any more is owed no more. */
export async function forgive(context: Context, order: OrderRecord): Promise<void> {
  const { id, number, goods, freight, tax, payment } = order;
  if (!payment || !freight || !tax) return;
  await forgiveOrder(context, { id, number: number ?? "", goods, freight, tax: tax.amount }, payment.id);
}
