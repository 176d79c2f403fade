import { addMoney, type Money, percentOf } from "../../core/money.ts";
import { enqueue } from "../../database/enqueue.ts";
import type { Context } from "../context.ts";
import { move, noteEvent } from "../events/index.ts";
import { tellBuyer } from "../messages/index.ts";
import { loadOrder, type OrderRecord } from "../orders/index.ts";
import { issueProforma } from "../proformas/index.ts";
import { onlineLifecycle } from "./lifecycle.ts";
import { repriceOrderPayment } from "./open.ts";

/**
 * What was called off of an order that nobody paid yet is not owed: the order is worth what is left, with the freight it was given and the tax on both. Where its
 * total was told already, another is asked for, a successor replaces the proforma invoice, and the customer is told. The order is locked by whoever calls.
 */
export async function repriceOrder(context: Context, orderId: string): Promise<void> {
  const was = await loadOrder(context, orderId);
  if (was.lines.every(({ calledOff, takenOff }) => calledOff === takenOff)) return;
  await takeOff(context, was);
  const order = await loadOrder(context, orderId);
  const [before, owed] = [owedOf(was), owedOf(order)];
  if (!before || !owed || !was.total || !order.total) return;
  const proforma = await issueProforma(context, order);
  await repriceOrderPayment(context, { was: before, order: owed, causeId: proforma.id });
  const { number, replaces } = proforma;
  await noteEvent(context, { orderId, aboutId: proforma.id }, "order.repriced", {
    number,
    replaces,
    was: was.total,
    total: order.total,
  });
  await tellBuyer(context, orderId, "order_repriced", { was: was.total, number, replaces: replaces ?? "" });
  await endCardPage(context, order);
}

/** A page of the card provider that asks for the old total counts no more, and is taken away. Who paid on it all the same gets back what was too much. */
async function endCardPage(context: Context, { id: orderId, number, payment }: OrderRecord): Promise<void> {
  const { tx, actor, now } = context;
  const page = payment?.online.find(({ status }) => status === "pending");
  if (!payment || !page) return;
  const target = { orderId, paymentId: payment.id, onlineId: page.id };
  await move(context, onlineLifecycle, target, "fail", { reason: "repriced", details: { number } });
  await tx
    .updateTable("onlinePayment")
    .set({ failure: "repriced", parked: null, endedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", page.id)
    .execute();
  await enqueue(tx, "pursueCard", { sellerId: actor.sellerId, onlineId: page.id });
}

async function takeOff({ tx, actor }: Context, { id, lines, currency, freight, tax }: OrderRecord): Promise<void> {
  const goods: Money = {
    amount: lines.reduce((sum, { price, quantity, calledOff }) => sum + price.amount * (quantity - calledOff), 0),
    currency,
  };
  await tx
    .updateTable("orderLine")
    .set((eb) => ({ takenOff: eb.ref("calledOff") }))
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", id)
    .execute();
  await tx
    .updateTable("customerOrder")
    .set({
      goods: goods.amount,
      ...(freight && tax && { tax: percentOf(addMoney(goods, freight), tax.percent).amount }),
    })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .execute();
  // Before anything is paid nothing is sent: each withdrawal is of what is taken off, and there is nothing to pay back for it.
  await tx
    .updateTable("withdrawal")
    .set({ takenOff: true, refundBy: null })
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", id)
    .where("confirmedAt", "is not", null)
    .execute();
}

function owedOf({ id, number, goods, freight, tax }: OrderRecord) {
  return freight && tax ? { id, number: number ?? "", goods, freight, tax: tax.amount } : null;
}
