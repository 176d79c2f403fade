import { expect, test } from "vitest";
import { addPart } from "../../src/domain/parts/index.ts";
import { acceptQuote, type DraftQuote, draftQuote, sendQuote } from "../../src/domain/quotes/index.ts";
import { type World, world } from "../world.ts";

/** Delivered long ago: the 24 months are over. */
const expired = { shippedOn: "2023-05-01", deliveredOn: "2023-05-10", warehouse: "CN", preorder: false };
const findings = { finding: { manufacturingDefect: true, repairable: true } };
const fan = { code: "FAN-60", name: "Fan 60 mm", value: 1_250, lowAt: 0, stock: 4 };
type Item = DraftQuote["items"][number];
const labour: Item = { kind: "labour", text: "Labour", quantity: 1, unitAmount: 5_000 };
const freight: Item = { kind: "freight", text: "Flat freight", quantity: 1, unitAmount: 900 };
const express: Item = { kind: "express", text: "Next day", quantity: 1, unitAmount: 2_500 };
const clean: Item = { kind: "other", text: "Cleaning", quantity: 1, unitAmount: 1_000, optional: true };

test("what the customer may leave out costs nothing until they choose it, and what they choose is what they pay", async () => {
  const set = await inspected();
  const quote = await sent(set, [labour, clean, express]);
  expect(quote.total.amount).toBe(5_000);
  await accept(set, quote.id, [3]);
  const [after] = (await set.line()).quotes;
  expect(after).toMatchObject({ status: "accepted", total: { amount: 7_500 }, payment: { amount: { amount: 7_500 } } });
  expect(after?.items.map(({ taken }) => taken)).toEqual([true, false, true]);
});

test("only what is offered as optional can be chosen, and nothing is accepted where something else is", async () => {
  const set = await inspected();
  const { id } = await sent(set, [labour, clean]);
  await expect(accept(set, id, [1, 9])).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/with/0" }, { pointer: "/with/1" }] },
  });
  expect((await set.line()).quotes[0]).toMatchObject({ status: "sent", payment: null });
});

test("a quote of nothing but options is none", async () => {
  const set = await inspected();
  await expect(sent(set, [clean, express])).rejects.toMatchObject({
    details: { fields: [{ pointer: "/items", code: "all_optional" }] },
  });
});

test("Minisforum sells a spare part at its value with flat freight, and refuses any other price (MF-SPARE)", async () => {
  const set = await inspected();
  const partId = await set.act(set.technician, (context) => addPart(context, fan));
  const spare = (unitAmount: number): Item => ({ kind: "spare_part", text: fan.name, quantity: 1, unitAmount, partId });
  await expect(sent(set, [spare(1_500)])).rejects.toMatchObject({
    details: { clauses: ["MF-SPARE"], fields: [{ pointer: "/items/0/unitAmount" }, { pointer: "/items" }] },
  });
  expect((await sent(set, [spare(1_250), freight])).total.amount).toBe(2_150);
});

function inspected(): Promise<World> {
  return world({ policy: "minisforum", unit: expired, claim: "inspected", findings });
}

async function sent(set: World, items: readonly Item[]) {
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  const { currency } = (await set.act(set.agent, async ({ seller }) => seller)) as { currency: string };
  const draft = { items, currency, expiresOn: set.clock.today(), note: "" };
  await set.act(set.agent, (context) => draftQuote(context, at, draft));
  const id = (await set.line()).quotes[0]?.id ?? "";
  await set.act(set.agent, (context) => sendQuote(context, id));
  const [quote] = (await set.line()).quotes;
  if (!quote) throw new Error("there is no quote");
  return quote;
}

function accept(set: World, quoteId: string, chosen: readonly number[]) {
  return set.act(set.customer, (context) => acceptQuote(context, quoteId, { with: chosen }));
}
