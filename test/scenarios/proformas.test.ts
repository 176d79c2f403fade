import { expect, test } from "vitest";
import { newId } from "../../src/core/id.ts";
import { loadOrder } from "../../src/domain/orders/index.ts";
import { orderPaperGuard } from "../../src/domain/papers/index.ts";
import { issueProforma } from "../../src/domain/proformas/index.ts";
import { type World, world } from "../world.ts";

/** An order whose total is known, as far as a number needs one. */
function order(set: World, n: number): Promise<string> {
  return set.act(set.system, async ({ tx, actor, now }) => {
    const [id, at] = [newId<"order">(now), new Date(now)];
    const address = JSON.stringify(set.address);
    await tx
      .insertInto("customerOrder")
      .values({
        sellerId: actor.sellerId,
        id,
        number: `O-2026-${String(n).padStart(6, "0")}`,
        customerId: set.customerId,
        status: "submitted",
        locale: "en",
        currency: "EUR",
        createdBy: "Ada",
        createdAt: at,
        updatedAt: at,
        address,
        submittedAt: at,
        large: false,
        goods: 1000,
        freight: 200,
        tax: 0,
        taxPercent: "0",
        mode: "air",
      })
      .execute();
    return id;
  });
}

const issue = (set: World, id: string) =>
  set.act(set.agent, async (context) => issueProforma(context, await loadOrder(context, id)));

test("of 32 proforma invoices at once each has its own number, and what is rolled back leaves no gap", async () => {
  const set = await world();
  const ids = await Promise.all(Array.from({ length: 32 }, (_, n) => order(set, n + 1)));
  const undone = await order(set, 99);
  const failing = set.act(set.agent, async (context) => {
    const { number } = await issueProforma(context, await loadOrder(context, undone));
    throw new Error(`after ${number}`);
  });
  const [issued] = await Promise.all([
    Promise.all(ids.map((id) => issue(set, id))),
    expect(failing).rejects.toThrow(/after PI-2026-\d{6}/),
  ]);
  const numbers = issued.map(({ number }) => number).toSorted((a, b) => (a < b ? -1 : 1));
  expect(numbers).toEqual(Array.from({ length: 32 }, (_, n) => `PI-2026-${String(n + 1).padStart(6, "0")}`));
  expect((await issue(set, undone)).number).toBe("PI-2026-000033");
});

test("asked for again it is the same paper, whatever the seller's bank is by then; another seller counts for itself", async () => {
  const set = await world();
  const id = await order(set, 1);
  const first = await issue(set, id);
  set.clock.advance(40);
  expect(await issue(set, id)).toEqual(first);
  const other = await world();
  expect((await issue(other, await order(other, 1))).number).toBe("PI-2026-000001");
  set.clock.set("2027-01-04");
  expect((await issue(set, await order(set, 2))).number).toBe("PI-2027-000001");
});

test("the proforma invoice can be opened once the total is known, and not before (ZM-PI)", async () => {
  const set = await world({ policy: "zeus" });
  const id = await order(set, 1);
  const paper = { paper: "proforma-invoice", packed: null } as const;
  await set.act(set.customer, async (context) => {
    const open = await loadOrder(context, id);
    expect(orderPaperGuard(context, { order: open, proforma: null }, paper)).toMatchObject({
      code: "paper_after_total",
      details: { clauses: ["ZM-PI"] },
    });
  });
  const proforma = await issue(set, id);
  await set.act(set.customer, async (context) => {
    expect(orderPaperGuard(context, { order: await loadOrder(context, id), proforma }, paper)).toBeNull();
  });
});
