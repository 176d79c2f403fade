import { expect, test } from "vitest";
import { balances } from "../../src/domain/ledger/index.ts";
import {
  approveRefund,
  askAgain,
  countFailedOfOrders,
  declineRefund,
  failRefund,
  refundsToDo,
  sendRefund,
} from "../../src/domain/refunds/index.ts";
import { cancelOrder } from "../../src/domain/sales/index.ts";
import { consumers, paid, type Shop, shop, withdrawn } from "../shop.ts";

/** A paid order that its customer cancelled, and the refund that was asked for with it. */
async function cancelled() {
  const set = await shop();
  const order = await paid(set, { [await set.product("T1")]: 2 });
  await set.act(set.customer, (context) => cancelOrder(context, order.id, { reason: "Too late" }));
  return { set, orderId: order.id, refundId: await newest(set, order.id) };
}

async function newest(set: Shop, orderId: string): Promise<string> {
  return (await set.order(orderId)).refunds.at(-1)?.id ?? "";
}
const again = (set: Shop, refundId: string, method: "bank_transfer" | "paypal" | "card" = "bank_transfer") =>
  set.act(set.agent, (context) => askAgain(context, refundId, { method }));
const failed = (set: Shop) => set.act(set.finance, countFailedOfOrders);

test("what the bank sent back is asked for anew, another way, until the order's money is back", async () => {
  const { set, orderId, refundId } = await cancelled();
  await set.act(set.finance, (context) => approveRefund(context, refundId));
  await set.act(set.finance, (context) => sendRefund(context, refundId, { reference: "TR-1" }));
  expect((await set.order(orderId)).status).toBe("refunded");
  await set.act(set.finance, (context) => failRefund(context, refundId, { reason: "Account closed" }));
  expect(await failed(set)).toBe(1);
  await again(set, refundId, "paypal");
  expect(await failed(set)).toBe(0);
  const { refunds, total } = await set.order(orderId);
  expect(refunds).toMatchObject([
    { status: "failed" },
    { status: "requested", method: "paypal", amount: total, reason: "Too late", insteadOf: refundId },
  ]);
  const second = await newest(set, orderId);
  await set.act(set.finance, (context) => approveRefund(context, second));
  await set.act(set.finance, (context) => sendRefund(context, second, { reference: "PP-1" }));
  const books = await set.act(set.finance, balances);
  const balanceOf = (name: string) => books.find(({ account }) => account === name)?.money.amount ?? 0;
  expect(balanceOf("refunds_payable")).toBe(0);
  expect(balanceOf("cash:paypal")).toBe(-(total?.amount ?? 0));
  expect(balanceOf("cash:bank_transfer")).toBe(total?.amount);
});

test("of two who ask anew at once one does; a refund under way, and one of a claim, are not asked for so", async () => {
  const { set, orderId, refundId } = await cancelled();
  await expect(again(set, refundId)).rejects.toMatchObject({ code: "wrong_state" });
  await set.act(set.finance, (context) => declineRefund(context, refundId, { reason: "Wrong account" }));
  const both = await Promise.allSettled([again(set, refundId), again(set, refundId)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const second = (await set.order(orderId)).refunds.at(-1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "refund_asked_again", details: { values: { number: second?.number } } },
  });
  await expect(set.act(set.customer, (c) => askAgain(c, refundId, { method: "paypal" }))).rejects.toMatchObject({
    code: "not_allowed",
  });
  await expect(again(set, "0190f000-0000-7000-8000-000000000001")).rejects.toMatchObject({ code: "not_found" });
});

test("money that no card was charged for does not go back to a card", async () => {
  const { set, refundId } = await cancelled();
  await set.act(set.finance, (context) => declineRefund(context, refundId, { reason: "Wrong account" }));
  await expect(again(set, refundId, "card")).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/method", code: "wrong_value" }] },
  });
});

test("whoever withdrew has their money with the refund that was asked for anew", async () => {
  const set = await consumers();
  const order = await paid(set, { [await set.product("T1")]: 1 });
  const withdrawalId = await withdrawn(set, order.id, order.lines[0]?.id ?? "", 1);
  const first = await newest(set, order.id);
  await set.act(set.finance, (context) => declineRefund(context, first, { reason: "Wrong account" }));
  await again(set, first);
  const row = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("withdrawal").select("refundId").where("id", "=", withdrawalId).executeTakeFirstOrThrow(),
  );
  expect(row.refundId).toBe(await newest(set, order.id));
});

test("Today counts the refunds of orders that wait for a yes, or to be sent", async () => {
  const { set, refundId } = await cancelled();
  const toDo = async (what: "approve" | "send") =>
    (await set.act(set.finance, (context) => refundsToDo(context, what, 10))).count;
  expect([await toDo("approve"), await toDo("send")]).toEqual([1, 0]);
  await set.act(set.finance, (context) => approveRefund(context, refundId));
  expect([await toDo("approve"), await toDo("send")]).toEqual([0, 1]);
});
