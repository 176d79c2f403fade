import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import { authorize, confirmAndClose, fileClaim, inspect, photo, receive, repair, sendBack, sendIn } from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

test("a Minisforum out of warranty: quoted, accepted, paid by proof, repaired and back", async () => {
  const serial = await shop.unit("UM790", 1200);
  const { email } = shop.customer;
  const ana = await stage.visitor({}, shop.customer);
  const number = await fileClaim(ana, shop, serial);
  await stage.mail(email, new RegExp(`${number} has arrived`));
  const support = await stage.visitor({}, shop.staff("support"));
  await authorize(support, shop, number);
  await sendIn(ana, shop, number);
  await receive(await stage.visitor({}, shop.staff("receiving")), shop, { serial, number });
  const technician = await stage.visitor({}, shop.staff("technician"));
  await inspect(technician, shop, serial);
  await technician.page
    .getByText(/^Not covered/)
    .first()
    .waitFor();
  await technician.page.getByText(/quote/i).first().waitFor();

  // The quote.
  await support.page.goto(`/${shop.slug}/console/claims/${number}?tab=quote`);
  // Nothing is sent that names no work and no price.
  await support.page.getByRole("button", { name: "Save and send" }).click();
  await support.page.locator("[aria-invalid=true]").first().waitFor();
  expect(await support.page.getByRole("heading", { name: /^Q-\d{4}-\d+/ }).count()).toBe(0);
  await support.page.getByRole("textbox", { name: "Description" }).fill("Mainboard");
  await support.page.getByRole("textbox", { name: "Unit price" }).fill("149.50");
  // Looking at something else, or closing the page by mistake, loses nothing that was typed.
  await support.page.getByRole("tab", { name: /^Evidence/ }).click();
  await support.page.reload();
  await support.page.getByRole("tab", { name: /^Quote/ }).click();
  expect(await support.page.getByRole("textbox", { name: "Description" }).inputValue()).toBe("Mainboard");
  await support.page.getByRole("button", { name: "Save and send" }).click();
  const quote = await support.page.getByRole("heading", { name: /^Q-\d{4}-\d+/ }).innerText();
  const quoteNumber = quote.split(" ")[0] ?? "";
  const quoted = await stage.mail(email, new RegExp(`${number}: quote ${quoteNumber}`));
  expect(quoted.text).toContain("149.50");

  // Among all quotes it is found by what it waits for, and leads back to its claim.
  await support.page.goto(`/${shop.slug}/console/quotes`);
  await support.page.getByText("Sent", { exact: true }).first().click();
  const listed = support.page.getByRole("row").filter({ hasText: quoteNumber });
  await listed.getByText("Ana Ruiz").waitFor();
  await support.page.getByText("Declined", { exact: true }).first().click();
  await listed.waitFor({ state: "detached" });
  await support.page.goBack();
  await listed.getByRole("link", { name: quoteNumber }).click();
  await support.page.getByRole("heading", { name: new RegExp(`^${quoteNumber}`) }).waitFor();

  // Accepted, and paid.
  await ana.page.goto(`/${shop.slug}/my/claims/${number}`);
  await ana.page.getByRole("button", { name: "Accept the quote" }).click();
  const dialog = ana.page.getByRole("dialog");
  await dialog.getByText(/149\.50/).waitFor();
  expect(await axeViolations(ana.page)).toEqual([]);
  await dialog.getByRole("button", { name: "Accept the quote" }).click();
  await ana.page.getByText("Waiting for your payment").first().waitFor();
  expect(await technician.page.getByRole("button", { name: "Start repair" }).count()).toBe(0);
  await ana.page
    .locator("input[type=file]")
    .first()
    .setInputFiles(await photo("transfer.jpg"));
  await ana.page.getByText("Proof received, being checked").waitFor();

  const finance = await stage.visitor({}, shop.staff("finance"));
  await finance.page.goto(`/${shop.slug}/console/money`);
  await finance.page.getByRole("heading", { name: quoteNumber }).waitFor();
  await finance.page.getByRole("img", { name: /transfer\.jpg/ }).waitFor();
  await finance.page.getByLabel("What arrived").fill("1");
  await finance.page.getByRole("button", { name: "Confirm payment" }).click();
  await finance.page.getByText(/^EUR 1\.00 arrived, but EUR .* is due\.$/).waitFor();
  // The browser itself notes the refusal.
  expect(finance.faults.splice(0).filter((fault) => !/status of 409/.test(fault))).toEqual([]);
  await finance.page.getByLabel("What arrived").fill("");
  await finance.page.getByRole("button", { name: "Confirm payment" }).click();
  await finance.page.getByText("No payment waits for review").waitFor();
  await stage.mail(email, new RegExp(`${number}: payment received`));

  await technician.page.goto(`/${shop.slug}/console/bench`);
  await technician.page.getByText(serial).first().waitFor();
  await repair(technician);
  await stage.mail(email, new RegExp(`${number}: .* is repaired`));
  await sendBack(await stage.visitor({}, shop.staff("shipping")), shop, number);
  await stage.mail(email, new RegExp(`${number}: on its way back`));
  await confirmAndClose(ana, shop, number);
  await stage.mail(email, new RegExp(`${number} is closed`));
  await ana.page.getByText("Payment confirmed").waitFor();
  stage.expectNoFaults();
});
