import { expect, test } from "vitest";
import type { Actor } from "../../src/core/actor.ts";
import { type Locale, locales } from "../../src/core/locale.ts";
import { composeMail, linksUnder } from "../../src/domain/messages/index.ts";
import { packOrder } from "../../src/domain/orders/index.ts";
import { deliverOrder, shipOrder } from "../../src/domain/sales/index.ts";
import {
  confirmWithdrawal,
  editWithdrawalSettings,
  goodsOfWithdrawal,
  listWithdrawals,
  orderOf,
  readAcknowledgement,
  refundWithdrawal,
  refundWithdrawalGuard,
  stateWithdrawal,
  withdrawalOf,
} from "../../src/domain/withdrawals/index.ts";
import { kept, paid, type Shop, shippedWhole, shop } from "../shop.ts";

const print = async () => new Uint8Array([37, 80, 68, 70]);

/** Somebody on the public page, who is nobody here. */
const visitor = (set: Shop): Actor =>
  ({ kind: "guest", id: null, name: "", sellerId: set.sellerId, role: "anyone", locale: "en" }) as unknown as Actor;

/** An order of two machines, delivered on 5 March 2026 unless told, of a consumer in Germany who was told of the right. */
async function delivered({ informs = true, kind = "consumer", country = "DE" } = {}) {
  const set = await shop();
  await set.act(set.administrator, (context) =>
    editWithdrawalSettings(context, 1, { informs, customerPaysReturn: true }),
  );
  await set.act(set.system, ({ tx }) =>
    tx.updateTable("customer").set({ kind, country }).where("id", "=", set.customerId).execute(),
  );
  const order = await paid(set, { [await set.product("T1")]: 2 });
  if (country !== "DE")
    await set.act(set.system, ({ tx }) =>
      tx
        .updateTable("customerOrder")
        .set({ address: JSON.stringify({ ...order.address, country }) })
        .where("id", "=", order.id)
        .execute(),
    );
  const shipped = await shippedWhole(set, order);
  set.clock.set("2026-03-05");
  for (const { parcel } of shipped.packages)
    if (parcel)
      await set.act(set.agent, (context) =>
        deliverOrder(context, order.id, { parcelId: parcel.id, deliveredOn: "2026-03-05" }),
      );
  return { set, order: await set.order(order.id) };
}

/** The acknowledgement as the worker writes it out. */
function composed(set: Shop, withdrawalId: string, locale: Locale) {
  return set.act(set.system, async ({ tx }) => {
    const row = await tx
      .selectFrom("mail")
      .selectAll()
      .where("template", "=", "order_withdrawn")
      .executeTakeFirstOrThrow();
    const mail = { ...row, locale, template: "order_withdrawn" as const, data: { withdrawalId } };
    const settings = {
      links: linksUnder("https://shop.example"),
      secret: "x".repeat(32),
      from: null,
      clauseText: () => null,
    };
    return composeMail(tx, mail, settings);
  });
}

type Delivered = Awaited<ReturnType<typeof delivered>>;

const by = ({ set, order }: Delivered, quantity = 2) => ({
  number: order.number ?? "",
  email: set.customerEmail,
  name: "Ada Lovelace",
  contactEmail: "Ada@Example.com",
  lines: [{ lineId: order.lines[0]?.id ?? "", quantity }],
});
const state = (at: Delivered, quantity = 2) =>
  at.set.act(visitor(at.set), (context) => stateWithdrawal(context, by(at, quantity)));
const confirm = (at: Delivered, { id, token }: { id: string; token: string }) =>
  at.set.act(visitor(at.set), (context) => confirmWithdrawal(context, id, { token, print }));
const right = (at: Delivered) =>
  at.set.act(at.set.agent, async (context) => (await withdrawalOf(context, await at.set.order(at.order.id))).right);

