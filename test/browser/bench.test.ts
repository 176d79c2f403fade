import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop as openTill } from "../drills/till.ts";
import { axeViolations, settled, sidewaysScroll } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import { scan } from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

test("a part is entered, scanned into a repair by its code and counted down; more than there are is refused with the number left; a fault names its board", async () => {
  const till = await openTill(stage.server.database.db);
  const number = await till.claimAt("repairing");
  const technician = await stage.visitor({}, shop.staff("technician"));
  const { page } = technician;

  // Onto the shelf; a code that is taken is said beside its field.
  await page.goto(`/${shop.slug}/console/bench/parts`);
  await page
    .getByText("The shelf is empty")
    .or(page.getByRole("button", { name: "New part" }))
    .first()
    .waitFor();
  const enter = async (code: string, name: string) => {
    if (!(await page.getByRole("dialog").isVisible())) await page.getByRole("button", { name: "New part" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Code" }).fill(code);
    await dialog.getByRole("textbox", { name: "Part" }).fill(name);
    await dialog.getByRole("textbox", { name: "On the shelf" }).fill("5");
    await dialog.getByRole("textbox", { name: "Buy at" }).fill("2");
    await dialog.getByRole("button", { name: "Save part" }).click();
  };
  await enter("BM-1398", "Hash chip");
  const row = page.getByRole("row").filter({ hasText: "BM-1398" });
  await row.getByRole("cell", { name: "5", exact: true }).waitFor();
  await enter("bm1398", "The same again");
  await page.getByRole("dialog").getByText("bm1398").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");

  // Into a repair, as a scanner types it.
  await page.goto(`/${shop.slug}/console/bench`);
  await page.getByText(number).first().waitFor();
  // A unit is opened by scanning it; what is not on the bench is said.
  const queue = page.getByRole("navigation", { name: "Queue" });
  const serial = await queue.locator(".mono").first().innerText();
  const finder = queue.getByRole("searchbox");
  await finder.fill("nowhere-1");
  await page.keyboard.press("Enter");
  await queue.getByText("No unit of the queue is like that.").waitFor();
  await finder.fill(serial.toLowerCase());
  await page.keyboard.press("Enter");
  await expect.poll(() => finder.inputValue()).toBe("");
  expect(new URL(page.url()).searchParams.has("line")).toBe(true);
  await page.getByRole("button", { name: "Add part" }).click();
  const part = page.getByRole("combobox", { name: "Part" });
  await part.focus();
  await scan(technician, "bm1398");
  expect(await part.inputValue()).toBe("Hash chip");
  // A serial number of a machine can be read where it is typed.
  expect((await page.getByRole("textbox", { name: "Serial in" }).boundingBox())?.width).toBeGreaterThan(130);
  const quantity = page.getByRole("textbox", { name: "Quantity" });
  await quantity.fill("9");
  await page.reload();
  await expect.poll(() => part.inputValue()).toBe("Hash chip");
  expect(await quantity.inputValue()).toBe("9");
  await page.getByRole("button", { name: "Save record" }).click();
  await page.getByText("Only 5 of “Hash chip” are on the shelf; 9 are wanted.").waitFor();
  expect(await quantity.inputValue()).toBe("9");
  await quantity.fill("3");
  await page.getByRole("button", { name: "Save record" }).click();
  await expect.poll(() => page.getByRole("button", { name: "Save record" }).isDisabled()).toBe(true);

  // A fault is written down with the board that it is of, and is there again afterwards.
  const inspected = await till.claimAt("inspecting");
  await page.goto(`/${shop.slug}/console/bench`);
  await queue.getByText(inspected).click();
  await page.getByRole("button", { name: "Boards and supplies", exact: true }).click();
  await page.getByLabel("Serial of a board").fill("HB-0042");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Codes for single boards and supplies" }).click();
  const codes = page.locator("input").and(page.getByLabel(/HB-0042$/));
  await codes.fill("CHIP-14");
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/inspection") && answer.ok());
  await page.keyboard.press("Enter");
  await saved;
  await page.reload();
  await codes.waitFor();
  await page.getByText("CHIP-14", { exact: true }).waitFor();

  // The shelf counts down, and asks to be filled.
  await page.goto(`/${shop.slug}/console/bench/parts`);
  await row.getByRole("cell", { name: "2", exact: true }).waitFor();
  await row.getByText("To be bought", { exact: true }).waitFor();
  await settled(technician);
  expect(await axeViolations(page)).toEqual([]);
  for (const locale of ["en", "es", "zh"] as const) {
    const reader = await stage.visitor({ locale, width: 390 }, shop.staff("technician"));
    await reader.page.goto(`/${shop.slug}/console/bench/parts`);
    await settled(reader);
    await reader.page.getByText("BM-1398").waitFor();
    expect(await axeViolations(reader.page)).toEqual([]);
    expect(await sidewaysScroll(reader.page)).toBeNull();
    expect(reader.faults).toEqual([]);
  }
  expect(technician.faults.splice(0).filter((fault) => !/status of 4(09|22)/.test(fault))).toEqual([]);
});
