import { expect, test } from "vitest";
import { listCentres, routeClaim, scorecards } from "../../src/domain/centres/index.ts";
import {
  authorizeClaim,
  benchLines,
  declinedClaims,
  declineUnit,
  type LineRecord,
  listClaims,
  loadClaim,
  sendElsewhere,
} from "../../src/domain/claims/index.ts";
import { startInspection } from "../../src/domain/inspection/index.ts";
import { paperGuard, partsOf } from "../../src/domain/papers/index.ts";
import { announceParcel, listParked, lookUp, parkParcel, recordReceipt } from "../../src/domain/parcels/index.ts";
import {
  openReimbursements,
  requestReimbursement,
  setRates,
  statementOf,
} from "../../src/domain/reimbursements/index.ts";
import { goOn, goodParcel } from "../course.ts";
import { type World, world } from "../world.ts";

const places = { berlin: [52.52, 13.4, "DE"], madrid: [40.42, -3.7, "ES"] } as const;
const minerBench = [{ category: "miner", works: ["repair", "diagnosis"], models: [] }];
const boardBench = [{ category: "hash_board", works: ["board_repair", "diagnosis"], models: [] }];

/** A claim with a miner and a loose hash board: the bench in Berlin repairs the one, that in Madrid the other. */
async function minerAndBoard(skills: { berlin?: object[]; madrid?: object[] } = {}): Promise<World> {
  const set = await world({
    policy: "zeus",
    category: "miner",
    units: 2,
    claim: "triage",
    unit: { deliveredOn: "2025-09-20" },
  });
  await set.act(set.administrator, async ({ tx, actor }) => {
    for (const [id, place, known] of [
      [set.centreId, places.berlin, skills.berlin ?? minerBench],
      [set.otherCentreId, places.madrid, skills.madrid ?? boardBench],
    ] as const) {
      const [latitude, longitude, country] = place;
      const address = JSON.stringify({ ...set.address, country });
      const profile = { latitude, longitude, address, skills: JSON.stringify(known), capacity: 20 };
      await tx.updateTable("serviceCentre").set(profile).where("id", "=", id).execute();
    }
    const board = { sellerId: actor.sellerId, id: crypto.randomUUID(), manufacturer: "Bitmain", name: "Hash board" };
    await tx
      .insertInto("model")
      .values({ ...board, category: "hash_board", policy: "zeus", createdAt: new Date(0) })
      .execute();
    await tx
      .updateTable("unit")
      .set({ modelId: board.id })
      .where("serial", "=", set.serials[1] ?? "")
      .execute();
  });
  return set;
}

const authorize = (set: World, input: Omit<Parameters<typeof authorizeClaim>[2], "note"> = {}) =>
  set.act(set.agent, (context) => authorizeClaim(context, set.claimId, { ...input, note: "" }));

async function linesOf(set: World): Promise<[miner: LineRecord, board: LineRecord]> {
  const [miner, board] = (await set.load()).lines;
  if (!miner || !board) throw new Error("the claim has two lines");
  return [miner, board];
}

async function namesOf(set: World): Promise<(string | undefined)[]> {
  return (await linesOf(set)).map(({ centre }) => centre?.name);
}

const sent = (set: World, lineIds: readonly string[], tracking = "P-1") =>
  set.act(set.customer, (context) =>
    announceParcel(context, set.claimId, {
      carrier: "DHL",
      tracking,
      shippedOn: set.clock.today(),
      from: "address",
      lineIds,
    }),
  );

const receive = (set: World, who: World["member"], lineId: string) =>
  set.act(who, (context) =>
    recordReceipt(
      context,
      { claimId: set.claimId, lineId },
      { facts: goodParcel, refuse: false, accessories: "", note: "" },
    ),
  );