test("a consumer withdraws in two steps up to the fourteenth day, and is told by when money and goods go back (EU-WITHDRAW, EU-WITHDRAW-ONLINE)", async () => {
  const at = await delivered();
  const { set } = at;
  set.clock.set("2026-03-19");
  expect(await right(at)).toMatchObject({ clause: "EU-WITHDRAW", lastDay: "2026-03-19" });
  const stated = await state(at);
  const before = await set.order(at.order.id);
  expect(before.events.map(({ verb }) => verb)).not.toContain("order.withdrawn");
  const { withdrawal } = await confirm(at, stated);
  expect(withdrawal).toMatchObject({ number: "W-2026-000001", refundBy: "2026-04-02", sendBackBy: "2026-04-02" });
  const after = await set.order(at.order.id);
  expect(after.events.find(({ verb }) => verb === "order.withdrawn")).toMatchObject({ clauses: ["EU-WITHDRAW"] });
  const mails = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("mail").select(["recipient", "template"]).where("template", "=", "order_withdrawn").execute(),
  );
  expect(mails).toEqual([{ recipient: "ada@example.com", template: "order_withdrawn" }]);
  for (const locale of locales) {
    const mail = await composed(set, stated.id, locale);
    expect(mail.attachments).toMatchObject([{ name: "W-2026-000001.pdf", contentType: "application/pdf" }]);
    expect(mail.text).toContain(at.order.number);
    expect(mail.text).toMatch(/10:00:\d\d/);
    expect(mail.text).not.toMatch(/undefined|\{\w+\}/);
  }
  const kept = await set.act(visitor(set), (context) => readAcknowledgement(context, stated.id, stated.token));
  expect(Buffer.from(kept.pdf).toString()).toBe("%PDF");
});

test("on the fifteenth day it is too late for whom was told; whom nobody told has twelve months more", async () => {
  const told = await delivered();
  told.set.clock.set("2026-03-20");
  await expect(state(told)).rejects.toMatchObject({
    code: "withdrawal_too_late",
    details: { values: { lastDay: "2026-03-19" } },
  });
  const untold = await delivered({ informs: false });
  untold.set.clock.set("2027-03-19");
  expect(await right(untold)).toMatchObject({ lastDay: "2027-03-19" });
  untold.set.clock.set("2027-03-20");
  await expect(state(untold)).rejects.toMatchObject({ code: "withdrawal_too_late" });
});

test("a statement of the last day that is confirmed a day later came too late", async () => {
  const at = await delivered();
  at.set.clock.set("2026-03-19");
  const stated = await state(at);
  at.set.clock.set("2026-03-20");
  await expect(confirm(at, stated)).rejects.toMatchObject({ code: "withdrawal_too_late" });
});

test("a business has no such right, and is told so; nor has a consumer whose law gives none", async () => {
  await expect(state(await delivered({ kind: "business" }))).rejects.toMatchObject({
    code: "withdrawal_consumers_only",
  });
  await expect(state(await delivered({ country: "AR" }))).rejects.toMatchObject({ code: "withdrawal_no_law" });
});

test("in the United Kingdom its own law decides (UK-CANCEL)", async () => {
  const at = await delivered({ country: "GB" });
  at.set.clock.set("2026-03-19");
  expect(await right(at)).toMatchObject({ clause: "UK-CANCEL", lastDay: "2026-03-19" });
});

test("of several parcels the days begin with the last; before it arrives the right is open", async () => {
  const set = await shop();
  await set.act(set.administrator, (context) =>
    editWithdrawalSettings(context, 1, { informs: true, customerPaysReturn: true }),
  );
  const order = await paid(set, { [await set.product("T1")]: 2 });
  const [line] = order.lines;
  const parcels: string[] = [];
  for (const n of [1, 2]) {
    const lines = [{ lineId: line?.id ?? "", quantity: 1, serials: [`S-${n}`] }];
    const packageId = await set.act(set.shipping, (context) =>
      packOrder(context, order.id, { tamperMark: `S-${n}`, lines }),
    );
    await kept(set, order.id, "packing", packageId);
    const left = { packageId, carrier: "DHL", tracking: `TR-${n}`, shippedOn: set.clock.today() };
    await set.act(set.shipping, (context) => shipOrder(context, order.id, left));
    const packed = (await set.order(order.id)).packages.find(({ id }) => id === packageId);
    parcels.push(packed?.parcel?.id ?? "");
  }
  const arrive = (parcelId: string, deliveredOn: string) =>
    set.act(set.agent, (context) => deliverOrder(context, order.id, { parcelId, deliveredOn }));
  set.clock.set("2026-04-20");
  await arrive(parcels[0] ?? "", "2026-03-05");
  const at = { set, order: await set.order(order.id) };
  expect(await right(at)).toMatchObject({ lastDay: null });
  await arrive(parcels[1] ?? "", "2026-04-10");
  expect(await right({ set, order: await set.order(order.id) })).toMatchObject({ lastDay: "2026-04-24" });
});

