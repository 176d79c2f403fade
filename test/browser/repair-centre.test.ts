import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, sidewaysScroll, type Visitor } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import { authorize, fileClaim, inspect, photo, receive, repair, sendIn } from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

test("a workshop applies, is reviewed and listed, gets a claim from nearby, and its people see that claim and no other", async () => {
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  await ana.page.goto(`/${shop.slug}/repair-centres`);
  await ana.page.getByRole("link", { name: "Apply as a repair centre" }).click();
  await fillIn(ana.page, { name: "Taller Vallecas", city: "Madrid" });

  // A place at sea is asked about, and what was typed is still there.
  await ana.page.getByLabel("Longitude").fill("-33.7");
  await ana.page.getByRole("button", { name: "Send the application" }).click();
  await ana.page
    .getByText(/This place is at sea, .* km from Spain/)
    .first()
    .waitFor();
  // The browser itself notes a refusal that was asked for.
  expect(ana.faults.splice(0).filter((fault) => !/status of 422/.test(fault))).toEqual([]);
  expect(await ana.page.getByLabel("Name of the service centre").inputValue()).toBe("Taller Vallecas");
  await ana.page.getByRole("button", { name: "Take them from the city" }).click();
  await ana.page.getByText("The middle of Madrid.").waitFor();
  await ana.page.getByRole("button", { name: "Send the application" }).click();
  await ana.page.getByRole("heading", { name: /Application C-\d{4}-000001/ }).waitFor();
  await ana.page.getByText(/We look at your application and answer between .* and .*/).waitFor();
  await ana.page.locator("input[type=file]").setInputFiles(await photo("bench.jpg"));
  await ana.page.getByRole("img", { name: "Photo of Taller Vallecas" }).waitFor();
  expect(await axeViolations(ana.page)).toEqual([]);
  expect(await sidewaysScroll(ana.page)).toBeNull();
  await stage.mail(shop.customer.email, /Application C-\d{4}-000001 has arrived/);

  const support = await stage.visitor({}, shop.staff("support"));
  await openApplication(support.page, "Taller Vallecas");
  await support.page.getByRole("button", { name: "Start the review" }).click();
  await support.page.getByRole("button", { name: "Approve and list" }).click();
  await support.page.getByRole("dialog").getByRole("button", { name: "Approve and list" }).click();
  await support.page.getByText("Listed", { exact: true }).waitFor();
  await stage.mail(shop.customer.email, /Taller Vallecas is listed/);

  // Listed for everybody: in the directory, and at the foot of the page on repair (ZM-RC-5).
  const stranger = await stage.visitor({ width: 390 });
  for (const page of ["repair-centres", "repair"]) {
    await stranger.page.goto(`/${shop.slug}/${page}`);
    await stranger.page.getByRole("heading", { name: "Taller Vallecas" }).waitFor();
    await stranger.page.getByRole("img", { name: "Photo of Taller Vallecas" }).waitFor();
  }

  // The claim of somebody in Madrid is proposed to it; the sender of the other one lives elsewhere.
  const ben = await stage.visitor({}, shop.neighbour);
  const serial = await shop.unit("M50S", 60);
  const number = await fileClaim(ben, shop, serial);
  await support.page.goto(`/${shop.slug}/console/claims/${number}`);
  await authorize(support, shop, number);
  await support.page.getByText("Taller Vallecas").first().waitFor();

  await ana.page.goto(`/${shop.slug}/console/claims`);
  await ana.page.getByRole("link", { name: number }).first().waitFor();
  // The portal is still there for what they buy themselves.
  await ana.page.goto(`/${shop.slug}/my/repair-centre`);
  await ana.page.getByText("Your centre stands in the directory").waitFor();

  // Its people take the unit in and repair it at their own bench, with a chip that the seller's shelf does not know.
  await sendIn(ben, shop, number);
  const bench = await stage.visitor({}, shop.customer);
  await receive(bench, shop, { serial, number });
  await inspect(bench, shop, serial);
  await repair(bench);
  await paid(bench, number);
  stage.expectNoFaults();
});

