import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClaimApi, type Client, openClaimApi } from "../../test/claim-api.ts";
import type { Answer } from "./contract/index.ts";

type Report = Answer<"POST /v1/sellers/{seller}/unit-imports">;

let api: ClaimApi;
let desk: Client;
beforeAll(async () => {
  api = await openClaimApi();
  desk = await api.staff("order_desk");
});
afterAll(() => api.close());

function send(body: string | Buffer | Readable, locale = "en") {
  const headers = { cookie: `person=${desk.id}`, "content-type": "text/csv", "accept-language": locale };
  return api.app.inject({
    method: "POST",
    url: "/v1/sellers/north/unit-imports?fileName=a.csv",
    headers,
    payload: body,
  });
}

async function report(body: string | Buffer, locale = "en"): Promise<Report> {
  const answer = await send(body, locale);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json();
}

async function unit(serial: string) {
  const { items } = await desk.ok("GET /v1/sellers/{seller}/units", { query: { q: serial } });
  const found = items[0];
  return found && desk.ok("GET /v1/sellers/{seller}/units/{unit}", { params: { unit: found.id } });
}

const counts = ({ read, added, changed, unchanged, rejected }: Report) => ({
  read,
  added,
  changed,
  unchanged,
  rejected,
});

describe("a shipment record", () => {
  const file = [
    "Serial number,Manufacturer,Model,Batch,Order,Shipped on,Delivered on,Price,Currency,Buyer,Buyer e-mail",
    "HTM-001,MicroBT,M50S,B1,O-1,2026-01-02,2026-01-09,1299.00,USD,Ana Ruiz,Ana@Example.com",
    '"HTM 002",MicroBT,M50S,B1,O-1,2026-01-02,,,,"Ruiz, Ana",',
    "",
    '"HTM003",Minisforum,UM790,,"O ""2""",,,"1,299.50",EUR,"two\nlines",',
    "HTM004,microbt,m50s,B1,O-1,,,,,,",
  ].join("\r\n");

  test("is read, and read again changes nothing", async () => {
    const first = await report(`\uFEFF${file}`);
    expect(counts(first)).toEqual({ read: 4, added: 3, changed: 0, unchanged: 0, rejected: 1 });
    expect(first.errors).toEqual([
      { line: 5, column: "Buyer", value: "two\uFFFDlines", reason: "This holds characters that are no text." },
    ]);
    expect(first.finishedAt).not.toBeNull();
    expect(counts(await report(file))).toEqual({ read: 4, added: 0, changed: 0, unchanged: 3, rejected: 1 });
    expect(await unit("htm001")).toMatchObject({
      serial: "HTM-001",
      manufacturer: "MicroBT",
      model: "M50S",
      category: "miner",
      policy: "whatsminer",
      shippedOn: "2026-01-02",
      deliveredOn: "2026-01-09",
      price: { amount: 129_900, currency: "USD" },
      buyer: "Ana Ruiz, ana@example.com",
    });
  });

  test("what a later file says is taken over; what it leaves empty stays", async () => {
    const later =
      "sn;modelo;fabricante;fecha de entrega;lote\nHTM-002;M50S;MicroBT;2026-01-10;\nHTM-001;M50S;MicroBT;;B1";
    expect(counts(await report(later))).toEqual({ read: 2, added: 0, changed: 1, unchanged: 1, rejected: 0 });
    expect(await unit("HTM002")).toMatchObject({ deliveredOn: "2026-01-10", batch: "B1", orderNumber: "O-1" });
  });

  test("may have its columns in Chinese, in UTF-16, with tabs", async () => {
    const text = "序列号\t型号\t制造商\t发货日期\n中文01\tM50S\tMicroBT\t2026-01-02\n";
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    expect(counts(await report(bytes))).toMatchObject({ added: 1, rejected: 0 });
    expect(await unit("中文01")).toMatchObject({ shippedOn: "2026-01-02" });
  });

  test("the maker is told by the model's name, or by a model that is there", async () => {
    expect(counts(await report("serial,model\nAM1,Antminer S19\nAM2,M50S\nAM3,Strange 1"))).toMatchObject({
      added: 2,
      rejected: 1,
    });
    expect(await unit("AM1")).toMatchObject({ manufacturer: "Bitmain", policy: "whatsminer", category: "miner" });
    expect(await unit("AM2")).toMatchObject({ manufacturer: "MicroBT" });
  });
});

