import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { newId } from "../../src/core/id.ts";
import { wordsIn } from "../../src/core/locale.ts";
import { readImport } from "../../src/domain/catalog/index.ts";
import type { Context } from "../../src/domain/context.ts";
import { addPart, readPart } from "../../src/domain/parts/index.ts";
import {
  addProduct,
  changeProductStock,
  editProduct,
  giveBackStock,
  importProducts,
  listMovements,
  listProducts,
  type NewProduct,
  productsOf,
  readProduct,
  reserveStock,
} from "../../src/domain/products/index.ts";
import { type World, world } from "../world.ts";

const miner: NewProduct = {
  code: "ZM-S19",
  of: { kind: "model", manufacturer: "Bitmain", name: "Antminer S19", category: null },
  title: { es: "Minero Antminer S19", en: "Antminer S19 miner" },
  price: 129_900,
  stock: 3,
  hsCode: "84715000",
  origin: "CN",
  netWeightGrams: 14_400,
  testNeeded: true,
  shown: true,
};

test("a product is a model offered at a price: what it is stays with the model, which is made once", async () => {
  const set = await world();
  const id = await offer(set, miner);
  const again = await offer(set, { ...miner, code: "ZM-S19-USED", price: 60_000, hsCode: undefined });
  const [first, second] = await Promise.all([read(set, id), read(set, again)]);
  expect(first).toMatchObject({ manufacturer: "Bitmain", name: "Antminer S19", category: "miner", stock: 3 });
  expect(second.modelId).toBe(first.modelId);
  expect(second.hsCode).toBe("84715000");
  expect(wordsIn(first.title, "zh", "es")).toBe("Minero Antminer S19");
});

test("a table that meets a product which somebody else makes or changes at the same moment changes it too, and goes on", async () => {
  const set = await world();
  const kept = await offer(set, { ...miner, code: "A-1" });
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const somebody = set.act(set.administrator, async (context) => {
    await editProduct(context, { productId: kept, version: 1 }, { restockDays: 9 });
    await addProduct(context, { ...miner, code: "B-2" });
    begun.resolve();
    await end.promise;
  });
  await begun.promise;
  const rows = [
    "code,maker,model,title_en,price",
    "C-3,Tools,Tester,Tester,10",
    "B-2,Bitmain,Antminer S19,Renamed,1200",
    "A-1,,,,1100",
  ];
  const run = <T>(work: (context: Context) => Promise<T>) => set.act(set.administrator, work);
  const importing = importProducts(run, { bytes: Readable.from([Buffer.from(rows.join("\n"))]), name: "x.csv" });
  await setTimeout(300);
  end.resolve();
  await somebody;
  const report = await set.act(set.administrator, async (context) => readImport(context, await importing));
  expect(report).toMatchObject({ rowsRead: 3, rowsAdded: 1, rowsChanged: 2, rowsRejected: 0 });
  expect(await read(set, kept)).toMatchObject({ price: { amount: 110_000 }, restockDays: 9 });
  const { items } = await set.act(set.agent, (context) => listProducts(context, { q: "Renamed", limit: 9 }));
  expect(items).toMatchObject([{ code: "B-2", price: { amount: 120_000 } }]);
});

test("a part is offered with the stock of the bench's own shelf", async () => {
  const set = await world();
  const partId = await set.act(set.technician, (context) =>
    addPart(context, { code: "FAN-12", name: "Fan 12 cm", value: 900, lowAt: 1, stock: 5 }),
  );
  const id = await offer(set, { ...miner, code: "FAN", of: { kind: "part", partId }, stock: 99 });
  expect((await read(set, id)).stock).toBe(5);
  await set.act(set.system, (context) => reserveStock(context, { orderId: newId() }, [{ productId: id, quantity: 2 }]));
  expect((await set.act(set.auditor, (context) => readPart(context, partId))).stock).toBe(3);
});

