import { expect, test } from "vitest";
import { fakeTracking } from "../../src/adapters/tracking-fake.ts";
import { addDays } from "../../src/core/day.ts";
import { confirmDelivery } from "../../src/domain/parcels/index.ts";
import { makeVault } from "../../src/domain/payments/index.ts";
import {
  parcelOfPush,
  readCarrierAccounts,
  setCarrierKey,
  type TrackingScan,
  type TrackingStage,
  takeNews,
} from "../../src/domain/tracking/index.ts";
import type { JobDeps } from "../../src/jobs/deps.ts";
import { trackParcels } from "../../src/jobs/track-parcels.ts";
import { paid, shippedWhole, shop } from "../shop.ts";
import { type World, type WorldOptions, world } from "../world.ts";

const vault = makeVault("a key of the installation for tests");
const key = "track_fake_1";

/** A claim whose unit is on its way (back, unless told), a carrier to ask, and the job that asks it. */
async function underWay(options: WorldOptions = {}, direction: "inbound" | "outbound" = "outbound") {
  const set = await world({ claim: "returned", ...options });
  const carrier = fakeTracking(key);
  await set.act(set.administrator, (context) => setCarrierKey(context, { provider: "track17", key, vault }));
  const log = { info() {}, error() {} };
  const deps = { db: set.db, policies: set.policies, carriers: { ports: [carrier], vault }, now: set.clock.now, log };
  const ask = () => trackParcels(deps as unknown as JobDeps, { sellerId: set.sellerId });
  const parcel = async () => {
    const found = (await set.load()).parcels.find((each) => each.direction === direction);
    if (!found) throw new Error(`no parcel ${direction}`);
    return found;
  };
  const { tracking } = await parcel();
  const tell = (stage: TrackingStage | null, time: string | null, text = String(stage)) => {
    const latest: TrackingScan = { stage, time, text, place: "Berlin" };
    carrier.tell(tracking, { known: true, latest, scans: [latest] });
  };
  const verbs = async () => (await set.load()).events.map(({ verb }) => verb);
  return { set, carrier, ask, parcel, tracking, tell, verbs };
}

function later(set: World, hours: number): void {
  set.clock.setInstant(set.clock.now() + hours * 3_600_000);
}

test("a return parcel is delivered on the day that its carrier writes, and the claim goes on by itself", async () => {
  const { set, ask, parcel, tell } = await underWay();
  tell("under_way", `${set.clock.today()}T09:00:00+01:00`);
  await ask();
  expect((await parcel()).told).toMatchObject({ stage: "under_way", place: "Berlin", problem: null });
  const arrived = addDays(set.clock.today(), 2);
  set.clock.advance(3);
  tell("delivered", `${arrived}T23:30:00+01:00`);
  await ask();
  expect((await parcel()).arrivedOn).toBe(arrived);
  const { lines, events, status } = await set.load();
  expect([lines[0]?.custody, status]).toEqual(["delivered", "resolved"]);
  expect(events.find(({ verb }) => verb === "custody.deliver")).toMatchObject({ actorKind: "system" });
  expect(events.filter(({ verb }) => verb === "parcel.tracked").map(({ details }) => details?.["stage"])).toEqual([
    "under_way",
    "delivered",
  ]);
});

test("told twice, late and in another order, the news come to the same", async () => {
  const { set, parcel, verbs } = await underWay();
  const { id } = await parcel();
  const today = set.clock.today();
  const scan = (stage: TrackingStage, hour: string): TrackingScan => ({
    stage,
    time: `${today}T${hour}:00:00+01:00`,
    text: stage,
    place: "",
  });
  const [first, second] = [scan("announced", "07"), scan("out_for_delivery", "09")];
  const take = (latest: TrackingScan, scans: readonly TrackingScan[]) =>
    set.act(set.system, (context) =>
      takeNews(context, id, { provider: "track17", news: { known: true, latest, scans } }),
    );
  await take(second, [second, first, first]);
  await take(first, [first]);
  await take(second, [first, second]);
  await take(first, []);
  const { told } = await parcel();
  expect(told?.stage).toBe("out_for_delivery");
  expect(told?.scans.map(({ text }) => text)).toEqual(["out_for_delivery", "announced"]);
  expect((await verbs()).filter((verb) => verb === "parcel.tracked")).toHaveLength(1);
});

