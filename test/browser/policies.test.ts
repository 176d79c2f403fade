import type { APIResponse, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "../../src/api/contract/index.ts";
import { newId } from "../../src/core/id.ts";
import { axeViolations, settled, sidewaysScroll, type Visitor } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

const tabs = ["guide", "text", "try", "cases", "replay", "changes"] as const;

test("a duration is edited, two past claims would change, and only new claims follow what is published", async () => {
  const ana = await stage.visitor({}, shop.customer);
  const old: string[] = [];
  for (const daysAgo of [600, 500, 60]) old.push(await file(ana, await shop.unit("UM790", daysAgo)));
  const manager = await stage.visitor({}, shop.staff("administrator"));
  const { page } = manager;

  await page.goto(`/${shop.slug}/console/policies`);
  await page.getByRole("link", { name: /Minisforum/ }).click();
  await page.getByRole("button", { name: "Edit in a draft" }).click();
  await page.getByRole("tab", { name: "Guided" }).waitFor();
  await changeDuration(page, "MF-TERM", "12");
  await page.getByRole("button", { name: /cases fail$/ }).click();
  await page.getByRole("button", { name: /^Accept all/ }).click();
  await page.getByRole("button", { name: /cases? pass$/ }).waitFor();

  // Held against the past.
  await page.getByRole("tab", { name: "Replay" }).click();
  await page.getByRole("button", { name: "Replay past claims" }).click();
  await page.getByRole("button", { name: "2 of 3 past claims would change" }).waitFor();
  const changed = page.getByRole("region", { name: "Claims that would change" });
  await expect.poll(() => changed.getByRole("link").allInnerTexts()).toHaveLength(2);
  expect((await changed.getByRole("link").allInnerTexts()).sort()).toEqual(old.slice(0, 2).sort());
  expect(await changed.getByText("Not covered").count()).toBe(2);
  await soundTabs(manager);

  // Published.
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why it changes").fill("One year from now on.");
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("tab", { name: "History", selected: true }).waitFor();
  const history = page.getByRole("region", { name: "History" });
  await history.getByRole("row", { name: /2026\.2.*In force/ }).waitFor();
  await history.getByRole("row", { name: /2026\.1.*Earlier/ }).waitFor();
  await page.getByRole("button", { name: "What 2026.2 changed" }).click();
  await page.getByRole("dialog").getByText('+  lasts: duration("P12M")').waitFor();

  // A unit delivered today is under the new version; the old claims keep theirs.
  const fresh = await file(ana, await shop.unit("UM790", 10));
  await decidedUnder(page, fresh, "2026.2");
  for (const number of old) await decidedUnder(page, number, "2026.1");
  stage.expectNoFaults();
});

/** Files a claim as the pages do, but behind them: a private first buyer's machine has a fault. Gives its number. */
async function file({ context }: Visitor, serial: string): Promise<string> {
  const ask = async (path: string, data: object, etag?: string): Promise<Filed> => {
    const headers = { origin: stage.url, ...(etag ? { "if-match": etag } : { "idempotency-key": newId() }) };
    const url = `/v1/sellers/${shop.slug}/claims${path}`;
    const answer = await context.request.fetch(url, { method: etag ? "PATCH" : "POST", data, headers });
    return json(answer);
  };
  const draft = await ask("", { serials: [serial] });
  const line = draft.lines[0];
  const answers = { unit: { firstBuyer: true, use: "personal" }, purchase: { channel: "official" } };
  await ask(`/${draft.id}/lines/${line?.id}`, { description: "It stays dark.", answers }, line?.etag);
  const now = await json(await context.request.get(`/v1/sellers/${shop.slug}/claims/${draft.id}`));
  await ask(`/${draft.id}`, { summary: "It stays dark.", returnAddress: home }, now.etag);
  const duties = draft.duties.map(({ id }) => id);
  return (await ask(`/${draft.id}/submission`, { acceptTerms: true, duties })).number;
}

type Filed = Answer<"GET /v1/sellers/{seller}/claims/{claim}">;

async function json(answer: APIResponse): Promise<Filed> {
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
  return answer.json();
}

const home = {
  name: "Ana Ruiz",
  lines: ["Calle Mayor 1"],
  city: "Madrid",
  region: "",
  postcode: "28001",
  country: "ES",
  phone: "",
  kind: "address",
};

/** Changes the duration that the clause sets, by keys, and waits until the draft holds it. */
async function changeDuration(page: Page, clause: string, count: string): Promise<void> {
  const row = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("form") })
    .filter({ hasText: clause })
    .first();
  const field = row.getByRole("textbox");
  await field.fill(count);
  await field.press("Enter");
  await row.getByRole("button", { name: "Apply" }).waitFor({ state: "hidden" });
  expect(await field.inputValue()).toBe(count);
}

/** Every tab of the draft can be read by a machine and fits a phone and a desk. */
async function soundTabs(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  const faults: string[] = [];
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const tab of tabs) {
      await page.goto(`/${shop.slug}/console/policies/minisforum/draft?tab=${tab}`);
      await page.getByRole("tab", { selected: true }).waitFor();
      await settled(visitor);
      const wide = await sidewaysScroll(page);
      faults.push(...(wide ? [`${tab} ${width}: ${wide}`] : []));
      faults.push(...(await axeViolations(page)).map((one) => `${tab} ${width}: ${one}`));
    }
  }
  expect(faults).toEqual([]);
}

async function decidedUnder(page: Page, number: string, version: string): Promise<void> {
  await page.goto(`/${shop.slug}/console/claims/${number}`);
  await page.getByText(new RegExp(`^Decided .* ${version.replace(".", "\\.")}$`)).waitFor();
}
