import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locale } from "../../src/core/locale.ts";
import { inTransaction } from "../../src/database/transaction.ts";
import { axeViolations, settled, sidewaysScroll, type Visitor } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type SignIn, type Stage } from "./stage.ts";

let stage: Stage;
let demo: Demo;
let fresh: Shop;
beforeAll(async () => {
  stage = await openStage({ demo: true });
  demo = await readDemo();
  fresh = await openShop(stage, "fresh");
}, 120_000);
afterAll(() => stage?.close());

const shopPages = [
  "",
  "/terms",
  "/terms/whatsminer",
  "/track",
  "/repair-centres",
  "/repair",
  "/sign-in",
  "/sign-up",
  "/reset-password",
] as const;
const outside = ["/invitation", "/claims/R-2026-000001"] as const;
const portalPages = ["/my/claims", "/my/units", "/my/claims/new", "/my/profile"] as const;
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
  "/products",
  "/products/new",
  "/centres",
  "/people",
  "/policies",
  "/policies/whatsminer",
  "/policies/whatsminer?tab=history",
  "/settings",
  "/settings/calendars",
  "/settings/destinations",
].map((page) => `/console${page}`);

const patience = { timeout: 400_000 };

test.each(["en", "es", "zh"] as const)(
  "every page of the demo is sound at every width, in %s",
  patience,
  async (locale) => {
    const faults: string[] = [];
    const look = async (visitor: Visitor, paths: readonly string[]) => {
      for (const path of paths) faults.push(...(await inspectPage(visitor, path, locale)));
    };
    const own = (await ownPages()).map((path) => `/all-mining${path}`);
    const staffPages = [...consolePages, ...demo.staffPages].map((path) => `/all-mining${path}`);
    const all = [...shopPages, ...outside].map((path) => `/all-mining${path}`);
    await Promise.all([
      look(await stage.visitor({ locale }), ["/", `/all-mining?serials=${demo.serial}`, ...all]).then(async () =>
        look(await stage.visitor({ locale }, demo.customer), own),
      ),
      look(await stage.visitor({ locale }, demo.administrator), staffPages),
    ]);
    expect(faults).toEqual([]);
    stage.expectNoFaults();
  },
);

test("a seller who has just begun finds every page empty but helpful, with nothing left in English", async () => {
  const faults: string[] = [];
  const look = async (signIn: SignIn | undefined, paths: readonly string[]) => {
    const visitor = await stage.visitor({ locale: "zh" }, signIn);
    for (const path of paths) {
      await openPage(visitor, `/fresh${path}`);
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

test("dark pages can be read as well", async () => {
  const faults: string[] = [];
  const look = async (signIn: SignIn | undefined, paths: readonly string[]) => {
    const visitor = await stage.visitor({ dark: true }, signIn);
    for (const path of paths) {
      await openPage(visitor, `/all-mining${path}`);
      faults.push(...(await axeViolations(visitor.page)).map((one) => `${path}: ${one}`));
    }
  };
  const main = ["/console/today", "/console/receiving", "/console/bench", ...demo.staffPages];
  await Promise.all([
    look(undefined, [`?serials=${demo.serial}`, "/sign-in"]).then(async () => look(demo.customer, await ownPages())),
    look(demo.administrator, main),
  ]);
  expect(faults).toEqual([]);
  stage.expectNoFaults();
});

test("the main action of a page is reached by keys alone, and what has the focus can be seen", async () => {
  const visitor = await stage.visitor();
  const { page } = visitor;
  await openPage(visitor, "/all-mining");
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
  await openPage(visitor, "/all-mining/console/claims");
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
  await openPage(visitor, "/all-mining");
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
    stage.server.signIns.find((one) => one.seller === "All Mining" && one.as === as)?.email ?? "";
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

/** The pages of a customer of the demo: those of everybody, one of each claim and a unit. */
async function ownPages(): Promise<string[]> {
  const visitor = await stage.visitor({}, demo.customer);
  await openPage(visitor, "/all-mining/my/claims");
  const claims = await hrefs(visitor.page, /\/my\/claims\/R-/);
  await openPage(visitor, "/all-mining/my/units");
  const units = await hrefs(visitor.page, /\/my\/units\/\w/);
  expect(claims.length).toBeGreaterThan(1);
  expect(units.length).toBeGreaterThan(0);
  return [...portalPages, ...claims.slice(0, 4), ...units.slice(0, 1)];
}

async function hrefs(page: Page, like: RegExp): Promise<string[]> {
  const all = await page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(all.filter((href) => like.test(href)).map((href) => href.replace("/all-mining", "")))];
}

async function openPage(visitor: Visitor, path: string): Promise<void> {
  await visitor.page.goto(path, { waitUntil: "domcontentloaded" });
  await settled(visitor);
}

const axeAt: Readonly<Partial<Record<Locale, number>>> = { en: 1280, es: 390 };

/** What is wrong with a page: looked at wide, on a phone, and at 320 pixels. */
async function inspectPage(visitor: Visitor, path: string, locale: Locale): Promise<string[]> {
  const { page } = visitor;
  const faults: string[] = [];
  const note = (fault: string) => faults.push(`${path}: ${fault}`);
  await page.setViewportSize({ width: 1280, height: 800 });
  await openPage(visitor, path);
  if ((await page.getByRole("heading", { level: 1 }).count()) !== 1) note("not one main heading");
  const lang = await page.locator("html").getAttribute("lang");
  if (!lang?.startsWith(locale)) note(`its language is said to be ${lang}`);
  for (const word of await oddWords(page)) note(`shows “${word}”`);
  for (const width of [1280, 390, 320]) {
    if (width < 1280) await page.setViewportSize({ width, height: 844 });
    const sideways = await sidewaysScroll(page);
    if (sideways) note(`at ${width}: ${sideways}`);
    // Each language sees another width: what axe finds hardly depends on the words.
    if (width === axeAt[locale]) for (const violation of await axeViolations(page)) note(violation);
  }
  return faults;
}

/** Words that no person wrote: names of texts and facts, values that were not there, places left unfilled. */
async function oddWords(page: Page): Promise<string[]> {
  const text = await page.locator("body").innerText();
  const odd =
    /\b(?:undefined|null|NaN|Invalid Date)\b|\[object|\{\w+[},]|\b(?:status|custody|work|kind|do|stage|claim|unit|parcel|finding|role)\.[a-z]\w+/g;
  return [...new Set(text.match(odd) ?? [])];
}

/** Runs of Latin words on a page in Chinese that are no names. */
async function englishIn(page: Page): Promise<string[]> {
  // What is marked as English is meant to be: the name of a document, as it is called.
  await page.evaluate(() => {
    for (const marked of document.body.querySelectorAll<HTMLElement>("[lang=en]")) marked.style.display = "none";
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
