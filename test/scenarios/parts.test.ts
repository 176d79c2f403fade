import { expect, test } from "vitest";
import { balances } from "../../src/domain/ledger/index.ts";
import { addPart, changeStock, readPart } from "../../src/domain/parts/index.ts";
import { recordRepair, startRepair, startTesting } from "../../src/domain/repairs/index.ts";
import {
  backFromSupplier,
  listRecoveries,
  sendToSupplier,
  supplierClaimsOf,
  supplierPaid,
} from "../../src/domain/suppliers/index.ts";
import { type World, world } from "../world.ts";

const chip = { code: "BM-1398", name: "Chip BM1398", value: 450, lowAt: 2, stock: 5 };

test("what a repair uses is taken from the shelf, what it uses less is put back, and the movements sum to the stock", async () => {
  const set = await repairing();
  const partId = await set.act(set.technician, (context) => addPart(context, chip));
  await use(set, partId, 3);
  expect(await stock(set, partId)).toBe(2);
  await use(set, partId, 1);
  expect(await stock(set, partId)).toBe(4);
  await set.act(set.clerk, (context) => changeStock(context, partId, { reason: "counted", quantity: 9, note: "" }));
  const movements = await set.act(set.system, ({ tx }) =>
    tx.selectFrom("stockMovement").select(["quantity", "reason"]).orderBy("at").orderBy("id").execute(),
  );
  expect(movements.map(({ reason, quantity }) => [reason, quantity])).toEqual([
    ["received", 5],
    ["used", -3],
    ["put_back", 2],
    ["counted", 5],
  ]);
  expect(movements.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(await stock(set, partId));
});

test("nobody takes more than the shelf holds: the record is refused whole, and nothing is taken", async () => {
  const set = await repairing();
  const partId = await set.act(set.technician, (context) => addPart(context, chip));
  await expect(use(set, partId, 6)).rejects.toMatchObject({
    code: "part_out_of_stock",
    details: { values: { left: 5, wanted: 6 } },
  });
  expect(await stock(set, partId)).toBe(5);
  expect((await set.line()).repair?.parts).toEqual([]);
});

test("of two benches that want the last one, one gets it", async () => {
  const set = await repairing(2);
  const last = await set.act(set.technician, (context) => addPart(context, { ...chip, stock: 1 }));
  const { lines } = await set.load();
  const results = await Promise.allSettled(lines.map((line) => use(set, last, 1, line.id)));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await stock(set, last)).toBe(0);
});

test("a unit goes on to the supplier and comes back, with what was recovered", async () => {
  const set = await repairing();
  const { id: lineId } = await set.line();
  const at = { claimId: (await set.load()).id, lineId };
  const way = { supplier: "MicroBT", reference: "S-1", carrier: "DHL", tracking: "SUP-1", note: "" };
  await set.act(set.technician, (context) =>
    sendToSupplier(context, at, { ...way, sentOn: set.clock.today(), expectedOn: null }),
  );
  expect((await set.line()).custody).toBe("at_supplier");
  await expect(
    set.act(set.technician, (context) =>
      sendToSupplier(context, at, { ...way, sentOn: set.clock.today(), expectedOn: null }),
    ),
  ).rejects.toMatchObject({ code: "wrong_state" });
  // Nobody works at the bench on what is not there.
  await expect(set.act(set.technician, (context) => startTesting(context, at))).rejects.toMatchObject({
    code: "wrong_state",
  });
  // It cannot be back before it left; the day is told as people say it.
  await expect(
    set.act(set.technician, (context) =>
      backFromSupplier(context, at, { outcome: "refused", returnedOn: "2026-03-01", recovered: null }),
    ),
  ).rejects.toMatchObject({
    details: { fields: [{ pointer: "/returnedOn", text: { en: "Not before 2 Mar 2026." } }] },
  });
  await set.act(set.technician, (context) =>
    backFromSupplier(context, at, {
      outcome: "replaced",
      returnedOn: set.clock.today(),
      recovered: { amount: 12_000, currency: "USD" },
    }),
  );
  expect((await set.line()).custody).toBe("at_centre");
  const [claim] = await set.act(set.technician, (context) => supplierClaimsOf(context, at.claimId));
  expect(claim).toMatchObject({
    outcome: "replaced",
    recovered: { amount: 12_000, currency: "USD" },
    closedBy: "Theo",
    paidOn: null,
  });
});

