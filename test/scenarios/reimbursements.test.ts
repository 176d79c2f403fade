import { expect, test } from "vitest";
import { day } from "../../src/core/day.ts";
import { scorecards } from "../../src/domain/centres/index.ts";
import { balances } from "../../src/domain/ledger/index.ts";
import {
  approveReimbursement,
  declineReimbursement,
  openReimbursements,
  payStatement,
  requestReimbursement,
  setRates,
  statementOf,
  statementPayments,
} from "../../src/domain/reimbursements/index.ts";
import { courseOf, goOn } from "../course.ts";
import { type World, world } from "../world.ts";

/** A unit repaired in warranty at the member's centre, and the general rates: 60 an hour, parts at their value, 12 of freight. */
async function repaired(): Promise<World> {
  const set = await world({ claim: "ready", findings: { finding: { repairable: true } } });
  await set.act(set.finance, (context) =>
    setRates(context, null, { labourHour: 6000, partsPercent: 100, freight: 1200 }),
  );
  return set;
}

async function asking(
  set: World,
  who = set.member,
  otherParts: { name: string; price: number }[] = [],
): Promise<string> {
  const line = await set.line();
  return set.act(who, (context) =>
    requestReimbursement(context, { claimId: set.claimId, lineId: line.id }, { note: "", otherParts }),
  );
}

test("a centre is paid for its work in warranty by the rates of the day, and the ledger says what it is owed", async () => {
  const set = await repaired();
  const { repair } = await set.line();
  const id = await asking(set);
  const [asked] = await set.act(set.finance, openReimbursements);
  const labour = Math.round(((repair?.labourMinutes ?? 0) * 6000) / 60);
  expect(asked).toMatchObject({
    id,
    number: "B-2026-000001",
    status: "requested",
    centreId: set.centreId,
    labour,
    freight: 1200,
  });
  await set.act(set.finance, (context) => approveReimbursement(context, id));
  const owed = (await set.act(set.finance, balances)).find(({ account }) => account === "centres_payable");
  expect(owed?.money.amount).toBe(-(labour + (asked?.parts ?? 0) + 1200));
  const month = set.clock.today().slice(0, 7);
  const statement = await set.act(set.member, (context) => statementOf(context, set.centreId, month));
  expect(statement.map((row) => row.id)).toEqual([id]);
  expect(await set.act(set.member, (context) => statementOf(context, set.centreId, "2020-01"))).toEqual([]);
});

