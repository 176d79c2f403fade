import { expect, test } from "vitest";
import { balances } from "../../src/domain/ledger/index.ts";
import {
  beginCheckoutAttempt,
  checkoutTold,
  confirmPayment,
  keepCheckout,
  rejectPayment,
  startCardPayment,
} from "../../src/domain/payments/index.ts";
import { proformasOf } from "../../src/domain/proformas/index.ts";
import { setFreight } from "../../src/domain/sales/index.ts";
import { countOpenWithdrawals, refundWithdrawal } from "../../src/domain/withdrawals/index.ts";
import { consumers, filled, paid, priced, proved, type Shop, submitted, withdrawn } from "../shop.ts";

test("of an order that is not paid yet the part that is withdrawn from is not owed: a new total, a successor of the proforma invoice, and a mail that says so", async () => {
  const set = await consumers();
  const order = await priced(set, { [await set.product("T1")]: 3 });
  expect(order.total).toMatchObject({ amount: 35_000 });
  await withdrawn(set, order.id, order.lines[0]?.id ?? "", 1);
  const after = await set.order(order.id);
  expect(after).toMatchObject({
    status: "awaiting_payment",
    goods: { amount: 20_000 },
    freight: { amount: 5_000 },
    total: { amount: 25_000 },
    payment: { status: "awaiting", amount: { amount: 25_000 } },
    lines: [{ quantity: 3, calledOff: 1, takenOff: 1, amount: { amount: 20_000 } }],
  });
  const [old, successor, ...more] = await papers(set, order.id);
  expect(more).toEqual([]);
  expect(old).toMatchObject({ number: "PI-2026-000001", replacedBy: "PI-2026-000002", replaces: null });
  expect(old?.billed).toMatchObject({ lines: [{ quantity: 3 }], goods: { amount: 30_000 } });
  expect(successor).toMatchObject({ number: "PI-2026-000002", replaces: "PI-2026-000001", replacedBy: null });
  expect(successor?.billed).toMatchObject({ lines: [{ quantity: 2 }], goods: { amount: 20_000 } });
  expect(await mails(set, "order_repriced")).toEqual([
    { was: { amount: 35_000, currency: "USD" }, number: "PI-2026-000002", replaces: "PI-2026-000001" },
  ]);
  expect(await owed(set)).toBe(25_000);
});

test("what is withdrawn from before the freight is known is in no total, and there is one proforma invoice", async () => {
  const set = await consumers();
  const id = await submitted(set, await filled(set, { [await set.product("T1")]: 2 }));
  const [line] = (await set.order(id)).lines;
  await withdrawn(set, id, line?.id ?? "", 1);
  expect(await set.order(id)).toMatchObject({ status: "submitted", goods: { amount: 10_000 }, total: null });
  await set.act(set.administrator, (context) =>
    setFreight(context, id, { freight: 5_000, mode: "air", incoterm: "DAP", note: "" }),
  );
  expect((await set.order(id)).payment?.amount.amount).toBe(15_000);
  expect((await papers(set, id)).map(({ number, billed }) => [number, billed.lines[0]?.quantity])).toEqual([
    ["PI-2026-000001", 1],
  ]);
  expect(await mails(set, "order_repriced")).toEqual([]);
});

test("paid by its new total, there is nothing to pay back for the part; the rest, withdrawn from later, takes all that was paid", async () => {
  const set = await consumers();
  const order = await priced(set, { [await set.product("T1")]: 2 });
  const lineId = order.lines[0]?.id ?? "";
  const part = await withdrawn(set, order.id, lineId, 1);
  await proved(set, await set.order(order.id));
  const received = { amount: 15_000, currency: "USD" };
  await set.act(set.finance, (context) => confirmPayment(context, order.payment?.id ?? "", { received }));
  expect(await owed(set)).toBe(0);
  expect(await set.act(set.agent, countOpenWithdrawals)).toBe(0);
  const asked = set.act(set.agent, (context) => refundWithdrawal(context, part));
  await expect(asked).rejects.toMatchObject({ code: "nothing_to_refund" });
  await withdrawn(set, order.id, lineId, 1);
  const { status, refunds } = await set.order(order.id);
  expect(status).toBe("cancelled");
  expect(refunds).toMatchObject([{ amount: { amount: 15_000 } }]);
});

