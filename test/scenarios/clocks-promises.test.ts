import { expect, test } from "vitest";
import { answerAppeal, appealLine } from "../../src/domain/appeals/index.ts";
import { changeCalendar, dropCentreCalendar, publicHolidays } from "../../src/domain/calendars/index.ts";
import { requestInformation } from "../../src/domain/claims/index.ts";
import { extendClock, sweepDeadlines } from "../../src/domain/deadlines/index.ts";
import { sendBack } from "../../src/domain/parcels/index.ts";
import { settleLines } from "../../src/domain/remedies/index.ts";
import { startRepair } from "../../src/domain/repairs/index.ts";
import { goOn } from "../course.ts";
import { type World, world } from "../world.ts";

const repairable = { finding: { repairable: true } };
const years = { shippedOn: "2023-01-01", deliveredOn: "2023-01-10" };

test.each([
  ["whatsminer", "WM-6.1", "repair", "2026-03-11", {}],
  ["jasminer", "JM-SLA-IN", "repair", "2026-03-09", { deliveredOn: "2026-01-01", shippedOn: "2026-01-01" }],
  ["minisforum", "MF-SLA-REPAIR", "repair", "2026-04-13", { deliveredOn: "2026-01-01", shippedOn: "2026-01-01" }],
] as const)(
  "%s: the repair is promised from receipt by %s, in working days",
  async (policy, clause, name, dueOn, unit) => {
    const set = await world({ policy, unit, claim: "received" });
    expect(await clockOf(set, name)).toMatchObject({
      clause,
      dueOn,
      status: "running",
      unit: "working_days",
      onMiss: "escalate",
    });
  },
);

test.each([
  ["whatsminer", "WM-6.2", { releasedOn: "2023-01-01" }, "2026-03-11"],
  ["jasminer", "JM-SLA-OUT", years, "2026-03-09"],
] as const)(
  "%s: a paid repair is promised from the payment by %s, and the promise of the free one stops",
  async (policy, clause, unit, dueOn) => {
    const set = await world({ policy, unit, claim: "approved", findings: repairable });
    expect(await clockOf(set, "paid_repair")).toMatchObject({ clause, dueOn, status: "running" });
    expect((await set.load()).deadlines.find(({ name }) => name === "repair")?.status ?? "stopped").toBe("stopped");
  },
);

test("a promise is warned of on the working day before, escalates after its last day, and is met late when the work is done", async () => {
  const set = await world({ claim: "approved" });
  expect(await clockOf(set, "repair")).toMatchObject({ dueOn: "2026-03-11" });
  set.clock.set("2026-03-09");
  expect((await sweep(set)).done).toEqual({});
  set.clock.set("2026-03-10");
  expect((await sweep(set)).done).toEqual({ warned: 1 });
  set.clock.set("2026-03-11");
  expect((await sweep(set)).done).toEqual({});
  set.clock.set("2026-03-12");
  expect((await sweep(set)).done).toEqual({ escalate: 1 });
  expect(await clockOf(set, "repair")).toMatchObject({ status: "overdue", endedAt: null });
  // Staff are warned on their page, not the customer by mail.
  const templates = await set.act(set.system, ({ tx }) => tx.selectFrom("mail").select("template").execute());
  expect(templates.map(({ template }) => template)).not.toContain("deadline_extended");
  await finish(set);
  const clock = await clockOf(set, "repair");
  expect(clock).toMatchObject({ status: "met" });
  expect(clock.missedAt).not.toBeNull();
});

