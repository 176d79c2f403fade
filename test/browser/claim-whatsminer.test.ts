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
  const number = await fileClaim(berta, shop, serial);
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
  await berta.page.goto(`/${shop.slug}/my/claims/${number}/slip`);
  await berta.page.getByRole("heading", { name: "Return slip" }).waitFor();
  await sendIn(berta, shop, number);

  // The dock, with a scanner.
  const clerk = await stage.visitor({}, shop.staff("receiving"));
  await receive(clerk, shop, { serial, number });
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
  await repair(technician);
  await stage.mail(email, new RegExp(`${number}: .* (ready|repaired)`));

  const shipping = await stage.visitor({}, shop.staff("shipping"));
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