test("a delivery that the carrier takes back is written down for people; nothing that was done is undone in silence", async () => {
  const { set, ask, parcel, tell, verbs } = await underWay();
  const today = set.clock.today();
  tell("delivered", `${today}T08:00:00+01:00`);
  await ask();
  later(set, 13);
  tell("under_way", `${today}T20:00:00+01:00`, "Delivered in error");
  await ask();
  expect((await verbs()).slice(-2)).toEqual(["parcel.takenBack", "parcel.tracked"]);
  expect(await parcel()).toMatchObject({ arrivedOn: today, told: { stage: "under_way" } });
  later(set, 4);
  tell("delivered", `${addDays(today, 1)}T01:00:00+01:00`);
  await ask();
  expect((await parcel()).arrivedOn).toBe(today);
});

test("delivered without a day, before it was sent, in words or tomorrow is no delivery: a person is to say when", async () => {
  const { set, ask, parcel, tell } = await underWay();
  const tomorrow = addDays(set.clock.today(), 1);
  for (const time of [null, "yesterday, about noon", "2020-01-01T08:00:00Z", `${tomorrow}T08:00:00`]) {
    tell("delivered", time);
    await ask();
    expect(await parcel()).toMatchObject({ arrivedOn: null, told: { stage: "delivered", problem: "odd_day" } });
    expect((await set.line()).custody).toBe("in_transit_out");
    await set.act(set.system, ({ tx }) =>
      tx
        .updateTable("parcelTracking")
        .set({ nextAt: new Date(0) })
        .execute(),
    );
  }
});

test("a number that nobody knows is asked about ever more rarely, and what was known is not forgotten with it", async () => {
  const { set, carrier, ask, parcel, tracking, tell } = await underWay();
  const times = () => carrier.asked.get(tracking) ?? 0;
  await ask();
  expect((await parcel()).told).toMatchObject({ stage: null, problem: "unknown" });
  await ask();
  expect(times()).toBe(1);
  later(set, 1.1);
  await ask();
  later(set, 1.1);
  await ask();
  expect(times()).toBe(2);
  later(set, 2);
  await ask();
  expect(times()).toBe(3);
  tell("under_way", `${set.clock.today()}T01:00:00+01:00`);
  later(set, 13);
  await ask();
  carrier.tell(tracking, null);
  later(set, 4);
  await ask();
  expect((await parcel()).told).toMatchObject({ stage: "under_way", problem: null });
});

test("a carrier that does not answer is asked again after minutes, one that is asked too much after as long as it wants", async () => {
  const { set, carrier, ask, parcel, tracking, tell } = await underWay();
  tell("under_way", null);
  carrier.timeOutOnce();
  await ask();
  await ask();
  expect(carrier.asked.get(tracking)).toBe(1);
  later(set, 0.05);
  carrier.busyOnce(7200);
  await ask();
  expect(carrier.asked.get(tracking)).toBe(2);
  const [account] = (await set.act(set.auditor, readCarrierAccounts)).filter(({ provider }) => provider === "track17");
  expect(account?.restsUntil?.getTime()).toBeGreaterThan(set.clock.now() + 7_000_000);
  later(set, 1.9);
  await ask();
  expect(carrier.asked.get(tracking)).toBe(2);
  later(set, 0.2);
  await ask();
  expect((await parcel()).told).toMatchObject({ stage: "under_way" });
});

test("a key that is refused is not used again until somebody enters another, which is at once", async () => {
  const { set, carrier, ask, parcel, tracking, tell } = await underWay();
  tell("under_way", null);
  carrier.onlyKey("the right key");
  await ask();
  later(set, 48);
  await ask();
  expect(carrier.asked.get(tracking)).toBe(1);
  const accounts = await set.act(set.auditor, readCarrierAccounts);
  expect(accounts.find(({ provider }) => provider === "track17")).toMatchObject({ refused: true });
  await set.act(set.administrator, (context) =>
    setCarrierKey(context, { provider: "track17", key: "the right key", vault }),
  );
  await ask();
  expect((await parcel()).told).toMatchObject({ stage: "under_way" });
  const stored = await set.act(set.system, ({ tx }) => tx.selectFrom("carrierAccount").select("key").execute());
  expect(JSON.stringify(stored)).not.toContain("the right key");
});

