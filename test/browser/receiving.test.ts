import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import bwip from "bwip-js/node";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, newVisitor } from "./browser.ts";
import { openShop, type Shop } from "./shop.ts";
import { openStage, type Stage } from "./stage.ts";
import { authorize, fileClaim, photo, scan } from "./steps.ts";

let stage: Stage;
let shop: Shop;
beforeAll(async () => {
  stage = await openStage();
  shop = await openShop(stage);
});
afterAll(() => stage?.close());

test("a machine that came unannounced is put aside, matched once its owner files a claim, and taken in with a photo; its label is printed", async () => {
  const serial = await shop.unit("M50S", 60);
  const clerk = await stage.visitor({}, shop.staff("receiving"));
  const { page } = clerk;
  await page.goto(`/${shop.slug}/console/receiving`);
  await page.locator("input:focus").waitFor();
  await scan(clerk, serial);
  await page.getByText("No claim", { exact: true }).waitFor();
  await scan(clerk, "PARK");
  const parked = page.getByRole("region", { name: "Put aside" });
  await parked.getByText(serial).waitFor();
  // A scanner that reads twice puts it aside once.
  await scan(clerk, serial);
  await page.getByText("No claim", { exact: true }).waitFor();
  await scan(clerk, "PARK");
  await page.getByText(`Put aside: ${serial}`).nth(1).waitFor();
  expect(await parked.getByText(serial, { exact: true }).count()).toBe(1);

  // The owner files a claim: the dock's page shows it without being asked again.
  const ana = await stage.visitor({}, shop.customer);
  const number = await fileClaim(ana, shop, serial);
  await parked.getByRole("button", { name: `Match to ${number}` }).click();
  await parked.getByText("Settled lately").waitFor();
  // Before its return is authorised there is nothing to record about it: it is put aside.
  await scan(clerk, serial);
  await page.getByText(/return not authorised: park it/).waitFor();
  expect(await page.getByRole("radiogroup").count()).toBe(0);
  await page.getByRole("button", { name: /^Put aside/ }).waitFor();
  const support = await stage.visitor({}, shop.staff("support"));
  await authorize(support, shop, number);
  await scan(clerk, serial);
  await page.getByText(`${number} line 1 of 1`).first().waitFor();
  // A photo of the dock stays with the claim.
  await page.locator("input[type=file]").setInputFiles(await photo("dock.jpg"));
  await page.getByText("dock.jpg: kept").waitFor();
  await page.keyboard.press("1");
  await page.getByRole("radio", { name: "Intact", checked: true }).waitFor();
  await scan(clerk, serial);
  await page.getByText(`Taken in: ${number}, unit 1`).first().waitFor();
  const [label] = await Promise.all([
    clerk.context.waitForEvent("page"),
    page.getByRole("link", { name: "Print label" }).click(),
  ]);
  await label.getByRole("img", { name: serial }).waitFor();
  await label.close();
  await support.page.goto(`/${shop.slug}/console/claims/${number}?tab=evidence`);
  await support.page.getByRole("button", { name: /dock\.jpg/ }).click();
  const shown = support.page.getByRole("dialog").getByRole("img", { name: "dock.jpg" });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  stage.expectNoFaults();
});

test("the camera reads a bar code in place of typing, and says what to do where there is no camera", async () => {
  const serial = await shop.unit("M50S", 60);
  const film = join(stage.dataFolder, "label.mjpeg");
  await writeFile(film, await filmOf(serial));
  const browser = await launchBrowser([
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${film}`,
  ]);
  try {
    const visitor = await newVisitor(browser, stage.url, { width: 390 });
    await visitor.page.goto(`/${shop.slug}`);
    await visitor.page.getByRole("button", { name: "Scan", exact: true }).click();
    await expect.poll(() => visitor.page.getByLabel("Serial number").inputValue(), { timeout: 15_000 }).toBe(serial);
    expect(visitor.faults).toEqual([]);
  } finally {
    await browser.close();
  }
  const blind = await stage.visitor({ width: 390 });
  await blind.page.goto(`/${shop.slug}`);
  await blind.page.getByRole("button", { name: "Scan", exact: true }).click();
  await blind.page.getByText("Type the number instead").or(blind.page.getByText("type the number")).waitFor();
  stage.expectNoFaults();
});

/** A film of one label, as the browser plays it in place of a camera: JPEG pictures one after another. */
async function filmOf(code: string): Promise<Buffer> {
  const bars = await bwip.toBuffer({
    bcid: "code128",
    text: code,
    scale: 2,
    height: 20,
    paddingwidth: 20,
    paddingheight: 20,
    backgroundcolor: "FFFFFF",
  });
  const label = await sharp(bars).resize({ width: 560, kernel: "nearest" }).toBuffer();
  const frame = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#888" } })
    .composite([{ input: label }])
    .jpeg({ quality: 95 })
    .toBuffer();
  return Buffer.concat(Array.from({ length: 10 }, () => frame));
}
