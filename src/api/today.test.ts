import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../../test/claim-api.ts";
import { at, type ClaimStory, claimPath, openClaimStory } from "../../test/claim-story.ts";
import type { ClaimAnswer } from "./claim-page.ts";
import type { Answer } from "./contract/index.ts";

type Today = Answer<"GET /v1/sellers/{seller}/today">;
const day = 86_400_000;

let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

const today = (who: Client) => who.ok("GET /v1/sellers/{seller}/today");
const numbers = (rows: Today["overdue"]) => rows.map(({ number }) => number);
const counts = (page: Today) =>
  Object.fromEntries(page.queues.filter(({ count }) => count > 0).map(({ key, count }) => [key, count]));

test("what comes in waits for each role in turn, and is due when its clock says", async () => {
  const fresh = await story.filed(story.ana, "AA-1");
  const sent = await story.announced(story.ana, await story.authorized(story.ana, "AA-2", "AA-3"), "JD100");
  const unsent = await story.authorized(story.ana, "AA-4");
  expect(numbers((await today(story.support)).waitingForMe)).toEqual([fresh.number]);
  expect(numbers((await today(story.dock)).waitingForMe)).toEqual([sent.number]);
  expect(numbers((await today(story.bench)).waitingForMe)).toEqual([]);
  const page = await today(story.support);
  expect(counts(page)).toEqual({ triage: 1, send_in: 1, receive: 2 });
  expect(page.queues.find(({ key }) => key === "receive")?.label).toBe("Units on their way in");

  story.api.clock.now += 3 * day;
  expect(numbers((await today(story.support)).dueToday)).toEqual([unsent.number]);
  expect((await today(story.support)).late).toEqual([]);
  story.api.clock.now += day;
  const later = await today(story.support);
  // The customer is late with it, nobody of the house.
  expect([numbers(later.overdue), numbers(later.late)]).toEqual([[], [unsent.number]]);
  expect(later.late[0]?.deadline).toMatchObject({
    name: "Send it in",
    binds: "customer",
    dueOn: "2026-02-05",
    workingDaysLeft: -1,
  });
  story.api.clock.now -= 4 * day;
  expect((await story.ana.refused("GET /v1/sellers/{seller}/today")).status).toBe(403);
});

test("a promise is at risk two working days before its last day, due on it, and overdue after it", async () => {
  await story.api.unit("PR-1", { model: "M50S", releasedOn: "2025-08-01" });
  const claim = await story.announced(story.ana, await story.authorized(story.ana, "PR-1"), "JD050");
  const params = { claim: claim.id, line: claim.lines[0]?.id ?? "" };
  const start = story.api.clock.now;
  await story.dock.ok(`POST ${claimPath}/lines/{line}/receipt`, { params, body: { facts: {} } });
  const at = async (days: number) => {
    story.api.clock.now = start + days * day;
    const { overdue, dueToday, atRisk } = await today(story.bench);
    const holds = (rows: Today["overdue"]) => numbers(rows).includes(claim.number);
    return { overdue: holds(overdue), dueToday: holds(dueToday), atRisk: holds(atRisk) };
  };
  // Received on a Monday; seven working days end on the Wednesday of the next week.
  expect(await at(6)).toEqual({ overdue: false, dueToday: false, atRisk: false });
  expect(await at(7)).toEqual({ overdue: false, dueToday: false, atRisk: true });
  expect(await at(9)).toEqual({ overdue: false, dueToday: true, atRisk: false });
  expect(await at(10)).toEqual({ overdue: true, dueToday: false, atRisk: false });
  story.api.clock.now = start;
});

test("a customer's message waits for support until somebody answers it", async () => {
  const { id, number } = await story.authorized(story.ana, "CC-1");
  const say = (who: Client, text: string, internal = false) => {
    story.api.clock.now += 1000;
    return who.ok(`POST ${claimPath}/messages`, { params: { claim: id }, body: { text, internal } });
  };
  const waiting = async () => (await today(story.support)).waitingForMe.find((row) => row.number === number);
  expect(await waiting()).toBeUndefined();
  await say(story.ana, "Which box do I use?");
  await say(story.support, "Ask the dock", true);
  expect((await waiting())?.nextStep).toEqual({ who: "staff", text: "Answer the customer's message" });
  expect(counts(await today(story.dock))["answer_message"]).toBe(1);
  expect(numbers((await today(story.dock)).waitingForMe)).not.toContain(number);
  await say(story.support, "Any sturdy one");
  expect(await waiting()).toBeUndefined();
});

