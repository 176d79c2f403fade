import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect } from "vitest";
import { addDays, type Day, dayAt } from "../../src/core/day.ts";
import { dayInWords } from "../../src/core/formats.ts";
import { axeViolations, sidewaysScroll, type Visitor } from "./browser.ts";
import type { Shop } from "./shop.ts";
import type { Stage } from "./stage.ts";

/** A photo as a phone would take it, but small. */
export async function photo(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: "#465" } });
  return { name, mimeType: "image/jpeg", buffer: await picture.jpeg().toBuffer() };
}

/** Files a claim for the serial step by step, as a customer does on the page of a new claim. Gives the claim's number. */
export async function fileClaim(
  { page }: Visitor,
  shop: Pick<Shop, "slug">,
  ...[serial, wishes]: [serial: string, wishes?: (page: Page) => Promise<void>]
): Promise<string> {
  if (!page.url().includes("/my/claims/new")) await page.goto(`/${shop.slug}/my/claims/new?serials=${serial}`);
  await page.getByRole("button", { name: "Begin the claim" }).click();
  await onStep(page, "What happened");
  await page.getByLabel("Describe it in your words").fill("One hash board is missing since Tuesday.");
  await goOn(page);
  await answerAll(page, "No");
  await onStep(page, "Photos and video");
  await handIn(page, {
    "Order number": "PO-1",
    "Product code (SKU)": "UM790-32",
    "What was tried so far": "Reset it.",
  });
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles(await photo("board.jpg"));
  await page.getByText("board.jpg: kept").waitFor();
  await goOn(page);
  await onStep(page, "How you want it");
  await wishes?.(page);
  await enterAddress(page);
  await goOn(page);
  await onStep(page, "Duties and terms");
  for (const box of await page.getByRole("main").getByRole("checkbox").all()) await box.check();
  await goOn(page);
  await onStep(page, "Review");
  await page.getByRole("button", { name: "Submit the claim" }).click();
  const heading = page.getByRole("heading", { level: 1, name: /^R-\d{4}-\d+$/ });
  await heading.waitFor();
  return heading.innerText();
}

/** What is filed, and how its evidence is handed in on the step for it. */
interface KindOfClaim {
  /** Left out where the units stand on the page already. */
  readonly serial?: string;
  /** The button that begins the claim. */
  readonly begin?: RegExp;
  readonly kind: string;
  readonly words: string;
  readonly evidence?: (page: Page) => Promise<void>;
  /** What is answered where the policy asks for a day. */
  readonly day?: Day;
  /** What is wished for on the step for it; the address is entered besides, unless nothing is sent. */
  readonly wishes?: (page: Page) => Promise<void>;
  readonly nothingSent?: boolean;
  /** Looks at each step before it is left. */
  readonly look?: (page: Page) => Promise<void>;
}

/** Files a claim of any kind step by step. Gives the claim's number. */
export async function fileKind(visitor: Visitor, shop: Pick<Shop, "slug">, of: KindOfClaim): Promise<string> {
  await fillIn(visitor, shop, of);
  return submit(visitor);
}

/** Fills in a claim of any kind until nothing but the submission is left. */
export async function fillIn({ page }: Visitor, shop: Pick<Shop, "slug">, of: KindOfClaim): Promise<void> {
  const leave = async () => {
    await of.look?.(page);
    await goOn(page);
  };
  if (of.serial) await page.goto(`/${shop.slug}/my/claims/new?serials=${of.serial}`);
  await page.getByRole("button", { name: of.begin ?? "Begin the claim" }).click();
  await onStep(page, "What happened");
  await page.getByRole("radio", { name: of.kind, exact: true }).click();
  await page.getByLabel("Describe it in your words").fill(of.words);
  await leave();
  await answerAll(page, "No", of.day);
  await onStep(page, "Photos and video");
  await of.evidence?.(page);
  await leave();
  await onStep(page, "How you want it");
  await of.wishes?.(page);
  if (!of.nothingSent) await enterAddress(page);
  await leave();
  await onStep(page, "Duties and terms");
  for (const box of await page.getByRole("main").getByRole("checkbox").all()) await box.check();
  await leave();
  await onStep(page, "Review");
  await of.look?.(page);
}

