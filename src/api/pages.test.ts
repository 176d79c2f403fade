import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClaimApi, openClaimApi } from "../../test/claim-api.ts";
import { buildApp } from "./app.ts";

let api: ClaimApi;
let app: FastifyInstance;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recourse-pages-"));
  await mkdir(join(folder, "assets"));
  await writeFile(
    join(folder, "index.html"),
    '<meta property="csp-nonce" nonce="__NONCE__"><script nonce="__NONCE__">',
  );
  await writeFile(join(folder, "assets", "main-abc123.js"), "1");
  await writeFile(join(folder, "icon.svg"), "<svg/>");
  api = await openClaimApi();
  app = await buildApp({ ...api.deps, webRoot: folder });
});
afterAll(async () => {
  await app.close();
  await api.close();
  await rm(folder, { recursive: true });
});

test.each(["/", "/north", "/north/console/claims/R-2026-000001", "/north/my/claims/new?x=1.2"])(
  "%s is the page",
  async (url) => {
    const answer = await app.inject({ url });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(answer.headers["cache-control"]).toBe("no-cache");
    const policy = String(answer.headers["content-security-policy"]);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(answer.body).toContain(`nonce="${nonce}"`);
    expect(answer.body).not.toContain("__NONCE__");
    // The reader of bar codes may be compiled; no text may be run.
    expect(policy.replace(" 'wasm-unsafe-eval'", "")).not.toMatch(/unsafe|\*|https?:/);
    expect(policy).toContain("default-src 'self'");
  },
);

test("each page has a nonce of its own", async () => {
  const [one, two] = [await app.inject({ url: "/" }), await app.inject({ url: "/" })];
  expect(one.body).not.toBe(two.body);
});

test("hashed files stay for ever, others for an hour", async () => {
  const hashed = await app.inject({ url: "/assets/main-abc123.js" });
  expect(hashed.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect((await app.inject({ url: "/icon.svg" })).headers["cache-control"]).toBe("public, max-age=3600");
});

test.each(["/assets/old.js", "/v1/nothing", "/missing.png", "/../package.json", "/index.html"])(
  "%s is no page",
  async (url) => {
    const answer = await app.inject({ url });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
  },
);

test("the API may load nothing in a browser, and no other site frames anything", async () => {
  const answer = await app.inject({ url: "/v1/installation" });
  expect(answer.headers).toMatchObject({
    "content-security-policy": "default-src 'none';frame-ancestors 'none';sandbox",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
});
