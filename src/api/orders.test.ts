import { afterAll, beforeAll, expect, test } from "vitest";
import { homeAddress } from "../../test/claim-api.ts";
import { type ClaimStory, openClaimStory } from "../../test/claim-story.ts";

const seller = "/v1/sellers/{seller}" as const;
let story: ClaimStory;
beforeAll(async () => {
  story = await openClaimStory();
});
afterAll(() => story.api.close());

test("a customer orders over HTTP, the desk prices it, and both read it by its number; another customer does not", async () => {
  const desk = await story.api.staff("order_desk");
  const product = await desk.ok(`POST ${seller}/products`, {
    body: {
      code: "T-1",
      of: { kind: "model", manufacturer: "Tools", name: "Tester", category: "general" },
      titles: { en: "Tester", es: "Probador" },
      price: 9_900,
      stock: 3,
      shown: true,
    },
  });
  expect((await story.ana.ok(`GET ${seller}/cart`)).cart).toBeNull();
  await story.ana.ok(`POST ${seller}/cart/lines`, { body: { productId: product.id, quantity: 2 } });
  const cart = await story.ana.ok(`PUT ${seller}/cart`, {
    locale: "es",
    body: { address: homeAddress, note: "Ring twice" },
  });
  expect(cart).toMatchObject({ status: "cart", lines: [{ title: "Probador", stock: 3 }], goods: { amount: 19_800 } });
  const ordered = await story.ana.ok(`POST ${seller}/cart/submission`, { body: { goods: cart.goods } });
  const params = { order: ordered.number ?? "" };
  expect(await desk.ok(`GET ${seller}/orders/{order}`, { params })).toMatchObject({
    nextStep: { who: "staff", text: "Work out the freight" },
    transport: { proposed: "air", choices: [{ key: "air", open: true }, { key: "sea", open: false }, { key: "land" }] },
    abilities: { "order.setFreight": { allowed: true }, "order.cancel": { allowed: true } },
    chain: { intact: true },
  });
  const priced = await desk.ok(`POST ${seller}/orders/{order}/freight`, {
    params,
    body: { freight: 1_000, mode: "air" },
  });
  expect(priced).toMatchObject({
    status: "awaiting_payment",
    total: { amount: 20_800 },
    payment: { status: "awaiting" },
  });
  expect(await story.ben.refused(`GET ${seller}/orders/{order}`, { params })).toMatchObject({ code: "not_found" });
  expect((await story.ana.ok(`GET ${seller}/orders`)).items).toMatchObject([{ number: ordered.number, pieces: 2 }]);
  expect((await story.ben.ok(`GET ${seller}/orders`)).items).toEqual([]);
  const { queues } = await desk.ok(`GET ${seller}/today`);
  expect(queues.filter(({ key }) => key === "order_freight")).toMatchObject([{ count: 0 }]);
});
