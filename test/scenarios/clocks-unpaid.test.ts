import { expect, test } from "vitest";
import { loadClaim } from "../../src/domain/claims/index.ts";
import { forfeitLine, sweepDeadlines } from "../../src/domain/deadlines/index.ts";
import { confirmPayment, rejectPayment, uploadProof } from "../../src/domain/payments/index.ts";
import { acceptQuote, draftQuote, sendQuote } from "../../src/domain/quotes/index.ts";
import { addFile, quoteFor } from "../course.ts";
import { type World, world } from "../world.ts";

const findings = { finding: { repairable: true } };
const outOfCover = { releasedOn: "2023-01-01" };
const years = { shippedOn: "2023-01-01", deliveredOn: "2023-01-10" };

test.each([
  ["whatsminer", "WM-4.3.3", outOfCover],
  ["jasminer", "JM-6", years],
] as const)(
  "%s: a unit whose repair nobody pays is warned of on day 60, 80 and 89, and then a person is asked (%s)",
  async (policy, clause, unit) => {
    const set = await world({ policy, unit, claim: "quoted", findings });
    const sentOn = set.clock.today();
    const told = await liveFor(set, 95);
    expect(await clockOf(set, "forfeiture")).toMatchObject({ clause, status: "overdue", onMiss: "ask_to_forfeit" });
    expect(
      told.filter(([, act]) => act !== "lapse" && act !== "escalate").map(([after, act]) => `${after} ${act}`),
    ).toEqual([
      // Three days before the quote itself is over.
      "11 warned",
      "60 warned",
      "80 warned",
      "89 warned",
      "91 ask_to_forfeit",
    ]);
    const mails = await mailsOf(set, "forfeiture");
    expect(mails).toEqual(["forfeiture_warning", "forfeiture_warning", "forfeiture_warning", "forfeiture_due"]);
    // Nothing happens to the unit by itself.
    expect((await set.line()).custody).toBe("at_centre");
    const { notices } = await clockOf(set, "forfeiture");
    expect(notices.map(({ kind, daysLeft }) => [kind, daysLeft])).toEqual([
      ["warning", 30],
      ["warning", 10],
      ["warning", 1],
      ["missed", -1],
    ]);
    expect(notices.every(({ mail }) => mail?.recipient === set.customerEmail)).toBe(true);
    expect(sentOn).toBe("2026-03-02");
  },
);

test("a person confirms the forfeiture, once, with a reason; the notices stay on record", async () => {
  const set = await world({ unit: outOfCover, claim: "quoted", findings });
  const { id: lineId } = await set.line();
  const forfeit = (who: "agent" | "customer" | "technician" | "system") =>
    set.act(set[who], (context) => forfeitLine(context, { claimId: set.claimId, lineId }, { reason: "No answer." }));
  await expect(forfeit("agent")).rejects.toMatchObject({
    code: "forfeiture_not_due",
    details: { clauses: ["WM-4.3.3"] },
  });
  await liveFor(set, 92);
  for (const who of ["customer", "technician", "system"] as const)
    await expect(forfeit(who)).rejects.toMatchObject({ code: "not_allowed" });
  await forfeit("agent");
  const claim = await set.load();
  expect(claim).toMatchObject({ status: "resolved", lines: [{ custody: "forfeited" }] });
  expect(claim.events.find(({ verb }) => verb === "custody.forfeit")).toMatchObject({
    actorKind: "person",
    clauses: ["WM-4.3.3"],
    details: {
      reason: "No answer.",
      notices: [{ kind: "warning" }, { kind: "warning" }, { kind: "warning" }, { kind: "missed" }],
    },
  });
  expect((await clockOf(set, "forfeiture")).notices.at(-1)).toMatchObject({ kind: "forfeited" });
  await expect(forfeit("agent")).rejects.toMatchObject({ code: "wrong_state" });
  await expect(
    set.act(set.system, ({ tx }) => tx.updateTable("deadlineNotice").set({ daysLeft: 0 }).execute()),
  ).rejects.toThrow(/permission denied|never changed|append/);
});

test("nobody loses a unit unwarned: where no sweep ran for a hundred days, the last warning comes first", async () => {
  const set = await world({ unit: outOfCover, claim: "quoted", findings });
  set.clock.advance(100);
  expect((await sweep(set)).done).toEqual({ lapse: 1, warned: 1 });
  expect(await clockOf(set, "forfeiture")).toMatchObject({ status: "running", dueOn: "2026-06-11" });
  set.clock.advance(1);
  expect((await sweep(set)).done).toEqual({});
  set.clock.advance(1);
  expect((await sweep(set)).done).toEqual({ ask_to_forfeit: 1 });
});

