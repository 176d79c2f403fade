import { expect, test } from "vitest";
import { benchLines, setContents } from "../../src/domain/claims/index.ts";
import {
  announceParcel,
  listParked,
  lookUp,
  loseParcel,
  parkParcel,
  recordReceipt,
} from "../../src/domain/parcels/index.ts";
import { goodParcel } from "../course.ts";
import { type World, world } from "../world.ts";

const empty = { parcel: { ...goodParcel.parcel, contents: "empty" } };

test("an empty parcel cannot be taken in; it is refused with the policy's clause, and the customer is told", async () => {
  const set = await world({ claim: "sent" });
  await expect(receive(set, empty, false)).rejects.toMatchObject({
    code: "parcel_to_refuse",
    details: { clauses: ["WM-2.2.2"] },
  });
  await receive(set, empty, true);
  const claim = await set.load();
  expect(claim.status).toBe("authorized");
  expect(claim.lines[0]).toMatchObject({
    custody: "refused",
    work: "waiting",
    receipt: { accepted: false, refusals: [{ clause: "WM-2.2.2" }] },
  });
  expect(claim.events.at(-1)).toMatchObject({ verb: "custody.refuse", clauses: ["WM-2.2.2"], actorName: "Cleo" });
  const mails = await set.act(set.system, ({ tx }) => tx.selectFrom("mail").select("template").execute());
  expect(mails.map(({ template }) => template)).toContain("parcel_refused");
});

test("a refused unit may be sent again and is then taken in", async () => {
  const set = await world({ claim: "sent" });
  await receive(set, empty, true);
  await send(set, "SECOND-1");
  // The first parcel is not under way any more: only the second can be lost.
  const [first, second] = (await set.load()).parcels;
  expect([first?.refusedOn, second?.refusedOn]).toEqual([set.clock.today(), null]);
  const lost = { lostOn: set.clock.today(), reference: "", note: "" };
  await expect(set.act(set.agent, (context) => loseParcel(context, first?.id ?? "", lost))).rejects.toMatchObject({
    code: "wrong_state",
  });
  await receive(set, goodParcel, false);
  expect(await set.load()).toMatchObject({
    status: "in_progress",
    lines: [{ custody: "at_centre", work: "received" }],
  });
});

test("a parcel that the policy has nothing against cannot be refused", async () => {
  const set = await world({ claim: "sent" });
  await expect(receive(set, goodParcel, true)).rejects.toMatchObject({ code: "no_ground_to_refuse" });
});

test("each of Minisforum's four reasons refuses", async () => {
  const reasons = [
    { contents: "wrong_item" },
    { contents: "empty" },
    { contents: "mismatch" },
    { addressedTo: "other" },
  ];
  for (const reason of reasons) {
    const set = await world({ policy: "minisforum", claim: "sent" });
    await receive(set, { parcel: { ...goodParcel.parcel, ...reason } }, true);
    expect((await set.line()).receipt?.refusals.map(({ clause }) => clause)).toContain("MF-WRONGBOX");
  }
});

test("damaged, soaked, sent cash on delivery, with an incomplete order: each is turned away by its own clause", async () => {
  const reasons = [
    ["service-agreement", { damaged: true }, "SA-3.6"],
    ["service-agreement", { soaked: true }, "SA-3.6"],
    ["service-agreement", { freight: "collect" }, "SA-2.1"],
    ["jasminer", { contents: "wrong_item" }, "JM-REFUSE-2"],
    ["jasminer", { tracked: false }, "JM-REFUSE-3"],
  ] as const;
  for (const [policy, reason, clause] of reasons) {
    const set = await world({ policy, claim: "sent" });
    await receive(set, { parcel: { ...goodParcel.parcel, ...reason } }, true);
    const { receipt, custody } = await set.line();
    expect([custody, receipt?.refusals.map((each) => each.clause)]).toEqual(["refused", [clause]]);
  }
});

test("without an authorisation nothing is sent or taken in, by the policy's clause", async () => {
  const cases = [
    ["whatsminer", "WM-2.2.2"],
    ["minisforum", "MF-APPROVAL"],
    ["canaan", "AM-TICKET"],
  ] as const;
  for (const [policy, clause] of cases) {
    const set = await world({ policy, claim: "triage" });
    const refusal = { code: "authorization_first", details: { clauses: [clause] } };
    await expect(send(set, "EARLY-1")).rejects.toMatchObject(refusal);
    await expect(receive(set, goodParcel, false)).rejects.toMatchObject(refusal);
  }
});

