import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "../../src/database/transaction.ts";
import { axeViolations } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type SignIn, type Stage } from "./stage.ts";
import { arrive, follow, walk } from "./walk.ts";

let stage: Stage;
let demo: Demo;
let fresh: Shop;
beforeAll(async () => {
  stage = await openStage({ demo: ["all-mining"] });
  demo = await readDemo();
  fresh = await openShop(stage, "fresh");
}, 300_000);
afterAll(() => stage?.close());

const shopPages = [
  "",
  "/terms",
  "/terms/whatsminer",
  "/track",
  "/withdraw",
  "/repair-centres",
  "/repair",
  "/shop",
  "/sign-in",
  "/sign-up",
  "/reset-password",
] as const;
const outside = ["/invitation", "/claims/R-2026-000001"] as const;
const portalPages = [
  "/my/cart",
  "/my/orders",
  "/my/claims",
  "/my/units",
  "/my/claims/new",
  "/my/repair-centre",
  "/my/profile",
] as const;
const consolePages = [
  "/today",
  "/claims",
  "/receiving",
  "/receiving/codes",
  "/bench",
  "/bench/parts",
  "/quotes",
  "/money",
  "/shipping",
  "/units",
  "/units/import",
  "/units/import?from=shopify",
  "/orders",
  "/orders/withdrawals",
  "/products",
  "/products/new",
  "/products/import",
  "/centres",
  "/centres/figures",
  "/people",
  "/policies",
  "/policies/whatsminer",
  "/policies/whatsminer?tab=history",
  "/settings",
  "/settings/calendars",
  "/settings/destinations",
  "/settings/contracts",
].map((page) => `/console${page}`);

/** Where a service department and its customers work all day: read by axe in each language, on a phone and at a desk. */
const ofTheDesk =
  /console\/(today|claims|receiving|bench|quotes|money|shipping|claims\/R-\d+-\d+\?tab=\w+)$|my\/(units|claims|claims\/new|claims\/R-\d+-\d+)$/;

/** A walk over every page takes a busy machine long. */
const patience = { timeout: 900_000 };

test(
  "every page of the demo is sound in every language, at every width, and the main ones in the dark",
  patience,
  async () => {
    const own = (await ownPages()).map((path) => `/all-mining${path}`);
    const staffPages = [...consolePages, ...demo.staffPages].map((path) => `/all-mining${path}`);
    const all = [...shopPages, ...outside].map((path) => `/all-mining${path}`);
    const checked = `/all-mining?serials=${demo.serial}`;
    const read = [checked, "/all-mining/sign-in", ...own, ...demo.staffPages.map((path) => `/all-mining${path}`)];
    const dark = (path: string) => read.includes(path) || /console\/(today|receiving|bench)$/.test(path);
    const inAll = (path: string) => ofTheDesk.test(path);
    // Two windows side by side, each going from page to page.
    const outdoors = async () => [
      ...(await walk(await stage.visitor(), ["/", checked, ...all], { dark, inAll })),
      ...(await walk(await stage.visitor({}, demo.customer), own, { dark, inAll })),
    ];
    const indoors = async () => walk(await stage.visitor({}, demo.administrator), staffPages, { dark, inAll });
    expect((await Promise.all([outdoors(), indoors()])).flat()).toEqual([]);
    stage.expectNoFaults();
  },
);

test("a seller who has just begun finds every page empty but helpful, with nothing left in English", async () => {
  const faults: string[] = [];
  const look = async (signIn: SignIn | undefined, paths: readonly string[]) => {
    const visitor = await stage.visitor({ locale: "zh" }, signIn);
    for (const [at, path] of paths.entries()) {
      await (at === 0 ? arrive : follow)(visitor, `/fresh${path}`);
      faults.push(...(await axeViolations(visitor.page)).map((one) => `${path}: ${one}`));
      faults.push(...(await englishIn(visitor.page)).map((one) => `${path}: English: ${one}`));
    }
  };
  await Promise.all([
    look(undefined, shopPages).then(() => look(fresh.customer, portalPages)),
    look(fresh.staff("administrator"), consolePages),
  ]);
  expect(faults).toEqual([]);
  stage.expectNoFaults();
});

