import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at, type ClaimStory, claimPath, openClaimStory } from "../../test/claim-story.ts";
import type { ClaimAnswer } from "./claim-page.ts";

let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

describe("the list of claims", () => {
  test("pages through every claim once, narrowed as asked", async () => {
    await story.api.unit("MF-2001", { model: "UM790", deliveredOn: "2025-06-10" });
    for (const serial of ["L-1", "L-2", "L-3", "L-4"]) await story.filed(story.ana, serial);
    const mine = await story.filed(story.ben, "MF-2001");
    await story.ben.ok(`POST ${claimPath}/cancellation`, { ...at(mine), body: { reason: "Found the cable" } });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await story.support.ok("GET /v1/sellers/{seller}/claims", {
        query: { limit: 2, ...(cursor && { cursor }) },
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    const whole = await story.support.ok("GET /v1/sellers/{seller}/claims", { query: { limit: 100 } });
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(Object.values(whole.counts).reduce((sum, count) => sum + count, 0)).toBe(seen.length);
    const found = await story.support.ok("GET /v1/sellers/{seller}/claims", {
      query: { status: "closed,cancelled", q: "mf2001" },
    });
    expect(found.items).toMatchObject([
      { firstSerial: "MF-2001", firstModel: "UM790", statusText: "Cancelled", lines: 1 },
    ]);
  });
});

test("a history that grows while it is read is never told to be broken", async () => {
  const claim = await story.filed(story.ana, "ZZ-21");
  const writes = (async () => {
    for (let round = 0; round < 15; round++)
      await story.support.ok(`POST ${claimPath}/messages`, { ...at(claim), body: { text: `round ${round}` } });
  })();
  const pages: Promise<ClaimAnswer>[] = [];
  for (let round = 0; round < 40; round++) {
    pages.push(story.ana.ok(`GET ${claimPath}`, at(claim)));
    if (round % 4 === 3) await Promise.all(pages);
  }
  await writes;
  const chains = (await Promise.all(pages)).map(({ chain }) => chain);
  expect(chains.filter(({ intact }) => !intact)).toEqual([]);
  expect(new Set(chains.map(({ length }) => length)).size).toBeGreaterThan(1);
});
