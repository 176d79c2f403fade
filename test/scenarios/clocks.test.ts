import { expect, test } from "vitest";
import { addDays, day, startOfDay } from "../../src/core/day.ts";
import { loadClaim, refileClaim, submitClaim } from "../../src/domain/claims/index.ts";
import { sweepDeadlines } from "../../src/domain/deadlines/index.ts";
import { completeInspection, startInspection } from "../../src/domain/inspection/index.ts";
import { announceParcel, confirmDelivery, recordReceipt, sendBack } from "../../src/domain/parcels/index.ts";
import { dutiesOf, policyOf } from "../../src/domain/policies/index.ts";
import { addFile, goodParcel } from "../course.ts";
import { type World, world } from "../world.ts";

test("a claim that is authorised on a Monday is reminded of on the 4th day and closed on the 16th, not a day sooner", async () => {
  const set = await world({ on: "2026-03-02", claim: "authorized" });
  const told: [string, string][] = [];
  for (let days = 0; days <= 20; days++) {
    if (days > 0) set.clock.advance(1);
    for (const act of Object.keys((await sweep(set)).done)) told.push([set.clock.today(), act]);
  }
  expect(told).toEqual([
    ["2026-03-06", "remind"],
    ["2026-03-18", "expire"],
  ]);
  const claim = await set.load();
  expect(claim).toMatchObject({ status: "expired", outcome: { kind: "expired", clauses: ["SA-4.2b"] } });
  expect(claim.deadlines).toMatchObject([
    { name: "send_in", clause: "SA-4.2a", dueOn: "2026-03-05", status: "stopped" },
    { name: "not_received", clause: "SA-4.2b", dueOn: "2026-03-17", status: "missed" },
  ]);
  expect(claim.events.at(-1)).toMatchObject({ verb: "claim.expire", actorKind: "system", clauses: ["SA-4.2b"] });
  expect(await mailsOf(set)).toEqual(["claim_submitted", "claim_authorized", "send_in_reminder", "claim_expired"]);
});

test("the clocks act at the first instant after their last day in the seller's zone, over a change of the hour too", async () => {
  for (const timeZone of ["Europe/Berlin", "Asia/Shanghai", "America/Los_Angeles"]) {
    const set = await world({ on: "2026-03-16", timeZone, claim: "authorized" });
    const after = startOfDay(addDays(day("2026-03-31"), 1), timeZone);
    set.clock.setInstant(after - 1000);
    expect((await sweep(set)).done).toEqual({ remind: 1 });
    set.clock.setInstant(after);
    expect((await sweep(set)).done).toEqual({ expire: 1 });
  }
});

test("a reminder that would fall due on a weekend is due on the next working day; the closing day is a calendar day", async () => {
  const set = await world({ on: "2026-03-05", claim: "authorized" });
  expect((await set.load()).deadlines.map(({ name, dueOn }) => [name, dueOn])).toEqual([
    ["send_in", "2026-03-09"],
    ["not_received", "2026-03-20"],
  ]);
});

test("sending in stops the reminder, receiving stops the closing", async () => {
  const sent = await world({ claim: "sent" });
  expect(await statusOf(sent)).toEqual({ send_in: "met", not_received: "running" });
  const received = await world({ claim: "received" });
  expect(await statusOf(received)).toEqual({ send_in: "met", not_received: "met", repair: "running" });
  received.clock.advance(30);
  expect((await sweep(received)).done).toEqual({ escalate: 1 });
});

test("a sweep that runs twice, or two at once, acts once", async () => {
  const set = await world({ claim: "authorized" });
  set.clock.advance(16);
  const [first, second] = await Promise.all([sweep(set), sweep(set)]);
  const acts = [...Object.entries(first.done), ...Object.entries(second.done)];
  expect(acts.sort(([one], [other]) => one.localeCompare(other))).toEqual([
    ["expire", 1],
    ["remind", 1],
  ]);
  expect((await sweep(set)).done).toEqual({});
  expect((await mailsOf(set)).filter((template) => template === "claim_expired")).toHaveLength(1);
});

