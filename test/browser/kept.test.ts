import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop as openTill, type Shop as Till } from "../drills/till.ts";
import type { Visitor } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type SignIn, type Stage } from "./stage.ts";
import { act, fileClaim } from "./steps.ts";

let stage: Stage;
let shop: Shop;
let till: Till;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
  till = await openTill(stage.server.database.db);
});
afterAll(() => stage?.close());

test("what staff type is there after a reload, under no other claim, and gone once it was sent; a note stays a note", async () => {
  const [one, other] = [await till.claimAt("authorized"), await till.claimAt("authorized")];
  const { page } = await stage.visitor({}, shop.staff("support"));
  const claim = (number: string, more = "") => page.goto(`/${shop.slug}/console/claims/${number}${more}`);

  // A dialog of a day and words.
  const later = async () => {
    await page.getByRole("button", { name: "Set a later date" }).first().click();
    const dialog = page.getByRole("dialog");
    return { dialog, day: dialog.getByLabel("New last day"), reason: dialog.getByLabel("Reason") };
  };
  await claim(one);
  const written = await later();
  const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  await written.day.fill(day);
  await written.reason.fill("The customer is abroad.");
  await claim(other);
  await holds((await later()).reason, "");
  await claim(one);
  const again = await later();
  await holds(again.day, day);
  await holds(again.reason, "The customer is abroad.");
  await again.dialog.getByRole("button", { name: "Set a later date" }).click();
  await again.dialog.waitFor({ state: "hidden" });
  await holds((await later()).reason, "");
  await page.keyboard.press("Escape");

  // A dialog that is closed by mistake, with a choice in it.
  const otherwise = page.getByRole("dialog").getByLabel("Reason, as the customer reads it");
  await page.getByRole("button", { name: "Decide otherwise" }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "Not covered" }).check();
  await otherwise.fill("The invoice is of another shop.");
  await page.keyboard.press("Escape");
  await otherwise.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Decide otherwise" }).click();
  await holds(otherwise, "The invoice is of another shop.");
  expect(await page.getByRole("dialog").getByRole("radio", { name: "Not covered" }).isChecked()).toBe(true);

  // A note among staff does not come back as a message to the customer.
  await claim(one, "?tab=messages");
  const note = page.getByLabel("Write a message");
  await page.getByText("Note among staff").click();
  await note.fill("He shouted on the phone.");
  await page.reload();
  await holds(note, "He shouted on the phone.");
  await page.getByRole("button", { name: "Keep note" }).click();
  await page.getByRole("listitem").filter({ hasText: "He shouted on the phone." }).waitFor({ timeout: 15_000 });
  await page.reload();
  await holds(note, "");
  stage.expectNoFaults();
});

test("what is entered on pages and in lists is kept until it was sent", async () => {
  const number = await till.claimAt("ready");
  const { page } = await stage.visitor({}, shop.staff("shipping"));
  await page.goto(`/${shop.slug}/console/shipping`);
  const tracking = page.getByLabel("Tracking number");
  await tracking.fill("TRACK-0001");
  await page.reload();
  await holds(tracking, "TRACK-0001");
  await chooseCarrier(page);
  await page.getByRole("button", { name: "Send 1 unit back" }).click();
  await page.getByText(`${number}: 1 unit sent back`).waitFor();
  expect(await keptNames(page)).toEqual([]);

  const { page: bench } = await stage.visitor({}, shop.staff("technician"));
  const enter = () => bench.getByRole("button", { name: "New part" }).click();
  const code = bench.getByRole("dialog").getByRole("textbox", { name: "Code" });
  await bench.goto(`/${shop.slug}/console/bench/parts`);
  await enter();
  await code.fill("FAN-12");
  await bench.getByRole("dialog").getByRole("textbox", { name: "Part" }).fill("Fan");
  await bench.reload();
  await enter();
  await holds(code, "FAN-12");
  await bench.getByRole("dialog").getByRole("button", { name: "Save part" }).click();
  await bench.getByRole("cell", { name: "FAN-12" }).waitFor();
  await enter();
  await holds(code, "");
  stage.expectNoFaults();
});

