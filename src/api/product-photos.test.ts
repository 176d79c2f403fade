import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClaimApi, type Client, openClaimApi } from "../../test/claim-api.ts";
import { uploaded } from "../../test/upload.ts";

const products = "/v1/sellers/{seller}/products" as const;
const photos = `${products}/{product}/photos` as const;
const picture = "GET /v1/sellers/{seller}/product-photos/{photo}";
let api: ClaimApi;
let desk: Client;
let product: string;
beforeAll(async () => {
  api = await openClaimApi();
  desk = await api.staff("order_desk");
  product = await offered("PHOTO-1", true);
});
afterAll(() => api.close());

test("photos stand in the shop as WebP without what the camera noted; the first one stands in lists, with words for who sees none", async () => {
  const params = { product };
  const [red, blue] = [await kept(await jpeg("#a22")), await kept(await jpeg("#22a"))];
  expect(red.photos).toHaveLength(1);
  const [, second] = blue.photos;
  const put = await desk.ok(`PATCH ${photos}/{photo}`, {
    params: { ...params, photo: second?.id ?? "" },
    body: { first: true, alts: { es: "Minero azul de frente" } },
  });
  expect(put.photos.map(({ id }) => id)).toEqual([second?.id, red.photos[0]?.id]);
  const seen = await api.stranger.ok(`GET ${products}/{product}`, { params, locale: "es" });
  expect(seen.photos.map(({ alt }) => alt)).toEqual(["Minero azul de frente", "Probador PHOTO-1"]);
  const [row] = (await api.stranger.ok(`GET ${products}`, { query: { q: "PHOTO-1" } })).items;
  expect(row?.photo).toMatchObject({ id: second?.id });
  const whole = await bytesOf(row?.photo?.url ?? "");
  expect(whole.type).toBe("image/webp");
  const { width, exif } = await sharp(whole.bytes).metadata();
  expect([width, exif]).toEqual([1600, undefined]);
  const small = await sharp((await bytesOf(row?.photo?.smallUrl ?? "")).bytes).metadata();
  expect(small.width).toBe(480);
});

test("what is no picture by its content is refused, whatever it is called, and nothing of it stays", async () => {
  const hidden = await offered("PHOTO-2", false);
  const kinds: [string, Buffer, string][] = [
    ["words that are called a photo", Buffer.from("not a photo at all"), "file_kind"],
    ["a page", Buffer.from("<html><script>alert(1)</script></html>"), "file_kind"],
    ["half a photo", (await jpeg("#333")).subarray(0, 900), "file_damaged"],
  ];
  for (const [what, bytes, code] of kinds) {
    const body = { uploadId: await uploaded(api, desk, bytes), fileName: "a.jpg" };
    const refused = await desk.refused(`POST ${photos}`, { params: { product: hidden }, body });
    expect(refused.code, what).toBe(code);
  }
  expect((await desk.ok(`GET ${products}/{product}`, { params: { product: hidden } })).photos).toEqual([]);
});

test("the same picture twice, one too many, and a photo of another product are refused", async () => {
  const other = await offered("PHOTO-3", true);
  const bytes = await jpeg("#0a0");
  const page = await kept(bytes, other);
  const again = { uploadId: await uploaded(api, desk, bytes), fileName: "b.jpg" };
  expect(await desk.refused(`POST ${photos}`, { params: { product: other }, body: again })).toMatchObject({
    fields: [{ pointer: "/uploadId", code: "twice" }],
  });
  for (let count = 1; count < 12; count += 1) await kept(await jpeg(`#0${count.toString(16)}5`, 20), other);
  const more = { uploadId: await uploaded(api, desk, await jpeg("#fff", 20)), fileName: "c.jpg" };
  expect(await desk.refused(`POST ${photos}`, { params: { product: other }, body: more })).toMatchObject({
    fields: [{ code: "too_many" }],
  });
  const foreign = { product, photo: page.photos[0]?.id ?? "" };
  expect(await desk.refused(`DELETE ${photos}/{photo}`, { params: foreign })).toMatchObject({ code: "not_found" });
});

test("of a product that is not in the shop only the staff see pictures; one that was taken off is gone", async () => {
  const hidden = await offered("PHOTO-4", false);
  const page = await kept(await jpeg("#770"), hidden);
  const photo = page.photos[0]?.id ?? "";
  expect((await desk.send(picture, { params: { photo } })).status).toBe(200);
  expect((await api.stranger.send(picture, { params: { photo } })).status).toBe(404);
  const after = await desk.ok(`DELETE ${photos}/{photo}`, { params: { product: hidden, photo } });
  expect(after.photos).toEqual([]);
  expect((await desk.send(picture, { params: { photo } })).status).toBe(404);
});

test("somebody at the dock adds no photo", async () => {
  const dock = await api.staff("receiving");
  const body = { uploadId: await uploaded(api, dock, await jpeg("#123")), fileName: "a.jpg" };
  expect(await dock.refused(`POST ${photos}`, { params: { product }, body })).toMatchObject({ status: 403 });
});

async function kept(bytes: Buffer, of = product) {
  const body = { uploadId: await uploaded(api, desk, bytes), fileName: "a.jpg" };
  return desk.ok(`POST ${photos}`, { params: { product: of }, body });
}

function jpeg(background: string, width = 2000): Promise<Buffer> {
  return sharp({ create: { width, height: Math.round(width * 0.75), channels: 3, background } })
    .withExif({ IFD0: { Artist: "Ana" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "40/1 25/1 0/1" } })
    .jpeg()
    .toBuffer();
}

async function bytesOf(url: string): Promise<{ bytes: Buffer; type: string }> {
  const answer = await api.app.inject({ method: "GET", url });
  expect(answer.statusCode).toBe(200);
  return { bytes: answer.rawPayload, type: String(answer.headers["content-type"]) };
}

async function offered(code: string, shown: boolean): Promise<string> {
  const body = {
    code,
    of: { kind: "model" as const, manufacturer: "Tools", name: `Tester ${code}`, category: "general" as const },
    titles: { en: `Tester ${code}`, es: `Probador ${code}` },
    price: 5_000,
    stock: 2,
    shown,
  };
  return (await desk.ok(`POST ${products}`, { body })).id;
}
