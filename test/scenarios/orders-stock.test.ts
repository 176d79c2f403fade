import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor } from "../../src/core/actor.ts";
import { newId } from "../../src/core/id.ts";
import { Refusal } from "../../src/core/refusal.ts";
import type { Context } from "../../src/domain/context.ts";
import { balances } from "../../src/domain/ledger/index.ts";
import { completeOrder, type OrderRecord } from "../../src/domain/orders/index.ts";
import { addPart } from "../../src/domain/parts/index.ts";
import { confirmPayment, rejectPayment } from "../../src/domain/payments/index.ts";
import { readProduct } from "../../src/domain/products/index.ts";
import { approveRefund, failRefund, sendRefund } from "../../src/domain/refunds/index.ts";
import { cancelOrder, setFreight } from "../../src/domain/sales/index.ts";
import { filedFromOrder, reissued, sentAgain } from "../after-sales.ts";
import { consumers, filled, proved, type Shop, shippedWhole, shop, submitted, withdrawn } from "../shop.ts";

test("of 32 who buy the last pieces at once, as many get them as there are, and the stock is never below zero", async () => {
  const set = await shop();
  const productId = await set.product("LAST", { stock: 10 });
  const buyers = await customers(set, 32);
  const carts = [];
  for (const [at, buyer] of buyers.entries()) carts.push(await filled(set, { [productId]: 1 + (at % 2) }, buyer));
  const results = await Promise.allSettled(carts.map((cart, at) => submitted(set, cart, buyers[at] ?? set.customer)));
  const bought = carts.flatMap(({ id }, at) => (results[at]?.status === "fulfilled" ? id : []));
  const orders = await Promise.all(bought.map((id) => set.order(id)));
  const taken = orders.reduce((sum, { lines }) => sum + (lines[0]?.reserved ?? 0), 0);
  const { stock } = await set.act(set.agent, (context) => readProduct(context, productId));
  expect(stock).toBeGreaterThanOrEqual(0);
  expect(taken + stock).toBe(10);
  expect(stock).toBeLessThanOrEqual(1);
  expect(new Set(orders.map(({ number }) => number)).size).toBe(orders.length);
  for (const each of results)
    if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "product_out_of_stock" });
}, 60_000);

const steps = [
  "submit",
  "price",
  "prove",
  "confirm",
  "reject",
  "cancel",
  "withdraw",
  "ship",
  "complete",
  "again",
  "approve",
  "send",
  "fail",
] as const;
type Step = (typeof steps)[number];

test("whatever is done to orders in whatever order: stock adds up, the ledger sums to zero, nobody gets back more than they paid", async () => {
  const set = await consumers();
  const partId = await set.act(set.technician, (context) =>
    addPart(context, { code: "P", name: "Part", value: 100, lowAt: 1, stock: 12 }),
  );
  const productId = await set.product("P", { of: { kind: "part", partId } });
  const step = fc.record({ step: fc.constantFrom(...steps), at: fc.nat(3), quantity: fc.integer({ min: 1, max: 4 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 18 }), async (story) => {
      // An order that is on its way already, so that little luck is needed for what comes late.
      const made = { step: "submit", at: 0, quantity: 2 } as const;
      const begun = ["price", "prove", "confirm"].map((step) => ({ ...made, step: step as Step }));
      for (const each of [made, ...begun, ...story]) await play(set, productId, each);
      await hold(set, productId);
    }),
    { numRuns: 12 },
  );
}, 120_000);

async function play(
  set: Shop,
  productId: string,
  { step, at, quantity }: { step: Step; at: number; quantity: number },
): Promise<void> {
  if (step === "submit") {
    const cart = await filled(set, { [productId]: quantity });
    return calm(submitted(set, cart));
  }
  const all = await orders(set);
  const order = all[all.length - 1 - at];
  if (!order) return;
  const paymentId = order.payment?.id ?? newId();
  const refundId = order.refunds.at(-1)?.id ?? newId();
  const by = (actor: Actor, work: (context: Context) => Promise<unknown>) => calm(set.act(actor, work));
  switch (step) {
    case "price":
      return by(set.administrator, (context) =>
        setFreight(context, order.id, { freight: 100 * quantity, mode: "air", incoterm: "DAP", note: "" }),
      );
    case "prove":
      return calm(proved(set, order));
    case "confirm":
      return by(set.finance, (context) => confirmPayment(context, paymentId));
    case "reject":
      return by(set.finance, (context) => rejectPayment(context, paymentId, { reason: "No" }));
    case "cancel":
      return by(set.customer, (context) => cancelOrder(context, order.id, { reason: "" }));
    case "withdraw":
      return calm(withdrawn(set, order.id, order.lines[0]?.id ?? "", quantity));
    case "ship":
      return order.status === "packing" ? calm(shippedWhole(set, order)) : undefined;
    case "complete":
      return by(set.customer, (context) => completeOrder(context, order.id));
    case "again":
      return order.confirmedOn ? calm(again(set, order)) : undefined;
    case "approve":
      return by(set.finance, (context) => approveRefund(context, refundId));
    case "send":
      return by(set.finance, (context) => sendRefund(context, refundId, { reference: "X" }));
    case "fail":
      return by(set.finance, (context) => failRefund(context, refundId, { reason: "Came back" }));
  }
}

