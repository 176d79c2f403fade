import { expect, test } from "vitest";
import { courseOf } from "../../../test/course.ts";
import { type World, world } from "../../../test/world.ts";
import { verifyDecision } from "../../policy/index.ts";
import { loadClaim } from "../claims/index.ts";
import { factsOf, statutesOf, switchStatute } from "./index.ts";

const policy = "canaan";
const bought = { policy, unit: { shippedOn: "2026-01-10", deliveredOn: "2026-01-15", invoiceOn: "2026-01-08" } };

/** What the law says of the newest claim of a world. */
async function lawOf(set: World, claimId: string) {
  const { lines } = await set.act(set.auditor, (context) => loadClaim(context, claimId));
  const [line] = lines;
  if (!line?.decision) throw new Error("the claim has no decision");
  return { ...line.decision, statute: line.decision.decision.statute[0], off: line.decision.decision.statuteOff };
}

test("the law knows the contract's day and the repairs that the same customer had of the unit", async () => {
  const set = await world({ ...bought, claim: "closed", on: "2026-02-02" });
  const first = await set.line();
  expect(first.decision?.facts).toMatchObject({ pack: { contractOn: "2026-01-08", repairChosen: false } });
  set.clock.advance(30);
  const again = await courseOf(set, { claim: "submitted" });
  const { facts, statute } = await lawOf(set, again);
  const { reportedOn } = await set.load();
  expect(facts).toMatchObject({
    customer: { kind: "consumer" },
    pack: { repairsFailed: 1, repairChosen: true, repairRequestedOn: reportedOn },
  });
  expect(statute?.remedies.map(({ kind }) => kind)).toContain("refund");
});

test("a repair that was paid for put nothing right under a cover", async () => {
  const set = await world({ ...bought, claim: "closed", on: "2027-06-01" });
  set.clock.advance(30);
  const again = await courseOf(set, { claim: "submitted" });
  expect((await lawOf(set, again)).facts).toMatchObject({ pack: { repairsFailed: 0, repairChosen: false } });
});

test("a law is switched off with its reason; what was decided keeps the law, and every decision can be made again", async () => {
  const set = await world({ ...bought, claim: "submitted", on: "2026-02-02" });
  const before = await lawOf(set, set.claimId);
  expect(before.statute).toMatchObject({ regime: "statute-eu", verdict: expect.any(String) });
  const change = { off: true, reason: "Sold by our Swiss company alone" };
  await expect(set.act(set.agent, (context) => switchStatute(context, "statute-eu", change))).rejects.toMatchObject({
    code: "not_allowed",
  });
  await expect(set.act(set.administrator, (context) => switchStatute(context, "canaan", change))).rejects.toMatchObject(
    { code: "not_found" },
  );
  await set.act(set.administrator, (context) => switchStatute(context, "statute-eu", change));
  const later = await lawOf(set, await courseOf(set, { claim: "submitted" }));
  expect(later.statute).toBeUndefined();
  expect(later.off).toMatchObject([{ regime: "statute-eu", reason: change.reason }]);
  expect((await lawOf(set, set.claimId)).decision).toEqual(before.decision);
  const rows = await set.act(set.auditor, ({ tx }) =>
    tx.selectFrom("decision").select(["facts", "settings", "result", "policyDigest"]).execute(),
  );
  expect(rows.length).toBeGreaterThan(1);
  for (const { facts, settings, result, policyDigest } of rows) {
    const made = set.policies.byDigest(policyDigest)!;
    const stored = { decision: JSON.parse(result), facts: facts as never, settings: settings as never };
    expect(verifyDecision(made, stored)).toEqual([]);
  }
  await set.act(set.administrator, (context) =>
    switchStatute(context, "statute-eu", { off: false, reason: "We sell from the Union now" }),
  );
  const eu = (await set.act(set.auditor, statutesOf)).find((each) => each.policy.id === "statute-eu");
  expect(eu?.switches.map(({ off }) => off)).toEqual([false, true]);
  expect(await set.act(set.auditor, async ({ seller }) => seller.withoutRegimes)).toEqual({});
});

test("a seller's switch is no other seller's", async () => {
  const [set, other] = [await world(bought), await world({ ...bought, claim: "submitted", on: "2026-02-02" })];
  await set.act(set.administrator, (context) =>
    switchStatute(context, "statute-eu", { off: true, reason: "No consumers here" }),
  );
  expect(await other.act(other.auditor, async ({ seller }) => seller.withoutRegimes)).toEqual({});
  const line = await other.line();
  const facts = await other.act(other.auditor, async (context) => factsOf(context, await other.load(), line));
  expect(facts.pack).toMatchObject({ contractOn: "2026-01-08" });
});
