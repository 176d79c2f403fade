import { readdir } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClaimApi, type Client, openClaimApi } from "../../test/claim-api.ts";
import { commented, heic, mb, pdfBomb, photo, png, zipped } from "../../test/hostile-files.ts";
import { uploaded } from "../../test/upload.ts";

let api: ClaimApi;
let ana: Client;
let claim: string;

beforeAll(async () => {
  api = await openClaimApi();
  ana = await api.customer("Ana");
  await api.unit("HTM1", { model: "M50S", releasedOn: "2025-10-01" });
  claim = (await ana.ok("POST /v1/sellers/{seller}/claims", { body: { serials: ["HTM1"] } })).id;
});
afterAll(() => api.close());

const tus = { "tus-resumable": "1.0.0" };
const page = "GET /v1/sellers/{seller}/claims/{claim}";
const keep = "POST /v1/sellers/{seller}/claims/{claim}/attachments";
const evidence = { purpose: "evidence" as const, lineId: null };

async function kept(bytes: Buffer, fileName: string) {
  const uploadId = await uploaded(api, ana, bytes);
  const { status, text } = await ana.send(keep, { params: { claim }, body: { uploadId, fileName, ...evidence } });
  return { status, file: JSON.parse(text) };
}

function open(url: string) {
  return api.app.inject({ url, headers: { cookie: `person=${ana.id}` } });
}

describe("a file that is two things at once is refused, and the claim stays as it was", () => {
  const cases: [name: string, code: string, bytes: () => Buffer][] = [
    ["a photo with a page in its first bytes", "file_suspect", () => commented("<html><body onload=alert(1)>")],
    ["a photo with a page behind it", "file_suspect", () => Buffer.concat([photo, Buffer.from("<HTML>hi</HTML>")])],
    ["a photo with an archive behind it", "file_suspect", () => Buffer.concat([photo, archive("run.exe")])],
    ["a photo that is a PDF as well", "file_suspect", () => commented("%PDF-1.7\n1 0 obj")],
    ["a photo with a program of a web server in it", "file_suspect", () => commented("<?php system($_GET['c']); ?>")],
    ["HEIC with an archive behind it", "file_suspect", () => Buffer.concat([heic(), archive("run.exe")])],
    ["an archive that is called a photo", "file_kind", () => archive("a.jpg")],
    ["a spreadsheet with macros that is called a photo", "file_kind", () => archive("xl/vbaProject.bin")],
    ["plain text that is called a photo", "file_kind", () => Buffer.from("not a photo at all")],
  ];

  test.each(cases)("%s", async (_, code, bytes) => {
    const before = await ana.ok(page, { params: { claim } });
    const { status, file } = await kept(bytes(), "proof.jpg");
    expect(file).toMatchObject({ code, status });
    expect(file.title).toContain("proof.jpg");
    expect(await ana.ok(page, { params: { claim } })).toEqual(before);
  });
});

describe("bombs go off nowhere", () => {
  test("a real PNG of 900 million pixels in 200 kB is refused before it is unpacked", async () => {
    const bomb = png(30_000);
    expect(bomb.length).toBeLessThan(200_000);
    const { file, milliseconds, grown } = await measured(() => kept(bomb, "bomb.png"));
    expect(file).toMatchObject({ status: 422, code: "file_damaged" });
    expect(milliseconds).toBeLessThan(5_000);
    expect(grown).toBeLessThan(100 * mb);
  });

  test("a large PNG that is still taken shrinks without taking the memory of its pixels", async () => {
    const poster = png(10_000);
    const { file, small, grown } = await measured(async () => {
      const { file } = await kept(poster, "poster.png");
      return { file, small: await open(`${file.url}?size=small`) };
    });
    expect(file).toMatchObject({ kind: "photo", contentType: "image/png" });
    expect(await sharp(small.rawPayload).metadata()).toMatchObject({ width: 480, height: 480 });
    expect(grown).toBeLessThan(400 * mb);
  });

  test("a PDF that unpacks to 200 MB is kept packed, and never unpacked here", async () => {
    const bomb = pdfBomb();
    const { file, grown, milliseconds } = await measured(() => kept(bomb, "bomb.pdf"));
    expect(file).toMatchObject({ kind: "document", contentType: "application/pdf", bytes: bomb.length });
    expect(milliseconds).toBeLessThan(5_000);
    expect(grown).toBeLessThan(100 * mb);
    const given = await open(file.url);
    expect(given.rawPayload.equals(bomb)).toBe(true);
    expect(given.headers["content-disposition"]).toMatch(/^attachment;/);
  });

  async function measured<T extends object>(work: () => Promise<T>) {
    const [start, before] = [performance.now(), process.memoryUsage().rss];
    const done = await work();
    return { ...done, milliseconds: performance.now() - start, grown: process.memoryUsage().rss - before };
  }
});