/** Submits what was filled in. Gives the claim's number. */
export async function submit({ page }: Visitor): Promise<string> {
  await page.getByRole("button", { name: "Submit the claim" }).click();
  const heading = page.getByRole("heading", { level: 1, name: /^R-\d{4}-\d+$/ });
  await heading.waitFor({ timeout: 30_000 });
  return heading.innerText();
}

/** The day so many days before today, as the engine takes it and as an English page writes it. */
export function daysAgo(days: number): { readonly day: Day; readonly words: string } {
  const day = addDays(dayAt(Date.now(), "UTC"), -days);
  return { day, words: dayInWords(day).en };
}

/** Nothing on the page violates WCAG 2.2 AA, and it cannot be scrolled sideways. */
export async function expectSound(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBeNull();
}

/** Hands in each piece of evidence that comes as a file, where the policy asks for it. */
export async function handInFiles(page: Page, pieces: readonly string[]): Promise<void> {
  for (const piece of pieces) {
    const input = page.getByLabel(`Hand in: ${piece}`, { exact: true }).locator("input[type=file]");
    await input.setInputFiles(await photo(`${piece}.jpg`));
    await page.getByText(`${piece}.jpg: kept`).waitFor();
  }
}

/** Records a diagnosis, which comes before anything is decided. */
export async function diagnose({ page }: Visitor, shop: Pick<Shop, "slug">, number: string): Promise<void> {
  await page.goto(`/${shop.slug}/console/claims/${number}`);
  await act(page, "Record diagnosis", "Looked at the photos.");
}

/** From the head of the claim's page in the console, where the next step is to decide and not to ask for the unit. */
export async function decideFrom(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Decide how it ends" }).click();
  await page.getByRole("button", { name: "Decide", exact: true }).waitFor();
}

/** Ends the claim's open unit on the tab of the console for it, with the words that the offer asks for. */
export async function settle(
  { page }: Visitor,
  shop: Pick<Shop, "slug">,
  ...[number, offer, words]: [number: string, offer: RegExp, words?: (page: Page) => Promise<void>]
): Promise<void> {
  if (!page.url().endsWith(`/claims/${number}?tab=remedy`))
    await page.goto(`/${shop.slug}/console/claims/${number}?tab=remedy`);
  await page.getByRole("radio", { name: offer }).check();
  await words?.(page);
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  await page.getByRole("heading", { name: "Decided" }).waitFor();
}

/** Approves the one refund that waits and marks it as sent, as finance does. */
async function payBack({ page }: Visitor, shop: Pick<Shop, "slug">): Promise<void> {
  await page.goto(`/${shop.slug}/console/money?status=refund_requested`);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await page.getByText("No refund here").waitFor();
  await page.getByText("To send", { exact: true }).click();
  await page.getByRole("button", { name: "Mark as sent" }).click();
  const send = page.getByRole("dialog");
  await send.getByLabel("Reference").fill("SEPA 4711");
  await send.getByRole("button", { name: "Mark as sent" }).click();
  await send.waitFor({ state: "hidden" });
}

/** Diagnoses a claim for a machine of €749, decides for the whole price by its clause, and sends it; the customer hears of both. */
export async function giveMoneyBack(
  stage: Stage,
  shop: Shop,
  { number, clause }: { readonly number: string; readonly clause: string },
): Promise<void> {
  const support = await stage.visitor({}, shop.staff("support"));
  await diagnose(support, shop, number);
  await decideFrom(support.page);
  await settle(support, shop, number, /^Money back.*€749\.00/);
  const decided = await stage.mail(shop.customer.email, new RegExp(`${number}: you get your money back`));
  expect(decided.text).toContain(clause);
  await payBack(await stage.visitor({}, shop.staff("finance")), shop);
  await stage.mail(shop.customer.email, new RegExp(`${number}: your refund is on its way`));
}

/** Writes down what of the evidence is given in words, where it is asked for. */
export async function handIn(page: Page, words: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(words)) {
    const field = page.getByRole("textbox", { name: label, exact: true });
    if ((await field.count()) === 0) continue;
    await field.fill(text);
    await field.blur();
  }
}