test("the dock is told in one line what a scanned code stands for", async () => {
  await story.api.unit("HTM-55", { model: "M50S", releasedOn: "2025-08-01" });
  const claim = await story.announced(story.ana, await story.authorized(story.ana, "HTM-55", "HTM-56"), "JD200");
  const look = (code: string, locale?: "es") =>
    story.dock.ok("GET /v1/sellers/{seller}/receiving", { query: { code }, ...(locale && { locale }) });
  const byTracking = await look("jd200");
  expect(byTracking.matches.map(({ serial, expected }) => [serial, expected])).toEqual([
    ["HTM-55", true],
    ["HTM-56", true],
  ]);
  for (const code of [claim.number, claim.rmaNumber ?? "", "JD200"])
    expect((await look(code)).matches).toEqual(byTracking.matches);
  expect(byTracking.text).toBe("2 units stand for jd200; 2 of them expected");
  const bySerial = await look(" htm 55 ");
  expect(bySerial.text).toBe(`${claim.number} line 1 of 2 · M50S · expected`);
  expect(bySerial.matches[0]?.questions.map(({ fact }) => fact)).toEqual(
    expect.arrayContaining(["unit.serialLegible", "parcel.contents", "parcel.packagingAdequate"]),
  );
  expect(bySerial.matches[0]?.questions.every(({ stage }) => stage === "receiving")).toBe(true);

  const params = { claim: claim.id, line: claim.lines[0]?.id ?? "" };
  await story.dock.ok(`POST ${claimPath}/lines/{line}/receipt`, {
    params,
    body: { facts: { parcel: { contents: "match" } } },
  });
  expect((await look("HTM55", "es")).text).toBe(`${claim.number} línea 1 de 2 · M50S · ya está aquí`);
  expect(await look("NOBODY'S")).toEqual({
    code: "NOBODY'S",
    matches: [],
    text: "No claim for NOBODY'S · park it, or send it back from there",
  });
  const early = await story.filed(story.ana, "EARLY-1");
  expect((await look("EARLY-1")).text).toBe(
    `${early.number} line 1 of 1 · unknown model · return not authorised: park it, or send it back from there`,
  );
});

test("a refused parcel tells the customer why, clause by clause", async () => {
  await story.api.unit("HTM-70", { model: "M50S", releasedOn: "2025-08-01" });
  const claim = await story.announced(story.ana, await story.authorized(story.ana, "HTM-70"), "JD300");
  const params = { claim: claim.id, line: claim.lines[0]?.id ?? "" };
  const facts = { parcel: { contents: "mismatch" } };
  const kept = await story.dock.refused(`POST ${claimPath}/lines/{line}/receipt`, { params, body: { facts } });
  expect(kept).toMatchObject({ code: "parcel_to_refuse", clauses: [{ id: "WM-2.2.2" }] });
  await story.dock.ok(`POST ${claimPath}/lines/{line}/receipt`, { params, body: { facts, refuse: true } });
  const told = await story.ana.ok(`GET ${claimPath}`, { params, locale: "zh" });
  const [line] = told.lines;
  expect(line).toMatchObject({ custody: "refused", stateText: "包裹被拒收", receipt: { accepted: false } });
  expect(line?.receipt?.refusals[0]?.text).toContain("查明：包裹内容 (不一致)");
  const own = await story.ana.ok(`GET ${claimPath}`, { params });
  expect(own.lines[0]?.receipt?.refusals[0]?.text).toContain("Found: Contents (They differ).");
  expect(line?.course.find(({ state }) => state === "stopped")?.key).toBe("received");
  expect(told.nextStep.text).toBe("您的包裹被拒收：请查看原因后重新寄出");
});

test("a unit out of its period in which nothing is found goes back without a step of quote and payment", async () => {
  await story.api.unit("HTM-71", { model: "M50S", releasedOn: "2023-08-01" });
  const claim = await story.announced(story.ana, await story.authorized(story.ana, "HTM-71"), "JD301");
  const params = { claim: claim.id, line: claim.lines[0]?.id ?? "" };
  await story.dock.ok(`POST ${claimPath}/lines/{line}/receipt`, { params, body: { facts: {} } });
  await story.bench.ok(`POST ${claimPath}/lines/{line}/inspection`, { params });
  const keys = async () => (await story.ana.ok(`GET ${claimPath}`, { params })).lines[0]?.course.map(({ key }) => key);
  expect(await keys()).toContain("repaired");
  await story.bench.ok(`POST ${claimPath}/lines/{line}/inspection/completion`, {
    params,
    body: { findings: { finding: { manufacturingDefect: false } } },
  });
  expect(await keys()).toEqual(["filed", "authorized", "received", "inspected", "returned"]);
});