/** One piece of what came is missing, and sent again where one lies there. */
async function again(set: Shop, order: OrderRecord): Promise<void> {
  const line = { lineId: order.lines[0]?.id ?? "", quantity: 1, serials: [] };
  const claimId = await filedFromOrder(set, order.id, { kind: "missing_item", lines: [line] });
  await reissued(set, claimId);
  await sentAgain(set, claimId, claimId);
}

/** An expected "no" is part of the story. */
async function calm(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function orders(set: Shop): Promise<OrderRecord[]> {
  const rows = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("customerOrder").select("id").where("status", "!=", "cart").orderBy("number").execute(),
  );
  return Promise.all(rows.map(({ id }) => set.order(id)));
}

async function hold(set: Shop, productId: string): Promise<void> {
  const all = await orders(set);
  const { stock } = await set.act(set.agent, (context) => readProduct(context, productId));
  const held = all
    .filter(({ status }) => status !== "cancelled" && status !== "refunded")
    .reduce((sum, { lines }) => sum + (lines[0]?.reserved ?? 0) - (lines[0]?.calledOff ?? 0), 0);
  expect(stock).toBeGreaterThanOrEqual(0);
  expect(stock + held + (await sentAgainOf(set))).toBe(12);
  const sums = await set.act(set.finance, balances);
  expect(sums.reduce((sum, { money }) => sum + money.amount, 0)).toBe(0);
  const due = all.filter(({ status }) => status === "awaiting_payment" || status === "payment_review");
  const reviewed = all.filter(({ status, payment }) => status === "cancelled" && payment?.status === "proof_uploaded");
  const receivable = sums.find(({ account }) => account === "receivable")?.money.amount ?? 0;
  expect(receivable).toBe([...due, ...reviewed].reduce((sum, { total }) => sum + (total?.amount ?? 0), 0));
  for (const order of all) {
    const { payment, refunds, lines, goods, freight, tax, total } = order;
    expect(lines.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(goods.amount);
    if (total) expect(goods.amount + (freight?.amount ?? 0) + (tax?.amount.amount ?? 0)).toBe(total.amount);
    if (payment) expect(payment.amount).toEqual(total);
    for (const { quantity, calledOff, takenOff } of lines) {
      expect(calledOff).toBeLessThanOrEqual(quantity);
      expect(takenOff).toBeLessThanOrEqual(calledOff);
    }
    const back = refunds.filter(({ status }) => status !== "failed").reduce((sum, { gross }) => sum + gross.amount, 0);
    expect(back).toBeLessThanOrEqual(payment?.status === "confirmed" ? payment.amount.amount : 0);
  }
}

/** Pieces that went out a second time. */
async function sentAgainOf(set: Shop): Promise<number> {
  const rows = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("stockMovement").select("quantity").where("reason", "=", "reissued").execute(),
  );
  return rows.reduce((sum, { quantity }) => sum - quantity, 0);
}

async function customers(set: Shop, count: number): Promise<Actor[]> {
  return set.act(set.system, async ({ tx }) => {
    const made = Array.from({ length: count }, (_, at) => ({ id: newId(), name: `Buyer ${at}` }));
    const row = { sellerId: set.sellerId, kind: "consumer", country: "DE", locale: "en", createdAt: new Date(0) };
    await tx
      .insertInto("customer")
      .values(made.map(({ id, name }, at) => ({ ...row, id, name, email: `buyer${at}@example.com` })))
      .execute();
    return made.map(({ id, name }): Actor => ({ ...set.customer, name, customerId: id }));
  });
}