test("what a customer types is kept: addresses, serial numbers, answers, tracking numbers, reasons", async () => {
  const ana = await stage.visitor({}, shop.customer);
  const { page } = ana;

  // An address, and machines for the list.
  await page.goto(`/${shop.slug}/my/profile`);
  const add = () => page.getByRole("button", { name: "Add an address" }).click();
  const street = page.getByLabel("Street and number");
  await add();
  await street.fill("Calle Mayor 1");
  await page.getByLabel(/^Postcode/).fill("28001");
  await page.reload();
  await add();
  await holds(street, "Calle Mayor 1");
  await holds(page.getByLabel(/^Postcode/), "28001");
  await page.getByLabel("City").fill("Madrid");
  await page.locator("form").getByRole("button", { name: "Add an address" }).click();
  await page.getByRole("button", { name: /^Remove/ }).waitFor();
  await add();
  await holds(street, "");
  await page.goto(`/${shop.slug}/my/units`);
  const machines = page.getByRole("button", { name: "Add machines" }).first();
  const serials = page.getByRole("dialog").getByRole("textbox").first();
  await machines.click();
  await serials.fill("HTM35X0000001");
  await page.reload();
  await machines.click();
  await holds(serials, "HTM35X0000001");

  // Begun with one serial number, reloaded, filed; asked about, answered.
  const number = await fileClaim(ana, shop, await shop.unit("UM790", 60));
  const support = await stage.visitor({}, shop.staff("support"));
  await support.page.goto(`/${shop.slug}/console/claims/${number}`);
  await act(support.page, "Record diagnosis", "Looked at the photos.");
  await ask(support.page, "Since when?");
  const answer = page.getByLabel("Your answer");
  await page.reload();
  await answer.fill("Since Tuesday.");
  await page.reload();
  await holds(answer, "Since Tuesday.");
  await page.getByRole("button", { name: "Send the answer" }).click();
  await answer.waitFor({ state: "hidden" });
  await support.page.reload();
  await ask(support.page, "Which firmware?");
  await page.reload();
  await holds(answer, "");
  await answer.fill("The newest.");
  await page.getByRole("button", { name: "Send the answer" }).click();
  await answer.waitFor({ state: "hidden" });

  // The number of the parcel, and a reason in a dialog that is closed again.
  await support.page.reload();
  await act(support.page, "Authorise return");
  await page.reload();
  const parcel = page.getByLabel("Tracking number");
  await page.getByLabel("Courier").fill("DHL");
  await parcel.fill("IN-0001");
  await page.reload();
  await holds(page.getByLabel("Courier"), "DHL");
  await holds(parcel, "IN-0001");
  await page.getByRole("button", { name: "Save the tracking number" }).click();
  await page.getByText("To the centre: DHL").waitFor();
  expect((await keptNames(page)).filter((name) => name.includes("sendIn"))).toEqual([]);
  stage.expectNoFaults();
});

test("whose session runs out signs in and finds their words; whoever signs in instead, or after a sign-out, finds none", async () => {
  const number = await till.claimAt("submitted");
  const support = await stage.visitor({}, shop.staff("support"));
  const { page, context } = support;
  const address = `/${shop.slug}/console/claims/${number}`;
  const words = page.getByRole("dialog").getByRole("textbox");
  const open = () => page.getByRole("button", { name: "Record diagnosis", exact: true }).click();
  await page.goto(address);
  await open();
  await words.fill("The second board is not found.");
  await context.clearCookies();
  const send = () => page.getByRole("dialog").getByRole("button", { name: "Record diagnosis", exact: true }).click();
  await send();
  await page.getByText("You need to be signed in for this.").first().waitFor();
  await holds(words, "The second board is not found.");
  await page.getByRole("dialog").getByRole("link", { name: "Sign in" }).click();
  await signIn(page, shop.staff("support"));
  await page.getByRole("heading", { name: number }).waitFor();
  await open();
  await holds(words, "The second board is not found.");

  // Somebody else at the same browser, without a sign-out between.
  await context.clearCookies();
  await page.goto(address);
  await signIn(page, shop.staff("administrator"));
  await page.getByRole("heading", { name: number }).waitFor();
  await open();
  await holds(words, "");
  await words.fill("Fans are blocked.");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Administrator North/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(`**/${shop.slug}`);
  expect(await keptNames(page)).toEqual([]);
  onlyTheSessions(support);

  // A message is held back for a moment: where it is refused then, it comes back into its field.
  const ana = await stage.visitor({}, shop.neighbour);
  const filed = await fileClaim(ana, shop, await shop.unit("UM790", 50));
  const message = ana.page.getByRole("textbox", { name: "Your message" });
  await message.fill("When will it be done?");
  await ana.context.clearCookies();
  await ana.page.getByRole("button", { name: "Send", exact: true }).click();
  await ana.page.getByRole("link", { name: "Sign in" }).click({ timeout: 15_000 });
  await signIn(ana.page, shop.neighbour);
  await ana.page.getByRole("heading", { name: filed }).waitFor();
  await holds(message, "When will it be done?");
  onlyTheSessions(ana);
});

