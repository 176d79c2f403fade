import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "../../src/database/transaction.ts";
import { openShop as openTill } from "../drills/till.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import { act } from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

test("what one does the other sees without reloading, what they type stays, and a message taken back is not sent", async () => {
  const { db } = stage.server.database;
  const number = await (await openTill(db)).claimAt("submitted");
  const one = await stage.visitor({}, shop.staff("support"));
  const other = await stage.visitor({}, shop.staff("administrator"));
  for (const { page } of [one, other]) {
    await page.goto(`/${shop.slug}/console/claims/${number}?tab=messages`);
    await page.getByLabel("Write a message").waitFor();
  }
  await one.page.evaluate(() => Object.assign(window, { notReloaded: true }));
  const typing = one.page.getByLabel("Write a message");
  await typing.fill("We have found the fa");

  // One acts, the other sees it and goes on typing.
  await act(other.page, "Record diagnosis", "Reset twice; dead.");
  await one.page.getByText("The problem was diagnosed from afar.").waitFor();
  expect(await typing.inputValue()).toBe("We have found the fa");
  await other.page.getByLabel("Write a message").fill("Ask for the invoice first.");
  await other.page.getByText("Note among staff").click();
  await other.page.getByRole("button", { name: "Keep note" }).click();
  await one.page.getByText("Ask for the invoice first.").waitFor();
  expect(await typing.inputValue()).toBe("We have found the fa");
  expect(await one.page.evaluate(() => "notReloaded" in window)).toBe(true);

  // Sent too soon and taken back, while more was typed: both are in the field, and nothing went out.
  await typing.press("Control+Enter");
  await one.page.getByText("The message goes out in a moment.").waitFor();
  await typing.fill("ult");
  await one.page.getByRole("button", { name: "Undo" }).click();
  expect(await typing.inputValue()).toBe("We have found the fa\nult");
  await sleep(7_000);
  expect(await sent(number)).toEqual(["Ask for the invoice first."]);

  // Sent in earnest, it arrives at the other's page by itself.
  await typing.fill("We have found the fault.");
  await typing.press("Control+Enter");
  await other.page.getByText("We have found the fault.").waitFor();
  expect(await sent(number)).toEqual(["Ask for the invoice first.", "We have found the fault."]);
  expect(await typing.inputValue()).toBe("");

  // Who leaves within the moment in which it could be taken back has sent it.
  await typing.fill("The part is ordered.");
  await typing.press("Control+Enter");
  await one.page.goto("about:blank");
  await other.page.getByText("The part is ordered.").waitFor();
  stage.expectNoFaults();

  function sent(claim: string) {
    return inTransaction(db, { sellerId: shop.id }, async (tx) => {
      const { id } = await tx.selectFrom("claim").select("id").where("number", "=", claim).executeTakeFirstOrThrow();
      const rows = await tx.selectFrom("message").select("text").where("claimId", "=", id).orderBy("sentAt").execute();
      return rows.map(({ text }) => text);
    });
  }
});
