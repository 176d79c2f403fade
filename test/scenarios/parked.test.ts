import { expect, test } from "vitest";
import { listParked, matchParked, parkParcel, turnParkedAway } from "../../src/domain/parcels/index.ts";
import { type World, world } from "../world.ts";

const found = { serials: [], carrier: "DHL", sender: "A. Ruiz, Madrid", note: "No slip inside" };

test("a parcel that nobody announced is put aside once, however often it is scanned", async () => {
  const set = await world();
  const first = await park(set, "NOBODY-1");
  expect(await park(set, "nobody 1")).toBe(first);
  expect(await waiting(set)).toMatchObject([{ code: "NOBODY-1", sender: "A. Ruiz, Madrid", candidates: [] }]);
});

test("when its unit is claimed later, the parcel shows that claim, and matching it is told in the claim's history", async () => {
  const set = await world({ claim: "submitted" });
  const { serial } = await set.line();
  const id = await park(set, "1Z-999", [serial.toLowerCase()]);
  const { number } = await set.load();
  expect(await waiting(set)).toMatchObject([{ id, candidates: [{ claimNumber: number, serial }] }]);
  await set.act(set.clerk, (context) => matchParked(context, id, { claim: number.toLowerCase() }));
  expect(await waiting(set)).toEqual([]);
  expect((await set.load()).events.at(-1)).toMatchObject({ verb: "parcel.matched", actorName: "Cleo" });
});

test("of two clerks one settles it, and the other is told who", async () => {
  const set = await world({ claim: "submitted" });
  const id = await park(set, "TWICE-1");
  const { number } = await set.load();
  const results = await Promise.allSettled([
    set.act(set.clerk, (context) => matchParked(context, id, { claim: number })),
    set.act(set.clerk, (context) => turnParkedAway(context, id, { reason: "no_order" })),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = results.find((result) => result.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "parcel_settled", details: { values: { who: "Cleo" } } });
});

test("one that belongs to nothing goes back, by the clause that wants an application first", async () => {
  const set = await world();
  const id = await park(set, "BACK-1");
  await set.act(set.clerk, (context) => turnParkedAway(context, id, { reason: "no_order" }));
  const { items } = await set.act(set.clerk, (context) => listParked(context, { limit: 10, state: "settled" }));
  expect(items).toMatchObject([{ turnedAwayFor: "no_order", clause: "WM-2.2.2", turnedAwayBy: "Cleo" }]);
  await expect(park(set, "BACK-1")).resolves.not.toBe(id);
});

test("whoever claims for the unit on a parcel that goes back is told the reason, and so is the claim's history; nobody else is", async () => {
  const set = await world({ claim: "authorized" });
  const { serial } = await set.line();
  const id = await park(set, "1Z-888", [serial]);
  await set.act(set.clerk, (context) => turnParkedAway(context, id, { reason: "soaked" }));
  const { events } = await set.load();
  expect(events.at(-1)).toMatchObject({ verb: "parcel.turnedAway", details: { code: "1Z-888", reason: "soaked" } });
  const told = () =>
    set.act(set.system, ({ tx }) =>
      tx.selectFrom("mail").select("data").where("template", "=", "parcel_turned_away").execute(),
    );
  expect(await told()).toEqual([{ data: { code: "1Z-888", reason: "soaked", clauses: [] } }]);
  const stray = await park(set, "STRAY-2");
  await set.act(set.clerk, (context) => turnParkedAway(context, stray, { reason: "no_order" }));
  expect(await told()).toHaveLength(1);
});

test("a claim that is not there is named as the wrong field, and the parcel stays aside", async () => {
  const set = await world();
  const id = await park(set, "STAYS-1");
  await expect(
    set.act(set.clerk, (context) => matchParked(context, id, { claim: "R-1999-000001" })),
  ).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/claim" }] },
  });
  expect(await waiting(set)).toHaveLength(1);
});

function park(set: World, code: string, serials: string[] = []) {
  return set.act(set.clerk, (context) => parkParcel(context, { ...found, code, serials }));
}

async function waiting(set: World) {
  return (await set.act(set.clerk, (context) => listParked(context, { limit: 10, state: "waiting" }))).items;
}