test("a miner and a loose board of one claim are proposed to the centre that can do each, with the reasons, and go there", async () => {
  const set = await minerAndBoard();
  const routing = await set.act(set.agent, async (context) => routeClaim(context, await set.load()));
  expect(routing.groups.map(({ proposed }) => proposed?.name)).toEqual(["Berlin bench", "Madrid bench"]);
  expect(routing.all.proposed).toBeNull();
  const [forMiner] = routing.groups;
  expect(forMiner?.centres.find(({ name }) => name === "Madrid bench")?.reasons.map(({ key }) => key)).toContain(
    "lacks_skill",
  );
  await authorize(set);
  expect(await namesOf(set)).toEqual(["Berlin bench", "Madrid bench"]);
  const event = (await set.load()).events.findLast(({ verb }) => verb === "claim.authorize");
  expect(event?.details).toMatchObject({
    centre: "Berlin bench, Madrid bench",
    centres: [
      { centre: "Berlin bench", serials: [set.serials[0]] },
      { centre: "Madrid bench", serials: [set.serials[1]] },
    ],
  });
});

test("units stay together where one centre can do all of them about as well: one parcel, one click", async () => {
  const set = await minerAndBoard({ berlin: [...minerBench, ...boardBench] });
  const { all } = await set.act(set.agent, async (context) => routeClaim(context, await set.load()));
  expect(all.proposed?.name).toBe("Berlin bench");
  await authorize(set);
  expect(await namesOf(set)).toEqual(["Berlin bench", "Berlin bench"]);
});

test("one unit is sent elsewhere than proposed for a reason, which stands in its history alone", async () => {
  const set = await minerAndBoard({ berlin: [...minerBench, ...boardBench] });
  const [, board] = await linesOf(set);
  const centres = [{ centreId: set.otherCentreId, lineIds: [board.id] }];
  await expect(authorize(set, { centres })).rejects.toMatchObject({
    details: { clauses: ["ZM-MACHINE"], fields: [{ pointer: "/routingReason", code: "other_centre" }] },
  });
  await authorize(set, { centres, routingReason: "Its stencil is there" });
  expect(await namesOf(set)).toEqual(["Berlin bench", "Madrid bench"]);
  const rerouted = (await set.load()).events.filter(({ verb }) => verb === "claim.rerouted");
  expect(rerouted).toMatchObject([{ lineId: board.id, details: { reason: "Its stencil is there" } }]);
});

test("who names a unit twice, or one of another claim, or no centre of the seller's, is told where", async () => {
  const set = await minerAndBoard();
  const [miner] = await linesOf(set);
  const to = (centreId: string, ...lineIds: string[]) => authorize(set, { centres: [{ centreId, lineIds }] });
  await expect(to(set.centreId, miner.id, miner.id)).rejects.toMatchObject({
    details: { fields: [{ pointer: "/centres/0/lineIds/1", code: "twice" }] },
  });
  await expect(to(set.centreId, set.customerId)).rejects.toMatchObject({
    details: { fields: [{ pointer: "/centres/0/lineIds/0", code: "not_in_this_claim" }] },
  });
  await expect(to(set.customerId, miner.id)).rejects.toMatchObject({
    details: { fields: [{ pointer: "/centres/0/centreId", code: "unknown_choice" }] },
  });
});

test("a centre's people are given their own units of the claim, and nothing of the others'", async () => {
  const set = await minerAndBoard();
  await authorize(set);
  const [miner, board] = await linesOf(set);
  await sent(set, [miner.id], "P-1");
  await sent(set, [board.id], "P-2");
  await receive(set, set.member, miner.id);
  await receive(set, set.otherMember, board.id);
  const [here, there] = await Promise.all(
    [set.member, set.otherMember].map((who) => set.act(who, (context) => loadClaim(context, set.claimId))),
  );
  expect(here?.lines.map(({ id }) => id)).toEqual([miner.id]);
  expect(there?.lines.map(({ id }) => id)).toEqual([board.id]);
  expect(here?.parcels.map(({ tracking, lineIds }) => [tracking, lineIds])).toEqual([["P-1", [miner.id]]]);
  expect(here?.deadlines.every(({ lineId }) => lineId === null || lineId === miner.id)).toBe(true);
  expect(here?.centreIds).toEqual([set.centreId, set.otherCentreId]);
  const bench = await set.act(set.otherMember, (context) => benchLines(context, { mine: false }, 10));
  expect(bench.map(({ serial }) => serial)).toEqual([board.serial]);
  const list = await set.act(set.otherMember, (context) => listClaims(context, { limit: 10 }));
  expect(list.items).toMatchObject([{ lines: 1, firstSerial: board.serial }]);
  await expect(
    set.act(set.otherMember, (context) => startInspection(context, { claimId: set.claimId, lineId: miner.id })),
  ).rejects.toMatchObject({ code: "not_found" });
  const load = (await set.act(set.agent, listCentres)).map(({ name, open }) => [name, open]);
  expect(load).toEqual([
    ["Berlin bench", 1],
    ["Madrid bench", 1],
  ]);
});

