import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, settled } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import { fileClaim, photo } from "./steps.ts";
import { walk } from "./walk.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

test("the check of a warranty asks one question after the other, with help and clause, and keeps what was answered", async () => {
  const serial = await shop.unit("M50S", 60);
  const visitor = await stage.visitor({ width: 390 });
  const { page } = visitor;
  await page.goto(`/${shop.slug}?serials=${serial}`);
  await page.getByRole("heading", { name: /^Covered until .* subject to inspection/ }).waitFor();
  const hosted = page.getByRole("radiogroup", { name: /hosting provider/ });
  await hosted.waitFor();
  await page.getByText("keeps and runs the machine for you").waitFor();
  expect(await page.getByRole("radiogroup").count()).toBe(1);
  await hosted.getByRole("radio", { name: "I don’t know" }).click();
  await page.getByText("That is all we need from you.").waitFor();
  await hosted.getByRole("radio", { name: "Yes", exact: true }).click();
  await settled(visitor);
  const told = await page.getByRole("heading", { level: 2 }).first().innerText();
  await page.reload();
  await settled(visitor);
  expect(await page.getByRole("heading", { level: 2 }).first().innerText()).toBe(told);
  stage.expectNoFaults();
});

test("an agent gives goodwill within a limit that a refusal names; both decisions are shown, and the customer is told", async () => {
  const serial = await shop.unit("M50S", 900);
  const ana = await stage.visitor({}, shop.customer);
  const number = await fileClaim(ana, shop, serial);
  await ana.page.getByRole("heading", { name: /^Not covered since/ }).waitFor();
  await ana.page.getByText("Your rights by law").waitFor();

  const { page, faults } = await stage.visitor({}, shop.staff("support"));
  await page.goto(`/${shop.slug}/console/claims/${number}`);
  await page.getByRole("button", { name: "Decide otherwise" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Your role may give: Repair, Spare part, refund up to").waitFor();
  await choose(page, "What the customer gets", "Refund");
  await dialog.getByLabel("Amount paid back (EUR)").fill("500");
  await dialog.getByLabel("Reason, as the customer reads it").fill("You waited long for our answer.");
  await dialog.getByRole("button", { name: "Decide otherwise" }).click();
  await dialog.getByText(/goes beyond what your role \(support agent\) may give as goodwill: .*EUR 200\.00/).waitFor();
  expect(await dialog.getByLabel("Reason, as the customer reads it").inputValue()).toContain("waited long");
  await choose(page, "What the customer gets", "Repair");
  await dialog.getByRole("button", { name: "Decide otherwise" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("Decided otherwise by a person").waitFor();
  await page.getByRole("heading", { name: /^Not covered since/ }).waitFor();

  await page.getByRole("button", { name: "Facts, digest and proof" }).click();
  await page.getByText("Decided again just now: the same").waitFor();
  await page.getByText("sha256:").first().waitFor();

  const mail = await stage.mail(shop.customer.email, new RegExp(`${number}: we decided anew`));
  expect(mail.text).toContain("free of charge");
  await ana.page.reload();
  await ana.page.getByText("We decided otherwise, as goodwill").waitFor();
  await ana.page.getByText("Repair, free of charge").waitFor();
  // The browser itself notes the refusal that was asked for.
  expect(faults.splice(0).filter((fault) => !/status of 403/.test(fault))).toEqual([]);
  stage.expectNoFaults();
});

test("a customer asks for another look with new evidence; somebody else than who decided answers", async () => {
  const serial = await shop.unit("M50S", 900);
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  const number = await fileClaim(ana, shop, serial);
  const agent = await stage.visitor({}, shop.staff("support"));
  await agent.page.goto(`/${shop.slug}/console/claims/${number}`);
  await agent.page.getByRole("button", { name: "Decide otherwise" }).click();
  await agent.page.getByRole("dialog").getByRole("radio", { name: "Not covered" }).check();
  await choose(agent.page, "What the customer gets", "Nothing");
  await agent.page.getByRole("dialog").getByLabel("Reason, as the customer reads it").fill("It was bought long ago.");
  await agent.page.getByRole("dialog").getByRole("button", { name: "Decide otherwise" }).click();
  await agent.page.getByRole("dialog").waitFor({ state: "hidden" });

  const { page } = ana;
  await page.goto(`/${shop.slug}/my/claims/${number}`);
  await page.getByRole("button", { name: "Ask for another look" }).click();
  const asking = page.getByRole("dialog");
  await asking.getByRole("button", { name: "Send it" }).click();
  await asking.getByText("Tell us what we should look at again.").waitFor();
  await asking.getByLabel("What should we look at again?").fill("It was repaired under warranty last year.");
  await asking.locator("input[type=file]").setInputFiles(await photo("repair-note.jpg"));
  await asking.getByText("1 file comes with it").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await asking.getByRole("button", { name: "Send it" }).click();
  await page.getByText("You asked for another look").waitFor();
  await page.getByRole("button", { name: "Open repair-note.jpg" }).first().waitFor();
  expect(await page.getByRole("button", { name: "Ask for another look" }).count()).toBe(0);
  await stage.mail(shop.customer.email, new RegExp(`${number}: we take another look`));

  await agent.page.reload();
  await agent.page.getByText("The customer asks for another look").first().waitFor();
  await agent.page
    .getByText("You made the decision that is appealed against; somebody else answers.")
    .first()
    .waitFor();

  const admin = await stage.visitor({}, shop.staff("administrator"));
  await admin.page.goto(`/${shop.slug}/console/today`);
  await admin.page.getByText("Answer the customer's appeal").first().waitFor();
  await admin.page.goto(`/${shop.slug}/console/claims/${number}`);
  await admin.page.getByRole("button", { name: "Answer the appeal" }).click();
  const answering = admin.page.getByRole("dialog");
  await answering.getByText("It was repaired under warranty last year.").waitFor();
  await answering.getByLabel("Answer to the customer").fill("The repair note settles it.");
  expect(await axeViolations(admin.page)).toEqual([]);
  await answering.getByRole("button", { name: "Answer the appeal" }).click();
  await answering.waitFor({ state: "hidden" });
  await admin.page.getByText("Appeal upheld").first().waitFor();

  const mail = await stage.mail(shop.customer.email, new RegExp(`${number}: we have looked again`));
  expect(mail.text).toContain("The repair note settles it.");
  await page.reload();
  await page.getByText("You were right to ask").waitFor();
  await page.getByText("The repair note settles it.").first().waitFor();
  stage.expectNoFaults();
});

test("with every detail open the pages of a decision are sound in three languages, on a phone and wide", async () => {
  const serial = await shop.unit("UM790", 400);
  const number = await fileClaim(await stage.visitor({}, shop.customer), shop, serial);
  const at = (path: string) => `/${shop.slug}${path}`;
  const how = { widths: [1280, 390], unfolded: true } as const;
  const customers = [at(`?serials=${serial}`), at(`/my/claims/${number}`), at("/my/claims/new")];
  // Two windows side by side.
  const faults = await Promise.all([
    walk(await stage.visitor({}, shop.customer), customers, how),
    walk(await stage.visitor({}, shop.staff("administrator")), [at(`/console/claims/${number}`)], how),
  ]);
  expect(faults.flat()).toEqual([]);
  stage.expectNoFaults();
});

test("a customer ticks their own machine instead of typing its number, and what the check was told is not asked again", async () => {
  const serial = await shop.unit("M50S", 60);
  const visitor = await stage.visitor({}, shop.customer);
  const { page } = visitor;
  await page.goto(`/${shop.slug}/my/claims/new`);
  const own = page.getByRole("group", { name: "Your machines" });
  await own.getByRole("checkbox").first().check();
  await own.getByText("1 ticked").waitFor();
  await page.getByRole("button", { name: "Begin the claim" }).click();
  await page.getByRole("heading", { level: 2, name: "What happened" }).waitFor();

  await page.goto(`/${shop.slug}?serials=${serial}`);
  const hosted = page.getByRole("radiogroup", { name: /hosting provider/ });
  await hosted.getByRole("radio", { name: "No", exact: true }).click();
  await page.getByText("That is all we need from you.").waitFor();
  await page.getByRole("link", { name: "File a claim" }).click();
  await page.getByRole("button", { name: "Begin the claim" }).click();
  await page.getByRole("heading", { level: 2, name: "What happened" }).waitFor();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByText("Nothing more is needed").waitFor();
  expect(await page.getByRole("radiogroup", { name: /hosting provider/ }).count()).toBe(0);
  stage.expectNoFaults();
});

test("a farm adds machines by their numbers, sees what each is entitled to, and files one claim for those it ticks", async () => {
  const [one, two] = [await shop.unit("M50S", 60), await shop.unit("M50S", 60)];
  const { page } = await stage.visitor({}, shop.customer);
  await page.goto(`/${shop.slug}/my/units`);
  await page.getByRole("button", { name: "Add machines" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Enter many at once" }).click();
  await dialog.getByLabel("Serial numbers").fill(`${one}\n${two}\nNOT-ON-RECORD`);
  await dialog.getByRole("button", { name: "Add machines" }).click();
  // What is not on record stays, to be corrected.
  await dialog.getByText("2 machines are on your list now.").waitFor();
  await dialog.getByText("1 serial number is not in our records.").waitFor();
  expect(await dialog.getByLabel("Serial number").inputValue()).toBe("NOT-ON-RECORD");
  await dialog.getByLabel("Serial number").fill(one);
  await dialog.getByRole("button", { name: "Add machines" }).click();
  await page.getByText("No machine is new on your list. 1 was there before.").waitFor();

  const row = (serial: string) => page.getByRole("listitem").filter({ hasText: serial });
  await row(one).getByText("added by its serial number").waitFor();
  await row(one)
    .getByText(/overed until|need to know/)
    .waitFor();
  for (const serial of [one, two]) await page.getByRole("checkbox", { name: `Tick ${serial}` }).check();
  await page.getByText("2 machines ticked").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("link", { name: "File a claim for them" }).click();
  await page.getByRole("button", { name: "Begin the claim" }).click();
  await page.getByRole("heading", { level: 2, name: "What happened" }).waitFor();

  // A unit taken out of the draft by mistake comes back; so does a machine, for as long as it can.
  const undo = page.getByRole("button", { name: "Undo" });
  await page.getByRole("button", { name: /Units$/ }).click();
  await page.getByRole("button", { name: `Take ${two} out` }).click();
  await page.getByText(`${two} is removed.`).waitFor();
  await row(two).waitFor({ state: "detached" });
  await undo.click();
  await row(two).waitFor();
  await page.goto(`/${shop.slug}/my/units`);
  await row(one).getByRole("link").click();
  await page.getByRole("button", { name: "Take it off my list" }).click();
  await undo.click();
  await page.getByRole("button", { name: "Take it off my list" }).click();
  await page.getByText(`${one} is removed.`).waitFor();
  // The draft keeps it on the list; that it was added by its number is gone.
  await row(one).waitFor();
  await row(one).getByText("added by its serial number").waitFor({ state: "detached" });

  // An address is gone from the page at once, and for good only when nobody takes that back.
  await addAddress(page, "Mina Norte");
  const card = page.getByRole("button", { name: "Remove the address of Mina Norte" });
  await card.click();
  await card.waitFor({ state: "detached" });
  await undo.click();
  await card.click();
  await page.waitForResponse((answer) => answer.request().method() === "DELETE" && answer.ok());
  await page.reload();
  await page.getByRole("heading", { name: "Addresses" }).waitFor();
  await expect.poll(() => card.count()).toBe(0);
  stage.expectNoFaults();
});

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole("dialog")
    .getByRole("combobox", { name: label })
    .or(page.getByRole("dialog").getByLabel(label))
    .first()
    .click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

async function addAddress(page: Page, name: string): Promise<void> {
  await page.goto(`/${shop.slug}/my/profile`);
  await page.getByRole("button", { name: "Add an address" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Street and number").fill("Calle Mayor 1");
  await page.getByLabel(/^Postcode/).fill("28001");
  await page.getByLabel("City").fill("Madrid");
  await page.getByRole("button", { name: "Add an address" }).click();
}
