import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClaimApi, type Client, openClaimApi } from "../../test/claim-api.ts";

const products = "/v1/sellers/{seller}/products" as const;
let api: ClaimApi;
let desk: Client;
beforeAll(async () => {
  api = await openClaimApi();
  desk = await api.staff("order_desk");
});
afterAll(() => api.close());

const head = "code,maker,model,kind,title_en,title_es,price,stock,hs_code,origin,net_weight_kg,test_needed,shown";

test("good rows are kept, each bad one is told with its line, column and reason, in the reader's language", async () => {
  const rows = [
    head,
    "I-1,Bitmain,Antminer S21,miner,Miner S21,Minero S21,3420.00,3,8471.50,CN,14.4,yes,yes",
    "I-2,Bitmain,Antminer T21,miner,Miner T21,,2680,1,84x,CN,14.4,yes,yes",
    "I-3,,,,Nameless,,10,1,,,,,",
    'I-4,Tools,"Tester, large",general,Large tester,,1,234,1,,,,,',
    "I-1,Bitmain,Antminer S21,miner,Once more,,1,1,,,,,",
    "I-5,Tools,Cable,general,Cable,,9.999,1,,Spain,-1,perhaps,yes",
    'I-6,Tools,Cable,general,"Cable',
  ];
  const report = await imported(rows.join("\r\n"), "es");
  expect(report).toMatchObject({ read: 7, added: 1, changed: 0, unchanged: 0, rejected: 6 });
  expect(report.errors.map(({ line, column }) => [line, column])).toEqual([
    [3, "hs_code"],
    [4, "maker"],
    [4, "model"],
    [5, null],
    [6, "code"],
    [7, "price"],
    [7, "origin"],
    [7, "net_weight_kg"],
    [7, "test_needed"],
    [8, null],
  ]);
  expect(report.errors[0]?.reason).toMatch(/seis a diez cifras/);
  const [first] = (await desk.ok(`GET ${products}`, { query: { q: "I-1" } })).items;
  expect(first).toMatchObject({ code: "I-1", price: { amount: 342_000 }, stock: 3, testNeeded: true });
});

test("what is exported is imported again without a change, whatever its texts look like, and formulas stay words", async () => {
  const formula = '=HYPERLINK("http://evil.example";"x")';
  await desk.ok(`POST ${products}`, {
    body: {
      code: "F-1",
      of: { kind: "model", manufacturer: "Tools", name: "Formula", category: "general" },
      titles: { en: formula, zh: "-1+1" },
      abouts: { es: "Dos líneas:\n@SUM(A1)" },
      price: 1_999,
      stock: 7,
      size: { lengthMm: 10, widthMm: 20, heightMm: 30 },
      packedWeightGrams: 1_001,
      airTransport: "cargo_only",
      restockDays: 4,
    },
  });
  const { text } = await desk.send("GET /v1/sellers/{seller}/products-export");
  expect(text).toContain(`"'=HYPERLINK`);
  expect(text).not.toMatch(/,"?[=@]/);
  expect(text).toContain(",'-1+1,");
  const before = await desk.ok(`GET ${products}`);
  const report = await imported(text);
  expect(report).toMatchObject({ added: 0, changed: 0, rejected: 0, unchanged: before.items.length, errors: [] });
  expect(await desk.ok(`GET ${products}`)).toEqual(before);
});

test("a known code is changed by what its row says, and its stock only by what comes and goes", async () => {
  const report = await imported(`${head}\nI-1,,,,,Minero S21 nuevo,3300,99,,,,,no`);
  expect(report).toMatchObject({ changed: 1, rejected: 0 });
  expect(report.errors).toMatchObject([{ line: 2, column: "stock", value: "99" }]);
  const [row] = (await desk.ok(`GET ${products}`, { query: { q: "I-1" } })).items;
  const page = await desk.ok(`GET ${products}/{product}`, { params: { product: row?.id ?? "" } });
  expect(page).toMatchObject({ stock: 3, shown: false, hsCode: "847150", price: { amount: 330_000 } });
  expect(page.titles).toEqual({ en: "Miner S21", es: "Minero S21 nuevo" });
  const other = await imported(`${head}\nI-1,Canaan,Avalon A1366,,,,,,,,,,`);
  expect(other.errors).toMatchObject([{ column: "maker" }]);
  const kind = await imported(`${head}\nI-1,,,mini_pc,,,,,,,,,`);
  expect(kind.errors).toMatchObject([{ column: "kind", value: "mini_pc" }]);
});

test("parts are offered by their code; an unknown part, another currency, half a box and no table at all are refused", async () => {
  const bench = await api.staff("technician");
  await bench.ok("POST /v1/sellers/{seller}/parts", {
    body: { code: "FAN-12", name: "Fan 12 cm", value: 900, lowAt: 0, stock: 5 },
  });
  const table = "código,repuesto,título,precio,moneda,largo,ancho,alto";
  const report = await imported(
    [
      table,
      "P-1,fan 12,Ventilador,19,,100,100,40",
      "P-2,NONE,X,1,,,,",
      "P-3,fan 12,X,1,JPY,,,",
      "P-4,fan 12,X,1,,5,,",
    ].join("\n"),
  );
  expect(report).toMatchObject({ added: 1, rejected: 3 });
  expect(report.errors.map(({ line, column }) => [line, column])).toEqual([
    [3, "repuesto"],
    [4, "moneda"],
    [5, "largo"],
  ]);
  const [part] = (await desk.ok(`GET ${products}`, { query: { q: "P-1" } })).items;
  expect(part).toMatchObject({ stock: 5, title: "Ventilador" });
  expect(await send("price,title\n1,x")).toMatchObject({ status: 422, code: "table_columns" });
  expect(await send("")).toMatchObject({ status: 422, code: "table_empty" });
  expect(await send(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).toMatchObject({ code: "table_encoding" });
  const dock = await api.staff("receiving");
  expect((await send("code\nx", dock)).status).toBe(403);
});

async function send(payload: string | Buffer, by = desk) {
  const answer = await api.app.inject({
    method: "POST",
    url: "/v1/sellers/north/product-imports",
    headers: { cookie: `person=${by.id}`, "content-type": "text/csv" },
    payload,
  });
  return answer.json();
}

async function imported(text: string, locale = "en") {
  const answer = await api.app.inject({
    method: "POST",
    url: "/v1/sellers/north/product-imports?fileName=products.csv",
    headers: { cookie: `person=${desk.id}`, "content-type": "text/csv", "accept-language": locale },
    payload: text,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json() as {
    read: number;
    added: number;
    changed: number;
    errors: { line: number; column: string | null; value: string | null; reason: string }[];
  };
}