test("while the customer is to answer or to pay, the promise stands still and keeps its working days exactly", async () => {
  const unit = { ...years, warehouse: "CN", preorder: false };
  const set = await world({
    policy: "minisforum",
    unit,
    claim: "inspected",
    findings: { finding: { manufacturingDefect: true, repairable: true } },
  });
  const promised = await clockOf(set, "repair");
  expect(promised).toMatchObject({ clause: "MF-SLA-REPAIR", dueOn: "2026-04-13", earliestOn: "2026-03-23" });
  // Two working days are used when the quote goes out on Wednesday.
  set.clock.set("2026-03-04");
  await go(set, ["quote_drafted", "quoted"]);
  expect(await clockOf(set, "repair")).toMatchObject({ status: "paused", waits: ["quote"], daysLeft: 28 });
  set.clock.set("2026-03-13");
  await go(set, ["accepted"]);
  expect(await clockOf(set, "repair")).toMatchObject({ status: "paused", waits: ["payment"], daysLeft: 28 });
  set.clock.set("2026-03-20");
  expect((await sweep(set)).done).toEqual({});
  await go(set, ["proof_uploaded"]);
  // Friday the 20th is the day it goes on, and is not counted: 28 working days later.
  expect(await clockOf(set, "repair")).toMatchObject({ status: "running", waits: [], dueOn: "2026-04-29" });
});

test("paused and gone on with on the same day, nothing moves", async () => {
  const set = await world({
    policy: "minisforum",
    unit: { ...years, warehouse: "CN", preorder: false },
    claim: "inspected",
    findings: { finding: { manufacturingDefect: true, repairable: true } },
  });
  const before = (await clockOf(set, "repair")).dueOn;
  await go(set, ["quote_drafted", "quoted", "accepted", "proof_uploaded"]);
  expect(await clockOf(set, "repair")).toMatchObject({ status: "running", dueOn: before });
});

test("a unit that is dead on arrival has an exchange or a refund promised from receipt, as the policy leaves open (MF-SLA-EXCHANGE, MF-SLA-REFUND)", async () => {
  const unit = {
    deliveredOn: "2026-02-27",
    shippedOn: "2026-02-20",
    warehouse: "CN",
    preorder: false,
    channel: "official",
    orderNumber: "SO-1",
  };
  const set = await world({ policy: "minisforum", kind: "doa", unit, claim: "received" });
  expect(await clockOf(set, "exchange")).toMatchObject({
    clause: "MF-SLA-EXCHANGE",
    earliestOn: "2026-03-04",
    dueOn: "2026-03-11",
  });
  expect(await clockOf(set, "refund_decided")).toMatchObject({
    clause: "MF-SLA-REFUND",
    earliestOn: "2026-03-05",
    dueOn: "2026-03-10",
  });
});

test("an appeal is answered within five working days, and stops what runs against the customer meanwhile", async () => {
  const set = await world({ unit: { releasedOn: "2023-01-01" }, claim: "quoted", findings: repairable });
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  await set.act(set.customer, (context) => appealLine(context, at, { words: "It was never overclocked." }));
  expect(await clockOf(set, "appeal_answer")).toMatchObject({ clause: null, dueOn: "2026-03-09", status: "running" });
  expect(await clockOf(set, "forfeiture")).toMatchObject({ status: "paused", waits: ["appeal"], daysLeft: 90 });
  set.clock.advance(3);
  await set.act(set.agent, (context) =>
    answerAppeal(context, at, { outcome: "dismissed", reason: "The log shows it." }),
  );
  expect(await clockOf(set, "appeal_answer")).toMatchObject({ status: "met" });
  expect(await clockOf(set, "forfeiture")).toMatchObject({ status: "running", dueOn: "2026-06-03" });
});

test("a person sets a later day with a reason, which the customer is told; not for a quote, which names its own", async () => {
  const set = await world({ claim: "approved" });
  set.clock.set("2026-03-16");
  await sweep(set);
  const { id } = await clockOf(set, "repair");
  const extend = (dueOn: string) =>
    set.act(set.agent, (context) =>
      extendClock(context, { claimId: set.claimId, deadlineId: id }, { dueOn, reason: "A chip is late." }),
    );
  await expect(extend("2026-03-16")).rejects.toMatchObject({ code: "invalid_input" });
  await expect(extend("2036-03-16")).rejects.toMatchObject({ code: "invalid_input" });
  // A Saturday moves to Monday.
  await extend("2026-03-21");
  expect(await clockOf(set, "repair")).toMatchObject({ status: "running", dueOn: "2026-03-23" });
  const mails = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("mail").select("data").where("template", "=", "deadline_extended").execute(),
  );
  expect(mails).toMatchObject([{ data: { name: "repair", dueOn: "2026-03-23", reason: "A chip is late." } }]);
  await expect(
    set.act(set.technician, (context) =>
      extendClock(context, { claimId: set.claimId, deadlineId: id }, { dueOn: "2026-04-01", reason: "x" }),
    ),
  ).rejects.toMatchObject({ code: "not_allowed" });
});