test("a unit is paid once, by one of several who decide, and what was declined may be asked for anew", async () => {
  const set = await repaired();
  const id = await asking(set);
  await expect(asking(set)).rejects.toMatchObject({ code: "reimbursed_before" });
  await set.act(set.finance, (context) => declineReimbursement(context, id, "No photo of the board"));
  await expect(set.act(set.finance, (context) => approveReimbursement(context, id))).rejects.toMatchObject({
    code: "wrong_state",
  });
  const again = await asking(set);
  const both = await Promise.allSettled([
    set.act(set.finance, (context) => approveReimbursement(context, again)),
    set.act(set.administrator, (context) => approveReimbursement(context, again)),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("it is the centre's own to ask for, and finance's to decide", async () => {
  const set = await repaired();
  await expect(asking(set, set.otherMember)).rejects.toMatchObject({ code: "not_found" });
  await expect(asking(set, set.technician)).rejects.toMatchObject({ code: "not_allowed" });
  const id = await asking(set);
  await expect(set.act(set.member, (context) => approveReimbursement(context, id))).rejects.toMatchObject({
    code: "not_allowed",
  });
  expect(await set.act(set.otherMember, openReimbursements)).toEqual([]);
  expect((await set.act(set.member, openReimbursements)).map((row) => row.id)).toEqual([id]);
});

test("nothing is paid before it is repaired, nor without rates", async () => {
  const early = await world({ claim: "received" });
  await early.act(early.finance, (context) =>
    setRates(context, null, { labourHour: 6000, partsPercent: 100, freight: 0 }),
  );
  await expect(asking(early)).rejects.toMatchObject({ code: "not_repaired_yet" });
  const set = await world({ claim: "ready", findings: { finding: { repairable: true } } });
  await expect(asking(set)).rejects.toMatchObject({ code: "no_rates" });
});

test("rates of one centre go before the general ones", async () => {
  const set = await repaired();
  await set.act(set.finance, (context) =>
    setRates(context, set.centreId, { labourHour: 0, partsPercent: 0, freight: 500 }),
  );
  await asking(set);
  const [asked] = await set.act(set.finance, openReimbursements);
  expect(asked).toMatchObject({ labour: 0, parts: 0, freight: 500 });
});

test("a month's statement is paid once, by whom and with which reference, and the ledger owes the centre nothing more", async () => {
  const set = await repaired();
  const id = await asking(set);
  await set.act(set.finance, (context) => approveReimbursement(context, id));
  const month = set.clock.today().slice(0, 7);
  const [owed] = await set.act(set.finance, (context) => statementOf(context, set.centreId, month));
  const total = { amount: (owed?.labour ?? 0) + (owed?.parts ?? 0) + (owed?.freight ?? 0), currency: "EUR" };
  const transfer = { centreId: set.centreId, month, total, reference: "SEPA 4711", paidOn: set.clock.today() };
  const less = { ...transfer, total: { ...total, amount: total.amount - 1 } };
  await expect(set.act(set.finance, (context) => payStatement(context, less))).rejects.toMatchObject({
    code: "statement_changed",
  });
  await expect(
    set.act(set.finance, (context) => payStatement(context, { ...transfer, paidOn: "2099-01-01" })),
  ).rejects.toMatchObject({ details: { fields: [{ pointer: "/paidOn", code: "in_the_future" }] } });
  await expect(
    set.act(set.finance, (context) => payStatement(context, { ...transfer, paidOn: "2026-02-30" })),
  ).rejects.toMatchObject({ details: { fields: [{ pointer: "/paidOn", code: "not_a_day" }] } });
  await expect(set.act(set.member, (context) => payStatement(context, transfer))).rejects.toMatchObject({
    code: "not_allowed",
  });
  const both = await Promise.allSettled([
    set.act(set.finance, (context) => payStatement(context, transfer)),
    set.act(set.administrator, (context) => payStatement(context, transfer)),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "nothing_owed" });
  const [paid] = await set.act(set.member, (context) => statementOf(context, set.centreId, month));
  expect(paid).toMatchObject({ id, status: "paid", paidOn: set.clock.today(), reference: "SEPA 4711" });
  const books = await set.act(set.finance, balances);
  const balanceOf = (name: string) => books.find(({ account }) => account === name)?.money.amount ?? 0;
  expect(balanceOf("centres_payable")).toBe(0);
  expect(balanceOf("cash:bank_transfer")).toBe(-total.amount);
  const payments = await set.act(set.member, (context) => statementPayments(context, set.centreId, month));
  expect(payments).toMatchObject([{ amount: total.amount, currency: "EUR", reference: "SEPA 4711" }]);
  await expect(asking(set)).rejects.toMatchObject({ code: "reimbursed_before" });
});

test("a part of the centre's own, which the shelf does not know, is paid at what it cost; one the repair does not have is not", async () => {
  const set = await repaired();
  const { id: lineId, repair } = await set.line();
  const parts = [
    { name: "BM1398 chip", quantity: 3, serialOut: "", serialIn: "" },
    { name: "Thermal paste", quantity: 1, serialOut: "", serialIn: "" },
  ];
  await set.act(set.system, ({ tx }) =>
    tx
      .updateTable("repairOrder")
      .set({ parts: JSON.stringify(parts), labourMinutes: 90 })
      .where("sellerId", "=", set.sellerId)
      .where("lineId", "=", lineId)
      .execute(),
  );
  expect(repair?.charge).toBe("free");
  await expect(asking(set, set.member, [{ name: "Gold bar", price: 1 }])).rejects.toMatchObject({
    details: { fields: [{ pointer: "/otherParts/0/name", code: "unknown_choice" }] },
  });
  await asking(set, set.member, [{ name: "BM1398 chip", price: 1250 }]);
  const [asked] = await set.act(set.finance, openReimbursements);
  // By hand: 90 minutes at 60.00 an hour; three chips at 12.50, no paste asked for; freight 12.00.
  expect(asked).toMatchObject({ labour: 9_000, parts: 3_750, freight: 1_200 });
  expect(asked?.otherParts).toEqual([{ name: "BM1398 chip", quantity: 3, price: 1250 }]);
});

test("a scorecard tells what came, went back and how long it took, to a centre's own people of theirs alone", async () => {
  const set = await world({ claim: "closed", findings: { finding: { repairable: true } } });
  const span = { from: day("2026-01-01"), to: set.clock.today() };
  const all = await set.act(set.administrator, (context) => scorecards(context, span));
  expect(all.map(({ name }) => name)).toEqual(["Berlin bench", "Madrid bench"]);
  expect(all[0]).toMatchObject({ received: 1, sentBack: 1, refused: 0, rework: 0, open: 0 });
  expect(all[0]?.turnAround).toBeGreaterThanOrEqual(0);
  expect(all[1]).toMatchObject({ received: 0, sentBack: 0, turnAround: null });
  const own = await set.act(set.otherMember, (context) => scorecards(context, span));
  expect(own.map(({ name }) => name)).toEqual(["Madrid bench"]);
  const before = await set.act(set.administrator, (context) =>
    scorecards(context, { from: day("2020-01-01"), to: day("2020-12-31") }),
  );
  expect(before[0]).toMatchObject({ received: 0, turnAround: null });
});

test("turn-around and rework are what one counts by hand: four days at the bench, and one unit that came again", async () => {
  const set = await world({ claim: "received", findings: { finding: { repairable: true } } });
  const from = set.clock.today();
  // Monday at ten to Friday at ten.
  set.clock.advance(4);
  for (const step of ["inspecting", "inspected", "repairing", "testing", "ready", "returned"] as const)
    await goOn(set, set.claimId, step);
  const first = await set.act(set.administrator, (context) => scorecards(context, { from, to: set.clock.today() }));
  expect(first[0]).toMatchObject({ name: "Berlin bench", received: 1, sentBack: 1, turnAround: 4, rework: 0, open: 0 });
  for (const step of ["resolved", "closed"] as const) await goOn(set, set.claimId, step);
  set.clock.advance(20);
  await courseOf(set, { claim: "received" });
  const span = { from, to: set.clock.today() };
  const after = await set.act(set.administrator, (context) => scorecards(context, span));
  expect(after[0]).toMatchObject({ received: 2, sentBack: 1, turnAround: 4, rework: 1, open: 1 });
  expect(after[1]).toMatchObject({ name: "Madrid bench", received: 0, rework: 0 });
});
