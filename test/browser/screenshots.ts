// `npm run screenshots`: starts the demo on a database and a data folder of its own, takes the pictures of the README
// and the docs, and ends. The pages must be built (npm start, npm test).
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { inTransaction } from "../../src/database/transaction.ts";
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
const unit = await coveredUnit(server);

await take("public-check", {}, null, `?serials=${unit}`);
await take("portal-claim-phone", { width: 390 }, "customer", await claimOf(server, "authorized", "customer"));
await take("portal-new-claim", {}, "customer", `/my/claims/new?serials=${unit}`, async ({ page }) => {
  await page.getByRole("button", { name: "Begin the claim" }).click();
  await page.getByLabel("Describe it in your words").fill("It restarts every few minutes; two boards are not found.");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "A few questions" }).waitFor();
});
await take("console-today", {}, "administrator", "/console/today");
await take("console-claim", {}, "administrator", await claimOf(server, "in_progress", "staff"));
await take("console-bench", {}, "administrator", "/console/bench", openInspection);
await take("console-receiving", {}, "administrator", "/console/receiving", async ({ page }) => {
  await page.keyboard.type(await serialOnItsWay(server), { delay: 4 });
  await page.keyboard.press("Enter");
  await page.getByText("Expected", { exact: true }).waitFor();
  await page.keyboard.press("1");
});
await take("console-claim-dark", { dark: true }, "administrator", await claimOf(server, "in_progress", "staff"));

/** Opens a page as somebody, sets the scene, and keeps what is in sight as a picture. */
async function take(
  name: string,
  look: Look,
  ...[as, path, scene]: [as: "customer" | "administrator" | null, path: string, scene?: (visitor: Visitor) => Promise<void>]
): Promise<void> {
  const visitor = await newVisitor(browser, config.publicUrl, look);
  const { page, context } = visitor;
  if (as) {
    const headers = { origin: config.publicUrl };
    await context.request.post("/v1/auth/sign-in/email", { data: { email: emailOf(as), password }, headers });
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
  const { size } = await sharp(await page.screenshot()).png({ palette: true, colours: 128, effort: 10 }).toFile(file);
  console.log(`${file}: ${Math.round(size / 1000)} kB`);
}
