import { readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClaimApi, type Client, openClaimApi } from "../../test/claim-api.ts";
import { sweepUploads } from "../domain/attachments/index.ts";
import { openToGuest } from "../domain/messages/index.ts";

let api: ClaimApi;
let ana: Client;
let ben: Client;
let support: Client;
let claim: string;
let photo: Buffer;

beforeAll(async () => {
  api = await openClaimApi();
  [ana, ben, support] = [await api.customer("Ana"), await api.customer("Ben"), await api.staff("support")];
  await api.unit("HTM1", { model: "M50S", releasedOn: "2025-10-01" });
  claim = (await ana.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["HTM1"] } })).id;
  photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#a36" } })
    .jpeg()
    .toBuffer();
});
afterAll(() => api.close());

const tus = { "tus-resumable": "1.0.0" };
const cookie = (who: Client) => ({ cookie: `person=${who.id}` });
const keep = "POST /v1/sellers/{seller}/claims/{claim}/attachments";
const evidence = { purpose: "evidence" as const, lineId: null };

/** Uploads bytes in pieces; returns the upload's address. */
async function upload(bytes: Buffer, headers: Record<string, string> = cookie(ana), pieces = 2): Promise<string> {
  const begun = await api.app.inject({
    method: "POST",
    url: "/v1/uploads",
    headers: { ...headers, ...tus, "upload-length": String(bytes.length) },
  });
  if (begun.statusCode !== 201) throw new Error(begun.body);
  const url = String(begun.headers["location"]);
  const size = Math.ceil(bytes.length / pieces);
  for (let at = 0; at < bytes.length; at += size) {
    const part = await patch(url, bytes.subarray(at, at + size), at, headers);
    if (part.statusCode !== 204) throw new Error(part.body);
  }
  return url;
}

function patch(url: string, payload: Buffer, offset: number, headers: Record<string, string> = cookie(ana)) {
  const type = { "content-type": "application/offset+octet-stream", "upload-offset": String(offset) };
  return api.app.inject({ method: "PATCH", url, headers: { ...headers, ...tus, ...type }, payload });
}

const idOf = (url: string) => url.split("/").at(-1) ?? "";

async function kept(bytes: Buffer, fileName: string) {
  return ana.send(keep, { params: { claim }, body: { uploadId: idOf(await upload(bytes)), fileName, ...evidence } });
}

describe("uploads", () => {
  test("go on where they stopped", async () => {
    const begun = await upload(photo, cookie(ana), 1);
    const half = await api.app.inject({
      method: "POST",
      url: "/v1/uploads",
      headers: { ...cookie(ana), ...tus, "upload-length": "10" },
    });
    const url = String(half.headers["location"]);
    await patch(url, Buffer.from("01234"), 0);
    const seen = await api.app.inject({ method: "HEAD", url, headers: { ...cookie(ana), ...tus } });
    expect(seen.headers).toMatchObject({ "upload-offset": "5", "upload-length": "10" });
    const wrong = await patch(url, Buffer.from("x"), 3);
    expect(wrong.statusCode).toBe(409);
    expect(wrong.json()).toMatchObject({ status: 409, code: "upload_refused" });
    expect((await patch(url, Buffer.from("56789"), 5)).headers["upload-offset"]).toBe("10");
    expect(begun).toMatch(/^\/v1\/uploads\/[0-9a-f-]{36}$/);
  });

  test("belong to who began them, and to nobody who is not signed in", async () => {
    const url = await upload(photo);
    expect((await patch(url, Buffer.from("x"), 0, cookie(ben))).statusCode).toBe(404);
    const stranger = await api.app.inject({
      method: "POST",
      url: "/v1/uploads",
      headers: { ...tus, "upload-length": "1" },
    });
    expect(stranger.json()).toMatchObject({ status: 401, code: "sign_in_first" });
    const body = { uploadId: idOf(url), fileName: "a.jpg", ...evidence };
    const ofBen = (await ben.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["HTM1"] } })).id;
    expect(await ben.refused(keep, { params: { claim: ofBen }, body })).toMatchObject({ code: "upload_missing" });
  });

  test("larger than a video may be are refused at once", async () => {
    const headers = { ...cookie(ana), ...tus, "upload-length": String(500 * 1024 * 1024 + 1) };
    const answer = await api.app.inject({ method: "POST", url: "/v1/uploads", headers });
    expect(answer.statusCode).toBe(413);
  });

  test("nobody has added to for a day are swept away", async () => {
    const fresh = idOf(await upload(photo));
    const old = idOf(await upload(photo));
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    for (const name of [old, `${old}.json`]) await utimes(join(api.deps.uploadFolder, name), yesterday, yesterday);
    await writeFile(join(api.deps.uploadFolder, `${fresh}.json.tmp`), "");
    expect(await sweepUploads(api.deps.uploadFolder, Date.now())).toBe(1);
    const left = await readdir(api.deps.uploadFolder);
    expect(left).toContain(fresh);
    expect(left).not.toContain(old);
  });
});

