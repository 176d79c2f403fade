// `npm run screenshots`: starts the demo on a database and a data folder of its own, takes the pictures of the README
// and the docs, and ends. The pages must be built (npm start, npm test).
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { inTransaction, type Tx } from "../../src/database/transaction.ts";
import { demoSellers } from "../../src/main/demo/sellers.ts";
import { type RunningServer, runServer } from "../../src/main/run-server.ts";
import { throwAwayCluster } from "../cluster.ts";
import { freePort } from "../drills/server.ts";
import { type Look, launchBrowser, newVisitor, settled, type Visitor } from "./browser.ts";
import { configOf } from "./config.ts";

const folder = "docs/screenshots";
const seller = "all-mining";

await using ending = new AsyncDisposableStack();
const cluster = await throwAwayCluster();
ending.defer(() => cluster.stop());
const dataFolder = mkdtempSync(join(tmpdir(), "recourse-screenshots-"));
ending.defer(() => rmSync(dataFolder, { recursive: true, force: true }));
const config = configOf({ dataFolder, databaseUrl: cluster.url, smtpUrl: null, demo: true, port: await freePort() });
const server = await runServer(config, { log: console.error, onLost: console.error });
ending.defer(() => server.close());
await demoComplete(server);
const browser = await launchBrowser();
ending.defer(() => browser.close());
mkdirSync(folder, { recursive: true });

const { password } = JSON.parse(readFileSync(join(dataFolder, "demo.json"), "utf8")) as { password: string };
const emailOf = (as: string) => server.signIns.find((one) => one.seller === "All Mining" && one.as === as)?.email ?? "";
const staff = emailOf("administrator");
const unit = await coveredUnit();
const sending = await claimIn("with_customer", "waiting");
const repairing = await claimIn("at_centre", "repairing");

await take("public-check", {}, null, `?serials=${unit.serial}`);
await take("portal-claim-phone", { width: 390, height: 1240 }, sending.email, `/my/claims/${sending.number}`);
await take("portal-new-claim", {}, unit.email, `/my/claims/new?serials=${unit.serial}`, async ({ page }) => {
  await page.getByRole("button", { name: "Begin the claim" }).click();
  await page.getByLabel("Describe it in your words").fill("It restarts every few minutes; two boards are not found.");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "A few questions" }).waitFor();
});
await take("console-today", {}, staff, "/console/today");
await take("console-claim", {}, staff, `/console/claims/${repairing.number}`);
await take("console-bench", {}, staff, "/console/bench", async ({ page }) => {
  await page.locator("nav [data-row]", { hasText: "Being inspected" }).first().click();
  await page.getByRole("button", { name: "None of these" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
});
await take("console-receiving", {}, staff, "/console/receiving", async ({ page }) => {
  await page.keyboard.type(await serialOnItsWay(), { delay: 4 });
  await page.keyboard.press("Enter");
  await page.getByText("Expected", { exact: true }).waitFor();
  await page.keyboard.press("1");
});
await take("console-claims", {}, staff, "/console/claims");
await take("console-quotes", {}, staff, "/console/quotes");
await take("console-money", {}, staff, "/console/money");
await take("console-shipping", {}, staff, "/console/shipping");
await take("portal-units", {}, unit.email, "/my/units");
await take("portal-service-record", { width: 390 }, sending.email, "/my/claims");
await take("console-claim-dark", { dark: true }, staff, `/console/claims/${repairing.number}`);

/** Opens a page as somebody, sets the scene, and keeps what is in sight as a picture. */
async function take(
  name: string,
  look: Look,
  ...[email, path, scene]: [email: string | null, path: string, scene?: Scene]
): Promise<void> {
  const visitor = await newVisitor(browser, config.publicUrl, look);
  const { page, context } = visitor;
  if (email) {
    const headers = { origin: config.publicUrl };
    await context.request.post("/v1/auth/sign-in/email", { data: { email, password }, headers });
  }
  await page.goto(`/${seller}${path}`);
  await settled(visitor);
  await scene?.(visitor);
  await settled(visitor);
  await page.mouse.move(0, 0);
  await keep(page, name);
  await context.close();
}

/** As small as a picture of a page can be without looking it. */
async function keep(page: Page, name: string): Promise<void> {
  const file = join(folder, `${name}.png`);
  const { size } = await sharp(await page.screenshot())
    .png({ palette: true, colours: 128, effort: 10 })
    .toFile(file);
  console.log(`${file}: ${Math.round(size / 1000)} kB`);
}

type Scene = (visitor: Visitor) => Promise<void>;

/** Waits until the demo has played all its stories beside the running server. */
async function demoComplete({ database }: RunningServer): Promise<void> {
  const wanted = demoSellers.reduce(
    (sum, { claims }) => sum + (typeof claims === "number" ? claims : claims.length),
    0,
  );
  for (const deadline = Date.now() + 900_000; Date.now() < deadline; await sleep(1_000)) {
    const counts = await Promise.all((await sellers(database)).map((id) => claimsOf(database, id)));
    if (counts.flat().length >= wanted) return;
  }
  throw new Error("the demo is not complete after a quarter of an hour");
}

async function sellers({ db }: RunningServer["database"]): Promise<string[]> {
  return (await db.selectFrom("seller").select("id").orderBy("slug").execute()).map(({ id }) => id);
}

function claimsOf({ db }: RunningServer["database"], sellerId: string) {
  return inTransaction(db, { sellerId }, (tx) => tx.selectFrom("claim").select("number").execute());
}

/** Runs in the scope of the seller whose pages are shown. */
async function within<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const { db } = server.database;
  const { id } = await db.selectFrom("seller").select("id").where("slug", "=", seller).executeTakeFirstOrThrow();
  return inTransaction(db, { sellerId: id }, work);
}

/** The WhatsMiner sold last of those that nobody has claimed for and whose buyer signs in. */
function coveredUnit(): Promise<{ serial: string; email: string }> {
  return within((tx) =>
    tx
      .selectFrom("unit")
      .innerJoin("model", "model.id", "unit.modelId")
      .innerJoin("person", "person.email", "unit.buyerEmail")
      .select(["unit.serial", "person.email"])
      .where("model.policy", "=", "whatsminer")
      .where("unit.parentId", "is", null)
      .where("unit.deliveredOn", "is not", null)
      .where("unit.serialKey", "not in", (open) => open.selectFrom("claimLine").select("serialKey"))
      .orderBy("unit.deliveredOn", "desc")
      .executeTakeFirstOrThrow(),
  );
}

/** The newest claim in a state whose customer signs in, and their address. */
function claimIn(custody: string, work: string): Promise<{ number: string; email: string }> {
  return within((tx) =>
    tx
      .selectFrom("claim")
      .innerJoin("claimLine", "claimLine.claimId", "claim.id")
      .innerJoin("customerMember", "customerMember.customerId", "claim.customerId")
      .innerJoin("person", "person.id", "customerMember.personId")
      .select(["claim.number", "person.email"])
      .where("claim.status", "in", ["authorized", "in_progress"])
      .where("claimLine.custody", "=", custody)
      .where("claimLine.work", "=", work)
      .orderBy("claim.number", "desc")
      .executeTakeFirstOrThrow(),
  );
}

/** The serial of a unit that is on its way to the centre. */
function serialOnItsWay(): Promise<string> {
  return within(async (tx) => {
    const { serial } = await tx
      .selectFrom("claimLine")
      .select("serial")
      .where("custody", "=", "in_transit_in")
      .orderBy("serial")
      .executeTakeFirstOrThrow();
    return serial;
  });
}
