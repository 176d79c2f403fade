import { expect, test } from "vitest";
import { type Locale, locales } from "../../src/core/locale.ts";
import { sweepDeadlines } from "../../src/domain/deadlines/index.ts";
import { composeMail, linksUnder } from "../../src/domain/messages/index.ts";
import { packOrder } from "../../src/domain/orders/index.ts";
import { confirmPayment, rejectPayment } from "../../src/domain/payments/index.ts";
import { readProduct } from "../../src/domain/products/index.ts";
import { approveRefund, askAgain, failRefund, sendRefund } from "../../src/domain/refunds/index.ts";
import { cancelOrder, deliverOrder, shipOrder } from "../../src/domain/sales/index.ts";
import { countOpenWithdrawals, goodsOfWithdrawal, refundWithdrawal } from "../../src/domain/withdrawals/index.ts";
import { consumers, kept, paid, priced, proved, type Shop, shippedWhole, shop, withdrawn } from "../shop.ts";

test("a withdrawal's clocks take their days from it: warned, overdue, and ended by its own goods and its own refund (EU-WITHDRAW)", async () => {
  const { set, orderId, lineId } = await delivered();
  set.clock.set("2026-03-10");
  const first = await withdrawn(set, orderId, lineId, 1);
  set.clock.set("2026-03-12");
  const second = await withdrawn(set, orderId, lineId, 1);
  const clocks = async () =>
    (await set.order(orderId)).deadlines
      .filter(({ name }) => name.startsWith("withdrawal"))
      .map(({ name, aboutId, dueOn, status, clause }) => [name, aboutId === first ? 1 : 2, dueOn, status, clause])
      .toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
  expect(await clocks()).toEqual([
    ["withdrawal_goods", 1, "2026-03-24", "running", "EU-WITHDRAW"],
    ["withdrawal_goods", 2, "2026-03-26", "running", "EU-WITHDRAW"],
    ["withdrawal_refund", 1, "2026-03-24", "running", "EU-WITHDRAW"],
    ["withdrawal_refund", 2, "2026-03-26", "running", "EU-WITHDRAW"],
  ]);
  set.clock.set("2026-03-21");
  await sweep(set);
  const noticed = (await set.order(orderId)).deadlines
    .filter(({ name }) => name.startsWith("withdrawal"))
    .flatMap(({ name, notices }) => notices.map(({ kind, mail }) => `${name} ${kind} ${mail ? "mailed" : "shown"}`));
  expect(noticed.toSorted()).toEqual([
    "withdrawal_goods warning mailed",
    "withdrawal_refund warning shown",
    "withdrawal_refund warning shown",
  ]);
  await set.act(set.agent, (context) => goodsOfWithdrawal(context, second, { goodsOn: "2026-03-20" }));
  await paidBack(set, second);
  set.clock.set("2026-03-25");
  await sweep(set);
  expect((await clocks()).map(([name, of, , status]) => [name, of, status])).toEqual([
    ["withdrawal_goods", 1, "overdue"],
    ["withdrawal_goods", 2, "met"],
    ["withdrawal_refund", 1, "overdue"],
    ["withdrawal_refund", 2, "met"],
  ]);
  await paidBack(set, first);
  expect((await clocks()).at(2)?.[3]).toBe("met");
});

test("the customer is reminded of the goods in their language, with number, goods and day", async () => {
  const { set, orderId, lineId } = await delivered();
  await withdrawn(set, orderId, lineId, 2);
  set.clock.advance(12);
  await sweep(set);
  for (const locale of locales) {
    const { subject, text } = await reminder(set, locale);
    expect(subject).toContain("W-2026-000001");
    expect(text).toContain((await set.order(orderId)).number);
    expect(text).not.toMatch(/undefined|\{\w+\}/);
  }
});