describe("a bad row is reported with line, column and reason", () => {
  test.each([
    ["serial", ",MicroBT,M50S", "This is needed."],
    ["serial", "1.23E+15,MicroBT,M50S", "A spreadsheet has shortened this serial."],
    ["model", "S1,MicroBT,", "This is needed."],
    ["shipped", "S1,MicroBT,M50S,2026-02-30", "Write a day that exists"],
    ["shipped", "S1,MicroBT,M50S,01/02/2026", "Write a day that exists"],
    ["delivered", "S1,MicroBT,M50S,2026-01-02,2026-01-01", "Delivered before it was shipped."],
    ["price", 'S1,MicroBT,M50S,,,"1,299"', "This can mean two amounts."],
    ["price", "S1,MicroBT,M50S,,,-5", "Write an amount"],
    ["price", "S1,MicroBT,M50S,,,12.999", "This can mean two amounts."],
    ["price", '"S1","MicroBT","M50S",,,"=1+1"', "Write an amount"],
    ["currency", "S1,MicroBT,M50S,,,5,XYZ", "Write a currency"],
    ["email", "S1,MicroBT,M50S,,,,,nobody", "Write an e-mail address"],
    ["preorder", "S1,MicroBT,M50S,,,,,,perhaps", "Write yes or no."],
    ["warehouse", "S1,MicroBT,M50S,,,,,,,Germany", "Write a country"],
    [null, 'S1,MicroBT,M50S,,,1,299.00,EUR,,,,"x"', "More cells than columns."],
    [null, 'S1,Mic"roBT,M50S', "The quotes in this row do not pair."],
  ])("%s: %s", async (column, row, reason) => {
    const header = "serial,manufacturer,model,shipped,delivered,price,currency,email,preorder,warehouse";
    const good = "GOOD1,MicroBT,M50S";
    const { errors, ...rest } = await report(`${header}\n${good}\n${row}\nGOOD2,MicroBT,M50S`);
    expect(rest).toMatchObject({ read: 3, rejected: 1 });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ line: 3, column });
    expect(errors[0]?.reason).toContain(reason);
  });

  test("a serial that is there twice names the second", async () => {
    const { errors } = await report("serial,manufacturer,model\nTWO-1,MicroBT,M50S\ntwo 1,MicroBT,M50S");
    expect(errors).toMatchObject([{ line: 3, column: "serial", value: "two 1" }]);
  });

  test("in the reader's language", async () => {
    const { errors } = await report("serial,manufacturer,model\n,MicroBT,M50S", "zh");
    expect(errors[0]?.reason).toBe("此项必填。");
  });

  test("a quote that is never closed takes the rest of the file, and the rows before stay", async () => {
    const { read, added, errors } = await report(
      'serial,manufacturer,model\nQ1,MicroBT,M50S\n"Q2,MicroBT,M50S\nQ3,MicroBT,M50S',
    );
    expect({ read, added }).toEqual({ read: 2, added: 1 });
    expect(errors).toMatchObject([{ reason: "The quotes in this row do not pair." }]);
  });
});

describe("a file that is no table is refused", () => {
  test.each([
    ["table_empty", ""],
    ["table_empty", "\n\n"],
    ["table_columns", "a,b,c\n1,2,3"],
    ["table_column_twice", "serial,sn,model\n1,2,3"],
    ["table_encoding", Buffer.from("serial,model\ncaf\xe9,x", "latin1")],
    ["table_encoding", Buffer.from("PK\x03\x04\0\0\0\0", "latin1")],
  ])("%s", async (code, body) => {
    const answer = await send(body);
    expect(answer.json()).toMatchObject({ status: 422, code });
  });

  test("bytes that turn bad later end the reading there, and what came before stays", async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `ENC${index},MicroBT,M50S`).join("\n");
    const bytes = Buffer.concat([Buffer.from(`serial,manufacturer,model\n${rows}\n`), Buffer.from([0x45, 0xff, 0x0a])]);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) =>
      bytes.subarray(index * 65_536, (index + 1) * 65_536),
    );
    const result: Report = (await send(Readable.from(chunks))).json();
    expect(result.added).toBeGreaterThan(10_000);
    expect(result.errors.at(-1)?.reason).toContain("From here on");
  });
});

