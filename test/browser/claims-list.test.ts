import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop as openTill } from "../drills/till.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

test("filters are kept as a view; two claims get a note at once, one of them closes and the other says why not; the list is taken away; a serial number opens its claim", async () => {
  const till = await openTill(stage.server.database.db);
  const [done, busy] = [await till.claimAt("resolved"), await till.claimAt("authorized")];
  const { page, faults } = await stage.visitor({}, shop.staff("administrator"));
  await page.goto(`/${shop.slug}/console/claims`);
  const row = (number: string) => page.getByRole("row").filter({ hasText: number });
  await row(busy).waitFor();

  // Filtered, kept, left and found again.
  await page.getByRole("combobox", { name: "Status" }).click();
  await page.getByRole("option", { name: /^Authorised/ }).click();
  await page.getByText("1 claim shown").waitFor();
  expect(await row(done).count()).toBe(0);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Keep these filters as a view" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("To arrive");
  await page.getByRole("dialog").getByRole("button", { name: "Keep" }).click();
  await page.getByRole("button", { name: "To arrive" }).waitFor();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await row(done).waitFor();
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "To arrive" }).click();
  await page.getByText("1 claim shown").waitFor();
  // Removed by mistake, and taken back.
  await page.getByRole("button", { name: "To arrive" }).click();
  await page.getByRole("menuitem", { name: "Forget “To arrive”" }).click();
  await page.getByText("“To arrive” is forgotten.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "To arrive" }).waitFor();
  await page.getByRole("button", { name: "Clear filters" }).click();

  // A queue of Today opens the claims that wait in it.
  await page.goto(`/${shop.slug}/console/today`);
  const queues = page.getByRole("navigation", { name: "Queues" });
  await queues.getByRole("link", { name: "Resolved, to be closed" }).waitFor();
  expect(await queues.getByRole("link", { name: "To be sent in" }).count()).toBe(0);
  await queues.getByRole("button", { name: "1 other queue" }).click();
  await queues.getByText("With customers").waitFor();
  await queues.getByRole("link", { name: "To be sent in" }).click();
  await page.getByText("1 claim shown").waitFor();
  expect([await row(busy).count(), await row(done).count()]).toEqual([1, 0]);
  expect(await page.getByRole("combobox", { name: "Next step" }).inputValue()).toBe("To be sent in (1)");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await row(done).waitFor();

  // A note to both.
  await page.getByRole("checkbox", { name: `Choose ${done}` }).check();
  await page.getByRole("checkbox", { name: `Choose ${busy}` }).check();
  const chosen = page.getByRole("region", { name: "Chosen claims" });
  await chosen.getByText("2 chosen").waitFor();
  await chosen.getByRole("button", { name: "Add a note" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Note, for staff only").fill("Counted in the yearly check.");
  await dialog.getByRole("button", { name: "Add a note" }).click();
  await chosen.getByText("Done for 2 of 2.").waitFor();
  await chosen.getByRole("button", { name: "Choose none" }).click();

  // Closed where it may be; where not, the claim stays chosen with the reason.
  await page.getByRole("checkbox", { name: "Choose all shown" }).check();
  await chosen.getByRole("button", { name: "Close" }).click();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await chosen.getByText("Done for 1 of 2.").waitFor();
  await chosen.getByText(new RegExp(`${busy}: .*Return authorised`)).waitFor();
  await row(done).getByText("Closed").waitFor();
  await expect.poll(() => page.getByRole("checkbox", { name: `Choose ${done}` }).isChecked()).toBe(false);
  expect(await page.getByRole("checkbox", { name: `Choose ${busy}` }).isChecked()).toBe(true);

  // The list as a file.
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines.some((line) => line.includes(done) && line.includes("Closed"))).toBe(true);

  // A claim is jumped to by the serial number of its unit.
  const serial = await row(busy)
    .getByText(/^DRILL-\d+$/)
    .innerText();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Jump to a claim or a page" }).fill(serial.toLowerCase());
  await expect.poll(() => page.getByRole("option").allInnerTexts()).toEqual([expect.stringContaining(busy)]);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: busy }).waitFor();

  // The note is on the claim, among staff.
  await page.goto(`/${shop.slug}/console/claims/${busy}?tab=messages`);
  await page.getByText("Counted in the yearly check.").waitFor();
  // The browser itself notes the one answer that was a refusal.
  const [refused, ...others] = faults.splice(0);
  expect(refused).toMatch(/status of 409 .*\/closure$/);
  expect(others).toEqual([]);
  stage.expectNoFaults();
});
