import { expect, test } from "vitest";
import { addDays, day, startOfDay } from "../../src/core/day.ts";
import { sweepDeadlines } from "../../src/domain/deadlines/index.ts";
import { deliverOrder } from "../../src/domain/sales/index.ts";
import { paid, shippedWhole, shop } from "../shop.ts";
import { type World, world } from "../world.ts";

const charged = { finding: { manufacturingDefect: false, wear: true, repairable: true } };
const hour = 3_600_000;

/** Clocks of a claim, of a unit and of an order, each with the day after which it acts, and what it does then. */
const clocks: readonly (readonly [what: string, act: string, set: () => Promise<{ set: World; dueOn: string }>])[] = [
  [
    "a claim that is not sent in",
    "expire",
    async () =>
      dueOf(await world({ timeZone: "Europe/Berlin", on: "2026-10-12", claim: "authorized" }), "not_received"),
  ],
  [
    "a quote that nobody answers",
    "lapse",
    async () => {
      const unit = { releasedOn: "2023-01-01" };
      return dueOf(await world({ on: "2026-10-14", unit, claim: "quoted", findings: charged }), "quote_expiry");
    },
  ],
  [
    "a promise that is broken",
    "escalate",
    async () => {
      const unit = { releasedOn: "2026-06-01" };
      return dueOf(await world({ on: "2026-10-19", unit, claim: "received" }), "repair");
    },
  ],
  [
    "an order that nobody confirms",
    "complete",
    async () => {
      const set = await shop({ on: "2026-10-12" });
      const order = await shippedWhole(set, await paid(set, { [await set.product("T1")]: 1 }));
      const parcelId = order.packages[0]?.parcel?.id ?? "";
      const on = { parcelId, deliveredOn: set.clock.today() };
      await set.act(set.agent, (context) => deliverOrder(context, order.id, on));
      const { deadlines } = await set.order(order.id);
      return { set, dueOn: deadlines.find(({ name }) => name === "order_confirm")?.dueOn ?? "" };
    },
  ],
];

test.each(clocks)(
  "%s: it acts at the first instant after its last day, over the end of summer time, and once however the clock jumps",
  async (_what, act, bring) => {
    const { set, dueOn } = await bring();
    const timeZone = await zoneOf(set);
    const after = startOfDay(addDays(day(dueOn), 1), timeZone);
    const acts = async (at: number) => {
      set.clock.setInstant(at);
      const { done } = await sweepDeadlines(set.db, set.policies, at, set.sellerId);
      return (done as Record<string, number>)[act] ?? 0;
    };
    expect(await acts(after - 1_000)).toBe(0);
    // The clock of the machine is set back by a day, and by the hour of the end of summer time.
    expect(await acts(after - 24 * hour)).toBe(0);
    expect(await acts(after)).toBe(1);
    expect(await acts(after - hour)).toBe(0);
    expect(await acts(after - 48 * hour)).toBe(0);
    expect(await acts(after + 1)).toBe(0);
    // … and far ahead, as where nothing ran for a year.
    expect(await acts(after + 366 * 24 * hour)).toBe(0);
  },
);

test.each(clocks)(
  "%s: where nothing ran for a year, it acts at the first look, and once",
  async (_what, act, bring) => {
    const { set, dueOn } = await bring();
    const later = startOfDay(addDays(day(dueOn), 366), await zoneOf(set));
    set.clock.setInstant(later);
    const looks = [];
    for (let look = 0; look < 3; look++)
      looks.push(
        (await sweepDeadlines(set.db, set.policies, later + look, set.sellerId)).done as Record<string, number>,
      );
    expect(looks.map((done) => done[act] ?? 0)).toEqual([1, 0, 0]);
  },
);

async function dueOf(set: World, name: string): Promise<{ set: World; dueOn: string }> {
  const found = (await set.load()).deadlines.find((each) => each.name === name);
  return { set, dueOn: found?.dueOn ?? "" };
}

async function zoneOf(set: World): Promise<string> {
  return set.act(set.system, async ({ seller }) => seller.timeZone);
}
