import { expect, test } from "vitest";
import type { Actor } from "../../src/core/actor.ts";
import { overrideLine } from "../../src/domain/appeals/index.ts";
import type { ClaimRecord } from "../../src/domain/claims/index.ts";
import { completeInspection } from "../../src/domain/inspection/index.ts";
import { balances } from "../../src/domain/ledger/index.ts";
import { recordReceipt } from "../../src/domain/parcels/index.ts";
import { editPaymentSettings } from "../../src/domain/payments/index.ts";
import {
  approveRefund,
  declineRefund,
  expectedOnAccount,
  failRefund,
  type RequestRefund,
  requestRefund,
  sendRefund,
  settleRefund,
} from "../../src/domain/refunds/index.ts";
import { goodParcel } from "../course.ts";
import { type World, type WorldOptions, world } from "../world.ts";

const findings = { finding: { manufacturingDefect: true, repairable: false } };
const bought = {
  deliveredOn: "2025-09-20",
  shippedOn: "2025-09-10",
  warehouse: "CN",
  preorder: false,
  channel: "official",
  buyerEmail: "customer",
};

/** A Minisforum of 1,000 euros that failed for good within its warranty, taken in and inspected. */
async function failed(options: Partial<WorldOptions> = {}): Promise<World> {
  const unit = { ...bought, priceAmount: 100_000, priceCurrency: "EUR", ...options.unit };
  return world({ policy: "minisforum", claim: "inspected", findings, ...options, unit });
}

const plain = { method: "bank_transfer", reason: "Cannot be repaired", clauses: [] } as const;

async function ask(set: World, by: Actor, input: Partial<RequestRefund> = {}): Promise<string> {
  const line = await set.line();
  return set.act(by, (context) =>
    requestRefund(context, { claimId: set.claimId, lineId: line.id }, { ...plain, ...input }),
  );
}

async function refundOf(set: World, id: string) {
  const found = (await set.load()).refunds.find((refund) => refund.id === id);
  if (!found) throw new Error("no such refund");
  return found;
}

async function accounts(set: World): Promise<Record<string, number>> {
  const all = await set.act(set.system, balances);
  expect(all.reduce((sum, { money }) => sum + money.amount, 0)).toBe(0);
  return Object.fromEntries(
    all.filter(({ money }) => money.amount !== 0).map(({ account, money }) => [account, money.amount]),
  );
}

const euros = (amount: number) => ({ amount: amount * 100, currency: "EUR" });
const depreciation = { kind: "depreciation", percent: 20, amount: euros(200), clauses: ["MF-DEPRECIATION"] };
const customs = { kind: "customs", amount: euros(35), clauses: ["MF-CUSTOMS"] };
const shipping = { kind: "shipping", amount: euros(15), clauses: ["MF-7DAY"] };

test("above the limit one person asks and another approves; the money is reserved before it goes", async () => {
  const set = await failed();
  const id = await ask(set, set.finance, { amount: euros(1000), deductions: [depreciation, customs, shipping] });
  expect(await refundOf(set, id)).toMatchObject({
    number: "F-2026-000001",
    status: "requested",
    gross: euros(1000),
    amount: euros(750),
    deductions: [
      { kind: "depreciation", percent: 20, amount: euros(200), clause: "MF-DEPRECIATION" },
      { kind: "customs", percent: null, amount: euros(35), clause: "MF-CUSTOMS" },
      { kind: "freight", percent: null, amount: euros(15), clause: "MF-7DAY" },
    ],
  });
  expect(await accounts(set)).toEqual({});
  await expect(set.act(set.finance, (context) => approveRefund(context, id))).rejects.toMatchObject({
    code: "second_person",
    details: { values: { limit: { en: "EUR 0.00" } } },
  });
  await set.act(set.administrator, (context) => approveRefund(context, id));
  const reserved = {
    "refunds:purchase": 100_000,
    "deductions:depreciation": -20_000,
    "deductions:customs": -3500,
    "deductions:freight": -1500,
    refunds_payable: -75_000,
  };
  expect(await accounts(set)).toEqual(reserved);
  await set.act(set.finance, (context) => sendRefund(context, id, { reference: "SEPA 4711" }));
  const { refunds_payable: _, ...kept } = reserved;
  expect(await accounts(set)).toEqual({ ...kept, "cash:bank_transfer": -75_000 });
  await set.act(set.finance, (context) => settleRefund(context, id));
  expect(await refundOf(set, id)).toMatchObject({ status: "settled", reference: "SEPA 4711", approvedBy: "Ann" });
});

