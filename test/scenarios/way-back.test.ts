import { expect, test } from "vitest";
import type { Actor } from "../../src/core/actor.ts";
import { editClaim, listClaims, loadClaim, recordClauses } from "../../src/domain/claims/index.ts";
import { announceParcel, arrangeCarrier, sendBack } from "../../src/domain/parcels/index.ts";
import { uploadProof } from "../../src/domain/payments/index.ts";
import { addFile } from "../course.ts";
import { type World, world } from "../world.ts";

const repaired = { finding: { manufacturingDefect: true, repairable: true } };
const old = { unit: { releasedOn: "2020-01-01", shippedOn: "2020-01-05", deliveredOn: "2020-01-10" } };

async function send(set: World, carrier: string): Promise<string> {
  const { id } = await set.line();
  const parcel = { carrier, tracking: `BACK-${carrier}`, shippedOn: set.clock.today(), lineIds: [id] };
  return set.act(set.shipping, (context) => sendBack(context, set.claimId, parcel));
}

test.each([
  ["whatsminer", "WM-7.1", "FedEx", "dhl"],
  ["jasminer", "JM-CARRIERS", "DHL", "sf-express"],
])("a %s goes back by the carriers that its policy names (%s)", async (policy, clause, other, named) => {
  const set = await world({ policy, claim: "ready", findings: repaired });
  await expect(send(set, other)).rejects.toMatchObject({ code: "carrier_not_listed", details: { clauses: [clause] } });
  expect((await set.line()).custody).toBe("at_centre");
  await send(set, named);
  const sent = (await set.load()).events.find(({ verb }) => verb === "custody.sendBack");
  expect(sent?.clauses).toContain(clause);
});

test("another carrier goes once customer service arranged it, and only they arrange it", async () => {
  const set = await world({ claim: "ready", findings: repaired });
  const arrange = (by: Actor) =>
    set.act(by, (context) => arrangeCarrier(context, set.claimId, { carrier: "FedEx", note: "Pays the difference." }));
  for (const by of [set.customer, set.shipping, set.technician])
    await expect(arrange(by)).rejects.toMatchObject({ code: "not_allowed" });
  await arrange(set.agent);
  const { returnCarrier, events } = await set.load();
  expect(returnCarrier).toMatchObject({ name: "FedEx", arranged: { by: "Sam", note: "Pays the difference." } });
  expect(events.findLast(({ verb }) => verb === "carrier.arranged")?.clauses).toEqual(["WM-7.1"]);
  await send(set, "FEDEX");
  expect((await set.line()).custody).toBe("in_transit_out");
});

test("where the policy names no carrier any will do, and there is nothing to arrange", async () => {
  const set = await world({ policy: "bitmain", claim: "ready", findings: repaired });
  const arrange = set.act(set.agent, (context) => arrangeCarrier(context, set.claimId, { carrier: "FedEx", note: "" }));
  await expect(arrange).rejects.toMatchObject({ code: "any_carrier" });
  await send(set, "A neighbour's van");
  expect((await set.line()).custody).toBe("in_transit_out");
});

test("a customer chooses among the policy's carriers while they file; another one is arranged with customer service", async () => {
  const set = await world({ claim: "draft" });
  const wish = async (returnCarrier: string | null) => {
    const { version } = await set.load();
    await set.act(set.customer, (context) => editClaim(context, set.claimId, version, { returnCarrier }));
    return (await set.load()).returnCarrier;
  };
  await expect(wish("FedEx")).rejects.toMatchObject({ code: "carrier_not_listed", details: { clauses: ["WM-7.1"] } });
  expect(await wish("UPS")).toEqual({ name: "UPS", arranged: null });
  expect(await wish(null)).toBeNull();
});

test("of two who type the same courier number at once, in other capitals, one is told that it is known", async () => {
  const set = await world({ claim: "authorized", units: 2 });
  const { lines } = await set.load();
  const announce = (at: number, carrier: string, tracking: string) =>
    set.act(set.customer, (context) =>
      announceParcel(context, set.claimId, {
        carrier,
        tracking,
        shippedOn: set.clock.today(),
        from: "address",
        lineIds: [lines[at]?.id ?? ""],
      }),
    );
  const results = await Promise.allSettled([announce(0, "DHL", "jd0042x"), announce(1, "dhl", "JD0042X")]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = results.find((result) => result.status === "rejected");
  expect(refused?.reason).toMatchObject({ details: { fields: [{ pointer: "/tracking", code: "known_at" }] } });
  expect((await set.load()).parcels).toHaveLength(1);
});

test("fees of a WhatsMiner are paid in the personal centre, under the quote they are for (WM-5)", async () => {
  const set = await world({ ...old, claim: "accepted", findings: { finding: { wear: true, repairable: true } } });
  const paymentId = (await set.line()).quotes[0]?.payment?.id ?? "";
  const attachmentId = await set.act(set.customer, (context) => addFile(context, set.claimId));
  const pay = (by: Actor, reference: string) =>
    set.act(by, (context) => uploadProof(context, paymentId, { attachmentId, reference }));
  const guest: Actor = { ...set.customer, kind: "guest", id: null, role: "guest", claimId: set.claimId };
  const elsewhere = { code: "pay_in_portal", details: { clauses: ["WM-5"] } };
  for (const by of [guest, set.finance]) await expect(pay(by, "")).rejects.toMatchObject(elsewhere);
  const other = { code: "proof_of_other_quote", details: { clauses: ["WM-5"] } };
  await expect(pay(set.customer, "Q-2020-000009")).rejects.toMatchObject(other);
  await pay(set.customer, "Repair");
  const paid = (await set.load()).events.find(({ verb }) => verb === "payment.uploadProof");
  expect(paid?.clauses).toEqual(["WM-5"]);
});

test("the state of a Jasminer is looked up in the service record, by its customer only (JM-STATUS)", async () => {
  const set = await world({ policy: "jasminer", claim: "submitted" });
  const record = (by: Actor) =>
    set.act(by, async (context) => ({
      clauses: recordClauses(context),
      numbers: (await listClaims(context, { limit: 10 })).items.map(({ number }) => number),
    }));
  const { number } = await set.load();
  expect(await record(set.customer)).toEqual({ clauses: ["JM-STATUS"], numbers: [number] });
  expect((await record(set.stranger)).numbers).toEqual([]);
  await expect(set.act(set.stranger, (context) => loadClaim(context, number))).rejects.toMatchObject({
    code: "not_found",
  });
  const elsewhere = await world({ policy: "bitmain", claim: "submitted" });
  expect(await elsewhere.act(elsewhere.customer, async (context) => recordClauses(context))).toEqual([]);
});
