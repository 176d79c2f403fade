import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "../../src/database/transaction.ts";
import { openShop as openTill, type Shop as Till } from "../drills/till.ts";
import { axeViolations, settled, sidewaysScroll, type Visitor } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let shop: Shop;
let till: Till;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
  till = await openTill(stage.server.database.db);
});
afterAll(() => stage?.close());

async function sound(visitor: Visitor): Promise<void> {
  await settled(visitor);
  expect(await axeViolations(visitor.page)).toEqual([]);
  expect(await sidewaysScroll(visitor.page)).toBeNull();
}

/** Takes the faults that the browser notes of refusals with such a status, and no others. */
function expectRefusals({ faults }: Visitor, status: number): void {
  const noted = faults.splice(0);
  expect(noted.length).toBeGreaterThan(0);
  expect(noted.filter((fault) => !fault.includes(`status of ${status}`))).toEqual([]);
}

test("Today shows a broken promise until a colleague keeps it; a customer who follows its link is told whose page it is, and somebody of the staff signs in there", async () => {
  const number = await till.claimAt("testing");
  await inTransaction(stage.server.database.db, { sellerId: shop.id }, async (tx) => {
    const { id } = await tx.selectFrom("claim").select("id").where("number", "=", number).executeTakeFirstOrThrow();
    const late = { dueOn: "2026-01-05", actsAt: new Date("2026-01-06T00:00:00Z") };
    await tx.updateTable("deadline").set(late).where("claimId", "=", id).where("status", "=", "running").execute();
  });
  const visitor = await stage.visitor({ width: 390 }, shop.neighbour);
  const { page } = visitor;
  await page.goto(`/${shop.slug}/console/today`);
  await page.getByText("North Machines: for staff only").waitFor();
  await page.getByText(`You are signed in as ${shop.neighbour.email}`).waitFor();
  await sound(visitor);
  await page.getByRole("link", { name: "Go to my claims instead" }).click();
  await page.getByRole("heading", { level: 1, name: "My claims" }).waitFor();
  await page.goBack();
  const support = shop.staff("support");
  await page.getByLabel("E-mail").fill(support.email);
  await page.getByRole("textbox", { name: "Password" }).fill(support.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();

  // Overdue, with what is to be done; once that is done elsewhere it is gone, without reloading.
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
  const overdue = page.locator("section", { has: page.getByRole("heading", { name: "Overdue" }) });
  await overdue.getByRole("link", { name: new RegExp(number) }).waitFor();
  await sound(visitor);
  const { page: bench } = await stage.visitor({}, shop.staff("technician"));
  await bench.goto(`/${shop.slug}/console/bench`);
  await bench.getByText(number).first().waitFor();
  await bench.getByRole("textbox", { name: "Test" }).fill("Burn-in 12 h");
  await bench.getByRole("textbox", { name: "Result" }).fill("Runs");
  await bench.getByRole("button", { name: "Passed, unit is ready" }).click();
  await overdue.getByRole("link", { name: new RegExp(number) }).waitFor({ state: "detached" });
  stage.expectNoFaults();
});

test("two units of a claim go back in two parcels; a courier's number that is taken is refused beside its field, with its claim", async () => {
  const number = await till.claimAt("ready", 2);
  const clerk = await stage.visitor({}, shop.staff("shipping"));
  const { page } = clerk;
  await page.goto(`/${shop.slug}/console/shipping`);
  const pick = page.locator("section").filter({ has: page.getByRole("link", { name: number }) });
  await pick.getByText("Units in this parcel").waitFor();
  await sound(clerk);
  await pick.getByRole("checkbox").nth(1).uncheck();
  await pick.getByRole("textbox", { name: "Carrier" }).fill("UPS");
  const tracking = pick.getByRole("textbox", { name: "Tracking number" });
  await tracking.fill("1Z-OUT-1");
  await pick.getByRole("button", { name: "Send 1 unit back" }).click();
  await page.getByText(`${number}: 1 unit sent back`).waitFor();
  await pick.getByText("1 of 2 units ready").waitFor();

  // The number of the first parcel again, as another hand types it: nothing moves, what was typed stays.
  await pick.getByRole("textbox", { name: "Carrier" }).fill("ups");
  await tracking.fill("1z-out-1");
  await pick.getByRole("button", { name: "Send 1 unit back" }).click();
  await pick.getByText(`ups 1z-out-1 was entered before, for ${number}.`).first().waitFor();
  expect(await tracking.inputValue()).toBe("1z-out-1");
  expectRefusals(clerk, 422);
  await sound(clerk);
  await tracking.fill("1Z-OUT-2");
  await pick.getByRole("button", { name: "Send 1 unit back" }).click();
  await pick.waitFor({ state: "detached" });

  // Both are on their way; one of them is confirmed.
  await page.getByText("On the way", { exact: true }).click();
  await pick.getByText("1Z-OUT-1").waitFor();
  await pick.getByText("1Z-OUT-2").waitFor();
  await sound(clerk);
  const mail = await stage.mail("ada@drill.example", new RegExp(`${number}: on its way back`));
  expect(mail.text).toMatch(/1Z-OUT-/);
  stage.expectNoFaults();
});

test("a customer takes what they want of a quote; the colleague who writes another meanwhile is refused, with the words kept", async () => {
  const number = await till.claimAt("inspected");
  const agent = await stage.visitor({}, shop.staff("support"));
  await agent.page.goto(`/${shop.slug}/console/quotes`);
  await agent.page.getByText("No quotes here").or(agent.page.getByRole("table")).first().waitFor();
  await sound(agent);
  await agent.page.goto(`/${shop.slug}/console/claims/${number}?tab=quote`);
  await fillItem(agent.page, 0, "Mainboard", "149.50");
  expect((await agent.page.getByRole("textbox", { name: "Description" }).boundingBox())?.width).toBeGreaterThan(180);
  await agent.page.getByRole("button", { name: "Add item" }).click();
  await fillItem(agent.page, 1, "Quieter fan", "20");
  await agent.page.getByRole("checkbox", { name: "The customer may leave it out" }).nth(1).check();
  await agent.page.getByRole("button", { name: "Save and send" }).click();
  await agent.page.getByRole("heading", { name: /^Q-\d{4}-\d+/ }).waitFor();
  await agent.page.getByRole("tabpanel").getByText("Sent", { exact: true }).waitFor();

  // A second thought, while the customer chooses and accepts.
  await agent.page.getByRole("button", { name: "Write a new revision" }).click();
  await fillItem(agent.page, 0, "Mainboard, refurbished", "99");
  const cora = await stage.visitor({ width: 390 }, await shop.enrol(till.customerId));
  await cora.page.goto(`/${shop.slug}/my/claims/${number}`);
  await cora.page.getByRole("checkbox", { name: /^Quieter fan/ }).check();
  await cora.page.getByText("Comes to €169.50").waitFor();
  await sound(cora);
  await cora.page.getByRole("button", { name: "Accept the quote" }).click();
  const dialog = cora.page.getByRole("dialog");
  await dialog.getByRole("heading", { name: "Accept €169.50" }).waitFor();
  await dialog.getByRole("button", { name: "Accept the quote" }).click();
  await cora.page.getByText("Waiting for your payment").first().waitFor();

  await agent.page.getByRole("button", { name: "Save and send" }).click();
  await agent.page.getByText(/^This is not possible now: /).waitFor();
  expect(await agent.page.getByRole("textbox", { name: "Description" }).first().inputValue()).toBe(
    "Mainboard, refurbished",
  );
  expectRefusals(agent, 409);
  await sound(agent);
  await agent.page.goto(`/${shop.slug}/console/quotes?status=accepted`);
  await agent.page.getByRole("row").filter({ hasText: number }).getByText("€169.50").waitFor();
  await agent.page.getByText("Declined", { exact: true }).first().click();
  await agent.page.getByText("No quotes here").waitFor();
  stage.expectNoFaults();
});

test("a unit goes on to the supplier and comes back with what was recovered; it cannot be back before it left", async () => {
  const number = await till.claimAt("repairing");
  const technician = await stage.visitor({}, shop.staff("technician"));
  const { page } = technician;
  await page.goto(`/${shop.slug}/console/claims/${number}?tab=parcels`);
  await page.getByRole("button", { name: "Send unit 1 on to the supplier" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Supplier", exact: true }).fill("MicroBT");
  await dialog.getByRole("textbox", { name: "Courier" }).fill("DHL");
  await dialog.getByRole("textbox", { name: "Tracking number" }).fill("SUP-1");
  await sound(technician);
  await dialog.getByRole("button", { name: "Send to the supplier" }).click();
  await page.getByText("MicroBT").first().waitFor();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "It is back" }).click();
  await dialog.getByLabel("Back on").fill("2026-01-05");
  await dialog.getByRole("button", { name: "It is back" }).click();
  await dialog
    .getByText(/^Not before /)
    .first()
    .waitFor();
  expectRefusals(technician, 422);
  await dialog.getByLabel("Back on").fill(new Date().toISOString().slice(0, 10));
  await dialog.getByLabel(/^Recovered from the supplier/).fill("80");
  await sound(technician);
  await dialog.getByRole("button", { name: "It is back" }).click();
  await page.getByText(/^Repaired by the supplier · .* · €80\.00$/).waitFor();
  await page.getByText("Still owed", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "The money is there" }).count()).toBe(0);

  // Finance sees what is owed, and that it came; not before the unit left.
  const clerk = await stage.visitor({}, shop.staff("finance"));
  await clerk.page.goto(`/${shop.slug}/console/money`);
  await clerk.page.getByText("Suppliers", { exact: true }).click();
  const owed = clerk.page.getByRole("row").filter({ hasText: number });
  await owed.getByText("€80.00").waitFor();
  await sound(clerk);
  await owed.getByRole("button", { name: "The money is there" }).click();
  const received = clerk.page.getByRole("dialog");
  await received.getByLabel("Reference").fill("WIRE 7");
  await received.getByLabel("Received").fill("2026-01-05");
  await sound(clerk);
  await received.getByRole("button", { name: "The money is there" }).click();
  await received
    .getByText(/^Not before /)
    .first()
    .waitFor();
  expectRefusals(clerk, 422);
  await received.getByLabel("Received").fill(new Date().toISOString().slice(0, 10));
  await received.getByRole("button", { name: "The money is there" }).click();
  await clerk.page.getByText("Nothing is owed by suppliers").waitFor();
  await clerk.page.getByText("Paid", { exact: true }).click();
  await owed.getByText(/WIRE 7$/).waitFor();
  await page.getByText(/^on the account since .* · WIRE 7$/).waitFor();
  stage.expectNoFaults();
});

async function fillItem(page: Page, at: number, text: string, price: string): Promise<void> {
  await page.getByRole("textbox", { name: "Description" }).nth(at).fill(text);
  await page.getByRole("textbox", { name: "Unit price" }).nth(at).fill(price);
}
