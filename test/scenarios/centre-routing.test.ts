import { expect, test } from "vitest";
import { listCentres, routeClaim } from "../../src/domain/centres/index.ts";
import { authorizeClaim } from "../../src/domain/claims/index.ts";
import { type World, world } from "../world.ts";

/** A claim of somebody in Berlin under the policy of the network, with a bench in Berlin and one in Madrid. */
async function twoBenches(): Promise<World> {
  const set = await world({ policy: "zeus", claim: "triage", unit: { deliveredOn: "2025-09-20" } });
  await place(set, set.centreId, [52.52, 13.4, "DE"]);
  await place(set, set.otherCentreId, [40.42, -3.7, "ES"]);
  return set;
}

async function place(set: World, id: string, [latitude, longitude, country]: readonly [number, number, string]) {
  const skills = JSON.stringify([
    { category: "miner", works: ["repair", "diagnosis"], models: [] },
    { category: "general", works: ["repair", "diagnosis"], models: [] },
  ]);
  const address = JSON.stringify({ ...set.address, country });
  await set.act(set.administrator, ({ tx }) =>
    tx
      .updateTable("serviceCentre")
      .set({ latitude, longitude, address, skills, capacity: 20 })
      .where("id", "=", id)
      .execute(),
  );
}

test("the nearest centre that can do it is proposed, and an authorisation that names none goes there", async () => {
  const set = await twoBenches();
  const { centres } = (await set.act(set.agent, async (context) => routeClaim(context, await set.load()))).all;
  expect(centres.map(({ name }) => name)).toEqual(["Berlin bench", "Madrid bench"]);
  await set.act(set.agent, (context) => authorizeClaim(context, set.claimId, { note: "" }));
  const record = await set.load();
  expect(record.lines[0]?.centre?.id).toBe(set.centreId);
  const event = record.events.findLast(({ verb }) => verb === "claim.authorize");
  expect(event?.details).toMatchObject({ centre: "Berlin bench" });
  expect(event?.clauses).toContain("ZM-MACHINE");
});

test("another centre needs a reason, by the clause, and the history keeps it with what was proposed", async () => {
  const set = await twoBenches();
  const elsewhere = (routingReason: string) =>
    set.act(set.agent, (context) =>
      authorizeClaim(context, set.claimId, { centreId: set.otherCentreId, routingReason, note: "" }),
    );
  await expect(elsewhere("")).rejects.toMatchObject({
    code: "invalid_input",
    details: { clauses: ["ZM-MACHINE"], fields: [{ pointer: "/routingReason", code: "other_centre" }] },
  });
  await elsewhere("The board's only stencil is there");
  const record = await set.load();
  expect(record.lines[0]?.centre?.id).toBe(set.otherCentreId);
  expect(record.events.findLast(({ verb }) => verb === "claim.rerouted")?.details).toEqual({
    centre: "Madrid bench",
    proposed: "Berlin bench",
    reason: "The board's only stencil is there",
  });
});

test("where no centre is known to be able to do it, a person names one", async () => {
  const set = await twoBenches();
  await set.act(set.administrator, ({ tx }) => tx.updateTable("serviceCentre").set({ accepting: false }).execute());
  await expect(
    set.act(set.agent, (context) => authorizeClaim(context, set.claimId, { note: "" })),
  ).rejects.toMatchObject({ details: { fields: [{ pointer: "/centreId", code: "no_suitable_centre" }] } });
  await set.act(set.agent, (context) => authorizeClaim(context, set.claimId, { centreId: set.centreId, note: "" }));
  expect((await set.line()).centre?.id).toBe(set.centreId);
});

test("what is sent to a centre is its load, until it goes back", async () => {
  const set = await twoBenches();
  await set.act(set.agent, (context) => authorizeClaim(context, set.claimId, { note: "" }));
  const load = async () => (await set.act(set.agent, listCentres)).find(({ id }) => id === set.centreId)?.open;
  expect(await load()).toBe(1);
  await set.act(set.administrator, ({ tx }) =>
    tx.updateTable("claimLine").set({ custody: "in_transit_out" }).where("claimId", "=", set.claimId).execute(),
  );
  expect(await load()).toBe(0);
});

test("nobody's own workshop is proposed for their own machine", async () => {
  const set = await twoBenches();
  await set.act(set.administrator, ({ tx }) =>
    tx
      .insertInto("staffMember")
      .values({
        sellerId: set.sellerId,
        personId: set.customer.id as string,
        role: "centre_member",
        centreId: set.centreId,
        createdAt: new Date(0),
      })
      .execute(),
  );
  const { centres } = (await set.act(set.agent, async (context) => routeClaim(context, await set.load()))).all;
  expect(centres[0]?.name).toBe("Madrid bench");
  expect(centres[1]).toMatchObject({ suitable: false });
});
