import { expect, test } from "vitest";
import { roles } from "../../src/core/actor.ts";
import { sweepDeadlines } from "../../src/domain/deadlines/index.ts";
import { move, verifyChain } from "../../src/domain/events/index.ts";
import { balances } from "../../src/domain/ledger/index.ts";
import { completeOrder, escalateOrder, packOrder, passTest, startTest } from "../../src/domain/orders/index.ts";
import { orderLifecycle, orderStatuses } from "../../src/domain/orders/lifecycle.ts";
import { confirmPayment, rejectPayment, uploadProof } from "../../src/domain/payments/index.ts";
import { may } from "../../src/domain/people/permissions.ts";
import { readProduct } from "../../src/domain/products/index.ts";
import { approveRefund, sendRefund } from "../../src/domain/refunds/index.ts";
import { cancelOrder, deliverOrder, setFreight, shipOrder } from "../../src/domain/sales/index.ts";
import { filled, kept, packedWhole, paid, priced, proved, type Shop, shippedWhole, shop, submitted } from "../shop.ts";

const sweep = ({ db, policies, clock, sellerId }: Shop) => sweepDeadlines(db, policies, clock.now(), sellerId);
const mails = (set: Shop) =>
  set.act(set.system, ({ tx }) =>
    tx.selectFrom("mail").select("template").orderBy("createdAt").orderBy("id").execute(),
  );

test("an order walks from the cart to the confirmed delivery, each step told and on record (ZM-1 to ZM-8)", async () => {
  const set = await shop();
  const order = await paid(set, { [await set.product("T1")]: 2 });
  expect(order).toMatchObject({ status: "packing", total: { amount: 25_000 }, promisedOn: "2026-03-04" });
  const shipped = await shippedWhole(set, order);
  expect(shipped).toMatchObject({ status: "shipped", shippedOn: "2026-03-02" });
  const parcelId = shipped.packages[0]?.parcel?.id ?? "";
  set.clock.advance(3);
  const deliveredOn = set.clock.today();
  await set.act(set.agent, (context) => deliverOrder(context, order.id, { parcelId, deliveredOn }));
  await set.act(set.customer, (context) => completeOrder(context, order.id));
  const done = await set.order(order.id);
  expect(done).toMatchObject({ status: "completed", deliveredOn: "2026-03-05", confirmedOn: "2026-03-05" });
  expect(verifyChain(done.events, done)).toMatchObject({ intact: true });
  expect(done.events.filter(({ clauses }) => clauses.length > 0).flatMap(({ clauses }) => clauses)).toEqual([
    "ZM-3",
    "ZM-4",
    "ZM-AIR",
    "ZM-5",
    "ZM-5",
    "ZM-6",
    "ZM-EVIDENCE",
    "ZM-7",
    "ZM-7",
    "ZM-8",
    "ZM-10",
  ]);
  expect((await mails(set)).map(({ template }) => template)).toEqual([
    "order_submitted",
    "order_priced",
    "order_paid",
    "order_shipped",
    "order_delivered",
    "order_completed",
  ]);
  const units = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("unit").selectAll().where("orderNumber", "=", order.number).orderBy("serial").execute(),
  );
  expect(units).toMatchObject([
    { serial: "T1-O-2026-000001-1", priceAmount: 10_000, shippedOn: "2026-03-02", confirmedOn: "2026-03-05" },
    { serial: "T1-O-2026-000001-2", deliveredOn: "2026-03-05", buyerEmail: set.customerEmail },
  ]);
});

