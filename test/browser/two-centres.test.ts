import { hashPassword } from "better-auth/crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/core/id.ts";
import { inTransaction } from "../../src/database/transaction.ts";
import { axeViolations, sidewaysScroll } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type SignIn, type Stage } from "./stage.ts";
import { act, fileClaim, scan } from "./steps.ts";

let stage: Stage;
let shop: Shop;
let south: SignIn;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
  south = await openSouth();
});
afterAll(() => stage?.close());

/** A second centre of the shop, and who works there. */
async function openSouth(): Promise<SignIn> {
  const [id, personId, createdAt] = [newId(), newId(), new Date()];
  const password = "a long enough password";
  const email = "south@north.example";
  const hash = await hashPassword(password);
  const place = { name: "South Repairs", lines: ["Calle Sur 1"], city: "Sevilla", postcode: "41001", country: "ES" };
  const address = JSON.stringify({ ...place, region: "", phone: "", kind: "address" });
  await inTransaction(stage.server.database.db, { sellerId: shop.id }, async (tx) => {
    await tx
      .insertInto("serviceCentre")
      .values({ sellerId: shop.id, id, name: "Centre South", address, createdAt })
      .execute();
    await tx.insertInto("person").values({ id: personId, name: "Sol", email, emailVerified: true }).execute();
    const account = { id: personId, personId, accountId: personId, providerId: "credential", password: hash };
    await tx.insertInto("personAccount").values(account).execute();
    const member = { sellerId: shop.id, personId, role: "centre_member", centreId: id, createdAt };
    await tx.insertInto("staffMember").values(member).execute();
  });
  return { email, password };
}

test("two units of one claim go to two centres: a slip and a parcel for each, and each centre sees its own", async () => {
  const [first, second] = [await shop.unit("M50S", 60), await shop.unit("M50S", 60)];
  const ana = await stage.visitor({ width: 390 }, shop.customer);
  const number = await fileClaim(ana, shop, `${first},${second}`);

  const { page: desk } = await stage.visitor({}, shop.staff("support"));
  await desk.goto(`/${shop.slug}/console/claims/${number}`);
  await act(desk, "Record diagnosis", "Two boards are silent.");
  await desk.getByRole("button", { name: "Authorise return" }).first().click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByText("Unit by unit").click();
  const chosen = dialog.getByRole("combobox", { name: new RegExp(first) });
  expect(await chosen.locator("option:checked").innerText()).toMatch(/^Centre North \(Proposed\)$/);
  await dialog.getByRole("combobox", { name: new RegExp(second) }).selectOption({ label: "Centre South" });
  expect(await axeViolations(desk)).toEqual([]);
  await dialog.getByRole("button", { name: "Authorise return" }).click();
  await desk.getByRole("heading", { name: "Centre South" }).waitFor();
  // Whoever sends a unit elsewhere sees the best of the others first, and why.
  await desk.getByRole("button", { name: "Send elsewhere" }).click();
  await dialog.getByText(/of 100 · /).waitFor();
  expect(await dialog.locator("option:checked").innerText()).toBe("Centre South");
  expect(await axeViolations(desk)).toEqual([]);
  await dialog.getByRole("button", { name: "Cancel" }).click();

  const { page } = ana;
  await page.goto(`/${shop.slug}/my/claims/${number}`);
  await page.getByText("please send 2 parcels, each with its own slip").waitFor();
  const parcels = page.getByRole("region", { name: /^Parcel \d$/ });
  expect(await parcels.count()).toBe(2);
  const sevilla = parcels.filter({ hasText: "Sevilla" });
  expect(await sevilla.innerText()).not.toContain(first);
  expect(await axeViolations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBeNull();
  await sevilla.getByLabel("Courier").fill("DHL");
  await sevilla.getByLabel("Tracking number").fill("SOUTH-1");
  await sevilla.getByRole("button", { name: "Save the tracking number" }).click();
  await page.getByText("To the centre: DHL").waitFor();

  const sol = await stage.visitor({}, south);
  await sol.page.goto(`/${shop.slug}/console/claims/${number}`);
  await sol.page.getByText(second).first().waitFor();
  expect(await sol.page.getByRole("main").innerText()).not.toContain(first);
  await sol.page.goto(`/${shop.slug}/console/receiving`);
  await sol.page.locator("input:focus").waitFor();
  await scan(sol, first);
  await sol.page.getByText(/expected at Centre North, not here: park it/).waitFor();
  await scan(sol, "PARK");
  const aside = sol.page.getByRole("region", { name: "Put aside" });
  await aside.getByText(first, { exact: true }).waitFor();
  await aside.getByText(`${number}: expected at Centre North, not here`).waitFor();
  await scan(sol, second);
  await sol.page
    .getByText(new RegExp(`${number} line 2 of 2`))
    .first()
    .waitFor();
  stage.expectNoFaults();
});