test("what is found at the bench while nobody is signed in any more is saved afterwards; the text of a policy is there after a reload", async () => {
  const number = await till.claimAt("inspecting");
  const technician = await stage.visitor({}, shop.staff("technician"));
  const { page, context } = technician;
  await page.goto(`/${shop.slug}/console/bench`);
  await page.getByRole("navigation", { name: "Queue" }).getByText(number).click();
  const notes = page.getByLabel("Notes");
  const none = page.getByRole("button", { name: /^None of these/ });
  await none.waitFor();
  const excluded = page.locator("[data-fact-row]").first();
  await context.clearCookies();
  await none.click();
  await notes.fill("Dust in both fans.");
  await page.getByRole("link", { name: "Sign in" }).first().click();
  await signIn(page, shop.staff("technician"));
  await none.waitFor();
  await page.getByText("Saved", { exact: true }).waitFor();
  await holds(notes, "Dust in both fans.");
  await notes.focus();
  await notes.blur();
  await expect.poll(() => keptNames(page)).toEqual([]);
  await page.reload();
  await holds(notes, "Dust in both fans.");
  expect(await excluded.getByRole("radio", { name: "No", exact: true }).isChecked()).toBe(true);
  onlyTheSessions(technician);

  const { page: desk } = await stage.visitor({}, shop.staff("administrator"));
  await desk.goto(`/${shop.slug}/console/policies/whatsminer`);
  await desk.getByRole("button", { name: "Edit in a draft" }).click();
  await desk.getByRole("tab", { name: "Text" }).click();
  const text = desk.getByRole("textbox", { name: "Text of policy.yaml" });
  await text.click();
  await desk.keyboard.press("Control+Home");
  await desk.keyboard.type("# To be checked by counsel.\n");
  await desk.reload();
  await expect.poll(() => text.innerText()).toContain("# To be checked by counsel.");
  await desk.getByRole("button", { name: "Save", exact: true }).click();
  await desk.getByRole("button", { name: "Saved" }).waitFor();
  expect(await keptNames(desk)).toEqual([]);
  await desk.reload();
  await expect.poll(() => text.innerText()).toContain("# To be checked by counsel.");
  stage.expectNoFaults();
});

/** A field holds exactly this, once it is there. */
async function holds(field: Locator, words: string): Promise<void> {
  await field.waitFor();
  await expect.poll(() => field.inputValue()).toBe(words);
}

/** What the browser keeps of anybody's forms. */
function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("kept ")));
}

async function ask(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Ask for information" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(words);
  await dialog.getByRole("button", { name: "Ask for information" }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function chooseCarrier(form: Page): Promise<void> {
  const listed = form.getByRole("combobox", { name: "Carrier" });
  if (await listed.isVisible()) await listed.selectOption("UPS");
  else await form.getByRole("textbox", { name: "Carrier" }).fill("UPS");
}

async function signIn(page: Page, { email, password }: SignIn): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The browser itself notes what was refused for want of a session. */
function onlyTheSessions({ faults }: Visitor): void {
  expect(faults.splice(0).filter((fault) => !/status of 401/.test(fault))).toEqual([]);
}
