import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../../test/claim-api.ts";
import { type ClaimStory, openClaimStory } from "../../test/claim-story.ts";

let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

test("a claim of many units travels compressed to whoever takes that; a small one and a table go as they are", async () => {
  const serials = Array.from({ length: 60 }, (_, at) => `CP-${at}`);
  const claim = await story.ana.ok("POST /v1/sellers/{seller}/claims", { body: { serials } });
  const small = await story.filed(story.ana, "CS-1");
  const read = (path: string, encoding: string, who: Client = story.ana) =>
    story.api.app.inject({
      url: `/v1/sellers/north/${path}`,
      headers: { cookie: `person=${who.id}`, "accept-encoding": encoding },
    });
  const packed = await read(`claims/${claim.number}`, "gzip, br");
  expect(packed.headers).toMatchObject({
    "content-encoding": "gzip",
    "content-type": "application/json; charset=utf-8",
  });
  const plain = await read(`claims/${claim.number}`, "identity");
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 10);
  expect(packed.headers["etag"]).toBe(plain.headers["etag"]);
  for (const [path, who] of [
    [`claims/${small.number}`, story.ana],
    ["claims-export", story.support],
  ] as const)
    expect((await read(path, "gzip", who)).headers["content-encoding"], path).toBeUndefined();
});
