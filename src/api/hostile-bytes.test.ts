import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { homeAddress } from "../../test/claim-api.ts";
import { type ClaimStory, type Customer, openClaimStory } from "../../test/claim-story.ts";
import { mb, png, zipped } from "../../test/hostile-files.ts";
import { operations } from "./contract/index.ts";
import type { Operation } from "./contract/operation.ts";

/** Every operation that takes bytes of its caller's own: as its body, or as an upload that it keeps. */
const doors = Object.entries(operations as Record<string, Operation>).flatMap(([key, operation]) => {
  if (operation.stream) return [key];
  const shape = (operation.body as { shape?: Record<string, unknown> } | undefined)?.shape;
  return shape?.["uploadId"] ? [key] : [];
});

type Answer = { readonly status: number; readonly body: Record<string, unknown> };
type Door = (bytes: Buffer) => Promise<Answer>;

let story: ClaimStory;
let photo: Buffer;
const through = new Map<string, Door>();

beforeAll(async () => {
  story = await openClaimStory();
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#a36" } })
    .jpeg()
    .toBuffer();
  await openDoors();
}, 60_000);
afterAll(() => story.api.close());

test("every operation that takes bytes is among those that are tried", () => {
  expect(doors.length).toBeGreaterThanOrEqual(10);
  const tried = new Set([...through.keys()].map((name) => name.split(" from ")[0]));
  expect(tried).toEqual(new Set(doors));
});

/** What nobody who means well sends; `words` are taken as such where a table is read, and computed nowhere. */
const hostile: readonly { readonly what: string; readonly bytes: () => Buffer; readonly words?: true }[] = [
  { what: "nothing", bytes: () => Buffer.alloc(0) },
  { what: "noughts", bytes: () => Buffer.alloc(100_000) },
  { what: "a program", bytes: () => Buffer.concat([Buffer.from("MZ\x90\0"), Buffer.alloc(2_000, 0x90)]) },
  { what: "a page with a script", bytes: () => Buffer.from("<html><script>alert(1)</script></html>") },
  {
    what: "a drawing with a script",
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
  },
  { what: "a bomb of XML entities", bytes: laughs },
  { what: "an archive that says it unpacks to gigabytes", bytes: () => archive(Buffer.alloc(10_000), 3_000_000_000) },
  { what: "an archive that unpacks to far more than it says", bytes: () => archive(Buffer.alloc(200 * mb), 1_000) },
  { what: "a spreadsheet of XML entities", bytes: () => archive(laughs()) },
  { what: "100 MB that were packed into a stream", bytes: () => gzipSync(Buffer.alloc(100 * mb, 0x61)) },
  { what: "a picture of 900 million pixels", bytes: () => png(30_000) },
  { what: "a picture that is an archive as well", bytes: () => Buffer.concat([photo, archive(Buffer.from("x"))]) },
  { what: "half a picture", bytes: () => photo.subarray(0, photo.length >> 1) },
  { what: "a PDF that was cut off", bytes: () => Buffer.from("%PDF-1.7\n1 0 obj\n") },
  { what: "a hundred thousand open brackets", bytes: () => Buffer.from("[".repeat(100_000)) },
  { what: "an object that reaches for the prototype", bytes: () => Buffer.from('{"__proto__":{"admin":true}}') },
  { what: "JSON that breaks off", bytes: () => Buffer.from('{"orders":[{"id":1,"line_items":[{') },
  { what: "a line of 20 MB", bytes: () => Buffer.alloc(20 * mb, 0x61) },
  { what: "quotes that never close", bytes: () => Buffer.from(`serial,model\n"SN-1,${"x".repeat(2 * mb)}`) },
  { what: "letters of an old encoding", bytes: () => Buffer.from("serial,model\nSN-1,ni\xf1o", "latin1") },
  {
    what: "columns that reach for the prototype",
    bytes: () => Buffer.from("id,asOf,__proto__.admin,constructor.prototype\n1,2026-01-01,yes,no\n"),
    words: true,
  },
  {
    what: "formulas",
    bytes: () => Buffer.from('serial,model\n"=HYPERLINK(""http://x.example"",1)","=cmd|\' /C calc\'!A0"\n'),
    words: true,
  },
];