test("two imports of the same file at once end in the same units", async () => {
  const rows = Array.from({ length: 3000 }, (_, index) => `PAR${index},MicroBT,M50S`);
  const header = "serial,manufacturer,model\n";
  const [one, two] = await Promise.all([
    report(header + rows.join("\n")),
    report(header + rows.toReversed().join("\n")),
  ]);
  expect(one.added + two.added).toBe(3000);
  expect(one.unchanged + two.unchanged).toBe(3000);
});

test("a file of 50,000 rows streams in, well below a minute and 400 MB", async () => {
  function* lines() {
    yield "serial,manufacturer,model,batch,order,shipped,delivered,price,currency,buyer,email\n";
    for (let index = 0; index < 50_000; index++) {
      yield `BIG${index},MicroBT,M50S,B${index % 50},O-${index % 900},2026-01-02,2026-01-09,1299.00,EUR,Buyer ${index},b${index}@example.com\n`;
    }
  }
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const answer = await send(Readable.from(lines()));
  expect(counts(answer.json())).toEqual({ read: 50_000, added: 50_000, changed: 0, unchanged: 0, rejected: 0 });
  expect(performance.now() - start).toBeLessThan(60_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
}, 90_000);

describe("lists and pages", () => {
  test("are paged by serial, every unit once", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = { q: "PAR1", limit: 100, ...(cursor && { cursor }) };
      const page: Answer<"GET /v1/sellers/{seller}/units"> = await desk.ok("GET /v1/sellers/{seller}/units", { query });
      seen.push(...page.items.map(({ serial }) => serial));
      cursor = page.next;
    } while (cursor);
    expect(seen).toHaveLength(1111);
    expect(new Set(seen).size).toBe(1111);
  });

  test("are searched by order and batch as well", async () => {
    const byOrder = await desk.ok("GET /v1/sellers/{seller}/units", { query: { q: "o-89", limit: 5 } });
    expect(byOrder.items.every(({ orderNumber }) => orderNumber?.startsWith("O-89"))).toBe(true);
    expect(byOrder.items).toHaveLength(5);
  });

  test("a customer sees what they bought and no other's, and nobody sees the buyer but staff", async () => {
    const ana = await api.customer("Ana");
    const { items, abilities } = await ana.ok("GET /v1/sellers/{seller}/units");
    expect(items.map(({ serial }) => serial)).toEqual(["HTM-001"]);
    expect(abilities["unit.import"]).toMatchObject({ allowed: false });
    const page = await ana.ok("GET /v1/sellers/{seller}/units/{unit}", { params: { unit: items[0]?.id ?? "" } });
    expect(page).toMatchObject({ buyer: null, price: { amount: 129_900 } });
    const other = await unit("HTM002");
    expect(
      await ana.refused("GET /v1/sellers/{seller}/units/{unit}", { params: { unit: other?.id ?? "" } }),
    ).toMatchObject({ status: 404 });
  });

  test("a customer lists machines by their serial numbers, and sees of what is not theirs no more than anybody", async () => {
    const cleo = await api.customer("Cleo");
    const list = async (q?: string) => {
      const { items } = await cleo.ok("GET /v1/sellers/{seller}/units", { query: q ? { q } : {} });
      return items;
    };
    const add = (...serials: string[]) => cleo.ok("POST /v1/sellers/{seller}/fleet", { body: { serials } });
    expect(await add("htm 001", "HTM-002", "NOT-THERE", "--")).toEqual({ added: 2, known: 0, unknown: ["NOT-THERE"] });
    expect(await add("HTM001")).toEqual({ added: 0, known: 1, unknown: [] });

    const [first] = await list();
    // Ana bought it: its order, days and price are hers; what it is entitled to is on everybody's check.
    expect(first).toMatchObject({ serial: "HTM-001", own: false, listed: true, orderNumber: null, deliveredOn: null });
    expect(first?.cover?.verdict).toBeDefined();
    const params = { unit: first?.id ?? "" };
    const page = await cleo.ok("GET /v1/sellers/{seller}/units/{unit}", { params });
    expect(page).toMatchObject({ price: null, releasedOn: null, invoiceOn: null, buyer: null, claims: 0 });
    // Nor is it found by an order's or a batch's number.
    expect(await list("O-1")).toEqual([]);
    expect(await list("B1")).toEqual([]);

    // Neither does a claim that nobody looked at make it theirs.
    await cleo.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["HTM-001"] } });
    expect(await list("HTM-001")).toMatchObject([{ own: false, orderNumber: null }]);

    await cleo.ok("DELETE /v1/sellers/{seller}/fleet/{unit}", { params });
    // It stays for the claim; a second time there is nothing to take off.
    expect((await list()).map(({ serial, listed }) => [serial, listed])).toEqual([
      ["HTM-001", false],
      ["HTM-002", true],
    ]);
    expect(await cleo.refused("DELETE /v1/sellers/{seller}/fleet/{unit}", { params })).toMatchObject({ status: 404 });
    expect((await desk.refused("POST /v1/sellers/{seller}/fleet", { body: { serials: ["HTM-001"] } })).status).toBe(
      403,
    );
  });

  test("a unit's page shows its cover and its claims", async () => {
    const ben = await api.customer("Ben");
    await ben.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["HTM-001"] } });
    const page = await unit("HTM-001");
    expect(page?.claims).toBe(2);
    expect(page?.card.decision.policy).toBe("whatsminer");
    expect(page?.history.map(({ text }) => text)).toContain("The unit was put on record.");
    expect(page?.history.some(({ claimNumber }) => claimNumber !== null)).toBe(true);
  });

  test("imports are listed, newest first", async () => {
    const { items } = await desk.ok("GET /v1/sellers/{seller}/unit-imports", { query: { limit: 2 } });
    expect(items).toHaveLength(2);
    const found = await desk.ok("GET /v1/sellers/{seller}/unit-imports/{import}", {
      params: { import: items[0]?.id ?? "" },
    });
    expect(found.read).toBe(items[0]?.read);
  });
});