test("a changed calendar counts running clocks again, tells it in the history, and leaves decisions as they were", async () => {
  const set = await world({ claim: "received" });
  const decided = (await set.line()).decision;
  const holiday = { day: "2026-03-05", kind: "holiday" as const, name: "Stocktaking" };
  await set.act(set.administrator, (context) =>
    changeCalendar(context, { centreId: null, version: 1 }, { add: [holiday], reason: "Stocktaking" }),
  );
  expect(await clockOf(set, "repair")).toMatchObject({ dueOn: "2026-03-11" });
  expect(await sweep(set)).toMatchObject({ moved: 1, done: {} });
  expect(await clockOf(set, "repair")).toMatchObject({ dueOn: "2026-03-12" });
  expect((await set.load()).events.at(-1)).toMatchObject({
    verb: "deadline.moved",
    clauses: ["WM-6.1"],
    details: { name: "repair", from: "2026-03-11", to: "2026-03-12", why: "calendar" },
  });
  expect((await set.line()).decision).toEqual(decided);
  expect(await sweep(set)).toMatchObject({ moved: 0, done: {} });
  // A make-up Saturday brings it back.
  const makeUp = { day: "2026-03-07", kind: "work" as const, name: "Make-up day" };
  await set.act(set.administrator, (context) =>
    changeCalendar(context, { centreId: null, version: 2 }, { add: [makeUp], reason: "Make-up" }),
  );
  expect(await sweep(set)).toMatchObject({ moved: 1 });
  expect(await clockOf(set, "repair")).toMatchObject({ dueOn: "2026-03-11" });
  const stale = set.act(set.administrator, (context) =>
    changeCalendar(context, { centreId: null, version: 2 }, { remove: ["2026-03-07"], reason: "Late" }),
  );
  await expect(stale).rejects.toMatchObject({ code: "changed_meanwhile" });
  const idle = set.act(set.administrator, (context) =>
    changeCalendar(context, { centreId: null, version: 3 }, { weekdays: [], reason: "None" }),
  );
  await expect(idle).rejects.toMatchObject({ code: "invalid_input" });
  const agent = set.act(set.agent, (context) =>
    changeCalendar(context, { centreId: null, version: 3 }, { weekdays: [1], reason: "Mondays" }),
  );
  await expect(agent).rejects.toMatchObject({ code: "not_allowed" });
});

test("a clock that comes due with a calendar nobody counted it by yet is counted again before anything follows", async () => {
  const set = await world({ claim: "approved" });
  set.clock.set("2026-03-12");
  const { act } = set;
  await act(set.administrator, (context) =>
    changeCalendar(context, { centreId: null, version: 1 }, { weekdays: [1, 2], reason: "Short weeks" }),
  );
  expect(await sweep(set)).toMatchObject({ moved: 1, done: {} });
  expect(await clockOf(set, "repair")).toMatchObject({ status: "running", dueOn: "2026-03-24" });
});

test("a centre with its own working days counts by them; without, by the seller's", async () => {
  const set = await world({ claim: "received" });
  const { centreId } = set;
  await set.act(set.administrator, (context) =>
    changeCalendar(context, { centreId, version: 0 }, { weekdays: [1, 2, 3, 4, 5, 6], reason: "Saturdays" }),
  );
  await sweep(set);
  expect(await clockOf(set, "repair")).toMatchObject({ dueOn: "2026-03-10" });
  await set.act(set.administrator, (context) => dropCentreCalendar(context, { centreId, version: 1 }, "Back"));
  await sweep(set);
  expect(await clockOf(set, "repair")).toMatchObject({ dueOn: "2026-03-11" });
});

