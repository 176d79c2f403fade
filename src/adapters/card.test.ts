import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cardContract } from "../../test/card-contract.ts";
import { type StripeServer, signed, startStripe } from "../../test/stripe-server.ts";
import { newId } from "../core/id.ts";
import { SignatureInvalid } from "../domain/payments/index.ts";
import { fakeCards } from "./card-fake.ts";
import { stripeCards } from "./card-stripe.ts";

describe("cards in memory", () => {
  cardContract(() => {
    const fake = fakeCards("whsec_1");
    return {
      ...fake,
      port: fake,
      keys: { key: "sk", eventSecret: "whsec_1" },
      countRefunds: () => fake.refunded.size,
    };
  });
});

describe("cards by Stripe", () => {
  let stripe: StripeServer;
  beforeAll(async () => {
    stripe = await startStripe();
  });
  afterAll(() => stripe.close());
  const keys = () => ({ key: stripe.key, eventSecret: stripe.eventSecret });

  cardContract(() => {
    stripe.refundStatus = "succeeded";
    const pay = (session: string) => void stripe.pay(session);
    return {
      port: stripeCards({ url: stripe.url, timeout: 500 }),
      keys: keys(),
      pay,
      expire: (session) => void stripe.expire(session),
      refundsBecome: (status) => {
        stripe.refundStatus = status;
      },
      moveRefund: (refund, status) => void stripe.moveRefund(refund, status),
      timeOutOnce: () => {
        stripe.mood = () => {
          stripe.mood = () => "answer";
          return "silent_after";
        };
      },
      countRefunds: () => stripe.refunds.size,
      event: (about) =>
        "session" in about
          ? stripe.event("checkout.session.completed", stripe.sessions.get(about.session) as { id: string })
          : stripe.event("refund.updated", stripe.refunds.get(about.providerRefund) as { id: string }),
    };
  });

  test("an event of yesterday is refused, though its signature fits", () => {
    const port = stripeCards({ url: stripe.url });
    const { body } = stripe.event("customer.created", { id: "cus_1" });
    const now = Date.now();
    const old = signed(body, stripe.eventSecret, Math.floor(now / 1000) - 86_400);
    expect(() => port.readEvent(keys(), { body, signature: old, now })).toThrow(SignatureInvalid);
    expect(port.readEvent(keys(), { body, signature: signed(body, stripe.eventSecret), now })).toMatchObject({
      about: "nothing",
      type: "customer.created",
    });
  });

  test("a wrong key and a server in trouble are no final no: the refund stays open", async () => {
    const port = stripeCards({ url: stripe.url, timeout: 2000 });
    const refund = { id: newId(), payment: "pi_1", amount: { amount: 1, currency: "EUR" } };
    await expect(port.refund({ ...keys(), key: "sk_wrong" }, refund)).rejects.toMatchObject({
      name: expect.not.stringMatching("CardRefused"),
    });
    stripe.mood = () => "fail_after";
    await expect(port.readCheckout(keys(), "cs_1")).rejects.toMatchObject({
      name: expect.not.stringMatching("CardRefused"),
    });
    stripe.mood = () => "answer";
    await expect(port.readCheckout(keys(), "cs_1")).rejects.toMatchObject({ name: "CardRefused" });
  });
});