test("the day of arrival is the clerk's to say, between shipping and today", async () => {
  const set = await world({ claim: "sent" });
  set.clock.set("2026-03-09");
  const on = (arrivedOn: string) => receive(set, { ...goodParcel, parcel: { ...goodParcel.parcel, arrivedOn } }, false);
  for (const wrong of ["2026-03-10", "2026-03-01", "2026-02-30"])
    await expect(on(wrong)).rejects.toMatchObject({
      details: { fields: [{ pointer: "/facts/parcel/arrivedOn" }] },
    });
  await on("2026-03-06");
  const claim = await set.load();
  expect(claim.parcels[0]?.arrivedOn).toBe("2026-03-06");
  expect(claim.lines[0]?.decision?.facts.parcel?.arrivedOn).toBe("2026-03-06");
});

test("what the dock cannot know is refused field by field, and nothing is written", async () => {
  const set = await world({ claim: "sent" });
  const facts = { parcel: { contents: "half", weight: 3 }, finding: { burnt: true } };
  await expect(receive(set, facts, false)).rejects.toMatchObject({
    code: "invalid_input",
    details: {
      fields: [
        { pointer: "/facts/parcel/contents", code: "wrong_value" },
        { pointer: "/facts/parcel/weight", code: "unknown_fact" },
        { pointer: "/facts/finding/burnt", code: "not_yours" },
      ],
    },
  });
  expect(await set.line()).toMatchObject({ custody: "in_transit_in", receipt: null });
});

test("courier and tracking number are needed (WM-2.1), a pick-up point is not possible (WM-1.2.3)", async () => {
  const set = await world({ claim: "authorized" });
  await expect(send(set, " ")).rejects.toMatchObject({
    code: "invalid_input",
    details: { clauses: ["WM-2.1"], fields: [{ pointer: "/tracking", code: "required" }] },
  });
  await expect(send(set, "PICKED-1", "pickup_point")).rejects.toMatchObject({
    code: "no_pickup_point",
    details: { clauses: ["WM-1.2.3"] },
  });
  const canaan = await world({ policy: "canaan", claim: "authorized" });
  await expect(send(canaan, "PICKED-2", "pickup_point")).resolves.toBe(canaan.claimId);
});

test("a tracking number that was entered before is refused beside its field", async () => {
  const set = await world({ claim: "sent", units: 2 });
  await receive(set, empty, true);
  await expect(send(set, `IN-${set.claimId}`)).rejects.toMatchObject({
    details: { fields: [{ pointer: "/tracking", code: "known_at" }] },
  });
});

test("a board that comes in alone is found by its own serial number: at the dock, among what was put aside, at the bench", async () => {
  const set = await world({ claim: "sent", units: 2 });
  const { id: lineId, serial } = await set.line();
  const look = (code: string) => set.act(set.clerk, (context) => lookUp(context, code, 10));
  const part = { name: "Hash board 2", serial: "HB-2" };
  await set.act(set.agent, (context) => setContents(context, { claimId: set.claimId, lineId }, { part }));
  expect(await look("hb 2")).toMatchObject([{ lineId, serial, partSerial: "HB-2" }]);
  expect(await look(serial)).toMatchObject([{ lineId, partSerial: "HB-2" }]);
  await set.act(set.agent, (context) =>
    setContents(context, { claimId: set.claimId, lineId }, { part: { ...part, serial: "" } }),
  );
  expect(await look("hb 2")).toEqual([]);
  // A code of nothing but dashes is no part without a serial number.
  expect(await look("-")).toEqual([]);
  await set.act(set.agent, (context) => setContents(context, { claimId: set.claimId, lineId }, { part }));
  const found = { code: "HB2", serials: [], carrier: "", sender: "", note: "" };
  await set.act(set.clerk, (context) => parkParcel(context, found));
  const { items } = await set.act(set.clerk, (context) => listParked(context, { limit: 10, state: "waiting" }));
  expect(items).toMatchObject([{ candidates: [{ claimId: set.claimId, serial }] }]);
  await receive(set, goodParcel, false);
  const bench = (q: string) => set.act(set.technician, (context) => benchLines(context, { mine: false, q }, 10));
  expect(await bench("hb-2")).toMatchObject([{ lineId }]);
  expect(await bench("hb-3")).toEqual([]);
});

function receive(set: World, facts: Readonly<Record<string, unknown>>, refuse: boolean): Promise<string> {
  return set.act(set.clerk, async (context) => {
    const { id: lineId } = await set.line();
    return recordReceipt(context, { claimId: set.claimId, lineId }, { facts, refuse, accessories: "", note: "" });
  });
}

async function send(set: World, tracking: string, from: "address" | "pickup_point" = "address"): Promise<string> {
  const { id } = await set.line();
  const parcel = { carrier: "DHL", tracking, shippedOn: set.clock.today(), from, lineIds: [id] };
  return set.act(set.customer, (context) => announceParcel(context, set.claimId, parcel));
}
