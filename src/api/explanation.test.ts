import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClaimApi, openClaimApi } from "../../test/claim-api.ts";
import { firstCard } from "../../test/claim-story.ts";

let api: ClaimApi;
beforeAll(async () => {
  api = await openClaimApi();
});
afterAll(() => api.close());

const seller = { seller: "north" };
const late = {
  customer: { kind: "consumer", country: "DE" },
  delivery: { shippedOn: "2025-01-02", deliveredOn: "2025-01-10" },
  claim: { kind: "fault", reportedOn: "2026-01-10" },
};

test("a trial decision is told in plain words where that is asked for, and stays as it was where not", async () => {
  const body = { policy: "canaan", asOf: "2026-01-10", facts: late };
  const bare = await api.stranger.ok("POST /v1/decisions", { body });
  expect(bare).not.toHaveProperty("explanation");
  const { explanation, ...decision } = await api.stranger.ok("POST /v1/decisions", {
    body: { ...body, explain: "customer" },
  });
  expect(decision).toEqual(bare);
  expect(explanation?.verdict).toContain("Not covered since 2 Jul 2025");
  expect(explanation?.reasons[0]).toMatchObject({
    effect: "expires",
    clause: { id: "CN-TERM", source: expect.stringContaining("Canaan") },
  });
  expect(explanation?.changes).toContain("It would have been in time up to 1 Jul 2025.");
  expect(explanation?.laws[0]).toMatchObject({ regime: "statute-eu", advice: expect.stringContaining("counsel") });
  expect(explanation?.laws[0]?.rights[0]?.clause).toMatchObject({ id: expect.stringMatching(/^EU-/), note: null });
  expect(explanation?.points).toContainEqual({
    point: "until",
    label: "Last day",
    commercial: "1 Jul 2025",
    statutory: "10 Jan 2027",
    better: "statute",
  });
  const staff = await api.stranger.ok("POST /v1/decisions", { body: { ...body, explain: "staff" }, locale: "es" });
  expect(staff.explanation?.verdict).toContain("Sin cobertura desde el 2 jul 2025");
  expect(staff.explanation?.laws[0]?.rights.some(({ clause }) => clause.note !== null)).toBe(true);
});

test("what gave way names what it gave way to, each with its source", async () => {
  const facts = { ...late, claim: { kind: "fault", reportedOn: "2025-05-10" }, inspection: { complete: true } };
  const { explanation } = await api.stranger.ok("POST /v1/decisions", {
    body: { policy: "canaan", asOf: "2025-05-10", facts, explain: "staff" },
  });
  expect(explanation?.overridden[0]).toMatchObject({ clause: { id: "AM-DURATION" }, by: { id: "CN-TERM" } });
  expect(explanation?.overridden[0]?.text).toContain("gives way");
});

test("the check of a warranty asks a customer's questions one after the other, each with help and clause, until nothing is open to them", async () => {
  await api.unit("HTM900", { model: "M50S", releasedOn: "2026-01-01" });
  const asked: string[] = [];
  let facts: Record<string, Record<string, unknown>> = {};
  for (let round = 0; round < 20; round++) {
    const { checks } = await api.stranger.ok("POST /v1/sellers/{seller}/warranty-checks", {
      params: seller,
      body: { serials: ["HTM900"], facts },
    });
    const card = checks[0]?.card;
    expect(card?.explanation.missing.every(({ by, text }) => by !== "inspection" || text.includes("inspection"))).toBe(
      true,
    );
    const [next] = card?.questions ?? [];
    if (!next) break;
    expect(next.stage).toBe("intake");
    expect(asked).not.toContain(next.fact);
    asked.push(next.fact);
    const [group = "", name = ""] = next.fact.split(".");
    facts = { ...facts, [group]: { ...facts[group], [name]: false } };
  }
  expect(asked).toEqual(["unit.hosted"]);
  const { checks } = await api.stranger.ok("POST /v1/sellers/{seller}/warranty-checks", {
    params: seller,
    body: { serials: ["HTM900"] },
  });
  expect(checks[0]?.card?.questions[0]).toMatchObject({
    help: expect.stringContaining("hosting provider"),
    clause: { id: expect.stringMatching(/^(WM|AM)-/), text: expect.any(String) },
  });
});

test("a customer reads who finds what out, staff the same claim with the readings adopted", async () => {
  await api.unit("HTM901", { model: "M50S", releasedOn: "2026-01-01", buyerEmail: "ana@people.example" });
  const ana = await api.customer("ana", "zh");
  const claim = await ana.ok("POST /v1/sellers/{seller}/claims", { params: seller, body: { serials: ["HTM901"] } });
  const own = firstCard(claim);
  expect(own.explanation.policy).toMatch(/\p{Script=Han}|WhatsMiner/u);
  expect(own.explanation.missing.filter(({ by }) => by === "inspection").length).toBeGreaterThan(3);
  expect(own.explanation.reasons.every(({ clause }) => clause.note === null)).toBe(true);
  const agent = await api.staff("support");
  const seen = await agent.ok("GET /v1/sellers/{seller}/claims/{claim}", { params: { ...seller, claim: claim.id } });
  expect(firstCard(seen).explanation.missing.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^From the technician: /),
  );
});

test("an answer about many units leaves out what takes long, and asks nothing twice", async () => {
  const serials = Array.from({ length: 12 }, (_, at) => `HTM8${at + 10}`);
  for (const serial of serials) await api.unit(serial, { model: "M50S", releasedOn: "2026-01-01" });
  const { checks } = await api.stranger.ok("POST /v1/sellers/{seller}/warranty-checks", {
    params: seller,
    body: { serials },
  });
  expect(checks).toHaveLength(12);
  expect(
    checks.every(({ card }) => card?.explanation.changes.length === 0 && card.explanation.reasons.length > 0),
  ).toBe(true);
});
