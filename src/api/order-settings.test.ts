import { afterAll, beforeAll, expect, test } from "vitest";
import { at, type ClaimStory, openClaimStory } from "../../test/claim-story.ts";

const settings = "/v1/sellers/{seller}/order-settings" as const;
const products = "/v1/sellers/{seller}/products" as const;
let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

const spain = { country: "ES", name: "IVA", percent: 21, inPrices: true };
const britain = { country: "GB", name: "VAT", percent: 20, inPrices: false };

test("the shop shows a price with and without the tax of where it goes, and leads with the one the seller chose", async () => {
  const owner = await story.api.staff("administrator");
  const desk = await story.api.staff("order_desk");
  const { etag } = await owner.ok(`GET ${settings}`);
  await owner.ok(`PATCH ${settings}`, { etag, body: { taxes: [spain, britain] } });
  const { id } = await desk.ok(`POST ${products}`, { body: tester("TAX-1", 9_999) });
  const to = (query: { country?: string }) => ({ params: { product: id }, query });
  const inSpain = await story.ben.ok(`GET ${products}/{product}`, to({ country: "ES" }));
  // 99.99 and 21 % of it, 20.9979: rounded once, at the cent.
  expect(inSpain).toMatchObject({
    price: { amount: 9_999 },
    tax: { name: "IVA", percent: 21, inPrices: true, price: { amount: 12_099 } },
  });
  const inBritain = await story.ben.ok(`GET ${products}/{product}`, to({ country: "GB" }));
  expect(inBritain.tax).toMatchObject({ inPrices: false, price: { amount: 11_999 } });
  expect((await story.ben.ok(`GET ${products}/{product}`, to({ country: "JP" }))).tax).toBeNull();
  const [row] = (await story.ben.ok(`GET ${products}`, { query: { country: "ES", q: "TAX-1" } })).items;
  expect(row?.tax?.price.amount).toBe(12_099);
});

test("whoever names no country sees the tax of their own; a visitor, whose country nobody knows, sees none", async () => {
  const desk = await story.api.staff("order_desk");
  const owner = await story.api.staff("administrator");
  const { etag } = await owner.ok(`GET ${settings}`);
  await owner.ok(`PATCH ${settings}`, { etag, body: { taxes: [spain] } });
  const { id } = await desk.ok(`POST ${products}`, { body: tester("TAX-2", 10_000) });
  const one = { params: { product: id } };
  expect((await story.ana.ok(`GET ${products}/{product}`, one)).tax?.price.amount).toBe(12_100);
  expect((await story.api.stranger.ok(`GET ${products}/{product}`, one)).tax).toBeNull();
});

test("a tax that is wrong is named beside its field, and nothing changes", async () => {
  const owner = await story.api.staff("administrator");
  const before = await owner.ok(`GET ${settings}`);
  const wrong: [object, string][] = [
    [{ taxes: [spain, spain] }, "/taxes/1/country"],
    [{ taxes: [{ ...spain, percent: 101 }] }, "/taxes/0/percent"],
    [{ taxes: [{ ...spain, percent: -1 }] }, "/taxes/0/percent"],
    [{ taxes: [{ ...spain, country: "Spain" }] }, "/taxes/0/country"],
    [{ completeAfterDays: 0 }, "/completeAfterDays"],
    [{ completeAfterDays: 91 }, "/completeAfterDays"],
    [{ largeFrom: -5 }, "/largeFrom"],
    [{ currency: "ZZZ" }, "/currency"],
  ];
  for (const [body, pointer] of wrong) {
    const refused = await owner.refused(`PATCH ${settings}`, { etag: before.etag, body });
    expect(refused.fields?.map((field) => field.pointer)).toContain(pointer);
  }
  expect(await owner.ok(`GET ${settings}`)).toEqual(before);
});

test("of two who change the settings the second is told, and somebody at the dock may not at all", async () => {
  const owner = await story.api.staff("administrator");
  const { etag } = await owner.ok(`GET ${settings}`);
  await owner.ok(`PATCH ${settings}`, { etag, body: { completeAfterDays: 10, largeFrom: 3_000_000 } });
  expect(await owner.refused(`PATCH ${settings}`, { etag, body: { completeAfterDays: 5 } })).toMatchObject({
    code: "changed_meanwhile",
  });
  const now = await owner.ok(`GET ${settings}`);
  expect(now).toMatchObject({ completeAfterDays: 10, largeFrom: { amount: 3_000_000 } });
  expect(await story.dock.refused(`PATCH ${settings}`, { etag: now.etag, body: {} })).toMatchObject({ status: 403 });
});

test("in another currency nothing is converted: old prices are not sold, and two people refund until a limit is set", async () => {
  const owner = await story.api.staff("administrator");
  const desk = await story.api.staff("order_desk");
  const { id } = await desk.ok(`POST ${products}`, { body: tester("OLD-1", 5_000) });
  const before = await owner.ok(`GET ${settings}`);
  const limits = await owner.ok("GET /v1/sellers/{seller}/payment-settings");
  const other = before.currency === "USD" ? "EUR" : "USD";
  await owner.ok(`PATCH ${settings}`, { etag: before.etag, body: { currency: other } });
  const after = await owner.ok(`GET ${settings}`);
  expect(after).toMatchObject({ currency: other });
  expect(after.otherCurrency).toBeGreaterThan(0);
  const payments = await owner.ok("GET /v1/sellers/{seller}/payment-settings");
  expect(payments.refundLimit).toEqual({ amount: 0, currency: other });
  const late = { etag: limits.etag, body: { refundLimit: 99_000 } };
  expect(await owner.refused("PATCH /v1/sellers/{seller}/payment-settings", late)).toMatchObject({
    code: "changed_meanwhile",
  });
  const refused = await story.ana.refused("POST /v1/sellers/{seller}/cart/lines", { body: { productId: id } });
  expect(refused.fields).toMatchObject([{ code: "not_sold" }]);
  const old = await desk.ok(`GET ${products}/{product}`, { params: { product: id } });
  await desk.ok(`PATCH ${products}/{product}`, { params: { product: id }, etag: old.etag, body: { price: 6_000 } });
  await story.ana.ok("POST /v1/sellers/{seller}/cart/lines", { body: { productId: id } });
});

test("rates stay in the currency they were set in, and whoever asks to be paid by them is told which", async () => {
  const owner = await story.api.staff("administrator");
  const serial = "RATES-1";
  await story.api.unit(serial, {
    model: "UM790",
    deliveredOn: "2023-05-10",
    shippedOn: "2023-05-01",
    orderNumber: "O-1",
  });
  const claim = await story.received(story.ben, serial, "TR-RATES-1");
  const asked = () => owner.ok("GET /v1/sellers/{seller}/claims/{claim}/reimbursements", at(claim));
  expect(await asked()).toMatchObject({ currencies: [] });
  const { etag, currency } = await owner.ok(`GET ${settings}`);
  await owner.ok("POST /v1/sellers/{seller}/centre-rates", {
    body: { labourHour: 6_000, partsPercent: 100, freight: 0 },
  });
  await owner.ok(`PATCH ${settings}`, { etag, body: { currency: currency === "JPY" ? "EUR" : "JPY" } });
  expect(await asked()).toMatchObject({ currencies: [{ currency }] });
});

function tester(code: string, price: number) {
  return {
    code,
    of: { kind: "model" as const, manufacturer: "Tools", name: `Tester ${code}`, category: "general" as const },
    titles: { en: `Tester ${code}` },
    price,
    stock: 3,
    shown: true,
  };
}