/** Records a diagnosis and authorises the return, on the claim's page in the console. */
export async function authorize({ page }: Visitor, shop: Pick<Shop, "slug">, number: string): Promise<void> {
  await page.goto(`/${shop.slug}/console/claims/${number}`);
  await act(page, "Record diagnosis", "Reset twice; the second board is not found.");
  await act(page, "Authorise return");
  await page
    .getByText(/RMA-\d{4}-\d+/)
    .first()
    .waitFor();
}

/** Enters courier and tracking number on the customer's page of the claim. */
export async function sendIn({ page }: Visitor, shop: Shop, number: string): Promise<void> {
  await page.goto(`/${shop.slug}/my/claims/${number}`);
  await page.getByLabel("Courier").fill("DHL");
  await page.getByLabel("Tracking number").fill(`IN-${number}`);
  await page.getByRole("button", { name: "Save the tracking number" }).click();
  await page.getByText("To the centre: DHL").waitFor();
}

/** Types as a scanner does: fast, and Enter at the end. */
export async function scan({ page }: Visitor, code: string): Promise<void> {
  await page.keyboard.type(code, { delay: 4 });
  await page.keyboard.press("Enter");
}

interface Received {
  readonly serial: string;
  readonly number: string;
  /** What else is done with the parcel on the table. */
  readonly more?: (page: Page) => Promise<void>;
}

/** Takes the unit in at the dock with a scanner: its serial, the condition, its serial again. */
export async function receive(clerk: Visitor, shop: Shop, of: Received): Promise<void> {
  const { page } = clerk;
  await page.goto(`/${shop.slug}/console/receiving`);
  await page.locator("input:focus").waitFor();
  await scan(clerk, of.serial);
  await page.getByText("Expected", { exact: true }).waitFor();
  await of.more?.(page);
  await page.keyboard.press("1");
  await page.getByRole("radio", { name: "Intact", checked: true }).waitFor();
  await scan(clerk, of.serial);
  await page.getByText(`Taken in: ${of.number}, unit 1`).first().waitFor();
}

/** Opens the bench and inspects its first unit by keys. */
export async function inspect(technician: Visitor, shop: Shop, serial: string): Promise<void> {
  await technician.page.goto(`/${shop.slug}/console/bench`);
  await inspectByKeys(technician, serial);
}

/** Inspects the open unit of the bench with keys alone: none of the exclusions, a defect of manufacture where the terms ask for one, done. */
export async function inspectByKeys(
  { page }: Visitor,
  serial: string,
  ...[defect = true]: [defect?: boolean]
): Promise<void> {
  await page.getByRole("button", { name: "Start inspection" }).waitFor();
  await page.getByText(serial).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(":focus", { hasText: "None of these" }).waitFor();
  await page.keyboard.press("Enter");
  if (defect) {
    await goToRow(page, /fault of material or manufacture|manufactur/i);
    await page.keyboard.press("y");
  }
  await page.keyboard.press("Control+Enter");
  await page.getByText("Inspection completed").waitFor();
}

/** Repairs and tests the open unit of the bench until it is ready to go back. */
export async function repair({ page }: Visitor): Promise<void> {
  await page.getByRole("button", { name: "Start repair" }).click();
  await page.getByLabel("Work done").fill("Replaced chip 14 of the second board.");
  await page.getByLabel("Labour, minutes").fill("40");
  await page.getByRole("button", { name: "Add part" }).click();
  await page
    .getByLabel(/^Part( \*)?$/)
    .first()
    .fill("BM1398");
  await page.getByRole("button", { name: "Start testing" }).click();
  await page.getByRole("textbox", { name: "Test" }).fill("Burn-in 12 h");
  await page.getByRole("textbox", { name: "Result" }).fill("126 TH/s, 71 °C");
  await page.getByRole("button", { name: "Passed, unit is ready" }).click();
  await page.getByText("126 TH/s, 71 °C").first().waitFor();
}

