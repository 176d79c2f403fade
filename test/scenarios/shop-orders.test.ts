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

/** Three orders of each shop's export, as plain values: the middle one is what a test makes of it. */
const shops = {
  shopify(middle: Record<string, string>) {
    const head = ["Name", "Currency", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Email"];
    const row = (name: string, more: Record<string, string> = {}) => {
      const plain: Record<string, string> = {
        Name: name,
        Currency: "EUR",
        "Created at": "2026-01-10 09:50:26 +0200",
        "Lineitem quantity": "2",
        "Lineitem name": "Case",
        "Lineitem price": "10.00",
        Email: "ada@example.com",
        ...more,
      };
      return head.map((column) => `"${(plain[column] ?? "").replaceAll('"', '""')}"`).join(",");
    };
    return [head.join(","), row("#1"), row("#2", middle), row("#3")].join("\n");
  },
  woocommerce(middle: object) {
    const order = (id: number, more: object = {}) => ({
      id,
      number: String(id),
      currency: "EUR",
      total: "20.00",
      date_created: "2026-01-10T09:50:26",
      billing: { email: "ada@example.com" },
      line_items: [{ name: "Case", quantity: 2, total: "20.00" }],
      ...more,
    });
    return `[${[order(1), order(2, middle), order(3)].map((each) => JSON.stringify(each)).join(",\n")}]`;
  },
  medusa(middle: object) {
    const order = (id: number, more: object = {}) => ({
      id: `order_${id}`,
      display_id: id,
      currency_code: "eur",
      total: 20,
      created_at: "2026-01-10T09:50:26.000Z",
      email: "ada@example.com",
      items: [{ product_title: "Case", quantity: 2, unit_price: 10 }],
      ...more,
    });
    return `{"orders":[${[order(1), order(2, middle), order(3)].map((each) => JSON.stringify(each)).join(",\n")}]}`;
  },
} as const;

test.each([
  ["shopify", { "Lineitem quantity": "-2" }, "Lineitem quantity", "not_a_quantity"],
  [
    "woocommerce",
    { line_items: [{ name: "Case", quantity: -2, total: "20" }] },
    "line_items[0].quantity",
    "not_a_quantity",
  ],
  [
    "medusa",
    { items: [{ product_title: "Case", quantity: -2, unit_price: 10 }] },
    "items[0].quantity",
    "not_a_quantity",
  ],
  ["shopify", { "Lineitem quantity": "1e9" }, "Lineitem quantity", "not_a_quantity"],
  [
    "woocommerce",
    { line_items: [{ name: "Case", quantity: 0.5, total: "20" }] },
    "line_items[0].quantity",
    "not_a_quantity",
  ],
  [
    "medusa",
    { items: [{ product_title: "Case", quantity: null, unit_price: 10 }] },
    "items[0].quantity",
    "not_a_quantity",
  ],
  ["shopify", { "Lineitem price": "-10.00" }, "Lineitem price", "not_an_amount"],
  ["woocommerce", { total: 1e21 }, "total", "not_an_amount"],
  ["medusa", { total: "-20" }, "total", "not_an_amount"],
  ["woocommerce", { number: "1" }, "number", "order_twice"],
  ["medusa", { display_id: 1 }, "display_id", "order_twice"],
  ["shopify", { Currency: "€" }, "Currency", "not_a_currency"],
  ["woocommerce", { currency: 978 }, "currency", "not_a_currency"],
  ["medusa", { currency_code: { code: "eur" } }, "currency_code", "required"],
  ["woocommerce", { line_items: { "0": {} } }, "line_items", "required"],
  ["medusa", { items: "none" }, "items", "required"],
] as const)(
  "of %s's export with %o the one order is told at %s, and those around it are taken whole",
  async (source, middle, place, code) => {
    const set = await world({ policy: "minisforum" });
    const text = (shops[source] as (middle: object) => string)(middle);
    const report = await take(set, source, text);
    expect(report.faults).toMatchObject([{ column: place, code }]);
    expect(counts(report)).toEqual([3, 2, 0, 0, 1]);
    expect((await orders(set)).map(({ number }) => number.replace("#", "")).toSorted()).toEqual(["1", "3"]);
  },
);

test.each(["shopify", "woocommerce", "medusa"] as const)(
  "%s's export with a byte order mark, numbers as text, and cells that look like formulas is taken as it stands",
  async (source) => {
    const set = await world({ policy: "minisforum" });
    const formula = '=HYPERLINK("http://evil.example","x")';
    const middle = {
      shopify: { "Lineitem name": formula },
      woocommerce: { line_items: [{ name: formula, quantity: "2", total: "20.00" }] },
      medusa: { items: [{ product_title: formula, quantity: "2", unit_price: "10" }] },
    } as const;
    const text = (shops[source] as (middle: object) => string)(middle[source]);
    expect(counts(await take(set, source, `\uFEFF${text}`))).toEqual([3, 3, 0, 0, 0]);
    const taken = (await orders(set)).find(({ number }) => number.endsWith("2"));
    expect(taken?.lines).toMatchObject([{ title: formula, quantity: 2 }]);
  },
);

test.each(["shopify", "woocommerce", "medusa"] as const)(
  "%s's export in another encoding than UTF-8 or UTF-16 is refused, and nothing of it is taken",
  async (source) => {
    const set = await world({ policy: "minisforum" });
    const text = (shops[source] as (middle: object) => string)({}).replaceAll("Case", "Caja de señal");
    const latin = Readable.from([Buffer.from(text, "latin1")]);
    await expect(take(set, source, latin)).rejects.toMatchObject({ code: "table_encoding" });
    expect(await orders(set)).toEqual([]);
    const wide = Readable.from([Buffer.from(`\uFEFF${text}`, "utf16le")]);
    expect(counts(await take(set, source, wide))).toEqual([3, 3, 0, 0, 0]);
  },
);

test("JSON nested a hundred thousand deep is read; where it is never closed, it is told with its line, and what came before is taken", async () => {
  const set = await world({ policy: "minisforum" });
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  for (const source of ["woocommerce", "medusa"] as const) {
    const text = (shops[source] as (middle: object) => string)({ meta: "HERE" }).replace('"HERE"', deep);
    expect(counts(await take(set, source, text))).toEqual([3, 3, 0, 0, 0]);
    const open = text.replaceAll("]".repeat(100_000), "");
    const report = await take(set, source, open);
    expect(report.faults).toMatchObject([{ line: 2, code: "not_json" }]);
    expect(counts(report)).toEqual([2, 0, 0, 1, 1]);
  }
});

test("in Shopify's export an order that comes again further down, or has a row in another currency, is told with its line", async () => {
  const set = await world({ policy: "minisforum" });
  const twice = shops.shopify({}).replace('"#3"', '"#1"');
  expect((await take(set, "shopify", twice)).faults).toMatchObject([{ line: 4, column: "Name", code: "order_twice" }]);
  const mixed = shops
    .shopify({ Name: "#3", Currency: "USD" })
    .replace('"#3","USD"', '"#3","EUR"')
    .replace(/"#3","EUR"(?!.*"#3")/s, '"#3","USD"');
  const report = await take(set, "shopify", mixed);
  expect(report.faults).toMatchObject([{ line: 4, column: "Currency", value: "USD", code: "other_currency" }]);
  expect(counts(report)).toEqual([2, 0, 0, 1, 1]);
});

test("an order of a hundred thousand lines is told once with its line, and the next one is taken", async () => {
  const set = await world({ policy: "minisforum" });
  const [head = "", first = "", ...rest] = shops.shopify({}).split("\n");
  const many = Readable.from(
    (function* () {
      yield Buffer.from(`${head}\n`);
      for (let row = 0; row < 100_000; row++) yield Buffer.from(`${first}\n`);
      yield Buffer.from(rest.join("\n"));
    })(),
  );
  const report = await take(set, "shopify", many);
  expect(report.faults).toMatchObject([{ line: 2, column: "Name", code: "too_many_lines" }]);
  expect(counts(report)).toEqual([3, 2, 0, 0, 1]);
});