test("a proof of payment under review stops the 90 days; turned down, they go on with what was left; confirmed, they end", async () => {
  const set = await world({ unit: outOfCover, claim: "accepted", findings });
  set.clock.advance(50);
  await sweep(set);
  await proof(set);
  expect(await clockOf(set, "forfeiture")).toMatchObject({ status: "paused", waits: ["review"], daysLeft: 40 });
  set.clock.advance(30);
  expect((await sweep(set)).done).toEqual({});
  await set.act(set.finance, async (context) => rejectPayment(context, await paymentOf(set), { reason: "Unreadable" }));
  expect(await clockOf(set, "forfeiture")).toMatchObject({ status: "running", dueOn: "2026-06-30", waits: [] });
  await proof(set);
  await set.act(set.finance, async (context) => confirmPayment(context, await paymentOf(set)));
  expect(await clockOf(set, "forfeiture")).toMatchObject({ status: "met" });
});

test("under the service agreement a repair that is not paid within a month goes back unrepaired (SA-2.6)", async () => {
  const unit = { ...years, warehouse: "CN", preorder: false };
  const set = await world({
    policy: "minisforum",
    unit,
    claim: "accepted",
    findings: { finding: { manufacturingDefect: true, repairable: true } },
  });
  expect(await clockOf(set, "payment")).toMatchObject({ clause: "SA-2.6", dueOn: "2026-04-02", onMiss: "send_back" });
  const told = await liveFor(set, 40);
  expect(told.filter(([, act]) => act !== "escalate")).toEqual([
    [24, "warned"],
    [30, "warned"],
    [32, "send_back"],
  ]);
  expect(await set.line()).toMatchObject({ work: "returned_unrepaired", custody: "at_centre" });
  expect(await mailsOf(set, "payment|returned")).toEqual(["payment_reminder", "payment_reminder", "returned_unpaid"]);
  expect((await set.load()).events.find(({ verb }) => verb === "work.returnUnrepaired")).toMatchObject({
    actorKind: "system",
    clauses: ["SA-2.6"],
  });
  // WhatsMiner has its own clause for it, so that the agreement's does not run there.
  const miner = await world({ unit: outOfCover, claim: "accepted", findings });
  expect((await miner.load()).deadlines.map(({ name }) => name)).not.toContain("payment");
});

test("a new revision of a quote starts its clocks anew; answering ends the quote's own", async () => {
  const set = await world({ unit: outOfCover, claim: "quoted", findings });
  set.clock.advance(5);
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  await set.act(set.agent, (context) => draftQuote(context, at, quoteFor(set)));
  const [draft] = (await set.line()).quotes;
  await set.act(set.agent, (context) => sendQuote(context, draft?.id ?? ""));
  const open = (await set.load()).deadlines.filter(({ status }) => status === "running");
  expect(open.map(({ name, dueOn }) => [name, dueOn])).toEqual([
    ["quote_expiry", "2026-03-21"],
    ["forfeiture", "2026-06-05"],
  ]);
  await set.act(set.customer, (context) => acceptQuote(context, draft?.id ?? ""));
  expect(await clockOf(set, "quote_expiry")).toMatchObject({ status: "met" });
});

/** Lets the days pass with a sweep each; returns what was done, with the days since the beginning. */
async function liveFor(set: World, days: number): Promise<[number, string][]> {
  const told: [number, string][] = [];
  for (let day = 1; day <= days; day++) {
    set.clock.advance(1);
    const { done } = await sweep(set);
    for (const [act, count] of Object.entries(done)) for (let each = 0; each < count; each++) told.push([day, act]);
  }
  return told;
}

async function proof(set: World): Promise<void> {
  const payment = await paymentOf(set);
  await set.act(set.customer, async (context) =>
    uploadProof(context, payment, { attachmentId: await addFile(context, set.claimId), reference: "" }),
  );
}

async function paymentOf(set: World): Promise<string> {
  return (await set.line()).quotes[0]?.payment?.id ?? "";
}

function sweep({ db, policies, clock, sellerId }: World) {
  return sweepDeadlines(db, policies, clock.now(), sellerId);
}

/** The newest clock of a name. */
async function clockOf(set: World, name: string) {
  const { deadlines } = await set.act(set.auditor, (context) => loadClaim(context, set.claimId));
  const clock = deadlines.findLast((each) => each.name === name);
  if (!clock) throw new Error(`no clock ${name}`);
  return clock;
}

async function mailsOf(set: World, about: string): Promise<string[]> {
  const rows = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("mail").select("template").orderBy("createdAt").orderBy("id").execute(),
  );
  const pattern = new RegExp(`^(${about})`);
  return rows.map(({ template }) => template).filter((template) => pattern.test(template));
}
