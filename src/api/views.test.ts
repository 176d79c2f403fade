import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../../test/claim-api.ts";
import { type ClaimStory, openClaimStory } from "../../test/claim-story.ts";

const views = "/v1/sellers/{seller}/views";
const view = { name: "My triage", filters: { status: "submitted,triage" }, shared: false };

let story: ClaimStory;
let other: Client;
beforeAll(async () => {
  story = await openClaimStory();
  other = await story.api.staff("technician");
});
afterAll(() => story.api.close());

test("a view is kept under its name for whoever keeps it, and for all staff where it is shared", async () => {
  const { id } = await story.support.ok(`POST ${views}`, { body: view });
  expect((await story.support.ok(`GET ${views}`)).items).toEqual([{ id, ...view, own: true }]);
  expect((await other.ok(`GET ${views}`)).items).toEqual([]);
  const again = await story.support.ok(`POST ${views}`, {
    body: { ...view, filters: { work: "ready" }, shared: true },
  });
  expect(again.id).toBe(id);
  expect((await other.ok(`GET ${views}`)).items).toEqual([
    { id, name: "My triage", filters: { work: "ready" }, shared: true, own: false },
  ]);
  expect((await other.refused(`DELETE ${views}/{view}`, { params: { view: id } })).status).toBe(404);
  await story.support.ok(`DELETE ${views}/{view}`, { params: { view: id } });
  expect((await story.support.ok(`GET ${views}`)).items).toEqual([]);
});

test("customers keep no views and take no list away", async () => {
  expect((await story.ana.refused(`GET ${views}`)).status).toBe(403);
  expect((await story.ana.refused("GET /v1/sellers/{seller}/claims-export")).status).toBe(403);
});

test("the list as a file has every claim that the filters leave, one row each, and nothing a spreadsheet would run", async () => {
  const claims: Awaited<ReturnType<ClaimStory["filed"]>>[] = [];
  for (let count = 0; count < 3; count++) claims.push(await story.filed(story.ana, `=CSV-${count}`));
  const { text, headers } = await story.support.send("GET /v1/sellers/{seller}/claims-export", {
    query: { status: "submitted" },
  });
  expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
  expect(rows.map((row) => row["Claim"])).toEqual(expect.arrayContaining(claims.map(({ number }) => number)));
  expect(rows.find((row) => row["Claim"] === claims[0]?.number)?.["First serial"]).toBe("'=CSV-0");
  const none = await story.support.send("GET /v1/sellers/{seller}/claims-export", { query: { status: "expired" } });
  expect(parse(none.text, { columns: true, bom: true })).toEqual([]);
});