test("the bench sees what it can work on, and a technician their own", async () => {
  const claim = await story.announced(story.ana, await story.authorized(story.ana, "BB-1", "BB-2"), "JD400");
  for (const { id: line } of claim.lines)
    await story.dock.ok(`POST ${claimPath}/lines/{line}/receipt`, {
      params: { claim: claim.id, line },
      body: { facts: {} },
    });
  const before = await story.bench.ok("GET /v1/sellers/{seller}/bench");
  const ours = before.items.filter(({ claimId }) => claimId === claim.id);
  expect(ours.map(({ serial, stateText }) => [serial, stateText])).toEqual([
    ["BB-1", "Arrived, waiting for inspection"],
    ["BB-2", "Arrived, waiting for inspection"],
  ]);
  expect((await story.bench.ok("GET /v1/sellers/{seller}/bench", { query: { mine: "true" } })).items).toEqual([]);
  const params = { claim: claim.id, line: claim.lines[1]?.id ?? "" };
  await story.bench.ok(`POST ${claimPath}/lines/{line}/inspection`, { params });
  const mine = await story.bench.ok("GET /v1/sellers/{seller}/bench", { query: { mine: "true" } });
  expect(mine.items).toMatchObject([{ serial: "BB-2", work: "inspecting", stateText: "Being inspected" }]);
  // Scanned without its dash, by the claim's number, and at the centre where it is or at another.
  const found = async (query: Record<string, string>) =>
    (await story.bench.ok("GET /v1/sellers/{seller}/bench", { query })).items.map(({ serial }) => serial);
  expect(await found({ q: "bb2" })).toEqual(["BB-2"]);
  expect((await found({ q: claim.number })).sort()).toEqual(["BB-1", "BB-2"]);
  expect(await found({ q: "%" })).toEqual([]);
  const [centre] = before.centres;
  expect(before).toMatchObject({ more: false, centres: [{ id: claim.lines[0]?.centre?.id }] });
  expect(await found({ q: "BB", centre: centre?.id ?? "" })).toHaveLength(2);
  expect(await found({ q: "BB", centre: claim.id })).toEqual([]);
});

test("a page takes the same number of queries however much it shows", async () => {
  const small = await story.authorized(story.ana, "QQ-1");
  await story.announced(story.ana, small, "JD499");
  const large = await story.authorized(story.ana, "QQ-2", "QQ-3", "QQ-4", "QQ-5", "QQ-6");
  await story.announced(story.ana, large, "JD500", large.lines.slice(0, 2));
  const queriesOf = async (work: () => Promise<unknown>) => {
    const before = story.api.queries();
    await work();
    return story.api.queries() - before;
  };
  const page = (claim: ClaimAnswer) => queriesOf(() => story.support.ok(`GET ${claimPath}`, { ...at(claim) }));
  expect(await page(small)).toBeGreaterThan(3);
  expect(await page(large)).toBe(await page(small));
  const list = (limit: number) =>
    queriesOf(() => story.support.ok("GET /v1/sellers/{seller}/claims", { query: { limit } }));
  expect(await list(50)).toBe(await list(2));
  const front = () => queriesOf(() => today(story.support));
  const once = await front();
  await story.filed(story.ana, "QQ-7");
  await story.filed(story.ana, "QQ-8");
  expect(await front()).toBe(once);
});

test("each reader's queues stand apart from their colleagues' and their customers', and a queue opens the claims that wait in it", async () => {
  const asked = await story.authorized(story.ana, "QU-1");
  const whose = (page: Today) => Object.fromEntries(page.queues.map((queue) => [queue.key, queue.whose]));
  expect(whose(await today(story.support))).toMatchObject({
    answer_message: "mine",
    triage: "mine",
    send_in: "customers",
    receive: "colleagues",
    order_freight: "colleagues",
  });
  expect(whose(await today(story.dock))).toMatchObject({ triage: "colleagues", receive: "mine" });

  type Step = "send_in" | "triage" | "receive" | "answer_message" | "answer_appeal";
  const list = async (step: Step) =>
    numbers((await story.support.ok("GET /v1/sellers/{seller}/claims", { query: { step } })).items);
  expect(await list("send_in")).toContain(asked.number);
  expect(await list("triage")).not.toContain(asked.number);
  await story.announced(story.ana, asked, "JD901");
  expect(await list("send_in")).not.toContain(asked.number);
  expect(await list("receive")).toContain(asked.number);

  story.api.clock.now += 1000;
  await story.ana.ok(`POST ${claimPath}/messages`, { params: { claim: asked.id }, body: { text: "Is it there?" } });
  expect(await list("answer_message")).toEqual([asked.number]);
  expect(await list("answer_appeal")).toEqual([]);
  const file = await story.support.send("GET /v1/sellers/{seller}/claims-export", {
    query: { step: "answer_message" },
  });
  expect(file.text).toContain(asked.number);
  expect(file.text.trim().split("\r\n")).toHaveLength(2);
  // Refunds have a list of their own.
  const query = { step: "approve_refund" as "close" };
  expect((await story.support.refused("GET /v1/sellers/{seller}/claims", { query })).status).toBe(422);
});
