import { expect, test } from "vitest";
import type { Context } from "../../src/domain/context.ts";
import { forfeitLine, sweepDeadlines } from "../../src/domain/deadlines/index.ts";
import {
  bringBack,
  confirmDelivery,
  forfeitParked,
  listParked,
  parkParcel,
  sendBack,
} from "../../src/domain/parcels/index.ts";
import { type World, world } from "../world.ts";

const repaired = { finding: { manufacturingDefect: true, repairable: true } };

/** A unit that was repaired, sent back and refused by its customer. */
async function refused(policy: string): Promise<World> {
  const set = await world({ policy, claim: "returned", findings: repaired });
  const parcel = (await set.load()).parcels.find(({ direction }) => direction === "outbound");
  const back = { refusedOn: set.clock.today(), note: "Nobody took it." };
  await set.act(set.clerk, (context) => bringBack(context, parcel?.id ?? "", back));
  return set;
}

const clockOf = async (set: World) => (await set.load()).deadlines.findLast(({ name }) => name === "forfeiture");

test.each([
  ["whatsminer", "WM-4.3.3"],
  ["jasminer", "JM-6"],
])(
  "a return that the customer of a %s refused is kept for 90 days, with warnings, and then a person decides (%s)",
  async (policy, clause) => {
    const set = await refused(policy);
    const line = await set.line();
    expect([line.custody, line.work]).toEqual(["at_centre", "ready"]);
    expect(await clockOf(set)).toMatchObject({ status: "running", clause, dueOn: "2026-05-31" });
    const forfeit = () =>
      set.act(set.agent, (context) =>
        forfeitLine(context, { claimId: set.claimId, lineId: line.id }, { reason: "Refused." }),
      );
    await expect(forfeit()).rejects.toMatchObject({ code: "forfeiture_not_due", details: { clauses: [clause] } });
    for (const day of [61, 20, 9, 3]) {
      set.clock.advance(day);
      await sweepDeadlines(set.db, set.policies, set.clock.now(), set.sellerId);
    }
    const clock = await clockOf(set);
    expect(clock?.notices.filter(({ kind, mail }) => kind === "warning" && mail !== null)).toHaveLength(3);
    await forfeit();
    expect((await set.line()).custody).toBe("forfeited");
  },
);

test("a refused return may be sent again, which ends its clock; what was never sent out cannot come back", async () => {
  const set = await refused("whatsminer");
  await set.act(set.shipping, async (context) => {
    const { id } = await set.line();
    return sendBack(context, set.claimId, {
      carrier: "DHL",
      tracking: "AGAIN-1",
      shippedOn: set.clock.today(),
      lineIds: [id],
    });
  });
  expect(await clockOf(set)).toMatchObject({ status: "stopped" });
  // What arrives now is the second parcel: the one that was refused is neither delivered nor refused again.
  const first = (await set.load()).parcels.find(({ refusedOn }) => refusedOn !== null);
  const on = set.clock.today();
  for (const again of [
    (context: Context) => confirmDelivery(context, first?.id ?? "", { deliveredOn: on }),
    (context: Context) => bringBack(context, first?.id ?? "", { refusedOn: on, note: "" }),
  ])
    await expect(set.act(set.administrator, again)).rejects.toMatchObject({ code: "wrong_state" });
  const other = await world({ claim: "sent" });
  const [parcel] = (await other.load()).parcels;
  const back = { refusedOn: other.clock.today(), note: "" };
  await expect(other.act(other.clerk, (context) => bringBack(context, parcel?.id ?? "", back))).rejects.toMatchObject({
    code: "not_found",
  });
});

test("where no clause says so a refused return simply waits", async () => {
  const set = await refused("bitmain");
  expect(await clockOf(set)).toBeUndefined();
});

test("a parcel without a claim is kept for 90 days; then a person may confirm that it is not returned any more", async () => {
  const set = await world({ policy: "whatsminer" });
  const found = { code: "STRAY-1", serials: [], carrier: "DHL", sender: "", note: "" };
  const id = await set.act(set.clerk, (context) => parkParcel(context, found));
  const forfeit = (by = set.agent) =>
    set.act(by, (context) => forfeitParked(context, id, { reason: "Nobody wrote in 90 days." }));
  await expect(forfeit()).rejects.toMatchObject({
    code: "forfeiture_not_due",
    details: { clauses: ["WM-4.3.3"], values: { on: { en: "31 May 2026" } } },
  });
  set.clock.advance(91);
  await expect(forfeit(set.clerk)).rejects.toMatchObject({ code: "not_allowed" });
  await forfeit();
  await expect(forfeit()).rejects.toMatchObject({ code: "parcel_settled" });
  const { items } = await set.act(set.clerk, (context) => listParked(context, { limit: 10, state: "settled" }));
  expect(items).toMatchObject([
    { turnedAwayFor: "forfeited", forfeitReason: "Nobody wrote in 90 days.", clause: "WM-4.3.3", turnedAwayBy: "Sam" },
  ]);
  const elsewhere = await world({ policy: "minisforum" });
  const kept = await elsewhere.act(elsewhere.clerk, (context) => parkParcel(context, found));
  elsewhere.clock.advance(400);
  const over = elsewhere.act(elsewhere.agent, (context) => forfeitParked(context, kept, { reason: "Old." }));
  await expect(over).rejects.toMatchObject({ code: "no_forfeiture" });
});
