import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import { diagnose, fileKind, handIn, handInFiles } from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

const phone = { width: 390 };

test("on a phone: something is missing; each piece of evidence is handed in, and it is sent again", async () => {
  const serial = await shop.unit("UM790", 15);
  const ana = await stage.visitor(phone, shop.customer);
  const number = await fileKind(ana, shop, {
    serial,
    kind: "Something is missing",
    words: "The power cable is not in the box.",
    evidence: async (page) => {
      await page.getByText("MF-MISSING").first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await handIn(page, { "Product code (SKU)": "UM790-32" });
      await handInFiles(page, [
        "Photo of the packaging",
        "Photo of the shipping label",
        "Weight of the parcel",
        "Photo",
      ]);
      await expect.poll(() => page.getByText("still needed").count()).toBe(0);
    },
  });
  const support = await stage.visitor({}, shop.staff("support"));
  await diagnose(support, shop, number);
  await support.page.goto(`/${shop.slug}/console/claims/${number}?tab=remedy`);
  await support.page.getByRole("radio", { name: /Send what was missing/ }).check();
  await support.page.getByLabel("What is sent").fill("Power cable");
  await support.page.getByLabel("Words for the customer").fill("It goes out today.");
  expect(await axeViolations(support.page)).toEqual([]);
  await support.page.getByRole("button", { name: "Decide", exact: true }).click();
  await support.page.getByRole("heading", { name: "Decided" }).waitFor();
  await stage.mail(shop.customer.email, new RegExp(`${number}: we send you what you should have had`));
  await ana.page.goto(`/${shop.slug}/my/claims/${number}`);
  await ana.page.getByText("It goes out today.").first().waitFor();
  stage.expectNoFaults();
});

test("on a phone, two units of a table: a change of mind asks for no evidence and no faults", async () => {
  const table = `serial,model\n${await shop.unit("UM790", 15)},UM790\n${await shop.unit("UM790", 15)},UM790\n`;
  const ana = await stage.visitor(phone, shop.customer);
  await ana.page.goto(`/${shop.slug}/my/claims/new`);
  await ana.page
    .getByLabel("Read a file (CSV or XLSX)")
    .setInputFiles({ name: "machines.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await fileKind(ana, shop, {
    begin: /^Begin the claim with 2 units/,
    kind: "I want to give it back",
    words: "It is larger than I thought.",
    evidence: async (page) => {
      expect(await page.getByText("The policy asks for").count()).toBe(0);
    },
  });
  await ana.page
    .getByText(/^Change of mind/)
    .first()
    .waitFor();
  expect(await axeViolations(ana.page)).toEqual([]);
  stage.expectNoFaults();
});

test("three hundred units by paste: the bad row is left out, and the desk gives its units three endings", async () => {
  const serials: string[] = [];
  for (let unit = 0; unit < 3; unit++) serials.push(await shop.unit("UM790", 15));
  const pasted = [...serials, ...Array.from({ length: 297 }, (_, at) => `FARM${1000 + at}`)];
  const other = await shop.unit("M50S", 15);
  const ana = await stage.visitor({}, shop.customer);
  const { page } = ana;
  await page.goto(`/${shop.slug}/my/claims/new`);
  await page.getByRole("button", { name: /many/i }).click();
  await page
    .getByRole("textbox", { name: /serial/i })
    .first()
    .fill([...pasted, other].join("\n"));
  await page.getByText("300 units can go in, 1 cannot").waitFor();
  await page.getByText(/under other terms/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Leave it out" }).click();
  await page.getByText("300 units can go in", { exact: true }).waitFor();
  const number = await fileKind(ana, shop, {
    begin: /^Begin the claim with 300 units/,
    kind: "The box arrived damaged",
    words: "The pallet fell off the truck.",
    evidence: (at) => handInFiles(at, ["Courier's stamped report", "Photo"]),
  });
  const support = await stage.visitor({}, shop.staff("support"));
  await diagnose(support, shop, number);
  await support.page.goto(`/${shop.slug}/console/claims/${number}?tab=remedy`);
  await support.page.getByRole("button", { name: "Decide", exact: true }).waitFor();
  // Among three hundred a unit is found by its serial number, as a scanner types it, and by where it stands.
  const units = support.page.getByRole("navigation", { name: "Units in this claim" });
  await units.getByRole("searchbox").fill(serials[2]?.toLowerCase() ?? "");
  await support.page.keyboard.press("Enter");
  await units.locator("[aria-current=true]", { hasText: serials[2] ?? "" }).waitFor();
  await units.getByRole("searchbox").fill("");
  const models = await units.locator("option", { hasText: "UM790" }).getAttribute("value");
  await units.getByRole("combobox").selectOption(models);
  await expect.poll(() => units.getByRole("listitem").count()).toBe(3);
  expect(await axeViolations(support.page)).toEqual([]);

  // Three endings: one unit is paid back, one is exchanged, the rest gets a no with its clause.
  const settle = async (find: string, offer: RegExp, more?: (page: Page) => Promise<void>) => {
    const { page: desk } = support;
    await desk.getByRole("textbox", { name: /^Find serial numbers/ }).fill(find);
    const one = desk.getByRole("checkbox", { name: new RegExp(find) });
    await (find ? one.check() : desk.getByRole("button", { name: /^All that are open/ }).click());
    await desk.getByRole("radio", { name: offer }).check();
    await more?.(desk);
    await desk.getByRole("button", { name: "Decide", exact: true }).click();
    const done = desk.getByText("No unit chosen").or(desk.getByText("Nothing is left to decide here."));
    await done.first().waitFor({ timeout: 40_000 });
  };
  await settle(serials[0] ?? "", /^Money back/);
  await settle(serials[1] ?? "", /^Another one of the same model/);
  await settle("", /^Decline/, async (desk) => {
    await desk.getByLabel("Words for the customer").fill("These boxes are whole in the photos.");
    await desk.getByLabel("Rests on").first().click();
    await desk.locator("[role=option]:visible").first().click();
    await desk.keyboard.press("Escape");
  });
  await support.page.getByText("Nothing is left to decide here.").waitFor();
  stage.expectNoFaults();
});

test("of thirty units with thirty verdicts, and of many with the same, each is told before anything is filed", async () => {
  const apart: string[] = [];
  for (let days = 20; days < 44; days++) apart.push(await shop.unit("M50S", days));
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  const { page } = ana;
  await page.goto(`/${shop.slug}/my/claims/new`);
  await page.getByRole("button", { name: /many/i }).click();
  const pasted = [...apart, ...Array.from({ length: 6 }, (_, at) => `OLDFARM${at}`)];
  await page
    .getByRole("textbox", { name: /serial/i })
    .first()
    .fill(pasted.join("\n"));
  await page.getByText("30 units can go in", { exact: true }).waitFor();
  const told = page.getByRole("listitem").filter({ hasText: "×" });
  expect(await told.count()).toBe(20);
  await page.getByRole("button", { name: /^Show \d+ more units$/ }).click();
  for (const serial of apart) await told.getByText(serial, { exact: true }).waitFor();
  await page.getByRole("button", { name: "All 6 serial numbers" }).click();
  await page.getByText(/OLDFARM0 · .*OLDFARM5$/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  stage.expectNoFaults();
});