/** Sends the claim's unit back on the page of the shipping clerk, or what goes out in its place. */
export async function sendBack({ page }: Visitor, shop: Shop, number: string, instead = false): Promise<void> {
  await page.goto(`/${shop.slug}/console/shipping`);
  await page.getByRole("link", { name: number }).waitFor();
  const listed = page.getByRole("combobox", { name: "Carrier" });
  const free = page.getByRole("textbox", { name: "Carrier" });
  await listed.or(free).waitFor();
  if (await listed.isVisible()) await listed.selectOption("UPS");
  else await free.fill("UPS");
  await page.getByRole("textbox", { name: "Tracking number" }).fill(`OUT-${number}`);
  await page.getByRole("button", { name: instead ? "Send 1 replacement" : "Send 1 unit back" }).click();
  await page.getByText(`${number}: 1 ${instead ? "replacement sent" : "unit sent back"}`).waitFor();
}

/** Confirms the delivery and closes the claim, as its customer. */
export async function confirmAndClose({ page }: Visitor, shop: Shop, number: string): Promise<void> {
  await page.goto(`/${shop.slug}/my/claims/${number}`);
  await page.getByRole("button", { name: "It has arrived" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "It has arrived" }).click();
  await page.getByRole("button", { name: "Close the claim" }).click();
  await page.getByRole("main").getByText("Closed", { exact: true }).first().waitFor();
}

/** Presses the claim's action, writes the words its dialog asks for, and confirms. */
export async function act(page: Page, verb: string, words?: string): Promise<void> {
  await page.getByRole("button", { name: verb, exact: true }).click();
  const dialog = page.getByRole("dialog");
  if (words) await dialog.getByRole("textbox").first().fill(words);
  await dialog.getByRole("button", { name: verb, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function onStep(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 2, name }).waitFor();
}

async function goOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

/** Answers what the policy still asks, one more question after each answer (one at a time on a phone), until the next step is there. */
async function answerAll(page: Page, answer: string, day?: Day): Promise<void> {
  const files = page.getByRole("heading", { level: 2, name: "Photos and video" });
  await page.getByRole("heading", { level: 2, name: "A few questions" }).waitFor();
  for (let rounds = 0; rounds < 60 && !(await files.isVisible()); rounds++) {
    const open = page.locator("[role=radiogroup]:not(:has(:checked, [aria-checked=true]))");
    const asked = await page.getByRole("radiogroup").count();
    const asksForDay = page.getByRole("main").locator("input[type=date]");
    if (day && (await asksForDay.count()) > 0 && (await asksForDay.first().inputValue()) === "") {
      await asksForDay.first().fill(day);
      await page.waitForLoadState("networkidle");
      continue;
    }
    if ((await open.count()) === 0) {
      const here = page.url();
      await goOn(page);
      // A claim of hundreds takes a moment; going on again before it has would skip a step.
      const wentOn = async () => page.url() !== here || (await open.count()) > 0;
      await expect.poll(wentOn, { timeout: 20_000 }).toBe(true);
      continue;
    }
    const own = open.first().getByRole("radio", { name: answer, exact: true });
    const choice = own.or(open.first().getByRole("radio", { name: "I don’t know" })).first();
    // What was open a moment ago may have been answered since, by the answer before: the next round looks anew.
    const chosen = await choice.click({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (!chosen) continue;
    await expect
      .poll(async () => (await open.count()) === 0 || (await page.getByRole("radiogroup").count()) > asked)
      .toBe(true);
    await page.waitForLoadState("networkidle");
  }
  await files.waitFor();
}

async function enterAddress(page: Page): Promise<void> {
  const street = page.getByLabel("Street and number");
  const onFile = page.getByRole("radio").filter({ hasText: "Calle Mayor 1" }).first();
  await street.or(onFile).first().waitFor();
  // Somebody who has filed before has an address on file.
  if (!(await street.isVisible())) {
    await onFile.click();
    await expect.poll(() => onFile.isChecked(), { timeout: 15_000 }).toBe(true);
    return;
  }
  await street.fill("Calle Mayor 1");
  await page.getByLabel(/^Postcode/).fill("28001");
  await page.getByLabel("City").fill("Madrid");
}

/** Goes down the rows of the form until the one that asks for it. */
async function goToRow(page: Page, asks: RegExp): Promise<void> {
  for (let rows = 0; rows < 60; rows++) {
    await page.keyboard.press("ArrowDown");
    const row = page.locator("[data-fact-row]:focus-within");
    const question = (await row.count()) ? await row.getAttribute("aria-label") : null;
    if (question && asks.test(question)) return;
  }
  throw new Error(`no row asks ${asks}`);
}
