import { expect, test } from "vitest";
import type { Refusal } from "../../src/core/refusal.ts";
import { editClaim, submitClaim } from "../../src/domain/claims/index.ts";
import { announceParcel } from "../../src/domain/parcels/index.ts";
import { declineQuote, draftQuote } from "../../src/domain/quotes/index.ts";
import { quoteFor } from "../course.ts";
import { type World, world } from "../world.ts";

/** The clauses of a refusal that must come. */
async function clausesOf(refused: Promise<unknown>): Promise<readonly string[] | undefined> {
  const refusal = await refused.then(
    () => null,
    (error: Refusal) => error,
  );
  expect(refusal).not.toBeNull();
  return refusal?.details.clauses;
}

test("a return address that was filed is locked by Jasminer too (JM-ADDRESS)", async () => {
  const set = await world({ policy: "jasminer", claim: "submitted" });
  const { version } = await set.load();
  const edit = { returnAddress: { ...set.address, city: "Hamburg" } };
  expect(await clausesOf(set.act(set.customer, (context) => editClaim(context, set.claimId, version, edit)))).toEqual([
    "JM-ADDRESS",
  ]);
});

test.each([
  ["jasminer", "JM-LOGISTICS"],
  ["minisforum", "MF-TRACKABLE"],
])("a parcel to a %s centre must name courier and tracking number (%s)", async (policy, clause) => {
  const set = await world({ policy, claim: "authorized" });
  expect(await clausesOf(announce(set, ""))).toEqual([clause]);
  await announce(set, "TRACKED-1");
  const sent = (await set.load()).events.find(({ verb }) => verb === "custody.sendIn");
  expect(sent?.clauses).toEqual([clause]);
});

test.each([
  ["jasminer", "JM-UNPACK"],
  ["minisforum", "MF-INSPECT"],
])("at a %s centre nothing is quoted before it was inspected (%s)", async (policy, clause) => {
  const set = await world({ policy, claim: "inspecting" });
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  expect(await clausesOf(set.act(set.agent, (context) => draftQuote(context, at, quoteFor(set))))).toEqual([clause]);
});

test("a Jasminer that can be repaired is not declined into an unrepaired return (JM-5)", async () => {
  const unit = { releasedOn: "2020-01-01", shippedOn: "2020-01-05", deliveredOn: "2020-01-10" };
  const findings = { finding: { repairable: true } };
  const set = await world({ policy: "jasminer", unit, claim: "quoted", findings });
  const id = (await set.line()).quotes[0]?.id ?? "";
  const decline = set.act(set.customer, (context) => declineQuote(context, id, { reason: "" }));
  expect(await clausesOf(decline)).toEqual(["JM-5"]);
});

test.each([
  ["jasminer", "JM-ORDER"],
  ["service-agreement", "SA-1.1"],
])("an order at %s stands once staff have confirmed it (%s)", async (policy, clause) => {
  const before = await world({ policy, claim: "triage" });
  expect((await before.load()).events.flatMap(({ clauses }) => clauses)).not.toContain(clause);
  const set = await world({ policy, claim: "authorized" });
  const confirmed = (await set.load()).events.find(({ verb }) => verb === "claim.authorize");
  expect(confirmed?.clauses).toContain(clause);
});

test("the service agreement is accepted, and its duties are taken on, before anything is filed (SA-ACCEPT, SA-3.2, SA-3.3)", async () => {
  const set = await world({ policy: "service-agreement", claim: "draft" });
  const duties = ["SA-3.4", "SA-4.1", "SA-3.2", "SA-3.3"];
  const submit = (acceptTerms: boolean, taken: readonly string[]) =>
    set.act(set.customer, (context) => submitClaim(context, set.claimId, { acceptTerms, duties: taken }));
  await expect(submit(false, duties)).rejects.toMatchObject({ details: { fields: [{ pointer: "/acceptTerms" }] } });
  await expect(submit(true, [])).rejects.toMatchObject({
    details: { fields: [{ pointer: "/duties", text: { en: expect.stringContaining("SA-3.2, SA-3.3") } }] },
  });
  expect((await set.load()).status).toBe("draft");
  await submit(true, duties);
  const filed = await set.load();
  expect(filed.events.find(({ verb }) => verb === "claim.submit")?.clauses).toEqual(["SA-ACCEPT"]);
  expect(filed.terms).toMatchObject({ policy: "service-agreement", duties });
});

async function announce(set: World, tracking: string): Promise<string> {
  const { id } = await set.line();
  const parcel = { carrier: tracking && "DHL", tracking, shippedOn: set.clock.today(), from: "address" as const };
  return set.act(set.customer, (context) => announceParcel(context, set.claimId, { ...parcel, lineIds: [id] }));
}
