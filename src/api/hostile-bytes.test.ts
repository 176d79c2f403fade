import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClaimStory, openClaimStory } from "../../test/claim-story.ts";
import { type Door, openDoors } from "../../test/hostile-doors.ts";
import { hostile } from "../../test/hostile-files.ts";
import { operations } from "./contract/index.ts";
import type { Operation } from "./contract/operation.ts";

/** Every operation that takes bytes of its caller's own: as its body, or as an upload that it keeps. */
const doors = Object.entries(operations as Record<string, Operation>).flatMap(([key, operation]) => {
  if (operation.stream) return [key];
  const shape = (operation.body as { shape?: Record<string, unknown> } | undefined)?.shape;
  return shape?.["uploadId"] ? [key] : [];
});

let story: ClaimStory;
let through: Map<string, Door>;

beforeAll(async () => {
  story = await openClaimStory();
  through = await openDoors(story);
}, 60_000);
afterAll(() => story.api.close());

test("every operation that takes bytes is among those that are tried", () => {
  expect(doors.length).toBeGreaterThanOrEqual(10);
  const tried = new Set([...through.keys()].map((name) => name.split(" from ")[0]));
  expect(tried).toEqual(new Set(doors));
});

describe.each(doors)("%s", (key) => {
  test.each(hostile)("$what", async ({ bytes, taken }) => {
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
    if (!taken) expect(await kept()).toEqual(before);
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
