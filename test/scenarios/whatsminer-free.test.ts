import { expect, test } from "vitest";
import { loadClaim } from "../../src/domain/claims/index.ts";
import { verifyChain } from "../../src/domain/events/index.ts";
import { decide } from "../../src/policy/index.ts";
import { world } from "../world.ts";

test("a WhatsMiner in warranty goes all the way and costs its owner nothing", async () => {
  const set = await world({ claim: "closed", findings: { finding: { manufacturingDefect: true, repairable: true } } });
  const claim = await set.load();
  const [line] = claim.lines;
  expect(claim).toMatchObject({
    status: "closed",
    outcome: { kind: "repaired" },
    number: "R-2026-000001",
    rmaNumber: "RMA-2026-000001",
    reportedOn: "2026-03-02",
    terms: { policy: "whatsminer", digest: expect.stringMatching(/^sha256:/) },
  });
  expect(line).toMatchObject({
    custody: "delivered",
    work: "ready",
    quotes: [],
    repair: { charge: "free", clauses: ["WM-3.1"], workDone: "Replaced the fuse.", tests: [{ passed: true }] },
    decision: { stage: "inspected", verdict: "covered" },
  });
  expect(claim.deadlines.map(({ name, status }) => [name, status])).toEqual([
    ["send_in", "met"],
    ["not_received", "met"],
    ["repair", "met"],
  ]);
});

test("its history tells each move with the statuses it led through, and the chain holds", async () => {
  const set = await world({ claim: "closed", findings: { finding: { manufacturingDefect: true } } });
  const claim = await set.load();
  const moves = claim.events.filter(({ toStatus }) => toStatus).map(({ verb, toStatus }) => `${verb} → ${toStatus}`);
  expect(moves).toEqual([
    "claim.submit → submitted",
    "claim.triage → triage",
    "claim.authorize → authorized",
    "custody.sendIn → in_transit_in",
    "claim.start → in_progress",
    "custody.receive → at_centre",
    "work.receive → received",
    "work.inspect → inspecting",
    "work.approve → approved",
    "work.startRepair → repairing",
    "work.startTest → testing",
    "work.passTest → ready",
    "custody.sendBack → in_transit_out",
    "custody.deliver → delivered",
    "claim.resolve → resolved",
    "claim.close → closed",
  ]);
  expect(verifyChain(claim.events, claim)).toEqual({
    intact: true,
    length: claim.events.length,
    brokenAt: null,
    erased: [],
  });
});

test("the customer is mailed at each step they care about, in the same transaction as the step", async () => {
  const set = await world({ claim: "closed", findings: { finding: { manufacturingDefect: true } } });
  const mails = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("mail").select(["template", "recipient", "status"]).orderBy("createdAt").execute(),
  );
  expect(mails.map(({ template }) => template)).toEqual([
    "claim_submitted",
    "claim_authorized",
    "parcel_received",
    "inspection_done",
    "repair_ready",
    "return_shipped",
    "claim_closed",
  ]);
  expect(new Set(mails.map(({ recipient }) => recipient))).toEqual(new Set([set.customerEmail]));
});

test("a decision is stored at submission, authorisation, receipt and inspection, and each replays to the same bytes", async () => {
  const set = await world({ claim: "closed", findings: { finding: { manufacturingDefect: true } } });
  const stored = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("decision").selectAll().orderBy("decidedAt").execute(),
  );
  expect(stored.map(({ stage, verdict }) => [stage, verdict])).toEqual([
    ["submitted", "provisional"],
    ["authorized", "provisional"],
    ["received", "provisional"],
    ["inspected", "covered"],
  ]);
  for (const { policyDigest, facts, asOf, settings, result } of stored) {
    const policy = set.policies.byDigest(policyDigest);
    if (!policy) throw new Error("the policy is gone");
    const again = decide(policy, facts as never, asOf as never, settings as never);
    expect(JSON.stringify(again)).toBe(result);
  }
});

test("the customer sees their claim; another customer and another centre's member do not", async () => {
  const set = await world({ claim: "received" });
  const seen = (actor: typeof set.customer) => set.act(actor, (context) => loadClaim(context, set.claimId));
  await expect(seen(set.customer)).resolves.toMatchObject({ id: set.claimId });
  await expect(seen(set.member)).resolves.toMatchObject({ id: set.claimId });
  await expect(seen(set.stranger)).rejects.toMatchObject({ code: "not_found" });
  await expect(seen(set.otherMember)).rejects.toMatchObject({ code: "not_found" });
  const guest = { ...set.customer, kind: "guest" as const, id: null, role: "guest" as const };
  await expect(seen({ ...guest, claimId: set.claimId })).resolves.toMatchObject({ id: set.claimId });
  await expect(seen({ ...guest, claimId: set.centreId })).rejects.toMatchObject({ code: "not_found" });
});
