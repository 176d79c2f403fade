import { z } from "zod";
import { paymentStatuses, rejectionCauses } from "../../domain/payments/lifecycle.ts";
import { attachment, claim } from "./claims.ts";
import type { Operations } from "./operation.ts";
import { order } from "./orders.ts";
import { abilities, id, instant, money, pageOf, paging } from "./shapes.ts";

const words = z.string().trim().max(4000);

/** What money is paid for, as it stands after a step: a claim, or an order. */
export const paidFor = z.union([claim, order]);

export const paymentOperations = {
  "GET /v1/sellers/{seller}/payments": {
    summary: "Payments to review and reviewed",
    action: "staff.read",
    query: z.object({ ...paging, status: z.enum(paymentStatuses).optional() }),
    answer: pageOf(
      z.object({
        id,
        claimId: id.nullable().describe("Null where it is for an order"),
        claimNumber: z.string().nullable(),
        quoteNumber: z.string().nullable(),
        orderId: id.nullable(),
        orderNumber: z.string().nullable(),
        customer: z.string(),
        status: z.enum(paymentStatuses),
        amount: money,
        reference: z.string().nullable(),
        proof: attachment.nullable(),
        createdAt: instant,
        abilities,
      }),
    ),
  },
  "POST /v1/sellers/{seller}/payments/{payment}/proof": {
    summary: "The customer hands in the proof of payment (a file kept with the same claim or order)",
    action: "payment.uploadProof",
    creates: true,
    body: z.strictObject({ attachmentId: id, reference: z.string().trim().max(100).default("") }),
    answer: paidFor,
    status: 201,
  },
  "POST /v1/sellers/{seller}/payments/{payment}/confirmation": {
    summary: "Finance confirms that the money is there",
    action: "payment.confirm",
    creates: true,
    body: z.strictObject({
      received: money.optional().describe("What arrived; refused where it is not what is due"),
    }),
    answer: paidFor,
    status: 201,
  },
  "POST /v1/sellers/{seller}/payments/{payment}/rejection": {
    summary: "Finance turns the proof down with a reason",
    action: "payment.reject",
    creates: true,
    body: z.strictObject({
      cause: z.enum(rejectionCauses).default("other").describe("Told to the customer in their language"),
      reason: words.min(1),
    }),
    answer: paidFor,
    status: 201,
  },
} as const satisfies Operations;
