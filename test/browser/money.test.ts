import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop as openTill } from "../drills/till.ts";
import { axeViolations, settled, sidewaysScroll, type Visitor } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

async function sound(visitor: Visitor): Promise<void> {
  await settled(visitor);
  expect(await axeViolations(visitor.page)).toEqual([]);
  expect(await sidewaysScroll(visitor.page)).toBeNull();
}

test("an account is set up; a refund is asked for by one, refused to the same, approved by another, sent, and in the books", async () => {
  const till = await openTill(stage.server.database.db);
  const [owed] = await till.openTills(1, { byCard: false });
  const boss = await stage.visitor({}, shop.staff("administrator"));
  const clerk = await stage.visitor({}, shop.staff("finance"));

  // Where customers pay to.
  await boss.page.goto(`/${shop.slug}/console/settings`);
  await boss.page.getByRole("button", { name: "Add an account" }).click();
  const account = boss.page.getByRole("group", { name: "Account 1" });
  await account.getByLabel("IBAN or account number").fill("DE89 3704 0044 0532 0130 00");
  await boss.page.locator("form").filter({ has: account }).getByRole("button", { name: "Save" }).click();
  await boss.page.getByText("Saved").waitFor();
  await boss.page.getByText("Cards are not taken.").waitFor();
  await sound(boss);

  // One asks.
  await clerk.page.goto(`/${shop.slug}/console/claims/${owed?.claimId}?tab=money`);
  await clerk.page.getByRole("button", { name: "Ask for a refund" }).click();
  const dialog = clerk.page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Out of" }).click();
  await clerk.page.getByRole("option", { name: "Another amount" }).click();
  await dialog.getByLabel("Amount").fill("150");
  await dialog.getByRole("button", { name: "Add a deduction" }).click();
  await dialog.getByLabel("Amount").last().fill("12.50");
  await dialog.getByLabel("Clause").fill("MF-CUSTOMS");
  // What it comes to is told before it is asked for.
  await dialog.getByRole("row", { name: /Less depreciation.*€12\.50/ }).waitFor();
  await dialog.getByRole("row", { name: "Goes back €137.50" }).waitFor();
  await dialog.getByLabel("Reason").fill("Waited too long");
  // Closed by mistake: all of it is there when it is opened again.
  await clerk.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await clerk.page.getByRole("button", { name: "Ask for a refund" }).click();
  expect(await dialog.getByLabel("Reason").inputValue()).toBe("Waited too long");
  expect(await dialog.getByLabel("Clause").inputValue()).toBe("MF-CUSTOMS");
  await sound(clerk);
  await dialog.getByRole("button", { name: "Ask for a refund" }).click();
  await clerk.page.getByRole("heading", { name: "F-2" }).waitFor();
  await clerk.page.getByText("€137.50").first().waitFor();

  // The same person may not approve it, and is told why.
  await clerk.page.goto(`/${shop.slug}/console/money`);
  await clerk.page.getByText("Refunds", { exact: true }).click();
  const refused = clerk.page.getByRole("button", { name: "Approve" });
  await refused.waitFor();
  expect(await refused.getAttribute("aria-disabled")).toBe("true");
  await sound(clerk);

  // Another does, and sends it.
  await boss.page.goto(`/${shop.slug}/console/money?status=refund_requested`);
  await boss.page.getByRole("button", { name: "Approve" }).click();
  await boss.page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await boss.page.getByText("No refund here").waitFor();
  await boss.page.getByText("To send", { exact: true }).click();
  await boss.page.getByRole("button", { name: "Mark as sent" }).click();
  const send = boss.page.getByRole("dialog");
  await send.getByLabel("Reference").fill("SEPA 4711");
  await send.getByRole("button", { name: "Mark as sent" }).click();
  await boss.page.getByText("On its way", { exact: true }).first().click();
  await boss.page.getByText("SEPA 4711").waitFor();
  await sound(boss);

  // In the books.
  await boss.page.getByText("Ledger", { exact: true }).click();
  const ledger = boss.page.getByRole("region", { name: "Ledger" });
  await ledger.getByRole("row", { name: /Refund sent.*F-2/ }).waitFor();
  await boss.page.getByRole("heading", { name: "Balances" }).waitFor();
  await sound(boss);
  const [file] = await Promise.all([
    boss.page.waitForEvent("download"),
    boss.page.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("ledger.csv");
  await boss.page.getByText("Stuck", { exact: true }).click();
  await boss.page.getByText("Nothing is stuck").waitFor();
  stage.expectNoFaults();
});
