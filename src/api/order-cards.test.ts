import { afterAll, beforeAll, expect, test } from "vitest";
import { homeAddress } from "../../test/claim-api.ts";
import { type ClaimStory, openClaimStory } from "../../test/claim-story.ts";
import type { JobDeps } from "../jobs/deps.ts";
import { pursueCard } from "../jobs/pursue-card.ts";
import { sendRefund } from "../jobs/send-refund.ts";
import type { OrderAnswer } from "./order-page.ts";

const seller = "/v1/sellers/{seller}" as const;
const one = `${seller}/orders/{order}` as const;
let story: ClaimStory;
let boss: Awaited<ReturnType<ClaimStory["api"]["staff"]>>;
let jobs: JobDeps;
let productId: string;
beforeAll(async () => {
  story = await openClaimStory();
  boss = await story.api.staff("administrator");
  jobs = { ...story.api.deps, log: { info() {}, error() {} } } as unknown as JobDeps;
  await boss.ok(`POST ${seller}/payment-settings/card`, {
    body: { key: "sk_test_12345", eventSecret: "whsec_fake_1" },
  });
  const product = {
    code: "CABLE",
    of: { kind: "model", manufacturer: "Tools", name: "Tester", category: "general" },
    titles: { en: "Tester" },
    price: 9_900,
    stock: 9,
    shown: true,
  } as const;
  ({ id: productId } = await boss.ok(`POST ${seller}/products`, { body: product }));
});
afterAll(() => story.api.close());

const at = ({ id }: { readonly id: string }) => ({ params: { order: id } });
const look = (order: { readonly id: string }) => story.ana.ok(`GET ${one}`, at(order));

/** An order of Ana's from the cart to its total, and paid by card at the provider's page. */
async function paidByCard(): Promise<OrderAnswer> {
  await story.ana.ok(`POST ${seller}/cart/lines`, { body: { productId, quantity: 1 } });
  const cart = await story.ana.ok(`PUT ${seller}/cart`, { body: { address: homeAddress, paymentMethod: "card" } });
  const order = await story.ana.ok(`POST ${seller}/cart/submission`, { body: { goods: cart.goods } });
  const priced = await boss.ok(`POST ${one}/freight`, { ...at(order), body: { freight: 1_000, mode: "air" } });
  const payment = priced.payment?.id ?? "";
  await story.ana.ok(`POST ${seller}/payments/{payment}/card`, { params: { payment } });
  const { sellerId } = story.api;
  const { id } = await story.api.within((tx) =>
    tx.selectFrom("onlinePayment").select("id").where("paymentId", "=", payment).executeTakeFirstOrThrow(),
  );
  await pursueCard(jobs, { sellerId, onlineId: id });
  const session = `cs_${id}`;
  expect((await look(order)).payment?.card?.url).toBe(`https://cards.example/pay/${session}`);
  story.api.cards.pay(session);
  const event = story.api.cards.event({ session });
  for (const payload of [event.body, event.body]) {
    const answer = await story.api.app.inject({
      method: "POST",
      url: "/v1/sellers/north/payments/stripe/events",
      headers: { "content-type": "application/json", "stripe-signature": event.signature },
      payload,
    });
    expect(answer.statusCode).toBe(200);
  }
  const paid = await look(order);
  expect(paid).toMatchObject({ status: "packing", payment: { status: "confirmed", card: { status: "succeeded" } } });
  return paid;
}

test("an order that is paid by card goes from the cart to the confirmed delivery", async () => {
  const order = await paidByCard();
  const contents = [{ lineId: order.lines[0]?.id ?? "", quantity: 1, serials: ["C-1"] }];
  const packed = await boss.ok(`POST ${one}/packages`, { ...at(order), body: { tamperMark: "M-1", lines: contents } });
  const packageId = packed.packages[0]?.id ?? "";
  const left = { packageId, carrier: "DHL", tracking: "CARD-1", shippedOn: "2026-02-02" };
  const bare = await boss.refused(`POST ${one}/shipments`, { ...at(order), body: left });
  expect(bare).toMatchObject({ code: "packing_evidence_first" });
  await story.api.within((tx) =>
    tx
      .insertInto("attachment")
      .values({
        sellerId: story.api.sellerId,
        id: packageId,
        orderId: order.id,
        packageId,
        kind: "photo",
        purpose: "packing",
        fileName: "a.jpg",
        contentType: "image/jpeg",
        bytes: 1,
        sha256: "x",
        storageKey: "x",
        uploadedBy: "Ships",
        uploadedAt: new Date(story.api.clock.now),
      })
      .execute(),
  );
  const shipped = await boss.ok(`POST ${one}/shipments`, { ...at(order), body: left });
  const body = { parcelId: shipped.packages[0]?.parcel?.id ?? "", deliveredOn: "2026-02-02" };
  await boss.ok(`POST ${one}/deliveries`, { ...at(order), body });
  expect(await story.ana.ok(`POST ${one}/completion`, at(order))).toMatchObject({ status: "completed" });
  const begun = await story.ana.ok(`POST ${one}/claims`, {
    ...at(order),
    body: { kind: "transit_damage", lines: [{ lineId: order.lines[0]?.id ?? "", quantity: 1, serials: ["C-1"] }] },
  });
  expect(begun).toMatchObject({
    status: "draft",
    order: { number: order.number },
    packing: [{ tamperMark: "M-1", serials: ["C-1"] }],
  });
  expect((await look(order)).claims).toMatchObject([{ number: begun.number, lines: [{ serial: "C-1" }] }]);
});

test("a card-paid order that is cancelled says what its refund waits for, and the money goes back to the card, once", async () => {
  const order = await paidByCard();
  const cancelled = await story.ana.ok(`POST ${one}/cancellation`, { ...at(order), body: { reason: "Too slow" } });
  expect(cancelled).toMatchObject({
    status: "cancelled",
    nextStep: { who: "staff", text: expect.stringContaining("waits for approval") },
  });
  const [refund] = (await story.finance.ok(`GET ${one}`, at(order))).refunds;
  expect(refund).toMatchObject({ status: "requested", byProvider: true, amount: order.total });
  const params = { refund: refund?.id ?? "" };
  await story.finance.ok(`POST ${seller}/refunds/{refund}/approval`, { params });
  expect((await look(order)).nextStep.text).toContain("goes back to your card");
  // Staff do nothing about what the provider sends by itself: on the order's page as in the list.
  const byProvider = { who: "nobody", text: "Cancelled: the card provider sends the refund" };
  expect((await story.finance.ok(`GET ${one}`, at(order))).nextStep).toEqual(byProvider);
  const { items } = await story.finance.ok(`GET ${seller}/orders`, { query: { limit: 50 } });
  expect(items.find(({ id }) => id === order.id)?.nextStep).toEqual(byProvider);
  for (let twice = 0; twice < 2; twice++)
    await sendRefund(jobs, { sellerId: story.api.sellerId, refundId: params.refund });
  expect(await look(order)).toMatchObject({ status: "refunded", refunds: [{ amount: order.total }] });
  const ship = await boss.refused(`POST ${one}/shipments`, {
    ...at(order),
    body: { packageId: order.id, carrier: "DHL", tracking: "X", shippedOn: "2026-02-02" },
  });
  expect(ship).toMatchObject({ code: "wrong_state" });
});
