import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import {
  importOrders,
  importUnits,
  listShopOrders,
  readImport,
  type ShopSource,
} from "../../src/domain/catalog/index.ts";
import { type World, world } from "../world.ts";

async function take(set: World, source: ShopSource, text: string | Readable) {
  const bytes = typeof text === "string" ? Readable.from([Buffer.from(text)]) : text;
  const run = <T>(work: Parameters<World["act"]>[1]) => set.act(set.administrator, work) as Promise<T>;
  const id = await importOrders(run as never, { bytes, name: `orders.${source}`, source });
  return set.act(set.administrator, (context) => readImport(context, id));
}

const file = (name: string) => readFile(new URL(`../exports/${name}`, import.meta.url), "utf8");

async function unitOf(set: World, serial: string) {
  return set.act(set.auditor, ({ tx }) =>
    tx
      .selectFrom("unit as u")
      .innerJoin("model as m", (on) => on.onRef("m.sellerId", "=", "u.sellerId").onRef("m.id", "=", "u.modelId"))
      .selectAll("u")
      .select(["m.name as model", "m.manufacturer"])
      .where("u.serial", "=", serial)
      .executeTakeFirst(),
  );
}

const counts = ({
  rowsRead,
  rowsAdded,
  rowsChanged,
  rowsUnchanged,
  rowsRejected,
}: Awaited<ReturnType<typeof take>>) => [rowsRead, rowsAdded, rowsChanged, rowsUnchanged, rowsRejected];
const orders = async (set: World) =>
  (await set.act(set.auditor, (context) => listShopOrders(context, { limit: 50 }))).items;

test("Shopify's export: lines of an order are one order, serial numbers become units with buyer, price paid and days; a second time nothing changes", async () => {
  const set = await world({ policy: "minisforum" });
  const text = await file("shopify.csv");
  const report = await take(set, "shopify", text);
  expect(report.faults).toEqual([]);
  expect(counts(report)).toEqual([3, 3, 0, 0, 0]);
  expect(
    (await orders(set))
      .toSorted((first, second) => (first.number < second.number ? -1 : 1))
      .map(({ number, state, lines, total }) => [number, state, lines.length, total]),
  ).toEqual([
    ["#1001", "shipped", 1, 157_800],
    ["#1002", "paid", 2, 84_900],
    ["#1003", "refunded", 1, 79_900],
  ]);
  expect(await unitOf(set, "MF-0001")).toMatchObject({
    model: "UM790 Pro",
    manufacturer: "Minisforum",
    orderNumber: "1001",
    buyerEmail: "ada@example.com",
    buyerName: "Ada Lovelace",
    priceAmount: 78_900,
    priceCurrency: "EUR",
    channel: "official",
    shippedOn: "2026-01-12",
    deliveredOn: null,
    invoiceOn: null,
  });
  expect(await unitOf(set, "MF-0003")).toBeUndefined();
  const before = await unitOf(set, "MF-0001");
  expect(counts(await take(set, "shopify", text))).toEqual([3, 0, 0, 3, 0]);
  expect(await unitOf(set, "MF-0001")).toEqual(before);
});

test("WooCommerce's JSON: each bad order is told with its line and the path of what is wrong, and the good ones are taken", async () => {
  const set = await world({ policy: "bitmain" });
  const report = await take(set, "woocommerce", await file("woocommerce.json"));
  expect(counts(report)).toEqual([3, 2, 0, 0, 1]);
  expect(report.faults.map(({ line, column, value, code }) => [line, column, value, code])).toEqual([
    [55, "currency", "XXQ", "not_a_currency"],
    [55, "date_created", "yesterday", "not_a_day"],
    [55, "billing.email", "nobody", "not_an_email"],
    [55, "line_items[0].quantity", "0", "not_a_quantity"],
    [55, "line_items[0].name", "", "required"],
  ]);
  expect(await unitOf(set, "WOO-2")).toMatchObject({
    orderNumber: "727",
    priceAmount: 322,
    buyerEmail: "john.doe@example.com",
  });
});

test("Medusa's JSON and its admin's CSV: days of the fulfilment, the buyer of an order without lines", async () => {
  const set = await world({ policy: "minisforum", timeZone: "Europe/Berlin" });
  const early = await take(set, "medusa", await file("medusa.json"));
  expect(early.faults).toMatchObject([{ value: "MED-1", code: "maker_needed" }]);
  await take(set, "shopify", await file("shopify.csv"));
  expect(counts(await take(set, "medusa", await file("medusa.json")))).toEqual([1, 0, 0, 1, 0]);
  expect(await unitOf(set, "MED-1")).toMatchObject({
    shippedOn: "2026-01-16",
    deliveredOn: "2026-01-19",
    priceAmount: 5990,
  });
  expect((await orders(set)).find(({ number }) => number === "12")).toMatchObject({
    placedOn: "2026-01-16",
    state: "delivered",
  });
  const report = await take(set, "medusa", await file("medusa.csv"));
  expect(counts(report)).toEqual([2, 1, 0, 0, 1]);
  expect(report.faults).toMatchObject([{ line: 3, column: "Customer Email", code: "not_an_email" }]);
});