test("a unit that comes to the wrong centre is not taken in there: its people read where it is expected, and park it", async () => {
  const set = await minerAndBoard();
  await authorize(set);
  const [miner, board] = await linesOf(set);
  await expect(receive(set, set.member, board.id)).rejects.toMatchObject({
    code: "expected_elsewhere",
    details: { values: { serial: board.serial, centre: "Madrid bench" } },
  });
  const scan = (code: string) => set.act(set.member, (context) => lookUp(context, code, 10));
  expect(await scan(board.serial)).toMatchObject([{ elsewhere: true, centre: "Madrid bench", customer: "" }]);
  const { rmaNumber } = await set.load();
  expect((await scan(rmaNumber ?? "")).map(({ lineId }) => lineId)).toEqual([miner.id]);
  await set.act(set.member, (context) =>
    parkParcel(context, { code: board.serial, serials: [], carrier: "", sender: "", note: "" }),
  );
  const { items } = await set.act(set.member, (context) => listParked(context, { limit: 10, state: "waiting" }));
  expect(items[0]?.candidates).toMatchObject([{ expectedAt: "Madrid bench", customer: "" }]);
  expect((await linesOf(set))[1].custody).toBe("with_customer");
});

test("units for two centres do not go in one parcel", async () => {
  const set = await minerAndBoard();
  await authorize(set);
  const [miner, board] = await linesOf(set);
  await expect(sent(set, [miner.id, board.id])).rejects.toMatchObject({
    details: { fields: [{ pointer: "/lineIds/1", code: "another_centre" }] },
  });
});

test("each centre has papers of its own", async () => {
  const set = await minerAndBoard();
  await authorize(set);
  const record = await set.load();
  const parts = partsOf(record);
  expect(parts.map(({ centre, lines }) => [centre?.name, lines.map(({ serial }) => serial)])).toEqual([
    ["Berlin bench", [set.serials[0]]],
    ["Madrid bench", [set.serials[1]]],
  ]);
  for (const { lines } of parts)
    expect(paperGuard({ actor: set.agent }, record, { paper: "authorization-slip", lines })).toBeNull();
});

test("a centre asks to be paid for its unit alone, is owed for it in its own statement, and reads no other's", async () => {
  const set = await minerAndBoard();
  await authorize(set);
  const [miner, board] = await linesOf(set);
  await sent(set, [miner.id], "P-1");
  await sent(set, [board.id], "P-2");
  await receive(set, set.member, miner.id);
  await receive(set, set.otherMember, board.id);
  for (const step of ["inspecting", "inspected"] as const) await goOn(set, set.claimId, step);
  await set.act(set.system, async ({ tx, now }) => {
    for (const lineId of [miner.id, board.id])
      await tx
        .insertInto("repairOrder")
        .values({
          sellerId: set.sellerId,
          id: crypto.randomUUID(),
          lineId,
          charge: "free",
          clauses: [],
          parts: "[]",
          labourMinutes: 60,
          startedBy: "Theo",
          startedAt: new Date(now),
          completedAt: new Date(now),
        })
        .execute();
  });
  await set.act(set.finance, (context) =>
    setRates(context, null, { labourHour: 5000, partsPercent: 100, freight: 1000 }),
  );
  const ask = (who: World["member"], lineId: string) =>
    set.act(who, (context) =>
      requestReimbursement(context, { claimId: set.claimId, lineId }, { note: "", otherParts: [] }),
    );
  await expect(ask(set.member, board.id)).rejects.toMatchObject({ code: "not_found" });
  await ask(set.member, miner.id);
  await ask(set.otherMember, board.id);
  const asked = await set.act(set.otherMember, openReimbursements);
  expect(asked.map(({ serial, centre }) => [serial, centre])).toEqual([[board.serial, "Madrid bench"]]);
  const month = set.clock.today().slice(0, 7);
  expect(await set.act(set.member, (context) => statementOf(context, set.otherCentreId, month))).toEqual([]);
  const cards = await cardsOfToday(set);
  expect(cards.map(({ name, received }) => [name, received])).toEqual([
    ["Berlin bench", 1],
    ["Madrid bench", 1],
  ]);
});

