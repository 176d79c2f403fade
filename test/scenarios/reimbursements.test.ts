import { expect, test } from "vitest";
import { day } from "../../src/core/day.ts";
import { scorecards } from "../../src/domain/centres/index.ts";
import { balances } from "../../src/domain/ledger/index.ts";
import {
  approveReimbursement,
  declineReimbursement,
  openReimbursements,
  requestReimbursement,
  setRates,
  statementOf,
} from "../../src/domain/reimbursements/index.ts";
import { type World, world } from "../world.ts";

/** A unit repaired in warranty at the member's centre, and the general rates: 60 an hour, parts at their value, 12 of freight. */
async function repaired(): Promise<World> {
  const set = await world({ claim: "ready", findings: { finding: { repairable: true } } });
  await set.act(set.finance, (context) =>
    setRates(context, null, { labourHour: 6000, partsPercent: 100, freight: 1200 }),
  );
  return set;
}

async function asking(set: World, who = set.member): Promise<string> {
  const line = await set.line();
  return set.act(who, (context) => requestReimbursement(context, { claimId: set.claimId, lineId: line.id }, ""));
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
