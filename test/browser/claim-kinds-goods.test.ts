import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import {
  confirmAndClose,
  daysAgo,
  decideFrom,
  diagnose,
  expectSound,
  fillIn,
  giveMoneyBack,
  handInFiles,
  sendBack,
  settle,
  submit,
} from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage, "north", ["minisforum", "zeus"]);
});
afterAll(() => stage?.close());

test("damaged on the way: without a photo it is not taken, with one the whole price comes back and nothing comes in (MF-BOX-D)", async () => {
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  await fillIn(ana, shop, {
    serial: await shop.unit("UM790", 15),
    kind: "It was damaged on the way",
    words: "The case is bent, the box is whole.",
    look: expectSound,
    wishes: (page) => page.getByRole("radio", { name: "Money back" }).check(),
  });
  await refusedWithout(ana.page, "Photo", /MF-BOX-D/);
  ana.faults.splice(0);
  const number = await submit(ana);
  await ana.page.getByRole("heading", { name: "Covered", exact: true }).waitFor();
  await ana.page
    .getByRole("button", { name: /MF-BOX-D/ })
    .first()
    .waitFor();
  await ana.page.getByText("Sending it to you: North Machines pays the freight.").waitFor();
  await ana.page.getByText("What you get under the terms costs you nothing.").waitFor();
  expect(await ana.page.getByText("Return authorised").count()).toBe(0);
  const arrived = await stage.mail(shop.customer.email, new RegExp(`${number} has arrived`));
  expect(arrived.text).toContain("You need not send anything in");
  await expectSound(ana.page);

  await giveMoneyBack(stage, shop, { number, clause: "MF-BOX-D" });
  await ana.page.goto(`/${shop.slug}/my/claims/${number}`);
  await ana.page.getByText("SEPA 4711").waitFor();
  await ana.page.getByText("Refunded", { exact: true }).first().waitFor();
  await expectSound(ana.page);
  stage.expectNoFaults();
});

test("a wrong item: without a photo or video it is not taken, with one the right item is sent (ZM-WRONG)", async () => {
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  await fillIn(ana, shop, {
    serial: await shop.unit("APW12", 15),
    kind: "A wrong item came",
    words: "I ordered an APW12, an APW9 came.",
    day: daysAgo(4).day,
    look: expectSound,
  });
  await refusedWithout(ana.page, "Photo / Video", /ZM-EVIDENCE/);
  ana.faults.splice(0);
  const number = await submit(ana);
  await ana.page.getByRole("heading", { name: "Covered", exact: true }).waitFor();
  await ana.page
    .getByRole("button", { name: /ZM-WRONG/ })
    .first()
    .waitFor();
  await expectSound(ana.page);

  const support = await stage.visitor({}, shop.staff("support"));
  await diagnose(support, shop, number);
  await decideFrom(support.page);
  await settle(support, shop, number, /^Send what was missing or is right/, async (page) => {
    await page.getByLabel("What is sent").fill("APW12 1417");
    await page.getByLabel("Words for the customer").fill("Please keep the wrong one until we write.");
  });
  const decided = await stage.mail(shop.customer.email, new RegExp(`${number}: we send you what you should have had`));
  expect(decided.text).toContain("ZM-WRONG");
  await sendBack(await stage.visitor({}, shop.staff("shipping")), shop, number, true);
  await stage.mail(shop.customer.email, new RegExp(`${number}: on its way to you`));
  await ana.page.goto(`/${shop.slug}/my/claims/${number}`);
  await ana.page.getByText("Please keep the wrong one until we write.").first().waitFor();
  await ana.page.getByText(/^To you: UPS/).waitFor();
  await expectSound(ana.page);
  await confirmAndClose(ana, shop, number);
  stage.expectNoFaults();
});

/** The submission is refused beside its button, naming the piece that is missing and its clause; handed in, it goes. */
async function refusedWithout(page: Page, piece: string, clause: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Submit the claim" }).click();
  const told = page.getByRole("alert").filter({ hasText: clause });
  await told.waitFor();
  await told.getByText(piece).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Change: Photos and video" }).click();
  await page.getByRole("heading", { level: 2, name: "Photos and video" }).waitFor();
  await handInFiles(page, [piece]);
  for (const step of ["How you want it", "Duties and terms", "Review"]) {
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await page.getByRole("heading", { level: 2, name: step }).waitFor();
  }
}