test("part of an order is withdrawn from and later the rest, never more than there is; confirmed twice it is one notice", async () => {
  const at = await delivered();
  const { set } = at;
  const first = await state(at, 1);
  const [one, two] = await Promise.all([confirm(at, first), confirm(at, first)]);
  expect(one.withdrawal.number).toBe(two.withdrawal.number);
  await expect(state(at, 2)).rejects.toMatchObject({
    details: { fields: [{ code: "wrong_value", text: { en: "Should be 1." } }] },
  });
  const [rest, double] = [await state(at, 1), await state(at, 1)];
  expect((await confirm(at, rest)).withdrawal.number).toBe("W-2026-000002");
  await expect(confirm(at, double)).rejects.toMatchObject({ code: "withdrawal_already" });
  await expect(state(at, 1)).rejects.toMatchObject({
    details: { fields: [{ pointer: "/lines/0/quantity", code: "withdrawn_already" }] },
  });
  expect((await set.act(set.agent, (context) => listWithdrawals(context, { limit: 10 }))).items).toHaveLength(2);
});

test("the money of a part is its price, that of the whole also the standard way out; once, and by the same means", async () => {
  const at = await delivered();
  const { set, order } = at;
  const part = await state(at, 1);
  await confirm(at, part);
  await set.act(set.agent, (context) => goodsOfWithdrawal(context, part.id, { goodsOn: set.clock.today() }));
  await set.act(set.agent, (context) => refundWithdrawal(context, part.id));
  const again = set.act(set.agent, (context) => refundWithdrawal(context, part.id));
  await expect(again).rejects.toMatchObject({ code: "withdrawal_refunded" });
  const rest = await state(at, 1);
  await confirm(at, rest);
  await set.act(set.agent, (context) => refundWithdrawal(context, rest.id));
  const { refunds } = await set.order(order.id);
  expect(refunds.map(({ amount, method, clauses }) => [amount.amount, method, clauses])).toEqual([
    [order.lines[0]?.price.amount, "bank_transfer", ["EU-WITHDRAW"]],
    [(order.total?.amount ?? 0) - (order.lines[0]?.price.amount ?? 0), "bank_transfer", ["EU-WITHDRAW"]],
  ]);
});

test("who does not know number and address together learns nothing, and nobody confirms another's statement", async () => {
  const at = await delivered();
  const { set, order } = at;
  const look = (number: string, email: string) =>
    set.act(visitor(set), (context) => orderOf(context, { number, email }));
  for (const [number, email] of [
    [order.number ?? "", "else@example.com"],
    ["O-2026-999999", set.customerEmail],
    ["", ""],
  ] as const)
    await expect(look(number, email)).rejects.toMatchObject({ code: "withdrawal_order_unknown" });
  expect((await look(` ${order.number?.toLowerCase()} `, set.customerEmail.toUpperCase())).id).toBe(order.id);
  const { id } = await state(at);
  await expect(confirm(at, { id, token: "x".repeat(32) })).rejects.toMatchObject({ code: "not_found" });
  const other = await shop();
  const foreign = other.act(visitor(other), (context) =>
    orderOf(context, { number: order.number ?? "", email: set.customerEmail }),
  );
  await expect(foreign).rejects.toMatchObject({ code: "withdrawal_order_unknown" });
});

test("staff's list names what is withdrawn from, and where its money stands; of one order alone where it is asked for", async () => {
  const at = await delivered();
  const { set, order } = at;
  const stated = await state(at, 1);
  await state(at, 1);
  await confirm(at, stated);
  const list = (orderId: string) =>
    set.act(set.agent, async (context) => (await listWithdrawals(context, { limit: 10, order: orderId })).items);
  const [before] = await list(order.id);
  expect(before).toMatchObject({
    number: "W-2026-000001",
    orderNumber: order.number,
    goods: [{ title: order.lines[0]?.title, quantity: 1 }],
    paymentStatus: "confirmed",
    refundStatus: null,
  });
  if (!before) throw new Error("no row");
  expect(refundWithdrawalGuard({ actor: set.agent }, before)).toBeNull();
  expect(refundWithdrawalGuard({ actor: set.agent }, { ...before, paymentStatus: null })?.code).toBe(
    "nothing_to_refund",
  );
  await set.act(set.agent, (context) => refundWithdrawal(context, stated.id));
  const [after] = await list(order.id);
  expect(after).toMatchObject({ refundStatus: "requested", goodsOn: null });
  expect(after && refundWithdrawalGuard({ actor: set.agent }, after)?.code).toBe("withdrawal_refunded");
  expect(await list(stated.id)).toEqual([]);
});
