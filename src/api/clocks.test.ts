import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClaimStory, claimPath, openClaimStory } from "../../test/claim-story.ts";
import { sweepDeadlines } from "../domain/deadlines/index.ts";

let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

const calendars = "GET /v1/sellers/{seller}/calendars";
const change = "PATCH /v1/sellers/{seller}/calendars/{calendar}";
const day = 86_400_000;

test("an administrator imports holidays, adds a make-up day and takes it back; a centre has its own days, and follows again", async () => {
  const boss = await story.api.staff("administrator");
  const { items } = await boss.ok("GET /v1/sellers/{seller}/holidays", {
    query: { country: "DE", year: 2026 },
    locale: "es",
  });
  expect(items).toContainEqual({ day: "2026-12-25", name: "Navidad" });
  const { items: before } = await boss.ok(calendars);
  expect(before.map(({ key, own, etag }) => [key, own, etag])).toEqual([
    ["seller", true, '"1"'],
    [story.api.centreId, false, '"0"'],
  ]);
  const add = items.map(({ day: on, name }) => ({ day: on, name, kind: "holiday" as const }));
  const body = { add: [...add, { day: "2026-10-10", name: "Make-up", kind: "work" as const }], reason: "Holidays" };
  const changed = await boss.ok(change, { params: { calendar: "seller" }, etag: '"1"', body });
  expect(changed.items[0]).toMatchObject({ etag: '"2"', makeUpDays: [{ day: "2026-10-10", name: "Make-up" }] });
  expect(changed.changes).toMatchObject([{ centre: null, reason: "Holidays" }]);
  const stale = { params: { calendar: "seller" }, etag: '"1"', body: { remove: ["2026-10-10"], reason: "Back" } };
  expect(await boss.refused(change, stale)).toMatchObject({ code: "changed_meanwhile" });
  const params = { calendar: story.api.centreId };
  const week = { params, etag: '"0"', body: { weekdays: [1, 2, 3, 4, 5, 6], reason: "Saturdays" } };
  expect((await boss.ok(change, week)).items[1]).toMatchObject({
    own: true,
    weekdays: [1, 2, 3, 4, 5, 6],
    etag: '"1"',
  });
  const after = await boss.ok("DELETE /v1/sellers/{seller}/calendars/{calendar}", { params, etag: '"1"' });
  expect(after.items[1]).toMatchObject({ own: false, weekdays: [1, 2, 3, 4, 5] });
  expect((await story.support.ok(calendars)).items).toHaveLength(2);
  expect((await story.support.refused(change, { ...stale, etag: '"2"' })).status).toBe(403);
  expect((await story.ana.refused(calendars)).status).toBe(403);
  const empty = { ...stale, etag: '"2"', body: { weekdays: [], reason: "None" } };
  expect(await boss.refused(change, empty)).toMatchObject({ fields: [{ pointer: "/weekdays" }] });
});

test("a claim's page shows what runs to both sides; support sets a later day, which the customer reads with its reason", async () => {
  await story.api.unit("CL-1", { model: "M50S", releasedOn: "2025-08-01" });
  const claim = await story.announced(story.ana, await story.authorized(story.ana, "CL-1"), "CL100");
  const params = { claim: claim.id, line: claim.lines[0]?.id ?? "" };
  await story.dock.ok(`POST ${claimPath}/lines/{line}/receipt`, { params, body: { facts: {} } });
  const seen = await story.ana.ok(`GET ${claimPath}`, { params, locale: "es" });
  const promise = seen.deadlines.find(({ key }) => key === "repair");
  expect(promise).toMatchObject({
    name: "Reparación",
    binds: "seller",
    status: "running",
    left: { count: 7, unit: "working_days" },
    clause: { id: "WM-6.1" },
    abilities: {},
  });
  const deadline = promise?.id ?? "";
  const extend = `POST ${claimPath}/deadlines/{deadline}/extension` as const;
  const early = { params: { ...params, deadline }, body: { dueOn: promise?.dueOn ?? "", reason: "A part is late" } };
  expect(await story.support.refused(extend, early)).toMatchObject({ fields: [{ pointer: "/dueOn" }] });
  const late = { ...early, body: { ...early.body, dueOn: "2026-03-31" } };
  const moved = await story.support.ok(extend, late);
  expect(moved.deadlines.find(({ id }) => id === deadline)).toMatchObject({
    dueOn: "2026-03-31",
    notices: [{ kind: "moved", mail: { status: "queued" } }],
    abilities: { "deadline.extend": { allowed: true } },
  });
  expect(moved.timeline.at(-1)?.text).toContain("Repair: 31 Mar 2026 instead of");
  expect((await story.ana.refused(extend, late)).status).toBe(403);
  const forfeit = `POST ${claimPath}/lines/{line}/forfeiture` as const;
  const refused = await story.support.refused(forfeit, { params, body: { reason: "Unpaid" } });
  expect(refused).toMatchObject({ code: "no_forfeiture" });
});

test("a broken promise is told in the history and stands on Today until the work is done", async () => {
  await story.api.unit("CL-2", { model: "M50S", releasedOn: "2025-08-01" });
  const claim = await story.announced(story.ana, await story.authorized(story.ana, "CL-2"), "CL200");
  const params = { claim: claim.id, line: claim.lines[0]?.id ?? "" };
  await story.dock.ok(`POST ${claimPath}/lines/{line}/receipt`, { params, body: { facts: {} } });
  const { now } = story.api.clock;
  story.api.clock.now = now + 11 * day;
  await sweepDeadlines(story.api.db, story.api.deps.policies, story.api.clock.now, story.api.sellerId);
  const page = await story.support.ok(`GET ${claimPath}`, { params });
  expect(page.deadlines.find(({ key }) => key === "repair")).toMatchObject({ status: "overdue", late: true });
  expect(page.timeline.at(-1)).toMatchObject({ text: "A deadline passed. Repair.", clauses: ["WM-6.1"] });
  const { overdue } = await story.support.ok("GET /v1/sellers/{seller}/today");
  expect(overdue.map(({ number }) => number)).toContain(claim.number);
  story.api.clock.now = now;
});