/** The seller sets its rates; the centre asks to be paid, finance approves and writes the transfer down, and the centre reads it. */
async function paid(bench: Visitor, number: string): Promise<void> {
  const { page: finance } = await stage.visitor({}, shop.staff("finance"));
  await finance.goto(`/${shop.slug}/console/centres/figures`);
  await finance.getByRole("button", { name: "Set the rates" }).click();
  const rates = finance.getByRole("dialog");
  await rates.getByRole("textbox", { name: /^Labour, an hour/ }).fill("60");
  await rates.getByRole("textbox", { name: /^Freight, a unit/ }).fill("12");
  await rates.getByRole("button", { name: "Set the rates" }).click();
  await finance.getByRole("cell", { name: "Every centre" }).waitFor();

  await bench.page.goto(`/${shop.slug}/console/claims/${number}?tab=money`);
  await bench.page.getByRole("button", { name: /^Ask to be paid/ }).click();
  const asking = bench.page.getByRole("dialog");
  await asking.getByRole("textbox", { name: /^BM1398 \(×1\)/ }).fill("12.50");
  await asking.getByRole("button", { name: "Ask to be paid" }).click();
  // 40 minutes at 60.00 an hour, the chip, and the freight.
  await bench.page.getByText("€64.50").first().waitFor();

  await finance.reload();
  await finance.getByText("BM1398 ×1").first().waitFor();
  await finance.getByRole("button", { name: "Approve" }).click();
  await finance.getByText("No centre waits to be paid.").waitFor();
  await finance.goto(`/${shop.slug}/console/centres`);
  await finance.getByRole("link", { name: "Taller Vallecas" }).click();
  await finance.getByRole("button", { name: "Mark as paid" }).click();
  const transfer = finance.getByRole("dialog");
  await transfer.getByRole("textbox", { name: "Reference of the transfer" }).fill("SEPA 4711");
  await transfer.getByRole("button", { name: "Mark as paid" }).click();
  await finance.getByText(/€64\.50 on .*, SEPA 4711, written down by Finance North/).waitFor();
  expect(await axeViolations(finance)).toEqual([]);

  await bench.page.goto(`/${shop.slug}/console/centres`);
  await bench.page.getByRole("link", { name: "Taller Vallecas" }).click();
  await bench.page.getByText(/SEPA 4711/).waitFor();
}

test("a workshop that does not convince is declined with the reason, and may apply again", async () => {
  const ben = await stage.visitor({}, shop.neighbour);
  await ben.page.goto(`/${shop.slug}/my/repair-centre`);
  await fillIn(ben.page, { name: "Garaje Ortiz", city: "Valencia" });
  await ben.page.getByRole("button", { name: "Send the application" }).click();
  await ben.page.getByRole("heading", { name: /Application C-/ }).waitFor();

  const support = await stage.visitor({}, shop.staff("support"));
  await openApplication(support.page, "Garaje Ortiz");
  await support.page.getByRole("button", { name: "Start the review" }).click();
  await support.page.getByRole("button", { name: "Decline" }).click();
  await support.page.getByRole("dialog").getByLabel("Reason").fill("We need photos of the bench.");
  await support.page.getByRole("dialog").getByRole("button", { name: "Decline" }).click();
  await support.page.getByText("Declined", { exact: true }).first().waitFor();

  const mail = await stage.mail(shop.neighbour.email, /Application C-.* is not approved/);
  expect(mail.text).toContain("We need photos of the bench.");
  await ben.page.goto(`/${shop.slug}/my/repair-centre`);
  await ben.page.getByText("We need photos of the bench.").waitFor();
  await ben.page.getByRole("button", { name: "Apply again" }).click();
  expect(await ben.page.getByLabel("Name of the service centre").inputValue()).toBe("Garaje Ortiz");
  stage.expectNoFaults();
});

async function fillIn(page: Page, { name, city }: { readonly name: string; readonly city: string }): Promise<void> {
  await page.getByLabel("Name of the service centre").fill(name);
  await page.getByLabel("Street and number").fill("Calle del Puerto 3");
  await page.getByLabel("City", { exact: true }).fill(city);
  await page.getByRole("button", { name: "Take them from the city" }).click();
  await page.getByText(`The middle of ${city}.`).waitFor();
  await page.getByRole("combobox", { name: "Add a kind of goods" }).click();
  await page.getByRole("option", { name: "Miners" }).click();
  await page.getByRole("combobox", { name: /^Languages/ }).fill("Spanish");
  await page.getByRole("option", { name: "Spanish" }).click();
  await page.keyboard.press("Escape");
}

async function openApplication(page: Page, name: string): Promise<void> {
  await page.goto(`/${shop.slug}/console/centres`);
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}
