import { setTimeout } from "node:timers/promises";
import type { APIResponse, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "../../src/api/contract/index.ts";
import { newId } from "../../src/core/id.ts";
import { inTransaction } from "../../src/database/transaction.ts";
import { axeViolations, type Visitor } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import { walk } from "./walk.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

const tabs = ["guide", "text", "try", "cases", "replay", "changes"] as const;

test("a duration is edited, two past claims would change, and only new claims follow what is published", {
  timeout: 400_000,
}, async () => {
  const ana = await stage.visitor({}, shop.customer);
  const old: string[] = [];
  for (const daysAgo of [600, 500, 60]) old.push(await file(ana, await shop.unit("UM790", daysAgo)));
  const { page } = await stage.visitor({}, shop.staff("administrator"));

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
  await soundTabs();

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
  await page.getByRole("button", { name: "What changed in 2026.2" }).click();
  await page.getByRole("dialog").getByText('+  lasts: duration("P12M")').waitFor();

  // A unit delivered today is under the new version; the old claims keep theirs.
  const fresh = await file(ana, await shop.unit("UM790", 10));
  await decidedUnder(page, fresh, "2026.2");
  for (const number of old) await decidedUnder(page, number, "2026.1");
  stage.expectNoFaults();
});

test("the text is written with what may stand there, its faults beside it, and a condition in an editor of its own", async () => {
  const visitor = await stage.visitor({}, shop.staff("administrator"));
  const { page } = visitor;
  await page.goto(`/${shop.slug}/console/policies/whatsminer`);
  await page.getByRole("button", { name: "Edit in a draft" }).click();
  await page.getByRole("tab", { name: "Text" }).click();
  const text = page.getByRole("textbox", { name: "Text of policy.yaml" });
  await text.click();

  // Keys, clauses and values by their place, by keys alone.
  await page.keyboard.press("Control+Home");
  for (let line = 1; line < 10; line++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type("\nrout");
  const offered = page.getByRole("listbox");
  await take(offered, /^routes/);
  await page.keyboard.type("\n  - { clause: WM-4.1.7");
  await take(offered, /^WM-4\.1\.7/);
  await page.keyboard.type(", handledBy: other");
  await take(offered, /^other_seller/);
  await page.getByRole("status").filter({ hasText: "no faults" }).waitFor();

  // A fault, in its line and in the list, with what would be right.
  await page.keyboard.type(", when: finding.overclockd");
  await page.keyboard.press("Escape");
  const fault = page.getByRole("list", { name: "Faults" }).getByRole("listitem").first();
  await fault.filter({ hasText: /did you mean "finding\.overclocked"/ }).waitFor();
  await page.locator(".cm-lint-marker-error").first().waitFor();
  expect(await axeViolations(page)).toEqual([]);

  // The condition under the cursor, with its facts by name, put back where it was.
  await page.getByRole("button", { name: "Edit the condition" }).and(page.locator(":enabled")).waitFor();
  await page.keyboard.press("Alt+Enter");
  const dialog = page.getByRole("dialog", { name: "Condition" });
  const condition = dialog.getByRole("textbox", { name: /^Condition of routes/ });
  await condition.waitFor();
  await page.keyboard.press("Control+A");
  // Typed over a selection, Chromium itself first copies its look into a style attribute, which the page's policy then forbids aloud.
  await page.keyboard.press("Backspace");
  await page.keyboard.type("finding.overcl");
  await take(dialog, /^overclocked/);
  await dialog.getByRole("status").filter({ hasText: "no faults" }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Put into the text" }).click();
  await expect.poll(() => text.innerText()).toContain(", when: finding.overclocked}");
  await page.getByRole("status").filter({ hasText: "no faults" }).waitFor();

  // Kept, and still there afterwards.
  await text.focus();
  await page.keyboard.press("Control+S");
  await page.getByRole("button", { name: "Saved" }).waitFor();
  await page.reload();
  await expect.poll(() => text.innerText()).toContain("handledBy: other_seller, when: finding.overclocked}");
  stage.expectNoFaults();
});

/** Takes what an editor offers by Enter. It ignores keys in the first moments of an offer, lest somebody who types on takes it unseen. */
async function take(within: Locator, name: RegExp): Promise<void> {
  await within.getByRole("option", { name, selected: true }).waitFor();
  await setTimeout(300);
  await within.page().keyboard.press("Enter");
  await within.getByRole("option", { name }).waitFor({ state: "hidden" });
}

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
  const evidence = { sku: "UM790-32", effortsMade: "Another cable." };
  await ask(`/${draft.id}`, { summary: "It stays dark.", returnAddress: home, evidence }, now.etag);
  await addPhoto(draft.id);
  const duties = draft.duties.map(({ id }) => id);
  return (await ask(`/${draft.id}/submission`, { acceptTerms: true, duties })).number;
}

/** Evidence that the claim has without its bytes, which nothing here looks at. */
async function addPhoto(claimId: string): Promise<void> {
  const id = newId<"attachment">();
  const kind = { kind: "document", purpose: "evidence", shows: "photo" };
  const file = { ...kind, fileName: "a.pdf", contentType: "application/pdf", bytes: 10 };
  const kept = { sha256: "00", storageKey: id, uploadedBy: "Ana Ruiz", uploadedAt: new Date() };
  await inTransaction(stage.server.database.db, { sellerId: shop.id }, (tx) =>
    tx
      .insertInto("attachment")
      .values({ sellerId: shop.id, id, claimId, ...file, ...kept })
      .execute(),
  );
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

/** Every page about the policy and every tab of its draft can be read by a machine, fits a phone and a desk, and is in the reader's language. */
async function soundTabs(): Promise<void> {
  const policy = "/console/policies/minisforum";
  const drafts = tabs.map((tab) => `${policy}/draft?tab=${tab}`);
  const paths = ["/console/policies", policy, `${policy}?tab=history`, ...drafts].map((path) => `/${shop.slug}${path}`);
  const visitor = await stage.visitor({}, shop.staff("administrator"));
  const dark = (path: string) => /text|replay|guide/.test(path);
  const shows = (path: string) => (path.endsWith("text") ? ".cm-content" : undefined);
  expect(await walk(visitor, paths, { widths: [1440, 390], dark, shows })).toEqual([]);
  // A page left open would go on asking for the draft when it is long published.
  await visitor.context.close();
}

async function decidedUnder(page: Page, number: string, version: string): Promise<void> {
  await page.goto(`/${shop.slug}/console/claims/${number}`);
  await page.getByText(new RegExp(`^Decided .* ${version.replace(".", "\\.")}$`)).waitFor();
}