test("units of the shipment record learn from the shop's order who bought them, whichever file comes first; what the record says stands", async () => {
  const set = await world({ policy: "minisforum" });
  const run = <T>(work: Parameters<World["act"]>[1]) => set.act(set.administrator, work) as Promise<T>;
  const units = (text: string) =>
    importUnits(run as never, { bytes: Readable.from([Buffer.from(text)]), name: "units.csv" });
  await units(
    "serial,model,manufacturer,order,buyer,shipped\nREC-1,UM790 Pro,Minisforum,1001,Somebody Else,2026-01-11\n",
  );
  await take(set, "shopify", (await file("shopify.csv")).replace("Serial number: MF-0001, MF-0002", "Colour: grey"));
  expect(await unitOf(set, "REC-1")).toMatchObject({
    buyerName: "Somebody Else",
    buyerEmail: "ada@example.com",
    shippedOn: "2026-01-11",
    priceAmount: 78_900,
  });
  await units("serial,model,manufacturer,order\nREC-2,UM790 Pro,Minisforum,#1001\nREC-3,UM790 Pro,Minisforum,1003\n");
  expect(await unitOf(set, "REC-2")).toMatchObject({ buyerEmail: "ada@example.com", shippedOn: "2026-01-12" });
  expect(await unitOf(set, "REC-3")).toMatchObject({ buyerEmail: null });
});

test("serial numbers of another order, twice, too many, or of which nobody says whose they are, are told and move no unit", async () => {
  const set = await world({ policy: "minisforum" });
  const text = await file("shopify.csv");
  await take(set, "shopify", text);
  const [header, ...rest] = text.split("\n");
  const row = rest[5] ?? "";
  const another = row
    .replace("#1003", "#2001")
    .replace("refunded", "paid")
    .replace("7410991464716", "9")
    .replace("MF-0003", "MF-0001");
  const report = await take(set, "shopify", [header, another].join("\n"));
  expect(counts(report)).toEqual([1, 1, 0, 0, 0]);
  expect(report.faults).toMatchObject([{ value: "MF-0001", code: "serial_elsewhere" }]);
  expect(await unitOf(set, "MF-0001")).toMatchObject({ orderNumber: "1001" });
  const many = another.replace("#2001", "#2002").replace("Serial: MF-0001", "Serial: A;B");
  expect((await take(set, "shopify", [header, many].join("\n"))).faults).toMatchObject([
    { column: "Note Attributes", code: "too_many_serials" },
  ]);
  const unclear = text.replace("AT,,,,,Shopify Payments,ref2", "AT,,,Serial: Q1,,Shopify Payments,ref2");
  const told = await take(set, "shopify", unclear);
  expect(told.faults).toMatchObject([{ line: 5, value: "Q1", code: "serials_not_placed" }]);
});

test("a file that is no export of that shop is refused; one that breaks off keeps what came before", async () => {
  const set = await world({ policy: "minisforum" });
  for (const [source, text] of [
    ["shopify", "serial,model\n1,2\n"],
    ["medusa", "a,b\n1,2\n"],
  ] as const)
    await expect(take(set, source, text)).rejects.toMatchObject({ code: "table_columns" });
  for (const [source, text] of [
    ["shopify", ""],
    ["woocommerce", "  "],
    ["medusa", "\n"],
  ] as const)
    await expect(take(set, source, text)).rejects.toMatchObject({ code: "table_empty" });
  await expect(take(set, "woocommerce", "\u0000\u0000\u0000")).rejects.toMatchObject({ code: "table_encoding" });
  expect(counts(await take(set, "woocommerce", "[]"))).toEqual([0, 0, 0, 0, 0]);
  const text = await file("woocommerce.json");
  const cut = await take(set, "woocommerce", text.slice(0, text.indexOf('"id": 729') + 40));
  expect(counts(cut)).toEqual([3, 1, 0, 0, 2]);
  expect(cut.faults.at(-1)).toMatchObject({ line: 65, code: "not_json" });
  const lines = (JSON.parse(text) as object[]).map((order) => JSON.stringify(order)).join("\n");
  expect(counts(await take(set, "woocommerce", lines))).toEqual([3, 1, 0, 1, 1]);
});

test("thousands of orders arrive as a stream, and an order that moved on in its shop takes that over", async () => {
  const set = await world({ policy: "minisforum" });
  const order = (n: number, status: string) =>
    JSON.stringify({
      id: n,
      number: String(n),
      status,
      currency: "EUR",
      total: "10.00",
      date_created: "2026-01-01T00:00:00",
      billing: { email: `b${n}@example.com` },
      line_items: [{ name: "Case", quantity: 1, total: "10.00" }],
    });
  const stream = (status: string) =>
    Readable.from(
      (function* () {
        yield Buffer.from("[");
        for (let n = 1; n <= 3000; n++)
          yield Buffer.from(`${n > 1 ? ",\n" : ""}${order(n, n <= 10 ? status : "processing")}`);
        yield Buffer.from("]");
      })(),
    );
  expect(counts(await take(set, "woocommerce", stream("pending")))).toEqual([3000, 3000, 0, 0, 0]);
  expect(counts(await take(set, "woocommerce", stream("processing")))).toEqual([3000, 0, 10, 2990, 0]);
});