test("up to the limit whoever may approve does so by asking; support's request waits all the same", async () => {
  const set = await failed();
  await set.act(set.administrator, (context) => editPaymentSettings(context, 1, { refundLimit: 10_000 }));
  const alone = await ask(set, set.finance, { amount: euros(60) });
  expect(await refundOf(set, alone)).toMatchObject({ status: "approved", approvedBy: "Fay" });
  const asked = await ask(set, set.agent, { amount: euros(30) });
  expect(await refundOf(set, asked)).toMatchObject({ status: "requested" });
  await set.act(set.finance, (context) => approveRefund(context, asked));
  // 60 and 30 went already: 20 more is above 100 for this unit.
  const third = await ask(set, set.finance, { amount: euros(20) });
  expect(await refundOf(set, third)).toMatchObject({ status: "requested" });
});

test("a key approves nothing above the limit, though its maker asked as themselves", async () => {
  const set = await failed();
  const id = await ask(set, set.administrator, { amount: euros(500) });
  const key: Actor = { ...set.administrator, kind: "key", id: "0190f000-0000-7000-8000-000000000001" };
  await expect(set.act(key, (context) => approveRefund(context, id))).rejects.toMatchObject({ code: "second_person" });
});

test("never more than was paid goes back, all refunds of a unit together (MF-LIABILITY)", async () => {
  const set = await failed();
  await ask(set, set.agent, { amount: euros(700) });
  await expect(ask(set, set.agent, { amount: euros(301) })).rejects.toMatchObject({
    code: "refund_above",
    details: { clauses: ["MF-LIABILITY"], values: { asked: { en: "EUR 301.00" }, most: { en: "EUR 300.00" } } },
  });
  const rest = await ask(set, set.agent, { amount: euros(300) });
  // What is turned down is there to be given again.
  await set.act(set.finance, (context) => declineRefund(context, rest, { reason: "Not agreed" }));
  expect(await refundOf(set, rest)).toMatchObject({ status: "failed", failure: "Not agreed" });
  await ask(set, set.agent, { amount: euros(300) });
  expect(await accounts(set)).toEqual({});
});

test("another currency, deductions that take everything and clauses of other policies are refused, each by its name", async () => {
  const set = await failed();
  await expect(ask(set, set.agent, { amount: { amount: 100, currency: "USD" } })).rejects.toMatchObject({
    code: "currency_differs",
    details: { values: { due: "EUR", given: "USD" } },
  });
  const all = { kind: "other", amount: euros(10), clauses: [] };
  await expect(ask(set, set.agent, { amount: euros(10), deductions: [all] })).rejects.toMatchObject({
    code: "nothing_to_refund",
  });
  await expect(ask(set, set.agent, { amount: euros(10), clauses: ["WM-1.1"] })).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/clauses" }] },
  });
  expect((await set.load()).refunds).toEqual([]);
});

test("where all sales are final a refund is refused by the clause that says so (BM-FINAL)", async () => {
  const set = await world({ policy: "bitmain", claim: "received" });
  await expect(ask(set, set.agent, { amount: euros(10) })).rejects.toMatchObject({
    code: "refund_denied",
    details: { clauses: ["BM-FINAL"] },
  });
});

test("no money goes back before the unit came and was looked at, where the policy has it so; what a person gave waits for nothing (MF-DOA, MF-7DAY)", async () => {
  const unit = { ...bought, deliveredOn: "2026-02-27", shippedOn: "2026-02-20", orderNumber: "SO-1" };
  const doa = await failed({ kind: "doa", unit, claim: "authorized" });
  await expect(ask(doa, doa.agent, { amount: euros(10) })).rejects.toMatchObject({
    code: "arrival_first",
    details: { clauses: ["MF-DOA"] },
  });
  const arrived = await failed({ kind: "doa", unit, claim: "received" });
  expect(await refundOf(arrived, await ask(arrived, arrived.agent))).toMatchObject({ amount: euros(1000) });
  const mind = await failed({ kind: "change_of_mind", unit, country: "US", claim: "sent" });
  const line = await mind.line();
  const facts = { ...goodParcel, claim: { asNew: true } };
  await mind.act(mind.clerk, (context) =>
    recordReceipt(
      context,
      { claimId: mind.claimId, lineId: line.id },
      { facts, refuse: false, accessories: "", note: "" },
    ),
  );
  await expect(ask(mind, mind.agent)).rejects.toMatchObject({
    code: "inspection_first",
    details: { clauses: ["MF-7DAY"] },
  });
  await mind.act(mind.administrator, (context) =>
    overrideLine(
      context,
      { claimId: mind.claimId, lineId: line.id },
      {
        verdict: "covered",
        remedy: { kind: "refund", charge: "none", amount: euros(30) },
        reason: "Promised on the telephone",
      },
    ),
  );
  expect(await refundOf(mind, await ask(mind, mind.agent))).toMatchObject({ amount: euros(30) });
});