test("nothing is paid before the freight is known (ZM-4), and nothing packed before it is paid (ZM-5)", async () => {
  const set = await shop();
  const id = await submitted(set, await filled(set, { [await set.product("T1")]: 1 }));
  expect((await set.order(id)).payment).toBeNull();
  await set.act(set.administrator, (context) =>
    setFreight(context, id, { freight: 0, mode: "air", incoterm: "DAP", note: "" }),
  );
  const order = await set.order(id);
  const packing = set.act(set.shipping, (context) => packOrder(context, id, { tamperMark: "S", lines: [] }));
  await expect(packing).rejects.toMatchObject({ code: "wrong_state", details: { clauses: ["ZM-5"] } });
  const again = set.act(set.administrator, (context) =>
    setFreight(context, id, { freight: 0, mode: "air", incoterm: "DAP", note: "" }),
  );
  await expect(again).rejects.toMatchObject({ code: "wrong_state" });
  expect(order.payment).toMatchObject({ status: "awaiting", amount: { amount: 10_000, currency: "USD" } });
});

test("goods fly first; by sea or land only what may not, and large orders (ZM-AIR, ZM-LARGE)", async () => {
  const set = await shop();
  const id = await submitted(set, await filled(set, { [await set.product("T1")]: 1 }));
  const bySea = set.act(set.administrator, (context) =>
    setFreight(context, id, { freight: 1, mode: "sea", incoterm: "DAP", note: "" }),
  );
  await expect(bySea).rejects.toMatchObject({ code: "large_only", details: { clauses: ["ZM-LARGE"] } });
  const battery = await set.product("BAT", { airTransport: "forbidden" });
  const other = await submitted(set, await filled(set, { [battery]: 1 }));
  const flying = set.act(set.administrator, (context) =>
    setFreight(context, other, { freight: 1, mode: "air", incoterm: "DAP", note: "" }),
  );
  await expect(flying).rejects.toMatchObject({ code: "air_forbidden", details: { clauses: ["ZM-AIR"] } });
  await set.act(set.administrator, (context) =>
    setFreight(context, other, { freight: 1, mode: "sea", incoterm: "FOB", note: "" }),
  );
  expect(await set.order(other)).toMatchObject({ status: "awaiting_payment", mode: "sea", incoterm: "FOB" });
});

test("a proof of another amount or currency is turned down with its cause, and another one is taken", async () => {
  const set = await shop();
  const order = await priced(set, { [await set.product("T1")]: 1 });
  const paymentId = order.payment?.id ?? "";
  await proved(set, order);
  const confirm = (amount: number, currency: string) =>
    set.act(set.finance, (context) => confirmPayment(context, paymentId, { received: { amount, currency } }));
  await expect(confirm(14_000, "USD")).rejects.toMatchObject({ code: "amount_differs" });
  await expect(confirm(15_000, "EUR")).rejects.toMatchObject({ code: "currency_differs" });
  await set.act(set.finance, (context) => rejectPayment(context, paymentId, { cause: "amount", reason: "140 came" }));
  expect(await set.order(order.id)).toMatchObject({ status: "awaiting_payment", payment: { status: "rejected" } });
  const attachmentId = await kept(set, order.id, "payment_proof");
  const foreign = set.act(set.customer, (context) =>
    uploadProof(context, paymentId, { attachmentId, reference: "O-2026-000099" }),
  );
  await expect(foreign).rejects.toMatchObject({ code: "proof_of_other_quote", details: { clauses: ["ZM-5"] } });
  await proved(set, await set.order(order.id), `${order.number}`);
  await confirm(15_000, "USD");
  expect(await set.order(order.id)).toMatchObject({ status: "packing" });
});

