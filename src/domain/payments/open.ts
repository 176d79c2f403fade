import { newId } from "../../core/id.ts";
import { addMoney, type Money } from "../../core/money.ts";
import type { QuoteRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { credit, debit, type Posting, post } from "../ledger/index.ts";

/** From an accepted quote on its total is owed, each item as revenue of its kind. Returns the payment's id. */
export async function openPayment(
  context: Context,
  claimId: string,
  quote: Pick<QuoteRecord, "id" | "number" | "items" | "total">,
): Promise<string> {
  const { tx, actor, now } = context;
  const id = newId<"payment">(now);
  await tx
    .insertInto("payment")
    .values({
      sellerId: actor.sellerId,
      id,
      claimId,
      quoteId: quote.id,
      status: "awaiting",
      ...quote.total,
      createdAt: new Date(now),
    })
    .execute();
  const revenue = quote.items.map(({ kind, amount }) => credit(`revenue:${kind}`, amount));
  await post(context, {
    claimId,
    cause: "quote.accepted",
    subjectId: id,
    memo: quote.number,
    postings: [debit("receivable", quote.total), ...revenue],
  });
  return id;
}

/** What an order comes to. */
export interface OwedOrder {
  readonly id: string;
  readonly number: string;
  readonly goods: Money;
  readonly freight: Money;
  readonly tax: Money;
}

/** From its total on an order is owed: goods and freight as revenue, its tax apart. Returns the payment's id. */
export async function openOrderPayment(context: Context, order: OwedOrder): Promise<string> {
  const { tx, actor, now } = context;
  const id = newId<"payment">(now);
  const total = totalOf(order);
  await tx
    .insertInto("payment")
    .values({ sellerId: actor.sellerId, id, orderId: order.id, status: "awaiting", ...total, createdAt: new Date(now) })
    .execute();
  const { id: orderId, number: memo } = order;
  await post(context, { orderId, cause: "order.priced", subjectId: id, memo, postings: owed(order, total) });
  return id;
}

/** An order that nobody is to pay any more is owed no more. */
export async function forgiveOrder(context: Context, order: OwedOrder, paymentId: string): Promise<void> {
  const taken = owed(order, totalOf(order));
  const postings = taken.map(({ account, money: { amount, currency } }) => ({
    account,
    money: { amount: -amount, currency },
  }));
  const { id: orderId, number: memo } = order;
  await post(context, { orderId, cause: "order.cancelled", subjectId: paymentId, memo, postings });
}

/** The total of an order changed before it was paid, from one to the other: what is owed now is the new one. `causeId` is of the proforma invoice that says so. */
export async function repriceOrderPayment(
  context: Context,
  { was, order, causeId }: { readonly was: OwedOrder; readonly order: OwedOrder; readonly causeId: string },
): Promise<void> {
  const { tx, actor } = context;
  const total = totalOf(order);
  await tx
    .updateTable("payment")
    .set((eb) => ({ amount: total.amount, version: eb("version", "+", 1) }))
    .where("sellerId", "=", actor.sellerId)
    .where("orderId", "=", order.id)
    .execute();
  const postings = owed(order, total).map(({ account, money }, at) => {
    const before = owed(was, totalOf(was))[at]?.money.amount ?? 0;
    return { account, money: { ...money, amount: money.amount - before } };
  });
  await post(context, { orderId: order.id, cause: "order.repriced", subjectId: causeId, memo: order.number, postings });
}

function totalOf({ goods, freight, tax }: OwedOrder): Money {
  return addMoney(goods, freight, tax);
}

function owed({ goods, freight, tax }: OwedOrder, total: Money): Posting[] {
  return [
    debit("receivable", total),
    credit("revenue:goods", goods),
    credit("revenue:freight", freight),
    credit("tax", tax),
  ];
}