test("what an iPhone takes is kept as it came, though no small picture can be made of it", async () => {
  const { status, file } = await kept(heic(), "IMG_0001.HEIC");
  expect([status, file.kind, file.contentType]).toEqual([201, "photo", "image/heic"]);
  const whole = await open(file.url);
  expect(whole.rawPayload.equals(heic())).toBe(true);
  expect(whole.headers["content-disposition"]).toContain('filename="IMG_0001.HEIC"');
  expect((await open(`${file.url}?size=small`)).json()).toMatchObject({ status: 404, code: "not_found" });
});

test("of what an iPhone takes, a picture that was cut, or is nothing but its beginning, is told to be damaged", async () => {
  for (const bytes of [heic().subarray(0, -40), Buffer.concat([heic().subarray(0, 24), Buffer.alloc(200)])]) {
    const { status, file } = await kept(bytes, "IMG_0002.HEIC");
    expect([status, file.code]).toEqual([422, "file_damaged"]);
  }
});

describe("a wrong ending of the name", () => {
  test.each([
    ["invoice.pdf.exe", "invoice.pdf.exe.jpg"],
    ["page.html", "page.html.jpg"],
    ["no ending", "no ending.jpg"],
    ["board.JPEG", "board.JPEG"],
  ])("%s is told by its content and given back as %s", async (fileName, given) => {
    const { file } = await kept(photo, fileName);
    expect(file).toMatchObject({ contentType: "image/jpeg", kind: "photo", fileName });
    const { headers } = await open(file.url);
    expect(headers["content-type"]).toBe("image/jpeg");
    expect(headers["content-disposition"]).toContain(`filename="${given}"`);
  });
});

describe("four gigabytes", () => {
  const size = String(4 * 1024 ** 3);
  const named = `filename ${Buffer.from("fílm.mov").toString("base64")},filetype dmlkZW8=`;

  test.each([
    ["en", named, "fílm.mov is larger than the 500 MB that one of its kind may be."],
    ["es", named, "fílm.mov supera los 500 MB permitidos para su tipo."],
    ["zh", undefined, "该文件 超过该类型允许的 500 MB。"],
  ])("are refused before a byte of them is sent, in the sender's language: %s", async (locale, metadata, title) => {
    const before = await readdir(api.deps.uploadFolder);
    const headers = {
      cookie: `person=${ana.id}`,
      ...tus,
      "accept-language": locale,
      "upload-length": size,
      ...(metadata && { "upload-metadata": metadata }),
    };
    const answer = await api.app.inject({ method: "POST", url: "/v1/uploads", headers });
    expect(answer.json()).toMatchObject({ status: 413, code: "file_too_large", title });
    expect(await readdir(api.deps.uploadFolder)).toEqual(before);
  });

  test("are refused as well where their size is told later", async () => {
    const headers = { cookie: `person=${ana.id}`, ...tus };
    const begun = await api.app.inject({
      method: "POST",
      url: "/v1/uploads",
      headers: { ...headers, "upload-defer-length": "1" },
    });
    const url = String(begun.headers["location"]);
    const piece = { "content-type": "application/offset+octet-stream", "upload-offset": "0", "upload-length": size };
    const answer = await api.app.inject({ method: "PATCH", url, headers: { ...headers, ...piece }, payload: "x" });
    expect(answer.json()).toMatchObject({ status: 413, code: "file_too_large" });
  });
});

/** A sound zip archive with one file in it. */
function archive(name: string): Buffer {
  return zipped(name, Buffer.from("content"));
}