describe.each(doors)("%s", (key) => {
  test.each(hostile)("$what", async ({ bytes, words }) => {
    const sent = bytes();
    const before = await kept();
    for (const [name, door] of through) {
      if (name.split(" from ")[0] !== key) continue;
      const began = performance.now();
      const { status, body } = await door(sent);
      expect.soft(status, `${name}: ${JSON.stringify(body).slice(0, 300)}`).toBeLessThan(500);
      if (status >= 400)
        expect.soft(body, name).toMatchObject({ status, code: expect.any(String), title: expect.any(String) });
      expect.soft(performance.now() - began, name).toBeLessThan(5_000);
    }
    if (!words) expect(await kept()).toEqual(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

/** What of the seller's a file could have changed: a refused one changes nothing, a table without a good row neither. */
async function kept(): Promise<Record<string, number>> {
  const tables = [
    "unit",
    "model",
    "product",
    "shopOrder",
    "attachment",
    "centrePhoto",
    "productPhoto",
    "claimLine",
    "event",
    "payment",
  ] as const;
  return story.api.within(async (tx) => {
    const counts: Record<string, number> = {};
    for (const table of tables)
      counts[table] = (
        await tx
          .selectFrom(table)
          .select((eb) => eb.fn.countAll().as("n"))
          .executeTakeFirstOrThrow()
      ).n as number;
    return counts;
  });
}

/** A way to send bytes through each door, by somebody who may. */
async function openDoors(): Promise<void> {
  const { api, ana, support } = story;
  const [desk, manager, administrator] = [
    await api.staff("order_desk"),
    await api.staff("policy_manager"),
    await api.staff("administrator"),
  ];
  const product = await productOf(desk);
  await api.unit("HTM1", { model: "M50S", releasedOn: "2025-10-01" });
  const claim = await ana.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["HTM1"] } });
  await manager.ok("POST /v1/sellers/{seller}/policies/{policy}/draft", { params: { policy: "whatsminer" } });
  const bytesTo =
    (by: { id: string }, path: string, type: string, more: Record<string, string> = {}): Door =>
    async (payload) => {
      const headers = { cookie: `person=${by.id}`, "content-type": type, ...more };
      const answer = await api.app.inject({ method: "POST", url: `/v1/sellers/north/${path}`, headers, payload });
      return { status: answer.statusCode, body: answer.json() };
    };
  const key = (path: string) => `POST /v1/sellers/{seller}/${path}`;
  through.set(key("claim-tables"), bytesTo(ana, "claim-tables", "application/octet-stream"));
  through.set(key("unit-imports"), bytesTo(desk, "unit-imports?fileName=a.csv", "text/csv"));
  through.set(key("product-imports"), bytesTo(desk, "product-imports?fileName=a.csv", "text/csv"));
  for (const from of ["shopify", "woocommerce", "medusa"])
    through.set(
      `${key("shop-order-imports")} from ${from}`,
      bytesTo(desk, `shop-order-imports?from=${from}`, "application/octet-stream"),
    );
  through.set(
    key("policies/{policy}/replays/file"),
    bytesTo(manager, "policies/whatsminer/replays/file?fileName=a.csv", "text/csv"),
  );
  const signed = { "stripe-signature": "t=1,v1=00", sign: "00" };
  through.set(key("payments/stripe/events"), bytesTo(support, "payments/stripe/events", "application/json", signed));
  through.set(
    key("carrier-accounts/{provider}/events"),
    bytesTo(support, "carrier-accounts/track17/events", "application/json", signed),
  );
  through.set(
    key("claims/{claim}/attachments"),
    uploadTo(ana, `claims/${claim.id}/attachments`, { purpose: "evidence" }),
  );
  through.set(
    key("orders/{order}/attachments"),
    uploadTo(ana, `orders/${await orderOf(ana, desk, product)}/attachments`, { purpose: "payment_proof" }),
  );
  through.set(key("products/{product}/photos"), uploadTo(desk, `products/${product}/photos`, {}));
  through.set(key("centres/{centre}/photos"), uploadTo(administrator, `centres/${api.centreId}/photos`, {}));
  through.set(
    key("centre-applications/{application}/photos"),
    uploadTo(ana, `centre-applications/${await applicationOf(ana)}/photos`, {}),
  );
}

function uploadTo(by: { id: string }, path: string, more: Record<string, string>): Door {
  return async (bytes) => {
    const { app } = story.api;
    const headers = { cookie: `person=${by.id}`, "tus-resumable": "1.0.0" };
    const begin = { ...headers, "upload-length": String(bytes.length) };
    const begun = await app.inject({ method: "POST", url: "/v1/uploads", headers: begin });
    const url = String(begun.headers["location"]);
    const piece = { ...headers, "content-type": "application/offset+octet-stream", "upload-offset": "0" };
    if (bytes.length > 0) await app.inject({ method: "PATCH", url, headers: piece, payload: bytes });
    const answer = await app.inject({
      method: "POST",
      url: `/v1/sellers/north/${path}`,
      headers: { cookie: headers.cookie, "content-type": "application/json" },
      payload: JSON.stringify({ uploadId: url.split("/").at(-1), fileName: "photo.jpg", ...more }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
}

type Staff = Awaited<ReturnType<ClaimStory["api"]["staff"]>>;

async function productOf(desk: Staff): Promise<string> {
  const { id } = await desk.ok("POST /v1/sellers/{seller}/products", {
    body: {
      code: "T-1",
      of: { kind: "model", manufacturer: "Tools", name: "Tester", category: "general" },
      titles: { en: "Tester" },
      price: 9_900,
      stock: 3,
      shown: true,
    },
  });
  return id;
}

async function orderOf(by: Customer, desk: Staff, productId: string): Promise<string> {
  await by.ok("POST /v1/sellers/{seller}/cart/lines", { body: { productId, quantity: 1 } });
  const cart = await by.ok("PUT /v1/sellers/{seller}/cart", { body: { address: homeAddress } });
  const ordered = await by.ok("POST /v1/sellers/{seller}/cart/submission", { body: { goods: cart.goods } });
  const params = { order: ordered.number ?? "" };
  await desk.ok("POST /v1/sellers/{seller}/orders/{order}/freight", { params, body: { freight: 1_000, mode: "air" } });
  return ordered.number ?? "";
}

async function applicationOf(by: Customer): Promise<string> {
  const { id } = await by.ok("POST /v1/sellers/{seller}/centre-applications", {
    body: {
      name: "Ana's workshop",
      address: homeAddress,
      about: "Repairs since 2019.",
      skills: [{ category: "miner", works: ["repair"] }],
      languages: ["es"],
      carriers: ["DHL"],
      capacity: 10,
      coordinates: { latitude: 40.4168, longitude: -3.7038 },
      email: "workshop@ana.example",
    },
  });
  return id;
}

/** A billion laughs. */
function laughs(): Buffer {
  const entities = Array.from({ length: 10 }, (_, at) =>
    at === 0 ? '<!ENTITY l0 "lol">' : `<!ENTITY l${at} "${`&l${at - 1};`.repeat(10)}">`,
  );
  return Buffer.from(`<?xml version="1.0"?><!DOCTYPE l [${entities.join("")}]><worksheet>&l9;</worksheet>`);
}

/** A spreadsheet's archive with one sheet. */
function archive(content: Buffer, says?: number): Buffer {
  return zipped("xl/worksheets/sheet1.xml", content, says);
}