describe("a warranty check", () => {
  const check = "POST /v1/sellers/{seller}/warranty-checks";

  test("tells anybody what a serial is entitled to, and nothing of the buyer", async () => {
    const serials = ["htm 001", "UNKNOWN"];
    const { checks } = await api.stranger.ok(check, { body: { serials }, locale: "es" });
    expect(checks[0]).toMatchObject({ found: true, unit: { model: "M50S", manufacturer: "MicroBT" } });
    expect(checks[0]?.card?.clauses.length).toBeGreaterThan(0);
    expect(checks[0]?.card?.excludes.length).toBeGreaterThan(3);
    expect(checks[1]).toEqual({ serial: "UNKNOWN", found: false, unit: null, card: null });
    expect(JSON.stringify(checks)).not.toMatch(/ana@example|Ruiz|129900/i);
  });

  test("takes answers to what it asked", async () => {
    await report("serial,manufacturer,model\nASK1,MicroBT,M50S");
    const before = await api.stranger.ok(check, { body: { serials: ["ASK1"] } });
    const question = before.checks[0]?.card?.questions[0];
    expect(before.checks[0]?.card).toMatchObject({ verdict: "undetermined" });
    expect(question?.question).toMatch(/\?$/);
    const [group = "", name = ""] = (question?.fact ?? "").split(".");
    const answer = {
      boolean: true,
      date: "2026-01-02",
      choice: question?.choices[0]?.value,
      country: "ES",
      text: "B1",
    };
    const facts = { [group]: { [name]: answer[question?.type as keyof typeof answer] } };
    const after = await api.stranger.ok(check, { body: { serials: ["ASK1"], facts } });
    expect(after.checks[0]?.card?.questions.map(({ fact }) => fact)).not.toContain(question?.fact);
    const wrong = { [group]: { [name]: [] } };
    expect(await api.stranger.refused(check, { body: { serials: ["ASK1"], facts: wrong } })).toMatchObject({
      fields: [{ pointer: `/facts/${group}/${name}` }],
    });
  });
});