test("the language is switched in the menu of page and console, in every window of the reader at once", async () => {
  const visitor = await stage.visitor({}, demo.administrator);
  const { page, context } = visitor;
  await arrive(visitor, "/all-mining/console/today");
  const other = await context.newPage();
  await other.goto("/all-mining");
  await other.getByRole("button", { name: /^EN \(/ }).click();
  await other.getByRole("menuitem", { name: "中文", exact: true }).click();
  for (const window of [other, page]) await window.locator("html[lang=zh-Hans]").waitFor();
  await page.locator("#navigation button[aria-haspopup=menu]").click();
  await page.getByRole("menuitem", { name: "Español", exact: true }).click();
  for (const window of [other, page]) await window.locator("html[lang=es]").waitFor();
  await page.getByRole("heading", { level: 1, name: "Hoy" }).waitFor();
  stage.expectNoFaults();
});

test("what is planted on a page is found by those who read it", async () => {
  const { page } = await stage.visitor();
  await page.setContent(`<img src="data:,"><p style="color: #999; background: #aaa">Pale</p>`);
  const rules = async (of: "all" | "colour") => (await axeViolations(page, of)).map((line) => line.split(":")[0]);
  expect(await rules("all")).toEqual(expect.arrayContaining(["color-contrast", "image-alt"]));
  expect(await rules("colour")).toEqual(["color-contrast"]);
});

test("the main action of a page is reached by keys alone, and what has the focus can be seen", async () => {
  const visitor = await stage.visitor();
  const { page } = visitor;
  await arrive(visitor, "/all-mining");
  await page.keyboard.type(demo.serial);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "File a claim" }).waitFor();
  await tabTo(page, "File a claim");
  await page.keyboard.press("Enter");
  await page.getByLabel("E-mail").waitFor();
  await tabTo(page, "Mail me a sign-in link");
  stage.expectNoFaults();
});

