import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, sidewaysScroll } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import { authorize, confirmAndClose, fileClaim, inspectByKeys, receive, repair, sendBack, sendIn } from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

test("a WhatsMiner in warranty: from the check of its serial over a free repair to the closed claim", async () => {
  const serial = await shop.unit("M50S", 60);
  const email = "berta@example.com";
  const berta = await stage.visitor({ width: 390 });

  // Is it covered?
  await berta.page.goto(`/${shop.slug}`);
  await berta.page.getByLabel("Serial number").fill(serial.toLowerCase());
  await berta.page.getByRole("button", { name: "Check", exact: true }).click();
  await berta.page.getByText(/^Covered until/).waitFor();
  await berta.page.getByRole("link", { name: "File a claim" }).click();

  // An account, confirmed by mail, and who she is to the seller.
  await berta.page.getByRole("link", { name: "Create an account" }).click();
  await berta.page.getByLabel("Your name").fill("Berta Soler");
  await berta.page.getByLabel("E-mail").fill(email);
  await berta.page.getByLabel("Password", { exact: true }).fill("horse battery staple");
  await berta.page.getByRole("button", { name: "Create the account" }).click();
  await berta.page.getByText("Look in your mail").waitFor();
  await berta.page.goto(linkIn(await stage.mail(email, /confirm|address/i)));
  await berta.page.getByRole("heading", { name: "A few words about you" }).waitFor();
  await berta.page.getByRole("combobox", { name: "Country" }).fill("Spain");
  await berta.page.getByRole("option", { name: "Spain" }).click();
  await berta.page.getByRole("button", { name: "Continue" }).click();
  await berta.page.getByRole("heading", { name: "New claim" }).waitFor();

  // The claim itself.
  // A board of it is on record; the same one again is refused beside its field.
  const clerk = await stage.visitor({}, shop.staff("receiving"));
  await clerk.page.goto(`/${shop.slug}/console/units?q=${serial}`);
  await clerk.page.getByRole("link", { name: serial }).click();
  const board = clerk.page.getByLabel("Serial of a board");
  await board.fill("HB-0001");
  await clerk.page.getByRole("button", { name: "Add" }).click();
  await clerk.page.getByText("Board 1 HB-0001").waitFor();
  await board.fill("hb0001");
  await clerk.page.getByRole("button", { name: "Add" }).click();
  await clerk.page
    .getByText(/hb0001/)
    .last()
    .waitFor();
  expect(await board.inputValue()).toBe("hb0001");
  expect(await axeViolations(clerk.page)).toEqual([]);
  clerk.faults.splice(0);

  const number = await fileClaim(berta, shop, serial, async (page) => {
    await page.getByLabel("Item", { exact: true }).fill("Power cord");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("1 × Power cord").waitFor();
    await page.getByRole("combobox", { name: "How it comes back" }).selectOption("UPS");
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeNull();
  });
  await stage.mail(email, new RegExp(`${number} has arrived`));
  expect(await axeViolations(berta.page)).toEqual([]);

  const support = await stage.visitor({}, shop.staff("support"));
  await support.page.goto(`/${shop.slug}/console/today`);
  await support.page
    .getByRole("link", { name: new RegExp(number) })
    .first()
    .click();
  await support.page.getByRole("heading", { name: number }).waitFor();
  await authorize(support, shop, number);
  await stage.mail(email, new RegExp(`${number}: please send it in, RMA-`));

  // On her phone: by when, where to, the slip, the tracking number.
  await berta.page.goto(`/${shop.slug}/my/claims/${number}`);
  await berta.page.getByText(/^Ship by \w+, /).waitFor();
  await berta.page.getByText("Dock Road 2").waitFor();
  expect(await sidewaysScroll(berta.page)).toBeNull();
  const slip = await berta.page.getByRole("link", { name: "Print the slip" }).getAttribute("href");
  const paper = await berta.context.request.get(slip ?? "");
  expect(paper.headers()["content-type"]).toBe("application/pdf");
  await sendIn(berta, shop, number);

  // The dock, with a scanner.
  const more = (page: Page) => page.getByRole("checkbox", { name: "Power cord came in" }).check();
  await receive(clerk, shop, { serial, number, more });
  await stage.mail(email, new RegExp(`${number}: .* has arrived`));

  // The bench, signed in on the page, inspected by keys.
  const technician = await stage.visitor();
  await technician.page.goto(`/${shop.slug}/console/bench`);
  await technician.page.getByLabel("E-mail").fill(shop.staff("technician").email);
  await technician.page.getByLabel("Password", { exact: true }).fill(shop.staff("technician").password);
  await technician.page.keyboard.press("Enter");
  await inspectByKeys(technician, serial);
  await technician.page
    .getByText(/^Covered/)
    .first()
    .waitFor();
  await stage.mail(email, new RegExp(`${number}: .* is inspected`));
  // A board that the machine was not shipped with is said at once.
  await technician.page.getByLabel("Serial of a board").fill("HB-0001");
  await technician.page.keyboard.press("Enter");
  await technician.page.getByText("Found", { exact: true }).waitFor();
  await technician.page.getByLabel("Serial of a board").fill("HB-9999");
  await technician.page.keyboard.press("Enter");
  await technician.page.getByText("A board is not the one that was shipped").first().waitFor();
  expect(await axeViolations(technician.page)).toEqual([]);
  await repair(technician);
  await stage.mail(email, new RegExp(`${number}: .* (ready|repaired)`));

  const shipping = await stage.visitor({}, shop.staff("shipping"));
  // What came along goes back with it, or nothing goes.
  await shipping.page.goto(`/${shop.slug}/console/shipping`);
  await shipping.page
    .getByText(/1 × Power cord/)
    .first()
    .waitFor();
  expect(await shipping.page.getByRole("button", { name: "Send 1 unit back" }).count()).toBe(0);
  await shipping.page.getByRole("checkbox", { name: "Power cord goes back" }).check();
  await sendBack(shipping, shop, number);
  await stage.mail(email, new RegExp(`${number}: .*(on its way|sent)`));

  await confirmAndClose(berta, shop, number);
  await stage.mail(email, new RegExp(`${number} is closed`));
  await berta.page.getByText("Repair in warranty: nothing to pay.").waitFor();

  // What happened, as staff read it.
  await support.page.goto(`/${shop.slug}/console/claims/${number}`);
  await support.page.getByText(/^History unbroken: \d+ entries$/).waitFor();
  stage.expectNoFaults();
});

function linkIn({ text = "" }: { text?: string | undefined }): string {
  const [link] = text.match(/https?:\/\/\S+/) ?? [];
  if (!link) throw new Error(`no link in:\n${text}`);
  return link;
}