test("without an amount the decision's own goes back: depreciation of 20 % in the first year, 40 % in the second", async () => {
  for (const [deliveredOn, percent, net] of [
    ["2025-09-20", 20, 800],
    ["2024-06-01", 40, 600],
  ] as const) {
    const set = await failed({ unit: { ...bought, deliveredOn, shippedOn: deliveredOn }, claim: "inspecting" });
    const line = await set.line();
    await set.act(set.technician, async (context) => {
      const answers = JSON.stringify({ claim: { replacementInStock: true }, unit: { use: "personal" } });
      await context.tx.updateTable("claimLine").set({ answers }).where("id", "=", line.id).execute();
      await completeInspection(context, { claimId: set.claimId, lineId: line.id }, { findings, notes: "" });
    });
    const id = await ask(set, set.agent);
    const { amount, deductions } = await refundOf(set, id);
    expect(amount).toEqual(euros(net));
    expect(deductions).toMatchObject([{ kind: "depreciation", percent, clause: "MF-DEPRECIATION" }]);
    // What is known only later, as the customs' bill, comes on top of it.
    await set.act(set.finance, (context) => declineRefund(context, id, { reason: "Customs charged for it" }));
    const again = await refundOf(set, await ask(set, set.agent, { deductions: [customs] }));
    expect(again.amount).toEqual(euros(net - 35));
    expect(again.deductions.map(({ kind }) => kind)).toEqual(["depreciation", "customs"]);
  }
});

test("what came back or never went is taken back in the ledger, and may be asked for anew", async () => {
  const set = await failed();
  for (const send of [false, true]) {
    const id = await ask(set, set.agent, { amount: euros(1000), deductions: [depreciation] });
    await set.act(set.finance, (context) => approveRefund(context, id));
    if (send) await set.act(set.finance, (context) => sendRefund(context, id, { reference: "X" }));
    await set.act(set.finance, (context) => failRefund(context, id, { reason: "Account closed" }));
    expect(await accounts(set)).toEqual({});
    expect(await refundOf(set, id)).toMatchObject({ status: "failed", failure: "Account closed" });
  }
});

test("the day on the account follows the policy's promise, the way of paying and the seller's calendar (MF-SLA-REFUND)", async () => {
  const set = await failed({ on: "2026-03-02" });
  const record: ClaimRecord = await set.load();
  const startsOn = record.parcels.find(({ arrivedOn }) => arrivedOn)?.arrivedOn ?? "";
  expect(startsOn).toBe("2026-03-02");
  const when = (method: RequestRefund["method"], sentOn: string | null, on = "2026-03-02") => {
    set.clock.set(on);
    return set.act(set.finance, async (context) => {
      const refund = { method, sentOn, startsOn } as Parameters<typeof expectedOnAccount>[2];
      const { from, by, clauses } = expectedOnAccount(context, record, refund);
      return [from, by, ...clauses];
    });
  };
  // Mondays to Fridays: 3 to 6 working days from Monday the 2nd are the 5th to the 10th.
  expect(await when("paypal", null)).toEqual(["2026-03-05", "2026-03-12", "MF-SLA-REFUND"]);
  expect(await when("card", null)).toEqual(["2026-03-16", "2026-03-30", "MF-SLA-REFUND"]);
  // Once it left, the day it left counts; PayPal's 48 hours run over a weekend.
  expect(await when("paypal", "2026-03-06")).toEqual(["2026-03-06", "2026-03-08", "MF-SLA-REFUND"]);
  expect(await when("card", "2026-03-06")).toEqual(["2026-03-17", "2026-03-26", "MF-SLA-REFUND"]);
  // What is late is not promised for a day that is over.
  expect(await when("paypal", null, "2026-04-01")).toEqual(["2026-04-01", "2026-04-03", "MF-SLA-REFUND"]);
});

test("the customer is told when it is approved, sent and failed; a request that is turned down is nobody's business", async () => {
  const set = await failed();
  const turnedDown = await ask(set, set.agent, { amount: euros(10) });
  await set.act(set.finance, (context) => declineRefund(context, turnedDown, { reason: "No" }));
  const id = await ask(set, set.agent, { amount: euros(100) });
  await set.act(set.finance, (context) => approveRefund(context, id));
  await set.act(set.finance, (context) => sendRefund(context, id, { reference: "X" }));
  await set.act(set.finance, (context) => failRefund(context, id, { reason: "Came back" }));
  const mails = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("mail").select("template").where("template", "like", "refund%").orderBy("id").execute(),
  );
  expect(mails.map(({ template }) => template)).toEqual(["refund_approved", "refund_sent", "refund_failed"]);
});
