import { expect, test } from "vitest";
import { newId } from "../src/core/id.ts";
import {
  type CardKeys,
  type CardPort,
  CardRefused,
  type NewCheckout,
  SignatureInvalid,
} from "../src/domain/payments/index.ts";

/** A provider under test, and what the world does to it. */
export interface CardStage {
  readonly port: CardPort;
  readonly keys: CardKeys;
  pay(session: string): void;
  expire(session: string): void;
  refundsBecome(status: "pending" | "succeeded"): void;
  moveRefund(providerRefund: string, status: "succeeded" | "failed"): void;
  /** The next call is done and not answered. */
  timeOutOnce(): void;
  /** How often money went back. */
  countRefunds(): number;
  event(about: { session: string } | { providerRefund: string }): { readonly body: Buffer; readonly signature: string };
}

/** What every card provider must do; each adapter's test runs it. */
export function cardContract(open: () => CardStage): void {
  test("a page is made once for a payment, however often it is asked for", async () => {
    const { port, keys } = open();
    const checkout = aCheckout();
    const first = await port.startCheckout(keys, checkout);
    expect(first.url).toMatch(/^https?:/);
    expect(await port.startCheckout(keys, checkout)).toEqual(first);
    expect(await port.readCheckout(keys, first.session)).toMatchObject({ id: checkout.id, status: "open" });
  });

  test("a card that was charged is told with the payment and the amount, in the units that were asked for", async () => {
    const stage = open();
    for (const amount of [
      { amount: 12_345, currency: "EUR" },
      { amount: 5000, currency: "JPY" },
    ]) {
      const { session } = await stage.port.startCheckout(stage.keys, { ...aCheckout(), amount });
      stage.pay(session);
      const told = await stage.port.readCheckout(stage.keys, session);
      expect(told).toMatchObject({ status: "paid", amount });
      expect(told.payment).toBeTruthy();
    }
  });

  test("a page that is taken away cannot be paid any more, one that was paid stays paid", async () => {
    const stage = open();
    const left = await stage.port.startCheckout(stage.keys, aCheckout());
    expect(await stage.port.endCheckout(stage.keys, left.session)).toMatchObject({ status: "failed" });
    const paid = await stage.port.startCheckout(stage.keys, aCheckout());
    stage.pay(paid.session);
    expect(await stage.port.endCheckout(stage.keys, paid.session)).toMatchObject({ status: "paid" });
  });

  test("money goes back once under an id, also when the first answer was lost", async () => {
    const stage = open();
    const { payment } = await paid(stage);
    const refund = { id: newId(), payment, amount: { amount: 4000, currency: "EUR" } };
    const before = stage.countRefunds();
    expect(await stage.port.findRefund(stage.keys, refund)).toBeNull();
    stage.timeOutOnce();
    await expect(stage.port.refund(stage.keys, refund)).rejects.not.toBeInstanceOf(CardRefused);
    const found = await stage.port.findRefund(stage.keys, refund);
    expect(found).toMatchObject({ id: refund.id, status: "succeeded" });
    expect(await stage.port.refund(stage.keys, refund)).toEqual(found);
    expect(stage.countRefunds()).toBe(before + 1);
  });

  test("more than was paid is refused for good", async () => {
    const stage = open();
    const { payment } = await paid(stage);
    const refund = { id: newId(), payment, amount: { amount: 99_999_00, currency: "EUR" } };
    await expect(stage.port.refund(stage.keys, refund)).rejects.toBeInstanceOf(CardRefused);
  });

  test("events tell of a payment and of a refund, and only with the provider's signature", async () => {
    const stage = open();
    const { session, payment, id } = await paid(stage);
    const now = Date.now();
    const told = stage.event({ session });
    expect(stage.port.readEvent(stage.keys, { ...told, now })).toMatchObject({
      about: "checkout",
      checkout: { id, status: "paid", payment },
    });
    stage.refundsBecome("pending");
    const refundId = newId();
    const refund = { id: refundId, payment, amount: { amount: 100, currency: "EUR" } };
    const { providerRefund, status } = await stage.port.refund(stage.keys, refund);
    expect(status).toBe("pending");
    stage.moveRefund(providerRefund, "failed");
    const failed = stage.port.readEvent(stage.keys, { ...stage.event({ providerRefund }), now });
    expect(failed).toMatchObject({ about: "refund", refund: { id: refundId, providerRefund, status: "failed" } });
    const read = (given: { body: Buffer; signature: string }, keys = stage.keys) =>
      stage.port.readEvent(keys, { ...given, now });
    expect(() => read({ ...told, body: Buffer.concat([told.body, Buffer.from(" ")]) })).toThrow(SignatureInvalid);
    expect(() => read({ ...told, signature: "t=1,v1=00" })).toThrow(SignatureInvalid);
    expect(() => read({ ...told, signature: "" })).toThrow(SignatureInvalid);
    expect(() => read(told, { ...stage.keys, eventSecret: "whsec_another" })).toThrow(SignatureInvalid);
  });
}

function aCheckout(): NewCheckout {
  return {
    id: newId(),
    amount: { amount: 12_000, currency: "EUR" },
    title: "Q-2026-000001",
    email: "ada@example.com",
    locale: "es",
    returnUrl: "http://localhost:8080/north/my/claims/R-2026-000001",
  };
}

async function paid(stage: CardStage) {
  const checkout = aCheckout();
  const { session } = await stage.port.startCheckout(stage.keys, checkout);
  stage.pay(session);
  const { payment } = await stage.port.readCheckout(stage.keys, session);
  if (!payment) throw new Error("the provider names no payment");
  return { id: checkout.id, session, payment };
}