test("a centre turns a unit down that was assigned to it: it counts in its scorecard, and the desk sends it elsewhere", async () => {
  const set = await minerAndBoard({ berlin: [...minerBench, ...boardBench] });
  await authorize(set);
  const [, board] = await linesOf(set);
  const at = { claimId: set.claimId, lineId: board.id };
  const decline = (who: World["member"]) =>
    set.act(who, (context) => declineUnit(context, at, { reason: "Our reflow oven is broken" }));
  await expect(decline(set.otherMember)).rejects.toMatchObject({ code: "not_found" });
  await expect(decline(set.agent)).rejects.toMatchObject({ code: "not_allowed" });
  await decline(set.member);
  await expect(decline(set.member)).rejects.toMatchObject({ code: "declined_before" });
  expect((await set.act(set.agent, (context) => declinedClaims(context, 10))).ids).toEqual([set.claimId]);
  const move = (centreId: string) =>
    set.act(set.agent, (context) => sendElsewhere(context, at, { centreId, reason: "Berlin cannot" }));
  await expect(move(set.centreId)).rejects.toMatchObject({
    details: { fields: [{ pointer: "/centreId", code: "unknown_choice" }] },
  });
  await move(set.otherCentreId);
  expect(await namesOf(set)).toEqual(["Berlin bench", "Madrid bench"]);
  expect((await set.act(set.agent, (context) => declinedClaims(context, 10))).count).toBe(0);
  const mails = await set.act(set.agent, ({ tx }) => tx.selectFrom("mail").select("template").execute());
  expect(mails.map(({ template }) => template)).toContain("unit_elsewhere");
  const cards = await cardsOfToday(set);
  expect(cards.map(({ name, declined }) => [name, declined])).toEqual([
    ["Berlin bench", 1],
    ["Madrid bench", 0],
  ]);
});

test("a unit that has come in is neither turned down nor sent elsewhere, and says why", async () => {
  const set = await minerAndBoard();
  await authorize(set);
  const [miner] = await linesOf(set);
  await sent(set, [miner.id]);
  await receive(set, set.member, miner.id);
  const at = { claimId: set.claimId, lineId: miner.id };
  await expect(set.act(set.member, (context) => declineUnit(context, at, { reason: "Late" }))).rejects.toMatchObject({
    code: "wrong_state",
  });
  await expect(
    set.act(set.agent, (context) => sendElsewhere(context, at, { centreId: set.otherCentreId, reason: "Late" })),
  ).rejects.toMatchObject({ code: "wrong_state" });
});

test("a parcel turned away at the dock counts as a refusal of that centre, wherever the unit goes then", async () => {
  const set = await world({ claim: "sent" });
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  const facts = { ...goodParcel, parcel: { ...goodParcel.parcel, contents: "empty" } };
  await set.act(set.member, (context) =>
    recordReceipt(context, at, { facts, refuse: true, accessories: "", note: "Nothing is in it" }),
  );
  await set.act(set.agent, (context) =>
    sendElsewhere(context, at, { centreId: set.otherCentreId, reason: "Nearer to the forwarder" }),
  );
  const cards = await cardsOfToday(set);
  expect(cards.map(({ name, refused, received }) => [name, refused, received])).toEqual([
    ["Berlin bench", 1, 0],
    ["Madrid bench", 0, 0],
  ]);
});

/** What every centre did on the day. */
function cardsOfToday({ act, administrator, clock }: World) {
  const span = { from: clock.today(), to: clock.today() };
  return act(administrator, (context) => scorecards(context, span));
}
