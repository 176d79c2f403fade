import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, dayAt } from "../../src/core/day.ts";
import { axeViolations, sidewaysScroll, type Visitor } from "./browser.ts";
import { openStage, type Stage } from "./stage.ts";
import { authorize, fileClaim } from "./steps.ts";

const slug = "cumbre-machines";
const serial = "HTM35X200001";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test("an empty installation becomes a shop: first administrator, shipment record, a customer's claim, a return to the centre", async () => {
  const admin = await stage.visitor({ width: 390 });
  await setUp(admin);
  await importRecord(admin);
  const customer = await stage.visitor();
  await signUp(customer, "berta@example.com");
  const number = await fileClaim(customer, { slug }, serial);
  await authorize(admin, { slug }, number);
  await customer.page.goto(`/${slug}/my/claims/${number}`);
  await customer.page.getByText(/^Ship by /).waitFor();
  await customer.page.getByText("Muelle 7").first().waitFor();
  await addCentre(admin);
  stage.expectNoFaults();
});

/** What is missing is told first, and then the first administrator is in the console. */
async function setUp({ page }: Visitor): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { name: "Set up this installation" }).waitFor();
  await page.getByLabel("Name of the seller").fill("Cumbre Machines");
  await page.getByRole("checkbox", { name: "MicroBT WhatsMiner" }).check();
  await page.getByLabel("Your name").fill("Olga Prat");
  await page.getByLabel("E-mail").fill("olga@cumbre.example");
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.getByRole("button", { name: "Create the seller" }).click();
  await expect.poll(() => page.getByText("Please fill this in.").count()).toBe(4);
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBeNull();
  await enterCentre({ page }, ["Centre South", "Muelle 7", "Bilbao", "Spain"]);
  await page.getByRole("button", { name: "Create the seller" }).click();
  await page.waitForURL(`**/${slug}/console/today`);
}

async function importRecord({ page }: Visitor): Promise<void> {
  const day = (ago: number) => addDays(dayAt(Date.now(), "UTC"), -ago);
  const rows = [
    "serial,model,manufacturer,category,orderNumber,releasedOn,shippedOn,deliveredOn,channel,buyerName,buyerEmail",
    `${serial},M50S,MicroBT,miner,SO-1,${day(60)},${day(57)},${day(50)},official,Berta Soler,berta@example.com`,
    ",M50S,MicroBT,miner,SO-2,,,,official,,",
  ];
  await page.goto(`/${slug}/console/units/import`);
  const buffer = Buffer.from(`${rows.join("\n")}\n`);
  await page.locator("input[type=file]").setInputFiles({ name: "record.csv", mimeType: "text/csv", buffer });
  await page.getByRole("heading", { name: "record.csv imported" }).waitFor();
  await page.getByRole("cell", { name: "This is needed." }).waitFor();
  await page.goto(`/${slug}/console/units`);
  await page.getByText(serial).first().waitFor();
}

async function addCentre({ page }: Visitor): Promise<void> {
  await page.goto(`/${slug}/console/centres`);
  await page.getByRole("link", { name: "Centre South" }).waitFor();
  await page.getByRole("button", { name: "Add a centre" }).click();
  await enterCentre({ page }, ["Centre North", "Dock Road 2", "Rotterdam", "Netherlands"]);
  await page.getByRole("button", { name: "Save the centre" }).click();
  await page.getByRole("link", { name: "Centre North" }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
}

async function enterCentre(
  { page }: Pick<Visitor, "page">,
  [name, street, city, country]: readonly [string, string, string, string],
): Promise<void> {
  await page.getByLabel("Name of the service centre").fill(name);
  await page.getByLabel("Street and number").fill(street);
  await page.getByLabel(/^City/).fill(city);
  await page.getByRole("combobox", { name: "Country" }).fill(country);
  await page.getByRole("option", { name: country, exact: true }).click();
}

/** An account, confirmed by the mailed link, and who they are to the seller; then on to a claim for the unit. */
async function signUp({ page }: Visitor, email: string): Promise<void> {
  await page.goto(`/${slug}/sign-up?next=${encodeURIComponent(`/${slug}/my/claims/new?serials=${serial}`)}`);
  await page.getByLabel("Your name").fill("Berta Soler");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("horse battery staple");
  await page.getByRole("button", { name: "Create the account" }).click();
  const { text = "" } = await stage.mail(email, /confirm|address/i);
  await page.goto(/https?:\/\/\S+/.exec(text)?.[0] ?? "");
  await page.getByRole("heading", { name: "A few words about you" }).waitFor();
  await page.getByRole("combobox", { name: "Country" }).fill("Spain");
  await page.getByRole("option", { name: "Spain" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "New claim" }).waitFor();
}
