import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import {
  authorize,
  confirmAndClose,
  daysAgo,
  expectSound,
  fileKind,
  handInFiles,
  receive,
  sendBack,
  sendIn,
  settle,
} from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage, "north", ["minisforum"]);
});
afterAll(() => stage?.close());

const deadOnArrival = {
  kind: "It was dead on arrival",
  words: "It does not switch on.",
  evidence: (page: Page) => handInFiles(page, ["Photo"]),
};

test("dead on arrival, on the seventh day: it comes in at the seller's cost, another one goes out (MF-DOA)", async () => {
  const serial = await shop.unit("UM790", 17);
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  const number = await fileKind(ana, shop, {
    ...deadOnArrival,
    serial,
    look: expectSound,
    wishes: (page) => page.getByRole("radio", { name: "Another one of the same model" }).check(),
    evidence: async (page) => {
      // The order is on the seller's own record, so it is not asked for.
      await page.getByText("Order number", { exact: true }).waitFor();
      expect(await page.getByRole("textbox").count()).toBe(0);
      await deadOnArrival.evidence(page);
    },
  });
  await ana.page.getByText(`In time: the last day is ${daysAgo(0).words}`).waitFor();
  await ana.page
    .getByRole("button", { name: /MF-DOA/ })
    .first()
    .waitFor();
  await ana.page.getByText("Sending it in: North Machines pays the freight.").waitFor();
  await ana.page.getByText("Sending it to you: North Machines pays the freight.").waitFor();
  await expectSound(ana.page);

  const support = await stage.visitor({}, shop.staff("support"));
  await authorize(support, shop, number);
  // Nothing is given before it has come back.
  await support.page.goto(`/${shop.slug}/console/claims/${number}?tab=remedy`);
  await expect.poll(() => support.page.getByRole("radio", { name: /^Money back/ }).isDisabled()).toBe(true);
  await sendIn(ana, shop, number);
  await receive(await stage.visitor({}, shop.staff("receiving")), shop, { serial, number });
  await settle(support, shop, number, /^Another one of the same model/);
  await stage.mail(shop.customer.email, new RegExp(`${number}: what we do about it`));
  await support.page.getByLabel("Serial number of the replacement").fill("UM790P900001");
  await support.page.getByRole("button", { name: "Save the serial numbers" }).click();
  await support.page.getByText(`${serial} → UM790P900001`).first().waitFor();
  await sendBack(await stage.visitor({}, shop.staff("shipping")), shop, number, true);
  const sent = await stage.mail(shop.customer.email, new RegExp(`${number}: on its way to you`));
  expect(sent.text).toContain(`what you get for UM790 (${serial})`);

  await ana.page.goto(`/${shop.slug}/my/claims/${number}`);
  await ana.page.getByText("In its place: UM790P900001").waitFor();
  await expect.poll(() => ana.page.getByText(/freight paid by North Machines/).count()).toBe(2);
  await expectSound(ana.page);
  await confirmAndClose(ana, shop, number);
  await stage.mail(shop.customer.email, new RegExp(`${number} is closed`));
  stage.expectNoFaults();
});

test("dead on arrival, told on the eighth day: no, with the clause and the last day", async () => {
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  await fileKind(ana, shop, { ...deadOnArrival, serial: await shop.unit("UM790", 18) });
  await ana.page.getByRole("heading", { name: /^Not covered since/ }).waitFor();
  await ana.page.getByText(`Too late: the last day was ${daysAgo(1).words}`).waitFor();
  await ana.page
    .getByRole("button", { name: /MF-DOA/ })
    .first()
    .waitFor();
  await expectSound(ana.page);
  stage.expectNoFaults();
});