describe("a photo", () => {
  test("is kept under its content's type, shown to its claim's people, and small", async () => {
    const answer = await kept(photo, "C:\\fakepath\\Störung \u202E.png");
    expect(answer.status).toBe(201);
    const file = JSON.parse(answer.text);
    expect(file).toMatchObject({
      kind: "photo",
      contentType: "image/jpeg",
      bytes: photo.length,
      fileName: "Störung .png",
      by: "Ana",
    });
    const whole = await api.app.inject({ url: file.url, headers: cookie(support) });
    expect(whole.rawPayload.equals(photo)).toBe(true);
    expect(whole.headers).toMatchObject({
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "content-length": String(photo.length),
    });
    expect(whole.headers["content-disposition"]).toContain("filename*=UTF-8''St%C3%B6rung%20.png");
    for (const _ of [1, 2]) {
      const small = await api.app.inject({ url: `${file.url}?size=small`, headers: cookie(ana) });
      expect(small.headers["content-type"]).toBe("image/webp");
      expect(await sharp(small.rawPayload).metadata()).toMatchObject({ width: 480, height: 320, format: "webp" });
    }
    expect((await api.app.inject({ url: file.url, headers: cookie(ben) })).statusCode).toBe(404);
    expect((await api.app.inject({ url: file.url })).statusCode).toBe(401);
    const { timeline, attachments } = await ana.ok("GET /v1/sellers/{seller}/claims/{claim}", { params: { claim } });
    expect(attachments.map(({ id }) => id)).toContain(file.id);
    expect(timeline.at(-1)).toMatchObject({ verb: "attachment.added" });
  });

  test("comes in parts where a player asks for them", async () => {
    const file = JSON.parse((await kept(photo, "a.jpg")).text);
    const part = await api.app.inject({ url: file.url, headers: { ...cookie(ana), range: "bytes=10-19" } });
    expect(part.statusCode).toBe(206);
    expect(part.headers["content-range"]).toBe(`bytes 10-19/${photo.length}`);
    expect(part.rawPayload.equals(photo.subarray(10, 20))).toBe(true);
    const beyond = await api.app.inject({ url: file.url, headers: { ...cookie(ana), range: "bytes=99999999-" } });
    expect(beyond.statusCode).toBe(200);
  });

  test("under one key is kept once, fifty times at once, and its upload is gone", async () => {
    const before = (await ana.ok("GET /v1/sellers/{seller}/claims/{claim}", { params: { claim } })).attachments.length;
    const uploadId = idOf(await upload(photo));
    const asked = { params: { claim }, body: { uploadId, fileName: "a.jpg", ...evidence }, once: "photo" };
    const answers = await Promise.all(Array.from({ length: 50 }, () => ana.send(keep, asked)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const after = await ana.ok("GET /v1/sellers/{seller}/claims/{claim}", { params: { claim } });
    expect(after.attachments).toHaveLength(before + 1);
    expect(await readdir(api.deps.uploadFolder)).not.toContain(uploadId);
  });

  test("of a guest is taken through the signed link", async () => {
    const secret = "s".repeat(32);
    const token = await api.within((tx) => openToGuest(tx, { sellerId: api.sellerId, id: claim }, secret));
    const headers = { authorization: `Guest ${token}`, "x-seller": "north" };
    const uploadId = idOf(await upload(photo, headers));
    const answer = await api
      .guest(token)
      .ok(keep, { params: { claim }, body: { uploadId, fileName: "g.jpg", ...evidence } });
    expect(answer.kind).toBe("photo");
  });
});

describe("what is not taken says why", () => {
  const zip = Buffer.from("504b0506000000000000000000000000000000000000", "hex");
  const cases: [string, string, () => Promise<Buffer> | Buffer][] = [
    ["file_kind", "a program", () => Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500)])],
    ["file_kind", "a page that says it is a photo", () => Buffer.from("<html><script>alert(1)</script></html>")],
    ["file_kind", "an SVG", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["file_damaged", "half a photo", () => photo.subarray(0, photo.length >> 1)],
    [
      "file_damaged",
      "a movie that stops short",
      () => Buffer.from("0000001866747970697 36f6d00000000".replace(" ", "") + "0fffffff6d646174", "hex"),
    ],
    ["file_damaged", "a PDF that was cut off", () => Buffer.from("%PDF-1.7\n1 0 obj\n")],
    ["file_suspect", "a photo that is an archive", () => Buffer.concat([photo, zip])],
    [
      "file_suspect",
      "a photo with a script in it",
      () => Buffer.concat([photo, Buffer.from("<ScRiPt>alert(1)</script>")]),
    ],
    ["file_damaged", "an image of a billion pixels", hugeImage],
    ["file_too_large", "a photo above 25 MB", () => Buffer.concat([photo, Buffer.alloc(26 * 1024 * 1024)])],
  ];

  test.each(cases)("%s: %s", async (code, _, bytes) => {
    const start = performance.now();
    const { status, text } = await kept(await bytes(), "x.jpg");
    expect(JSON.parse(text)).toMatchObject({ code });
    expect(status).toBeGreaterThanOrEqual(413);
    expect(JSON.parse(text).title).toContain("x.jpg");
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test("nothing at all", async () => {
    const { text } = await kept(Buffer.alloc(0), "x.jpg");
    expect(JSON.parse(text)).toMatchObject({ code: "file_empty" });
  });

  test("leaves nothing in the storage when the claim refuses it", async () => {
    const uploadId = idOf(await upload(photo));
    const body = { uploadId, fileName: "x.jpg", purpose: "inspection" as const, lineId: null };
    expect(await ana.refused(keep, { params: { claim }, body })).toMatchObject({ code: "not_allowed" });
    const lineId = "00000000-0000-7000-8000-000000000000";
    const wrong = { ...body, purpose: "evidence" as const, lineId };
    expect(await ana.refused(keep, { params: { claim }, body: wrong })).toMatchObject({
      fields: [{ pointer: "/lineId" }],
    });
  });

  /** A PNG whose header promises 40,000 × 40,000 pixels. */
  async function hugeImage(): Promise<Buffer> {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#000" } })
      .png()
      .toBuffer();
    png.writeUInt32BE(40_000, 16);
    png.writeUInt32BE(40_000, 20);
    return png;
  }
});

test("a PDF is a proof of payment, a movie is not", async () => {
  const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
  const proof = { purpose: "payment_proof" as const, lineId: null };
  const file = await ana.ok(keep, {
    params: { claim },
    body: { uploadId: idOf(await upload(pdf)), fileName: "p.pdf", ...proof },
  });
  expect(file).toMatchObject({ kind: "payment_proof", contentType: "application/pdf" });
  const opened = await api.app.inject({ url: file.url, headers: cookie(ana) });
  expect(opened.headers["content-disposition"]).toMatch(/^attachment;/);
  const movie = Buffer.from(
    "0000001866747970697 36f6d0000000069736f6d61766331000000086d6f6f76".replace(" ", ""),
    "hex",
  );
  expect((await kept(movie, "m.mp4")).status).toBe(201);
  const body = { uploadId: idOf(await upload(movie)), fileName: "m.mp4", ...proof };
  expect(await ana.refused(keep, { params: { claim }, body })).toMatchObject({ code: "file_kind" });
});
