import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import { diagnose, expectSound, fileKind, giveMoneyBack, settle } from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage, "north", ["minisforum"]);
});
afterAll(() => stage?.close());

const notSent = {
  kind: "It has not been sent yet",
  words: "Ordered four weeks ago, no tracking number.",
  nothingSent: true,
};

test("not sent yet: nothing about a delivery or an address is asked, the price comes back within three working days (MF-UNDELIVERED)", async () => {
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  const number = await fileKind(ana, shop, {
    ...notSent,
    serial: await shop.unshipped("UM790"),
    look: expectSound,
    evidence: async (page) => {
      expect(await page.getByText("The policy asks for").count()).toBe(0);
    },
    wishes: (page) => page.getByText("Nothing to choose here").waitFor(),
  });
  await ana.page.getByRole("heading", { name: "Covered", exact: true }).waitFor();
  await ana.page.getByText("To be decided").waitFor();
  expect(await ana.page.getByText(/pays the freight|Delivery address|Return address|Return authorised/).count()).toBe(
    0,
  );
  await expectSound(ana.page);

  await giveMoneyBack(stage, shop, { number, clause: "MF-UNDELIVERED" });
  await ana.page.goto(`/${shop.slug}/my/claims/${number}`);
  await ana.page.getByText("SEPA 4711").waitFor();
  await expectSound(ana.page);
  stage.expectNoFaults();
});

test("not sent yet, of what was sent: the policy offers no money, and the no names its clause (MF-UNDELIVERED)", async () => {
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  const number = await fileKind(ana, shop, { ...notSent, serial: await shop.unit("UM790", 5) });
  await ana.page.getByRole("heading", { name: /^Not covered: .* \(Shipped on: \d/ }).waitFor();
  await ana.page.getByText("What this rests on").click();
  await ana.page
    .getByRole("button", { name: /MF-UNDELIVERED/ })
    .first()
    .waitFor();
  const support = await stage.visitor({}, shop.staff("support"));
  await diagnose(support, shop, number);
  await support.page.goto(`/${shop.slug}/console/claims/${number}?tab=remedy`);
  await support.page.getByRole("radio", { name: /^Decline/ }).waitFor();
  expect(await support.page.getByRole("radio", { name: /^Money back.*by the policy/ }).count()).toBe(0);
  await settle(support, shop, number, /^Decline/, async (page) => {
    await page.getByLabel("Words for the customer").fill("It left on its way to you this week.");
    await page.getByLabel("Rests on").first().click();
    await page.getByRole("option", { name: "MF-UNDELIVERED" }).click();
    await page.keyboard.press("Escape");
  });
  const mail = await stage.mail(shop.customer.email, new RegExp(`${number}: we cannot take this over`));
  expect(mail.text).toContain("MF-UNDELIVERED");
  await ana.page.goto(`/${shop.slug}/my/claims/${number}`);
  await ana.page.getByText("It left on its way to you this week.").first().waitFor();
  await expectSound(ana.page);
  stage.expectNoFaults();
});
