import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import {
  authorize,
  confirmAndClose,
  daysAgo,
  expectSound,
  fileKind,
  inspectByKeys,
  receive,
  repair,
  sendBack,
  sendIn,
} from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage, "north", ["all-mining", "bitmain"]);
});
afterAll(() => stage?.close());

const looseHeatSink = { kind: "A heat sink was loose on arrival", words: "It rattles; a heat sink lies in the case." };

test("a loose heat sink, on the third day: repaired for nothing; in at the customer's cost, back at the seller's (BM-HEATSINK)", async () => {
  const serial = await shop.unit("S21", 13);
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  const number = await fileKind(ana, shop, {
    ...looseHeatSink,
    serial,
    look: expectSound,
    evidence: async (page) => {
      expect(await page.getByText("The policy asks for").count()).toBe(0);
    },
  });
  await ana.page.getByText(`In time: the last day is ${daysAgo(0).words}`).waitFor();
  await ana.page
    .getByRole("button", { name: /BM-HEATSINK/ })
    .first()
    .waitFor();
  await ana.page.getByText("Sending it in: you pay the freight.").waitFor();
  await ana.page.getByText("Sending it to you: North Machines pays the freight.").waitFor();
  await expectSound(ana.page);

  await authorize(await stage.visitor({}, shop.staff("support")), shop, number);
  await sendIn(ana, shop, number);
  await receive(await stage.visitor({}, shop.staff("receiving")), shop, { serial, number });
  const technician = await stage.visitor({}, shop.staff("technician"));
  await technician.page.goto(`/${shop.slug}/console/bench`);
  await inspectByKeys(technician, serial, false);
  await repair(technician);
  await stage.mail(shop.customer.email, new RegExp(`${number}: .* is repaired`));
  await sendBack(await stage.visitor({}, shop.staff("shipping")), shop, number);
  await stage.mail(shop.customer.email, new RegExp(`${number}: on its way back to you`));
  await ana.page.goto(`/${shop.slug}/my/claims/${number}`);
  await ana.page.getByText("Repair in warranty: nothing to pay.").waitFor();
  await ana.page.getByText(/freight paid by you/).waitFor();
  await ana.page.getByText(/freight paid by North Machines/).waitFor();
  await expectSound(ana.page);
  await confirmAndClose(ana, shop, number);
  stage.expectNoFaults();
});

test("a loose heat sink, told on the fourth day: no, with the clause and the last day", async () => {
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  await fileKind(ana, shop, { ...looseHeatSink, serial: await shop.unit("S21", 14) });
  await ana.page.getByRole("heading", { name: /^Not covered since/ }).waitFor();
  await ana.page.getByText(`Too late: the last day was ${daysAgo(1).words}`).waitFor();
  await ana.page
    .getByRole("button", { name: /BM-HEATSINK/ })
    .first()
    .waitFor();
  stage.expectNoFaults();
});