test("a withdrawal before shipping cancels the order by itself, and its money is asked for: with freight, once", async () => {
  const set = await consumers();
  const productId = await set.product("T1");
  const order = await paid(set, { [productId]: 2 });
  const id = await withdrawn(set, order.id, order.lines[0]?.id ?? "", 2);
  const after = await set.order(order.id);
  expect(after).toMatchObject({
    status: "cancelled",
    cancelReason: "W-2026-000001",
    refunds: [{ amount: order.total, status: "requested" }],
  });
  expect((await set.act(set.agent, (context) => readProduct(context, productId))).stock).toBe(5);
  expect(await row(set, id)).toMatchObject({ refundId: after.refunds[0]?.id, sendBackBy: null });
  expect(after.deadlines.map(({ name, status }) => [name, status])).toContainEqual(["withdrawal_refund", "running"]);
  expect(after.deadlines.map(({ name }) => name)).not.toContain("withdrawal_goods");
  await paidBack(set, id);
  const paidOff = await set.order(order.id);
  expect(paidOff.status).toBe("refunded");
  expect(paidOff.deadlines.map(({ name, status }) => [name, status])).toContainEqual(["withdrawal_refund", "met"]);
});

test("an unpaid order that is withdrawn from is cancelled, and nothing is owed or paid back", async () => {
  const set = await consumers();
  const order = await priced(set, { [await set.product("T1")]: 1 });
  const id = await withdrawn(set, order.id, order.lines[0]?.id ?? "", 1);
  const { deadlines, ...after } = await set.order(order.id);
  expect(after).toMatchObject({ status: "cancelled", refunds: [] });
  expect(await row(set, id)).toMatchObject({ refundBy: null, sendBackBy: null });
  expect(deadlines.map(({ name }) => name)).not.toContain("withdrawal_refund");
  expect(await toPayBack(set)).toBe(0);
});

test("a withdrawal while the proof of the payment is under review: what finance finds on the account goes back for it", async () => {
  const set = await consumers();
  const order = await priced(set, { [await set.product("T1")]: 1 });
  await proved(set, order);
  const id = await withdrawn(set, order.id, order.lines[0]?.id ?? "", 1);
  expect(await row(set, id)).toMatchObject({ refundBy: expect.any(String), refundId: null });
  expect(await toPayBack(set)).toBe(0);
  await set.act(set.finance, (context) => confirmPayment(context, order.payment?.id ?? ""));
  const { refunds } = await set.order(order.id);
  expect(refunds).toMatchObject([{ amount: order.total, status: "approved" }]);
  const refundId = refunds[0]?.id ?? "";
  expect(await row(set, id)).toMatchObject({ refundId });
  expect(await toPayBack(set)).toBe(0);
  await set.act(set.finance, (context) => sendRefund(context, refundId, { reference: "TR-1" }));
  expect((await set.order(order.id)).deadlines.map(({ name, status }) => [name, status])).toContainEqual([
    "withdrawal_refund",
    "met",
  ]);
});

test("a withdrawal while a proof is under review that turns out to be none: nothing has to go back, and no clock runs", async () => {
  const set = await consumers();
  const order = await priced(set, { [await set.product("T1")]: 1 });
  await proved(set, order);
  await withdrawn(set, order.id, order.lines[0]?.id ?? "", 1);
  await set.act(set.finance, (context) => rejectPayment(context, order.payment?.id ?? "", { reason: "Not there" }));
  const { deadlines, refunds } = await set.order(order.id);
  expect(refunds).toEqual([]);
  expect(deadlines.map(({ name, status }) => [name, status])).toContainEqual(["withdrawal_refund", "stopped"]);
  expect(await toPayBack(set)).toBe(0);
});

test("what never left is not asked back, though other parcels of the order left: its money is asked for at once", async () => {
  const set = await consumers();
  const order = await paid(set, { [await set.product("T1")]: 1, [await set.product("T2")]: 1 });
  const [first, second] = order.lines;
  const sealed = { tamperMark: "S", lines: [{ lineId: first?.id ?? "", quantity: 1, serials: ["S-1"] }] };
  const packageId = await set.act(set.shipping, (context) => packOrder(context, order.id, sealed));
  await kept(set, order.id, "packing", packageId);
  const left = { packageId, carrier: "DHL", tracking: "T-1", shippedOn: set.clock.today() };
  await set.act(set.shipping, (context) => shipOrder(context, order.id, left));
  const id = await withdrawn(set, order.id, second?.id ?? "", 1);
  const { deadlines, refunds, status } = await set.order(order.id);
  expect(status).toBe("shipped");
  expect(await row(set, id)).toMatchObject({ sendBackBy: null, refundId: refunds[0]?.id });
  expect(refunds).toMatchObject([{ amount: second?.price, status: "requested" }]);
  expect(deadlines.map(({ name }) => name)).not.toContain("withdrawal_goods");
  const sent = await withdrawn(set, order.id, first?.id ?? "", 1);
  expect(await row(set, sent)).toMatchObject({ sendBackBy: expect.any(String), refundId: null });
  expect(await toPayBack(set)).toBe(1);
});