test("while a proof is reviewed the total stays, since it may be on the account; turned down, what is left is asked for", async () => {
  const set = await consumers();
  const order = await priced(set, { [await set.product("T1")]: 2 });
  await proved(set, order);
  const id = await withdrawn(set, order.id, order.lines[0]?.id ?? "", 1);
  expect(await set.order(order.id)).toMatchObject({
    total: { amount: 25_000 },
    lines: [{ calledOff: 1, takenOff: 0 }],
  });
  expect(await set.act(set.agent, countOpenWithdrawals)).toBe(0);
  await set.act(set.finance, (context) =>
    rejectPayment(context, order.payment?.id ?? "", { cause: "not_arrived", reason: "Nothing came" }),
  );
  const after = await set.order(order.id);
  expect(after).toMatchObject({ status: "awaiting_payment", payment: { amount: { amount: 15_000 } } });
  expect(after.deadlines.find(({ name }) => name === "withdrawal_refund")).toMatchObject({ status: "stopped" });
  expect((await papers(set, order.id)).map(({ replaces }) => replaces)).toEqual([null, "PI-2026-000001"]);
  await expect(set.act(set.agent, (context) => refundWithdrawal(context, id))).rejects.toMatchObject({
    code: "nothing_to_refund",
  });
});

test("of a paid order nothing is repriced: what was paid for a part goes back", async () => {
  const set = await consumers();
  const order = await paid(set, { [await set.product("T1")]: 2 });
  await withdrawn(set, order.id, order.lines[0]?.id ?? "", 1);
  expect(await set.order(order.id)).toMatchObject({
    total: { amount: 25_000 },
    lines: [{ calledOff: 1, takenOff: 0 }],
    refunds: [{ amount: { amount: 10_000 } }],
  });
  expect(await papers(set, order.id)).toHaveLength(1);
});

test("a card page that asks for the old total is taken away; charged all the same, what is too much goes back", async () => {
  const set = await consumers();
  await set.act(set.system, ({ tx }) =>
    tx.updateTable("paymentSettings").set({ cardProvider: "fake", cardKey: "k", cardEventSecret: "s" }).execute(),
  );
  const order = await priced(set, { [await set.product("T1")]: 2 });
  const paymentId = order.payment?.id ?? "";
  const open = () => set.act(set.customer, (context) => startCardPayment(context, paymentId, "https://shop.example"));
  await open();
  const [page] = (await set.order(order.id)).payment?.online ?? [];
  const onlineId = page?.id ?? "";
  const url = "https://pay.example/1";
  await set.act(set.system, (context) => keepCheckout(context, onlineId, { session: "S-1", url }));
  await withdrawn(set, order.id, order.lines[0]?.id ?? "", 1);
  const next = await set.act(set.system, (context) =>
    beginCheckoutAttempt(context, onlineId, { ready: true, follow: false }),
  );
  expect(next).toEqual({ ask: "end", session: "S-1" });
  await open();
  const pages = (await set.order(order.id)).payment?.online ?? [];
  expect(pages.map(({ amount, status }) => [amount.amount, status])).toEqual([
    [25_000, "failed"],
    [15_000, "pending"],
  ]);
  const told = { id: onlineId, status: "paid", payment: "P-1", amount: { amount: 25_000, currency: "USD" } } as const;
  await set.act(set.system, (context) => checkoutTold(context, told as never));
  const after = await set.order(order.id);
  expect(after).toMatchObject({
    status: "packing",
    payment: { status: "confirmed", amount: { amount: 15_000 } },
    refunds: [{ source: "overpayment", amount: { amount: 10_000 }, method: "card" }],
  });
  expect(await owed(set)).toBe(0);
  expect(await held(set)).toBe(10_000);
});

function papers(set: Shop, orderId: string) {
  return set.act(set.auditor, (context) => proformasOf(context, orderId));
}

async function mails(set: Shop, template: string) {
  const rows = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("mail").select("data").where("template", "=", template).execute(),
  );
  return rows.map(({ data }) => data);
}

/** What customers owe by the ledger, of which all sides sum to zero. */
async function owed(set: Shop): Promise<number> {
  const sums = await set.act(set.finance, balances);
  expect(sums.reduce((sum, { money }) => sum + money.amount, 0)).toBe(0);
  return sums.find(({ account }) => account === "receivable")?.money.amount ?? 0;
}

/** What is held for customers. */
async function held(set: Shop): Promise<number> {
  const sums = await set.act(set.finance, balances);
  return -(sums.find(({ account }) => account === "overpaid")?.money.amount ?? 0);
}
