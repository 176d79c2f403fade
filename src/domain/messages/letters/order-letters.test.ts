import { describe, expect, test } from "vitest";
import { day } from "../../../core/day.ts";
import { locales } from "../../../core/locale.ts";
import { orderLetters } from "./order-letters.ts";

const order = { seller: "Zeus", number: "O-2026-000007" };
const money = { amount: 137_900, currency: "EUR" };
const [on, by] = [day("2026-03-05"), day("2026-03-19")];
const refund = { amount: money, method: "bank_transfer", refund: "F-2026-000003", reference: "TR-1" } as const;
const goods = ["2 × Antminer S19"];

/** Every letter about orders with what it tells of. */
const facts: {
  readonly [Name in keyof (typeof orderLetters)["en"]]: Parameters<(typeof orderLetters)["en"][Name]>[0];
} = {
  order_submitted: { ...order, goods },
  order_priced: {
    ...order,
    goods: money,
    freight: money,
    tax: { name: "IVA", amount: money },
    total: money,
    mode: "air",
    note: "DHL",
    account: [["number", "DE02"]],
  },
  order_repriced: {
    ...order,
    goods: money,
    freight: money,
    tax: null,
    total: money,
    account: [],
    was: { amount: 237_900, currency: "EUR" },
    proforma: "PI-2026-000002",
    replaces: "PI-2026-000001",
  },
  order_proof_rejected: { ...order, reason: "Not readable", cause: "not_arrived" },
  order_paid: { ...order, promisedOn: by },
  order_withdrawn: {
    ...order,
    withdrawal: "W-2026-000001",
    name: "Ada",
    goods,
    at: "5 March 2026, 10:00:00",
    refundBy: by,
    sendBackBy: by,
    customerPaysReturn: true,
  },
  order_withdrawal_reminder: { ...order, withdrawal: "W-2026-000001", goods, sendBackBy: by },
  order_shipped: { ...order, carrier: "DHL", tracking: "JD0199", shippedOn: on, rest: true },
  order_delivered: { ...order, dueOn: by },
  order_confirm_reminder: { ...order, dueOn: by },
  order_completed: { ...order, byClock: true },
  order_cancelled: { ...order, reason: "Changed my mind", paid: true },
  order_refund_approved: { ...order, ...refund, from: on, by },
  order_refund_sent: { ...order, ...refund, from: on, by },
  order_refund_failed: { ...order, ...refund },
};

describe.each(locales)("letters about orders, in %s,", (locale) => {
  const letters = orderLetters[locale] as unknown as Record<string, (of: object) => object>;

  test.each(Object.entries(facts))("%s says everything it was told, and which order", (name, of) => {
    const letter = letters[name]?.(of);
    const text = JSON.stringify(letter);
    expect(text).toContain(order.number);
    expect(letter).toMatchObject({ subject: expect.stringMatching(/\S/), button: expect.stringMatching(/\S/) });
    expect(text).not.toMatch(/undefined|null|\[object|\{\w+\}/);
  });

  test("none is missing", () => {
    expect(Object.keys(letters).sort()).toEqual(Object.keys(facts).sort());
  });
});