test("an expired claim is filed again in one click, with everything in it, and only once", async () => {
  const set = await world({ claim: "authorized", answers: { unit: { hosted: true } }, keepOriginal: true });
  await set.act(set.customer, (context) => addFile(context, set.claimId, { kind: "photo", purpose: "evidence" }));
  set.clock.advance(16);
  await sweep(set);
  const again = await set.act(set.customer, (context) => refileClaim(context, set.claimId));
  const claim = await set.act(set.customer, (context) => loadClaim(context, again));
  const old = await set.load();
  expect(claim).toMatchObject({
    status: "draft",
    number: "R-2026-000002",
    refiledFrom: { id: old.id, number: old.number },
    summary: old.summary,
    returnAddress: old.returnAddress,
    terms: null,
    rmaNumber: null,
    lines: [{ serial: old.lines[0]?.serial, keepOriginal: true, answers: { unit: { hosted: true } }, work: "waiting" }],
    attachments: [{ kind: "photo", purpose: "evidence" }],
  });
  expect(old.refiledAs).toEqual({ id: again, number: claim.number });
  const twice = set.act(set.customer, (context) => refileClaim(context, set.claimId));
  await expect(twice).rejects.toMatchObject({ code: "already_refiled", details: { values: { number: claim.number } } });
  const duties = dutiesOf(policyOf(set, claim));
  await set.act(set.customer, (context) => submitClaim(context, again, { acceptTerms: true, duties }));
});

test("of several units the missing one is waited for until the clock ends; the rest then resolves the claim", async () => {
  const set = await world({ units: 2, claim: "authorized" });
  const [first] = (await set.load()).lines;
  const at = { claimId: set.claimId, lineId: first?.id ?? "" };
  const way = { carrier: "DHL", shippedOn: set.clock.today(), lineIds: [at.lineId] };
  await set.act(set.customer, (context) =>
    announceParcel(context, set.claimId, { ...way, tracking: "ONE-1", from: "address" }),
  );
  const receipt = { facts: goodParcel, refuse: false, accessories: "", note: "" };
  await set.act(set.clerk, (context) => recordReceipt(context, at, receipt));
  expect(await statusOf(set)).toEqual({ send_in: "running", not_received: "running", repair: "running" });
  await inspectAndReturn(set, at, way);
  expect((await set.load()).status).toBe("in_progress");
  set.clock.advance(16);
  await sweep(set);
  expect(await set.load()).toMatchObject({ status: "resolved", outcome: { kind: "no_fault_found" } });
});

test("a quote that nobody answered lapses after its last day", async () => {
  const set = await world({
    unit: { releasedOn: "2023-01-01" },
    claim: "quoted",
    findings: { finding: { repairable: true } },
  });
  const { quotes } = await set.line();
  set.clock.set(quotes[0]?.expiresOn ?? "");
  expect((await sweep(set)).done).toEqual({ warned: 1 });
  set.clock.advance(1);
  expect((await sweep(set)).done).toEqual({ lapse: 1 });
  expect((await set.line()).quotes[0]?.status).toBe("expired");
});

async function inspectAndReturn(
  set: World,
  at: { claimId: string; lineId: string },
  way: { carrier: string; shippedOn: string; lineIds: string[] },
): Promise<void> {
  const nothing = { findings: { finding: { manufacturingDefect: false } }, notes: "" };
  await set.act(set.technician, (context) => startInspection(context, at));
  await set.act(set.technician, (context) => completeInspection(context, at, nothing));
  await set.act(set.shipping, (context) => sendBack(context, set.claimId, { ...way, tracking: "BACK-1" }));
  const parcel = (await set.load()).parcels.find(({ direction }) => direction === "outbound");
  const deliveredOn = set.clock.today();
  await set.act(set.customer, (context) => confirmDelivery(context, parcel?.id ?? "", { deliveredOn }));
}

function sweep({ db, policies, clock, sellerId }: World) {
  return sweepDeadlines(db, policies, clock.now(), sellerId);
}

async function statusOf(set: World): Promise<Record<string, string>> {
  return Object.fromEntries((await set.load()).deadlines.map(({ name, status }) => [name, status]));
}

async function mailsOf(set: World): Promise<string[]> {
  const rows = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("mail").select("template").orderBy("createdAt").execute(),
  );
  return rows.map(({ template }) => template);
}