test("what the supplier gives is owed by it from the return on, until finance sees it on the account; the books balance", async () => {
  const set = await repairing();
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  const way = { supplier: "MicroBT", reference: "S-1", carrier: "DHL", tracking: "SUP-1", note: "", expectedOn: null };
  const recovered = { amount: 12_000, currency: "USD" };
  await set.act(set.technician, (context) => sendToSupplier(context, at, { ...way, sentOn: set.clock.today() }));
  await set.act(set.technician, (context) =>
    backFromSupplier(context, at, { outcome: "credited", returnedOn: set.clock.today(), recovered }),
  );
  const leg = (await set.act(set.finance, (context) => supplierClaimsOf(context, set.claimId)))[0];
  const pay = (by: World["finance"], paidOn: string = set.clock.today()) =>
    set.act(by, (context) =>
      supplierPaid(context, { claimId: set.claimId, id: leg?.id ?? "" }, { paidOn, reference: "WIRE 7" }),
    );
  const lists = async () => {
    const read = (state: "owed" | "paid") =>
      set.act(set.finance, (context) => listRecoveries(context, { limit: 10, state }));
    return [(await read("owed")).items, (await read("paid")).items];
  };
  expect(await books(set)).toEqual({ suppliers: 12_000, recovered: -12_000 });
  expect(await lists()).toMatchObject([[{ supplier: "MicroBT", serial: set.serials[0], recovered, paidOn: null }], []]);

  await expect(pay(set.technician)).rejects.toMatchObject({ code: "not_allowed" });
  await expect(pay(set.finance, "2026-03-01")).rejects.toMatchObject({
    details: { fields: [{ pointer: "/paidOn", text: { en: "Not before 2 Mar 2026." } }] },
  });
  const both = await Promise.allSettled([pay(set.finance), pay(set.administrator)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(pay(set.finance)).rejects.toMatchObject({
    code: "supplier_has_paid",
    details: { values: { on: { en: "2 Mar 2026" } } },
  });
  expect(await books(set)).toEqual({ "cash:bank_transfer": 12_000, recovered: -12_000 });
  expect(await lists()).toMatchObject([[], [{ paidOn: "2026-03-02", paidReference: "WIRE 7" }]]);
});

test("a supplier that gives nothing owes nothing", async () => {
  const set = await repairing();
  const at = { claimId: set.claimId, lineId: (await set.line()).id };
  const way = { supplier: "MicroBT", reference: "", carrier: "DHL", tracking: "SUP-2", note: "", expectedOn: null };
  await set.act(set.technician, (context) => sendToSupplier(context, at, { ...way, sentOn: set.clock.today() }));
  await set.act(set.technician, (context) =>
    backFromSupplier(context, at, { outcome: "repaired", returnedOn: set.clock.today(), recovered: null }),
  );
  const [leg] = await set.act(set.finance, (context) => supplierClaimsOf(context, set.claimId));
  const paid = { paidOn: set.clock.today(), reference: "WIRE 8" };
  await expect(
    set.act(set.finance, (context) => supplierPaid(context, { claimId: set.claimId, id: leg?.id ?? "" }, paid)),
  ).rejects.toMatchObject({ code: "supplier_owes_nothing" });
  expect(await books(set)).toEqual({});
});

/** What stands on each account; all of them together come to nothing. */
async function books(set: World): Promise<Record<string, number>> {
  const all = await set.act(set.system, balances);
  expect(all.reduce((sum, { money }) => sum + money.amount, 0)).toBe(0);
  return Object.fromEntries(all.flatMap(({ account, money }) => (money.amount ? [[account, money.amount]] : [])));
}

async function repairing(units = 1): Promise<World> {
  const set = await world({ claim: "inspected", units });
  const { id: claimId, lines } = await set.load();
  for (const { id: lineId } of lines)
    await set.act(set.technician, (context) => startRepair(context, { claimId, lineId }));
  return set;
}

async function use(set: World, partId: string, quantity: number, of?: string): Promise<void> {
  const record = await set.load();
  const line = record.lines.find(({ id }) => id === of) ?? record.lines[0];
  await set.act(set.technician, (context) =>
    recordRepair(
      context,
      { claimId: record.id, lineId: line?.id ?? "", version: line?.repair?.version ?? 0 },
      { parts: [{ partId, name: chip.name, quantity, serialOut: "", serialIn: "" }] },
    ),
  );
}

async function stock(set: World, partId: string): Promise<number> {
  return (await set.act(set.technician, (context) => readPart(context, partId))).stock;
}