test("of 32 buyers at once as many are served as there are goods, and the stock is never below nothing", async () => {
  const set = await world();
  const id = await offer(set, { ...miner, stock: 20 });
  const buyers = Array.from({ length: 32 }, () =>
    set.act(set.system, (context) => reserveStock(context, { orderId: newId() }, [{ productId: id, quantity: 1 }])),
  );
  const results = await Promise.allSettled(buyers);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  expect((await read(set, id)).stock).toBe(0);
  const refused = results.find((result) => result.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "product_out_of_stock", details: { values: { left: 0, wanted: 1 } } });
});

test("what an order held goes back once, however often it is asked", async () => {
  const set = await world();
  const id = await offer(set, miner);
  const orderId = newId();
  await set.act(set.system, (context) => reserveStock(context, { orderId }, [{ productId: id, quantity: 2 }]));
  expect((await read(set, id)).stock).toBe(1);
  await set.act(set.system, (context) => giveBackStock(context, orderId));
  await set.act(set.system, (context) => giveBackStock(context, orderId));
  expect((await read(set, id)).stock).toBe(3);
  const movements = await set.act(set.auditor, (context) => listMovements(context, id));
  expect(movements.map(({ reason, quantity }) => [reason, quantity])).toEqual([
    ["given_back", 2],
    ["ordered", -2],
    ["received", 3],
  ]);
});

test("what can be restocked is taken as far as it lies there; where all of it is needed, nothing is taken", async () => {
  const set = await world();
  const id = await offer(set, { ...miner, restockDays: 4 });
  const other = await offer(set, { ...miner, code: "OTHER", stock: 1 });
  const wanted = [
    { productId: other, quantity: 1 },
    { productId: id, quantity: 5 },
  ];
  const order = { orderId: newId() };
  await expect(
    set.act(set.system, (context) => reserveStock(context, { ...order, whole: true }, wanted)),
  ).rejects.toMatchObject({ code: "product_out_of_stock", details: { values: { left: 3, wanted: 5 } } });
  expect((await read(set, other)).stock).toBe(1);
  const taken = await set.act(set.system, (context) => reserveStock(context, order, wanted));
  expect([taken.get(id), taken.get(other)]).toEqual([3, 1]);
});

test("a count sets the stock; an edit from an old version is refused; a code is there once", async () => {
  const set = await world();
  const id = await offer(set, miner);
  await set.act(set.clerk, (context) => changeProductStock(context, id, { reason: "counted", quantity: 1, note: "" }));
  expect((await read(set, id)).stock).toBe(1);
  await set.act(set.administrator, (context) =>
    editProduct(context, { productId: id, version: 1 }, { price: 100_000 }),
  );
  await expect(
    set.act(set.administrator, (context) => editProduct(context, { productId: id, version: 1 }, { price: 1 })),
  ).rejects.toMatchObject({ code: "changed_meanwhile" });
  expect(await read(set, id)).toMatchObject({ price: { amount: 100_000 }, testNeeded: true, origin: "CN" });
  await expect(offer(set, { ...miner, code: "zm s19" })).rejects.toMatchObject({ code: "invalid_input" });
});

test("the list is searched in any language and by kind; whoever is no staff sees what is shown", async () => {
  const set = await world();
  const id = await offer(set, miner);
  const hidden = await offer(set, { ...miner, code: "HIDDEN", shown: false });
  const found = (filter: object, actor = set.customer) =>
    set.act(actor, async (context) =>
      (await listProducts(context, { limit: 10, ...filter })).items.map((each) => each.id),
    );
  expect(await found({ q: "minero s19" })).toEqual([id]);
  expect(await found({ q: "100%" })).toEqual([]);
  expect(await found({ category: "power_supply" })).toEqual([]);
  expect(await found({ inStock: true }, set.auditor)).toEqual([hidden, id]);
  await expect(set.act(set.customer, (context) => readProduct(context, hidden))).rejects.toMatchObject({
    code: "not_found",
  });
  // An order that has it already keeps knowing it.
  const known = await set.act(set.customer, (context) => productsOf(context, [hidden]));
  expect(known.get(hidden)?.code).toBe("HIDDEN");
});

function offer(set: World, input: NewProduct): Promise<string> {
  return set.act(set.administrator, (context) => addProduct(context, input));
}

function read(set: World, id: string) {
  return set.act(set.auditor, (context) => readProduct(context, id));
}
