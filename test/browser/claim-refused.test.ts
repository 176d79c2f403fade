import { afterAll, beforeAll, expect, test } from "vitest";
import { sweepDeadlines } from "../../src/domain/deadlines/index.ts";
import { loadPolicies } from "../../src/main/policies.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import { authorize, fileClaim, scan, sendIn } from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

test("the record finds a machine by its serial number; a parcel with the wrong contents is turned away with its clause; when nothing comes the claim closes and is filed again in one click", async () => {
  const serial = await shop.unit("M50S", 60);
  const { email } = shop.customer;
  const ana = await stage.visitor({}, shop.customer);
  const number = await fileClaim(ana, shop, serial);
  await authorize(await stage.visitor({}, shop.staff("support")), shop, number);
  await sendIn(ana, shop, number);

  // Her record finds the machine by its serial number, with what comes next; another number finds nothing.
  await ana.page.goto(`/${shop.slug}/my/claims`);
  const card = ana.page.getByRole("main").getByRole("listitem").filter({ hasText: number });
  const search = ana.page.getByRole("searchbox");
  await card.waitFor();
  await search.fill("NOT-HERS");
  await card.waitFor({ state: "hidden" });
  await search.fill(serial.toLowerCase());
  await card.getByText("Return authorised").waitFor();
  await card.getByText("Your parcel is on its way to us").waitFor();

  // Refused at the dock, with a scanner and keys alone.
  const clerk = await stage.visitor({}, shop.staff("receiving"));
  await clerk.page.goto(`/${shop.slug}/console/receiving`);
  await clerk.page.locator("input:focus").waitFor();
  await scan(clerk, serial);
  await clerk.page.getByText("Expected", { exact: true }).waitFor();
  await clerk.page.keyboard.press("5");
  await clerk.page.getByRole("radio", { name: "Wrong contents", checked: true }).waitFor();
  await clerk.page.getByLabel("Note").fill("Two bricks.");
  // The page goes away in the middle of it: the next scan finds what was noted.
  await clerk.page.reload();
  await clerk.page.locator("input:focus").waitFor();
  await scan(clerk, serial);
  await clerk.page.getByRole("radio", { name: "Wrong contents", checked: true }).waitFor();
  expect(await clerk.page.getByLabel("Note").inputValue()).toBe("Two bricks.");
  await scan(clerk, "REFUSE");
  await clerk.page.getByText("Refuse this parcel?").waitFor();
  await clerk.page.keyboard.press("Enter");
  await clerk.page.getByText(`Refused: ${number}, unit 1`).first().waitFor();

  // The customer reads why, on the page and in the mail, each with the clause.
  await ana.page.goto(`/${shop.slug}/my/claims/${number}`);
  await ana.page.getByText("The parcel was refused at the centre").waitFor();
  await ana.page
    .getByRole("button", { name: /WM-2\.2\.2/ })
    .first()
    .waitFor();
  // The next parcel has a number of its own: that of the first is refused beside its field, and stays there to be corrected.
  await ana.page.getByLabel("Courier").fill("DHL");
  await ana.page.getByLabel("Tracking number").fill(`in-${number}`);
  await ana.page.getByRole("button", { name: "Save the tracking number" }).click();
  await ana.page.getByText(`DHL in-${number} was entered before, for ${number}.`).first().waitFor();
  expect(await ana.page.getByLabel("Tracking number").inputValue()).toBe(`in-${number}`);
  // The browser itself notes the refusal.
  expect(ana.faults.splice(0).filter((fault) => !/status of 422/.test(fault))).toEqual([]);
  const mail = await stage.mail(email, new RegExp(`${number}: the parcel with .* was turned away`));
  expect(mail.text).toContain("WM-2.2.2");

  // Nothing else comes for fifteen days.
  await passDays(shop, 16);
  const closed = await stage.mail(email, new RegExp(`${number} closed: nothing arrived`));
  expect(closed.text).toContain("SA-4.2b");
  await ana.page.reload();
  await ana.page.getByText("Expired", { exact: true }).first().waitFor();
  await ana.page.getByRole("button", { name: "File it again" }).click();
  await ana.page.getByRole("heading", { name: /^Draft R-/ }).waitFor();
  await ana.page.goto(`/${shop.slug}/my/claims`);
  await ana.page
    .getByText(/^R-\d{4}-000002/)
    .first()
    .waitFor();
  stage.expectNoFaults();
});

/** What the job of every minute does so many days from now. */
async function passDays({ id }: Shop, days: number): Promise<void> {
  const { db } = stage.server.database;
  const then = Date.now() + days * 86_400_000;
  const { done } = await sweepDeadlines(db, await loadPolicies(db, "policies", then), then, id);
  expect(done).toMatchObject({ expire: 1 });
}