test("of two who review a proof at once, one decides and the other is told", async () => {
  const set = await shop();
  const order = await priced(set, { [await set.product("T1")]: 1 });
  const paymentId = order.payment?.id ?? "";
  await proved(set, order);
  const results = await Promise.allSettled([
    set.act(set.finance, (context) => confirmPayment(context, paymentId)),
    set.act(set.administrator, (context) => rejectPayment(context, paymentId, { reason: "No" })),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const { status, payment, events } = await set.order(order.id);
  expect([`${status} ${payment?.status}`]).toEqual([
    results[0]?.status === "fulfilled" ? "packing confirmed" : "awaiting_payment rejected",
  ]);
  expect(events.filter(({ verb }) => verb === "payment.confirm" || verb === "payment.reject")).toHaveLength(1);
});

test("a parcel leaves with its serials, its tamper mark, a photo of its packing and a tracking number, or not (ZM-6, ZM-7, ZM-EVIDENCE)", async () => {
  const set = await shop();
  const order = await paid(set, { [await set.product("T1")]: 2 });
  const [line] = order.lines;
  const lineId = line?.id ?? "";
  const ship = (packageId: string, tracking: string) =>
    set.act(set.shipping, (context) =>
      shipOrder(context, order.id, { packageId, carrier: "DHL", tracking, shippedOn: set.clock.today() }),
    );
  const pack = (quantity: number, serials: string[]) =>
    set.act(set.shipping, (context) =>
      packOrder(context, order.id, { tamperMark: "SEAL", lines: [{ lineId, quantity, serials }] }),
    );
  await expect(ship("", "1")).rejects.toMatchObject({ code: "pack_first", details: { clauses: ["ZM-6"] } });
  await expect(pack(1, [])).rejects.toMatchObject({ details: { fields: [{ code: "serial_each" }] } });
  await expect(pack(3, ["a", "b", "c"])).rejects.toMatchObject({ details: { fields: [{ code: "packed_already" }] } });
  await expect(pack(2, ["A-1", "a1"])).rejects.toMatchObject({ code: "invalid_input" });
  const first = await pack(1, ["A-1"]);
  await expect(ship(first, "1")).rejects.toMatchObject({
    code: "packing_evidence_first",
    details: { clauses: ["ZM-EVIDENCE"] },
  });
  await kept(set, order.id, "packing", first);
  await expect(ship(first, " ")).rejects.toMatchObject({ code: "invalid_input", details: { clauses: ["ZM-7"] } });
  await ship(first, "T1");
  expect(await set.order(order.id)).toMatchObject({ status: "packing" });
  const second = await pack(1, ["A-2"]);
  await kept(set, order.id, "packing", second);
  await ship(second, "T2");
  expect(await set.order(order.id)).toMatchObject({ status: "shipped" });
});

test("what is to be tested is tested before it is packed, and has two days for it (ZM-SHIP-TEST)", async () => {
  const set = await shop();
  const order = await paid(set, { [await set.product("M1", { testNeeded: true })]: 1 });
  expect(order.lines).toMatchObject([{ promise: "test", promisedOn: "2026-03-04" }]);
  await expect(packedWhole(set, order)).rejects.toMatchObject({
    code: "test_first",
    details: { clauses: ["ZM-SHIP-TEST"] },
  });
  await set.act(set.shipping, (context) => startTest(context, order.id));
  const lineIds = order.lines.map(({ id }) => id);
  await set.act(set.technician, (context) => passTest(context, order.id, { lineIds, note: "24 h" }));
  expect(await shippedWhole(set, await set.order(order.id))).toMatchObject({ status: "shipped" });
  const plain = await paid(set, { [await set.product("P1")]: 1 });
  const testing = set.act(set.shipping, (context) => startTest(context, plain.id));
  await expect(testing).rejects.toMatchObject({ code: "nothing_to_test" });
});

test("goods in stock ship in two days, goods to be restocked in four (ZM-SHIP-STOCK, ZM-SHIP-RESTOCK); what is late stands out", async () => {
  const set = await shop();
  const short = await set.product("R1", { stock: 1, restockDays: 4 });
  const order = await paid(set, { [await set.product("S1")]: 1, [short]: 3 });
  expect(order.lines).toMatchObject([
    { promise: "stock", promisedOn: "2026-03-04" },
    { promise: "restock", promisedOn: "2026-03-06", reserved: 1 },
  ]);
  const clock = () => set.order(order.id).then(({ deadlines }) => deadlines.find(({ name }) => name === "order_ship"));
  expect(await clock()).toMatchObject({ clause: "ZM-SHIP-RESTOCK", dueOn: "2026-03-06", status: "running" });
  set.clock.set("2026-03-07");
  await sweep(set);
  expect(await clock()).toMatchObject({ status: "overdue" });
  await sweep(set);
  expect((await set.order(order.id)).events.filter(({ verb }) => verb === "deadline.missed")).toHaveLength(2);
});

test("four days without a tracking number: staff are alerted, and the customer may ask, once (ZM-TRACKING)", async () => {
  const set = await shop();
  const order = await paid(set, { [await set.product("T1")]: 1 });
  const ask = () => set.act(set.customer, (context) => escalateOrder(context, order.id, { text: "Where is it?" }));
  await expect(ask()).rejects.toMatchObject({ code: "tracking_not_late", details: { clauses: ["ZM-TRACKING"] } });
  set.clock.set("2026-03-07");
  await sweep(set);
  await ask();
  await expect(ask()).rejects.toMatchObject({ code: "asked_already" });
  expect((await set.order(order.id)).escalatedAt).not.toBeNull();
  const shipped = await shippedWhole(set, await set.order(order.id));
  expect(shipped.deadlines.find(({ name }) => name === "order_tracking")).toMatchObject({ status: "met" });
});

test("the four days do not run while the customer is to pay", async () => {
  const set = await shop();
  const order = await priced(set, { [await set.product("T1")]: 1 });
  set.clock.advance(10);
  await sweep(set);
  const tracking = (await set.order(order.id)).deadlines.find(({ name }) => name === "order_tracking");
  expect(tracking).toMatchObject({ status: "paused", waits: ["payment"] });
});

test("an order completes by itself after the seller's period, with notice before, and once (ZM-8)", async () => {
  const set = await shop();
  const order = await shippedWhole(set, await paid(set, { [await set.product("T1")]: 1 }));
  const parcelId = order.packages[0]?.parcel?.id ?? "";
  await set.act(set.agent, (context) => deliverOrder(context, order.id, { parcelId, deliveredOn: set.clock.today() }));
  set.clock.advance(11);
  expect(await sweep(set)).toMatchObject({ done: { warned: 1 } });
  expect((await mails(set)).at(-1)?.template).toBe("order_confirm_reminder");
  set.clock.advance(4);
  expect(await sweep(set)).toMatchObject({ done: { complete: 1 } });
  expect(await sweep(set)).toMatchObject({ done: {} });
  const done = await set.order(order.id);
  expect(done).toMatchObject({ status: "completed", confirmedOn: "2026-03-17" });
  expect(done.events.filter(({ verb }) => verb === "order.complete")).toMatchObject([{ actorKind: "system" }]);
});

test("an order is cancelled until it is shipped: its goods go back, nothing is owed, and it ships no more (ZM-CANCEL)", async () => {
  const set = await shop();
  const productId = await set.product("T1");
  const order = await priced(set, { [productId]: 2 });
  await set.act(set.customer, (context) => cancelOrder(context, order.id, { reason: "Too slow" }));
  expect(await set.order(order.id)).toMatchObject({ status: "cancelled", cancelReason: "Too slow", refunds: [] });
  expect(await set.act(set.agent, (context) => readProduct(context, productId))).toMatchObject({ stock: 5 });
  expect((await set.act(set.finance, balances)).every(({ money }) => money.amount === 0)).toBe(true);
  await expect(packedWhole(set, order)).rejects.toMatchObject({ code: "wrong_state" });
  const late = set.act(set.shipping, (context) =>
    shipOrder(context, order.id, { packageId: "", carrier: "DHL", tracking: "1", shippedOn: set.clock.today() }),
  );
  await expect(late).rejects.toMatchObject({ code: "wrong_state", details: { clauses: ["ZM-CANCEL"] } });
  const gone = await shippedWhole(set, await paid(set, { [productId]: 1 }));
  const cancelling = set.act(set.customer, (context) => cancelOrder(context, gone.id, { reason: "" }));
  await expect(cancelling).rejects.toMatchObject({
    code: "order_shipped_already",
    details: { clauses: ["ZM-CANCEL"] },
  });
});

test("a paid order that is cancelled is paid back, exactly once, above the limit by a second person", async () => {
  const set = await shop();
  const order = await paid(set, { [await set.product("T1")]: 3 });
  await set.act(set.administrator, (context) => cancelOrder(context, order.id, { reason: "Broken at packing" }));
  const [refund] = (await set.order(order.id)).refunds;
  expect(refund).toMatchObject({ status: "requested", amount: { amount: 35_000 }, clauses: ["ZM-CANCEL"] });
  const refundId = refund?.id ?? "";
  const alone = set.act(set.administrator, (context) => approveRefund(context, refundId));
  await expect(alone).rejects.toMatchObject({ code: "second_person" });
  await set.act(set.finance, (context) => approveRefund(context, refundId));
  const twice = set.act(set.finance, (context) => approveRefund(context, refundId));
  await expect(twice).rejects.toMatchObject({ code: "wrong_state" });
  await set.act(set.finance, (context) => sendRefund(context, refundId, { reference: "TX-1" }));
  expect(await set.order(order.id)).toMatchObject({ status: "refunded", refunds: [{ status: "sent" }] });
  const sums = new Map((await set.act(set.finance, balances)).map(({ account, money }) => [account, money.amount]));
  expect([sums.get("cash:bank_transfer"), sums.get("receivable")]).toEqual([0, 0]);
  expect((await mails(set)).map(({ template }) => template).slice(-3)).toEqual([
    "order_cancelled",
    "order_refund_approved",
    "order_refund_sent",
  ]);
});

test("an order that was cancelled while its proof was reviewed: the money that came goes back, what did not is owed no more", async () => {
  const set = await shop();
  const productId = await set.product("T1");
  for (const arrived of [true, false]) {
    const order = await priced(set, { [productId]: 1 });
    await proved(set, order);
    await set.act(set.customer, (context) => cancelOrder(context, order.id, { reason: "" }));
    const paymentId = order.payment?.id ?? "";
    if (arrived) await set.act(set.finance, (context) => confirmPayment(context, paymentId));
    else await set.act(set.finance, (context) => rejectPayment(context, paymentId, { reason: "Nothing came" }));
    const { status, refunds } = await set.order(order.id);
    expect([status, refunds.map(({ amount }) => amount.amount)]).toEqual(["cancelled", arrived ? [15_000] : []]);
  }
  const sums = new Map((await set.act(set.finance, balances)).map(({ account, money }) => [account, money.amount]));
  expect(sums.get("receivable")).toBe(0);
});

test("order: every verb from every status is done or refused, as its table says, and by nobody the permissions leave out", async () => {
  const set = await shop();
  const orderId = await submitted(set, await filled(set, { [await set.product("T1")]: 1 }));
  const people = [set.system, set.administrator, set.agent, set.customer, set.technician, set.finance, set.shipping];
  const verbs = Object.keys(orderLifecycle.transitions) as (keyof typeof orderLifecycle.transitions)[];
  for (const verb of verbs) {
    const { from, to } = orderLifecycle.transitions[verb];
    const actor = people.find(({ role }) => may(role, `order.${verb}`));
    if (!actor) throw new Error(`nobody may ${verb}`);
    for (const status of orderStatuses) {
      await set.act(set.system, ({ tx }) =>
        tx.updateTable("customerOrder").set({ status }).where("id", "=", orderId).execute(),
      );
      const moving = set.act(actor, (context) => move(context, orderLifecycle, { orderId }, verb));
      if ((from as readonly string[]).includes(status))
        await expect(moving, `${verb} from ${status}`).resolves.toMatchObject({ from: status, to });
      else await expect(moving, `${verb} from ${status}`).rejects.toMatchObject({ code: "wrong_state" });
    }
    for (const role of roles.filter((each) => !may(each, `order.${verb}`))) {
      const moving = set.act({ ...set.agent, role }, (context) => move(context, orderLifecycle, { orderId }, verb));
      await expect(moving, `${verb} by ${role}`).rejects.toMatchObject({ code: "not_allowed" });
    }
  }
}, 60_000);