test("of workers that ask at once each parcel is asked about by one", async () => {
  const { carrier, ask, tracking, tell, verbs } = await underWay();
  tell("under_way", null);
  await Promise.all([ask(), ask(), ask(), ask()]);
  expect(carrier.asked.get(tracking)).toBe(1);
  expect((await verbs()).filter((verb) => verb === "parcel.tracked")).toHaveLength(1);
});

test("what a person confirmed stands, whatever day the carrier says later", async () => {
  const { set, ask, parcel, tell } = await underWay();
  const { id } = await parcel();
  const today = set.clock.today();
  await set.act(set.customer, (context) => confirmDelivery(context, id, { deliveredOn: today }));
  set.clock.advance(1);
  tell("delivered", `${set.clock.today()}T08:00:00+01:00`);
  await ask();
  expect((await parcel()).arrivedOn).toBe(today);
});

test("a parcel to the centre is received by whoever opens it: the carrier's word is told, and moves nothing", async () => {
  const { set, ask, parcel, tell } = await underWay({ claim: "sent" }, "inbound");
  tell("delivered", `${set.clock.today()}T08:00:00+01:00`);
  await ask();
  expect(await parcel()).toMatchObject({ arrivedOn: null, told: { stage: "delivered" } });
  expect((await set.line()).custody).toBe("in_transit_in");
});

test("pushed news find their parcel by its id, or by a number that only one parcel under way has", async () => {
  const { set, parcel } = await underWay();
  const { id, tracking } = await parcel();
  const find = (wanted: { id: string | null; tracking: string }) =>
    set.act(set.system, (context) => parcelOfPush(context, wanted));
  expect(await find({ id, tracking })).toBe(id);
  expect(await find({ id: null, tracking: tracking.toLowerCase() })).toBe(id);
  expect(await find({ id: set.claimId, tracking })).toBeNull();
  expect(await find({ id: null, tracking: "nobody's" })).toBeNull();
  const other = await world({ claim: "returned" });
  const foreign = await other.act(other.system, (context) => parcelOfPush(context, { id, tracking: "x" }));
  expect(foreign).toBeNull();
});

test("the parcel of an order is delivered on the day that its carrier writes, told twice it is one delivery, and after-sales waits for the customer", async () => {
  const set = await shop();
  const carrier = fakeTracking(key);
  await set.act(set.administrator, (context) => setCarrierKey(context, { provider: "track17", key, vault }));
  const order = await shippedWhole(set, await paid(set, { [await set.product("T1")]: 1 }));
  const log = { info() {}, error() {} };
  const deps = { db: set.db, policies: set.policies, carriers: { ports: [carrier], vault }, now: set.clock.now, log };
  const arrived = addDays(set.clock.today(), 2);
  set.clock.advance(3);
  const latest = { stage: "delivered", time: `${arrived}T11:00:00+01:00`, text: "Delivered", place: "Berlin" } as const;
  carrier.tell(order.packages[0]?.parcel?.tracking ?? "", { known: true, latest, scans: [latest] });
  for (let twice = 0; twice < 2; twice++) {
    await trackParcels(deps as unknown as JobDeps, { sellerId: set.sellerId });
    set.clock.advance(1);
  }
  const { status, deliveredOn, confirmedOn, events, deadlines } = await set.order(order.id);
  expect([status, deliveredOn, confirmedOn]).toEqual(["delivered", arrived, null]);
  expect(events.filter(({ verb }) => verb === "order.deliver")).toMatchObject([{ actorKind: "system" }]);
  expect(deadlines.find(({ name }) => name === "order_confirm")).toMatchObject({ status: "running", clause: "ZM-8" });
});