test("a part that is withdrawn from before shipping is not sent: the sealed parcel is opened, the pieces go back to the stock, their price to the customer", async () => {
  const set = await consumers();
  const productId = await set.product("T1");
  const order = await paid(set, { [productId]: 2 });
  const lineId = order.lines[0]?.id ?? "";
  const sealed = { tamperMark: "S", lines: [{ lineId, quantity: 2, serials: ["S-1", "S-2"] }] };
  await set.act(set.shipping, (context) => packOrder(context, order.id, sealed));
  await withdrawn(set, order.id, lineId, 1);
  const after = await set.order(order.id);
  expect(after).toMatchObject({
    status: "packing",
    packages: [],
    lines: [{ quantity: 2, calledOff: 1 }],
    refunds: [{ amount: { amount: 10_000 }, clauses: ["EU-WITHDRAW"] }],
  });
  expect((await set.act(set.agent, (context) => readProduct(context, productId))).stock).toBe(4);
  const again = set.act(set.shipping, (context) => packOrder(context, order.id, sealed));
  await expect(again).rejects.toMatchObject({ code: "invalid_input" });
  const one = { tamperMark: "S", lines: [{ lineId, quantity: 1, serials: ["S-1"] }] };
  const packageId = await set.act(set.shipping, (context) => packOrder(context, order.id, one));
  await kept(set, order.id, "packing", packageId);
  const left = { packageId, carrier: "DHL", tracking: "T-1", shippedOn: set.clock.today() };
  await set.act(set.shipping, (context) => shipOrder(context, order.id, left));
  expect((await set.order(order.id)).status).toBe("shipped");
});

test("after a part was paid back, cancelling the rest asks for what is left, and no more", async () => {
  const set = await consumers();
  const order = await paid(set, { [await set.product("T1")]: 2 });
  await withdrawn(set, order.id, order.lines[0]?.id ?? "", 1);
  await set.act(set.customer, (context) => cancelOrder(context, order.id, { reason: "" }));
  const { refunds, total } = await set.order(order.id);
  expect(refunds.map(({ amount }) => amount.amount)).toEqual([10_000, (total?.amount ?? 0) - 10_000]);
});

test("the money of an order that was cancelled before shipping is back within three working days (MF-UNDELIVERED)", async () => {
  const set = await shop({ policy: "minisforum", on: "2026-03-06" });
  const order = await paid(set, { [await set.product("T1")]: 1 });
  await set.act(set.customer, (context) => cancelOrder(context, order.id, { reason: "Changed my mind" }));
  const clock = async () => (await set.order(order.id)).deadlines.find(({ name }) => name === "order_refund");
  // Friday the 6th: Monday, Tuesday, Wednesday.
  expect(await clock()).toMatchObject({ dueOn: "2026-03-11", clause: "MF-UNDELIVERED", status: "running" });
  set.clock.set("2026-03-12");
  await sweep(set);
  expect(await clock()).toMatchObject({ status: "overdue" });
  const [refund] = (await set.order(order.id)).refunds;
  expect(refund?.clauses).toEqual(["MF-UNDELIVERED"]);
  await settled(set, refund?.id ?? "");
  expect(await clock()).toMatchObject({ status: "met", missedAt: expect.any(Date) });
});

