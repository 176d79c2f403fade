import { z } from "zod";
import { causes, methods } from "../../domain/ledger/index.ts";
import { onlineStatuses } from "../../domain/payments/lifecycle.ts";
import { refundStatuses } from "../../domain/refunds/lifecycle.ts";
import { claim } from "./claims.ts";
import type { Operations } from "./operation.ts";
import { paidFor } from "./payments.ts";
import { bankAccount, refund } from "./refund.ts";
import { abilities, dayText, id, instant, money, pageOf, paging } from "./shapes.ts";

const reason = z.string().trim().min(1).max(4000);
const line = z.string().trim().max(200);
const signedMoney = z
  .object({ amount: z.number().int(), currency: z.string() })
  .describe("Minor units; debit above zero, credit below");

const paymentSettings = z.object({
  bankAccounts: z.array(bankAccount),
  refundLimit: money.describe("Up to this much one person may ask for a refund and approve it"),
  card: z.object({ provider: z.string(), setBy: z.string(), setAt: instant }).nullable().describe("Never the keys"),
  eventsUrl: z.string().describe("Where the card provider sends its events"),
  etag: z.string(),
  abilities,
});

export const moneyOperations = {
  "POST /v1/sellers/{seller}/payments/{payment}/card": {
    summary: "The customer pays by card: the provider's page stands with the payment as soon as it is there",
    action: "payment.startCard",
    creates: true,
    answer: paidFor,
    status: 201,
  },
  "POST /v1/sellers/{seller}/payments/stripe/events": {
    summary:
      "Events of Stripe, signed (Stripe-Signature); one that comes again, late or of another kind changes nothing",
    action: "payment.takeEvent",
    stream: "application/json",
    answer: z.object({ received: z.boolean() }),
    perMinute: 6000,
  },
  "GET /v1/sellers/{seller}/card-payments": {
    summary: "Tries to pay by card that are open or parked, newest first",
    action: "refund.read",
    query: z.object({ ...paging }),
    answer: pageOf(
      z.object({
        id,
        claimNumber: z.string().nullable(),
        quoteNumber: z.string().nullable(),
        orderNumber: z.string().nullable(),
        customer: z.string(),
        status: z.enum(onlineStatuses),
        amount: money,
        parked: z.enum(["provider_silent", "keys_missing", "amount_differs"]).nullable(),
        createdAt: instant,
      }),
    ),
  },
  "GET /v1/sellers/{seller}/refunds": {
    summary: "Refunds, newest first",
    action: "refund.read",
    query: z.object({
      ...paging,
      status: z.enum(refundStatuses).optional(),
      parked: z.enum(["true", "false"]).default("false").describe("Only those that wait for a person"),
    }),
    answer: pageOf(
      refund.extend({
        claimId: id.nullable(),
        claimNumber: z.string().nullable(),
        orderId: id.nullable(),
        orderNumber: z.string().nullable(),
        customer: z.string(),
        serial: z.string().nullable().describe("Of the unit; null of an order"),
      }),
    ),
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/refunds": {
    summary: "Asks for money to go back; up to the seller's limit whoever may approve approves by asking",
    action: "refund.request",
    creates: true,
    body: z.strictObject({
      amount: money.optional().describe("Before deductions; left out: what was decided, with its deductions"),
      deductions: z
        .array(
          z.strictObject({
            kind: z.enum(["depreciation", "customs", "freight", "other"]),
            percent: z.number().min(0).max(100).optional(),
            amount: money,
            clauses: z.array(z.string()).max(20),
          }),
        )
        .max(20)
        .optional()
        .describe("Without an amount they come on top of those that were decided"),
      method: z.enum(methods),
      reason,
      clauses: z.array(z.string()).max(50).default([]),
      paymentId: id.optional().describe("The payment for a quote that is given back, instead of the unit's price"),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/refunds/{refund}/approval": {
    summary: "Lets the money go: it is reserved in the ledger first",
    action: "refund.approve",
    creates: true,
    answer: paidFor,
    status: 201,
  },
  "POST /v1/sellers/{seller}/refunds/{refund}/decline": {
    summary: "Turns a request down",
    action: "refund.decline",
    creates: true,
    body: z.strictObject({ reason }),
    answer: paidFor,
    status: 201,
  },
  "POST /v1/sellers/{seller}/refunds/{refund}/sending": {
    summary: "A person sent the money, under this reference",
    action: "refund.send",
    creates: true,
    body: z.strictObject({ reference: z.string().trim().min(1).max(100), sentOn: dayText.optional() }),
    answer: paidFor,
    status: 201,
  },
  "POST /v1/sellers/{seller}/refunds/{refund}/settlement": {
    summary: "The money arrived",
    action: "refund.settle",
    creates: true,
    answer: paidFor,
    status: 201,
  },
  "POST /v1/sellers/{seller}/refunds/{refund}/failure": {
    summary: "The money did not go or came back: the reservation is lifted",
    action: "refund.fail",
    creates: true,
    body: z.strictObject({ reason }),
    answer: paidFor,
    status: 201,
  },
  "POST /v1/sellers/{seller}/refunds/{refund}/retry": {
    summary: "Has the provider asked again about a parked refund; it is looked first whether the money went",
    action: "refund.retry",
    creates: true,
    answer: paidFor,
    status: 201,
  },
  "POST /v1/sellers/{seller}/refunds/{refund}/repetition": {
    summary:
      "Asks for the money of an order anew where it came to nothing, once; that of a unit is asked for on its claim",
    action: "refund.request",
    creates: true,
    body: z.strictObject({ method: z.enum(methods) }),
    answer: paidFor,
    status: 201,
  },
  "GET /v1/sellers/{seller}/ledger": {
    summary: "The ledger, newest first, of one claim where it is named",
    action: "ledger.read",
    query: z.object({ ...paging, claim: z.string().trim().max(100).optional().describe("Number or id") }),
    answer: pageOf(
      z.object({
        id,
        at: instant,
        cause: z.enum(causes),
        memo: z.string(),
        by: z.string(),
        claimNumber: z.string().nullable(),
        orderNumber: z.string().nullable(),
        postings: z.array(z.object({ account: z.string(), money: signedMoney })),
      }),
    ),
  },
  "GET /v1/sellers/{seller}/ledger/balances": {
    summary: "What stands on each account; all of a currency sum to zero",
    action: "ledger.read",
    answer: z.object({ items: z.array(z.object({ account: z.string(), money: signedMoney })) }),
  },
  "GET /v1/sellers/{seller}/ledger/table": {
    summary: "The ledger as CSV, one row for each posting",
    action: "ledger.read",
    query: z.object({ claim: z.string().trim().max(100).optional() }),
    answer: z.any().describe("Rows of CSV"),
    answers: "text/csv",
  },
  "GET /v1/sellers/{seller}/payment-settings": {
    summary: "How the seller is paid and pays back",
    action: "paymentSettings.read",
    answer: paymentSettings,
  },
  "PATCH /v1/sellers/{seller}/payment-settings": {
    summary: "Changes the accounts customers pay to, and up to what a refund needs one person only",
    action: "paymentSettings.edit",
    edits: true,
    body: z.strictObject({
      bankAccounts: z
        .array(
          z.strictObject({
            currency: z.string().regex(/^[A-Z]{3}$/),
            holder: line.min(1),
            bank: line.default(""),
            number: line.min(1),
            code: line.default(""),
            note: z.string().trim().max(500).default(""),
          }),
        )
        .max(20)
        .optional(),
      refundLimit: z
        .number()
        .int()
        .min(0)
        .max(1_000_000_000)
        .optional()
        .describe("Minor units of the seller's currency"),
    }),
    answer: paymentSettings,
  },
  "POST /v1/sellers/{seller}/payment-settings/card": {
    summary: "Keeps the seller's keys at Stripe, sealed; they are never told again",
    action: "paymentSettings.edit",
    body: z.strictObject({
      key: z
        .string()
        .trim()
        .regex(/^(sk|rk)_[A-Za-z0-9_]{5,250}$/),
      eventSecret: z
        .string()
        .trim()
        .regex(/^whsec_[A-Za-z0-9_+/=]{5,250}$/),
    }),
    answer: paymentSettings,
  },
  "DELETE /v1/sellers/{seller}/payment-settings/card": {
    summary: "Takes no cards any more",
    action: "paymentSettings.edit",
    answer: paymentSettings,
  },
} as const satisfies Operations;