test("holidays come by country and year, in the language asked for where it is known", async () => {
  expect(await publicHolidays("DE", 2026, "en")).toContainEqual({ day: "2026-12-25", name: "Christmas Day" });
  const china = (await publicHolidays("CN", 2026, "zh")).map(({ day }) => day);
  expect(china).toEqual(expect.arrayContaining(["2026-01-01", "2026-02-17", "2026-10-01"]));
  expect(await publicHolidays("XX", 2026, "en")).toEqual([]);
});

test("a question to the customer while the claim is open pauses nothing that has not started", async () => {
  const set = await world({ claim: "triage" });
  await set.act(set.agent, (context) => requestInformation(context, set.claimId, { text: "Which firmware?" }));
  expect((await set.load()).deadlines).toEqual([]);
});

/** Takes the claim on by these steps. */
async function go(set: World, steps: readonly Parameters<typeof goOn>[2][]): Promise<void> {
  for (const step of steps) await goOn(set, set.claimId, step);
}

async function finish(set: World): Promise<void> {
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  await set.act(set.technician, (context) => startRepair(context, at));
  await go(set, ["testing", "ready"]);
}

function sweep({ db, policies, clock, sellerId }: World) {
  return sweepDeadlines(db, policies, clock.now(), sellerId);
}

async function clockOf(set: World, name: string) {
  const clock = (await set.load()).deadlines.findLast((each) => each.name === name);
  if (!clock) throw new Error(`no clock ${name}`);
  return clock;
}

const confirmed = { delivery: { confirmedOn: "2026-02-27" } };
const lately = { shippedOn: "2026-02-20", deliveredOn: "2026-02-26" };

test("a shop tells within a day how a wrong item is put right, and sends it again within two (ZM-SLA-GENERAL)", async () => {
  const set = await world({ policy: "zeus", unit: lately, kind: "wrong_item", claim: "triage", answers: confirmed });
  const solution = { clause: "ZM-SLA-GENERAL", dueOn: "2026-03-03", onMiss: "escalate" };
  expect(await clockOf(set, "solution")).toMatchObject({ ...solution, status: "running" });
  const lineIds = (await set.load()).lines.map(({ id }) => id);
  const again = { lineIds, kind: "reissue", reason: "", clauses: [], item: "", method: "bank_transfer" } as const;
  await set.act(set.agent, (context) => settleLines(context, set.claimId, again));
  expect(await clockOf(set, "solution")).toMatchObject({ status: "met" });
  expect(await clockOf(set, "reissue")).toMatchObject({
    clause: "ZM-SLA-GENERAL",
    dueOn: "2026-03-04",
    status: "running",
  });
  const parcel = { carrier: "DHL", tracking: "AGAIN-1", shippedOn: set.clock.today(), lineIds };
  await set.act(set.shipping, (context) => sendBack(context, set.claimId, parcel));
  expect(await clockOf(set, "reissue")).toMatchObject({ status: "met" });
});

test("of a machine it is told within two days where to send it (ZM-SLA-MACHINE); a miss stands on Today", async () => {
  const unit = { ...lately };
  const set = await world({
    policy: "zeus",
    unit,
    category: "miner",
    kind: "fault",
    claim: "triage",
    answers: confirmed,
  });
  expect(await clockOf(set, "where_to_send")).toMatchObject({ clause: "ZM-SLA-MACHINE", dueOn: "2026-03-04" });
  set.clock.advance(3);
  await sweep(set);
  expect(await clockOf(set, "where_to_send")).toMatchObject({ status: "overdue" });
  await goOn(set, set.claimId, "authorized");
  expect(await clockOf(set, "where_to_send")).toMatchObject({ status: "met" });
});