test("while the server is away the pages say so and go on when it is back", async () => {
  const visitor = await stage.visitor({}, demo.administrator);
  const { page, faults } = visitor;
  await arrive(visitor, "/all-mining/console/claims");
  await page.route("**/v1/**", (route) => route.abort());
  await page.getByRole("link", { name: "Units", exact: true }).click();
  await page.getByText("The server cannot be reached").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.unroute("**/v1/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("row").nth(5).waitFor();
  // The browser itself notes each request that got no answer.
  expect(faults.splice(0).filter((fault) => !/ERR_FAILED/.test(fault))).toEqual([]);
});

test("a unit is forfeited by a person alone, who reads what the customer was told; while its time runs, by nobody", async () => {
  const { page } = await stage.visitor({}, demo.administrator);
  const confirm = page.getByRole("button", { name: "Confirm forfeiture" });
  const [over, running] = [await claimWithForfeiture("overdue"), await claimWithForfeiture("running")];
  await page.goto(`/all-mining/console/claims/${running}`);
  await page.getByRole("heading", { name: "Dates and deadlines" }).waitFor();
  await page.getByText("Pay, or it is not returned").first().waitFor();
  expect(await confirm.count()).toBe(0);

  await page.goto(`/all-mining/console/today`);
  await page
    .getByRole("link", { name: new RegExp(`${over}.*Decide whether the unit is forfeited`) })
    .first()
    .click();
  await confirm.click();
  const dialog = page.getByRole("dialog");
  const told = dialog.getByRole("listitem");
  await expect
    .poll(() => told.allInnerTexts())
    .toEqual([
      expect.stringMatching(/Warned to .+@/),
      expect.stringMatching(/Warned to .+@/),
      expect.stringMatching(/Warned to .+@/),
      expect.stringMatching(/Told that it ran out to .+@/),
    ]);
  expect(await axeViolations(page)).toEqual([]);
  const decide = dialog.getByRole("button", { name: "Confirm forfeiture" });
  expect(await decide.isDisabled()).toBe(true);
  await dialog.getByLabel("Reason").fill("No answer to four letters.");
  await decide.click();
  await dialog.waitFor({ state: "hidden" });
  await page
    .getByText(/“No answer to four letters.”/)
    .first()
    .waitFor();
  expect(await confirm.count()).toBe(0);
  stage.expectNoFaults();
});

test("nothing that is not there is found, and it is said kindly", async () => {
  const { page, faults } = await stage.visitor({}, demo.administrator);
  for (const path of ["/all-mining/console/claims/R-1999-000001", "/all-mining/nowhere"]) {
    await page.goto(path);
    await page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
  }
  expect(faults.splice(0).filter((fault) => !/status of 404/.test(fault))).toEqual([]);
});

test("the first load of a public page weighs at most 250 kB on the wire", async () => {
  const visitor = await stage.visitor({ width: 390 });
  const sizes: Promise<number>[] = [];
  visitor.page.on("requestfinished", (request) => {
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await arrive(visitor, "/all-mining");
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  console.log(`first load of a public page: ${(bytes / 1000).toFixed(0)} kB in ${sizes.length} requests`);
  expect(bytes).toBeLessThanOrEqual(250_000);
  expect(bytes).toBeGreaterThan(20_000);
});

interface Demo {
  readonly customer: SignIn;
  readonly administrator: SignIn;
  readonly serial: string;
  /** Pages of single claims and units in the console. */
  readonly staffPages: readonly string[];
}

async function readDemo(): Promise<Demo> {
  const { password } = JSON.parse(readFileSync(join(stage.dataFolder, "demo.json"), "utf8")) as { password: string };
  const emailOf = (as: string) =>
    stage.signIns.find((one) => one.seller === "All Mining" && one.as === as)?.email ?? "";
  const { db } = stage.server.database;
  const seller = await db.selectFrom("seller").select("id").where("slug", "=", "all-mining").executeTakeFirstOrThrow();
  const [claims, unit] = await inTransaction(db, { sellerId: seller.id }, async (tx) => [
    await tx.selectFrom("claim").select("number").orderBy("number").limit(7).execute(),
    await tx.selectFrom("unit").select(["id", "serial"]).limit(1).executeTakeFirstOrThrow(),
  ]);
  const tabs = ["evidence", "inspection", "quote", "parcels", "money", "messages"];
  const [first, ...others] = claims.map(({ number }) => `/console/claims/${number}`);
  return {
    customer: { email: emailOf("customer"), password },
    administrator: { email: emailOf("administrator"), password },
    serial: unit.serial,
    staffPages: [...tabs.map((tab) => `${first}?tab=${tab}`), ...others, `/console/units/${unit.id}`],
  };
}

/** The number of a claim of the demo with a unit whose time to be paid for, or asked for, is over or runs. */
async function claimWithForfeiture(status: "overdue" | "running"): Promise<string> {
  const { db } = stage.server.database;
  const seller = await db.selectFrom("seller").select("id").where("slug", "=", "all-mining").executeTakeFirstOrThrow();
  const { number } = await inTransaction(db, { sellerId: seller.id }, (tx) =>
    tx
      .selectFrom("deadline")
      .innerJoin("claim", "claim.id", "deadline.claimId")
      .select("claim.number")
      .where("deadline.name", "=", "forfeiture")
      .where("deadline.status", "=", status)
      .orderBy("claim.number")
      .executeTakeFirstOrThrow(),
  );
  return number;
}

/** The pages of a customer of the demo: those of everybody, one of each claim and a unit. */
async function ownPages(): Promise<string[]> {
  const visitor = await stage.visitor({}, demo.customer);
  await arrive(visitor, "/all-mining/my/claims");
  const claims = await hrefs(visitor.page, /\/my\/claims\/R-/);
  await arrive(visitor, "/all-mining/my/units");
  const units = await hrefs(visitor.page, /\/my\/units\/\w/);
  expect(claims.length).toBeGreaterThan(1);
  expect(units.length).toBeGreaterThan(0);
  return [...portalPages, ...claims.slice(0, 4), ...units.slice(0, 1)];
}

async function hrefs(page: Page, like: RegExp): Promise<string[]> {
  const all = await page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(all.filter((href) => like.test(href)).map((href) => href.replace("/all-mining", "")))];
}

/** Runs of Latin words on a page in Chinese that are no names. */
async function englishIn(page: Page): Promise<string[]> {
  // What is marked so is meant to be: the name of a document, as it is called; names in the scripts that addresses use.
  await page.evaluate(() => {
    for (const marked of document.body.querySelectorAll<HTMLElement>("[lang=en], [translate=no]"))
      marked.style.display = "none";
  });
  const text = await page.locator("body").innerText();
  return [...new Set(text.match(/\b[a-z]{2,}(?: [a-z]{2,})+\b/g) ?? [])];
}

/** Presses Tab until the focus is on what is called so; fails where it cannot be seen there. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if ((await focused.innerText().catch(() => "")).trim() !== name) continue;
    const outline = await focused.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).not.toBe("none");
    return;
  }
  throw new Error(`Tab never came to “${name}”`);
}