test("a refund that comes back keeps the promise on the clock, to the day it had, until the money is on its way (EU-WITHDRAW)", async () => {
  const { set, orderId, lineId } = await delivered();
  set.clock.set("2026-03-10");
  const [id, other] = [await withdrawn(set, orderId, lineId, 1), await withdrawn(set, orderId, lineId, 1)];
  const clock = async (of: string) =>
    (await set.order(orderId)).deadlines.find(({ name, aboutId }) => name === "withdrawal_refund" && aboutId === of);
  await paidBack(set, id);
  await paidBack(set, other);
  expect(await clock(id)).toMatchObject({ status: "met", dueOn: "2026-03-24" });
  const { refundId } = await row(set, id);
  set.clock.set("2026-03-12");
  await set.act(set.finance, (context) => failRefund(context, refundId ?? "", { reason: "Account closed" }));
  expect(await clock(id)).toMatchObject({ status: "running", dueOn: "2026-03-24", missedAt: null });
  expect(await clock(other)).toMatchObject({ status: "met" });
  await set.act(set.agent, (context) => askAgain(context, refundId ?? "", { method: "paypal" }));
  set.clock.set("2026-03-25");
  await sweep(set);
  expect(await clock(id)).toMatchObject({ status: "overdue" });
  await settled(set, (await row(set, id)).refundId ?? "");
  expect(await clock(id)).toMatchObject({ status: "met", missedAt: expect.any(Date) });
  const second = (await row(set, id)).refundId ?? "";
  await set.act(set.finance, (context) => failRefund(context, second, { reason: "Came back again" }));
  expect(await clock(id)).toMatchObject({ status: "overdue" });
});

test("so does that of an order that was cancelled (MF-UNDELIVERED)", async () => {
  const set = await shop({ policy: "minisforum", on: "2026-03-06" });
  const order = await paid(set, { [await set.product("T1")]: 1 });
  await set.act(set.customer, (context) => cancelOrder(context, order.id, { reason: "Changed my mind" }));
  const refundId = (await set.order(order.id)).refunds[0]?.id ?? "";
  await settled(set, refundId);
  await set.act(set.finance, (context) => failRefund(context, refundId, { reason: "Account closed" }));
  const clocks = async () => (await set.order(order.id)).deadlines.filter(({ name }) => name === "order_refund");
  expect(await clocks()).toMatchObject([{ status: "running", dueOn: "2026-03-11" }]);
  await set.act(set.agent, (context) => askAgain(context, refundId, { method: "paypal" }));
  await settled(set, (await set.order(order.id)).refunds[1]?.id ?? "");
  expect(await clocks()).toMatchObject([{ status: "met" }]);
});

/** An order of two machines that was delivered on 5 March 2026. */
async function delivered() {
  const set = await consumers();
  const order = await shippedWhole(set, await paid(set, { [await set.product("T1")]: 2 }));
  set.clock.set("2026-03-05");
  for (const { parcel } of order.packages)
    await set.act(set.agent, (context) =>
      deliverOrder(context, order.id, { parcelId: parcel?.id ?? "", deliveredOn: "2026-03-05" }),
    );
  return { set, orderId: order.id, lineId: order.lines[0]?.id ?? "" };
}

function row(set: Shop, withdrawalId: string) {
  return set.act(set.system, ({ tx }) =>
    tx
      .selectFrom("withdrawal")
      .select(["refundId", "refundBy", "sendBackBy"])
      .where("id", "=", withdrawalId)
      .executeTakeFirstOrThrow(),
  );
}

/** How many withdrawals Today tells of. */
function toPayBack(set: Shop): Promise<number> {
  return set.act(set.agent, countOpenWithdrawals);
}

/** Asks for a withdrawal's money where nobody did yet, and sends it. */
async function paidBack(set: Shop, withdrawalId: string): Promise<void> {
  if (!(await row(set, withdrawalId)).refundId)
    await set.act(set.agent, (context) => refundWithdrawal(context, withdrawalId));
  await settled(set, (await row(set, withdrawalId)).refundId ?? "");
}

async function settled(set: Shop, refundId: string): Promise<void> {
  await set.act(set.finance, (context) => approveRefund(context, refundId));
  const sent = { reference: "TR-1", sentOn: set.clock.today() };
  await set.act(set.finance, (context) => sendRefund(context, refundId, sent));
}

async function sweep(set: Shop): Promise<void> {
  await sweepDeadlines(set.db, set.policies, set.clock.now(), set.sellerId);
}

function reminder(set: Shop, locale: Locale) {
  return set.act(set.system, async ({ tx }) => {
    const mail = await tx
      .selectFrom("mail")
      .selectAll()
      .where("template", "=", "order_withdrawal_reminder")
      .executeTakeFirstOrThrow();
    const settings = {
      links: linksUnder("https://shop.example"),
      secret: "x".repeat(32),
      from: null,
      clauseText: () => null,
    };
    return composeMail(tx, { ...mail, locale } as Parameters<typeof composeMail>[1], settings);
  });
}
