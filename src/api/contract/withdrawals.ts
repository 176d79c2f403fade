import { z } from "zod";
import type { Operations } from "./operation.ts";
import { abilities, clause, dayText, id, instant, pageOf, paging } from "./shapes.ts";

const number = z.string().trim().min(1).max(40);
const email = z.email().max(254);
const lines = z.array(z.strictObject({ lineId: id, quantity: z.number().int().min(1).max(100_000) })).max(500);
const token = z.string().min(20).max(100);

const notice = z.object({
  id,
  number: z.string().describe("W-2026-000012"),
  confirmedAt: instant.describe("The notice was given then"),
  refundBy: dayText.nullable(),
  sendBackBy: dayText.nullable(),
  customerPaysReturn: z.boolean(),
  email: z.string().describe("The acknowledgement went there, with its PDF"),
  acknowledgement: z.string().describe("Address of the PDF, as it was sent"),
});

const settings = z.object({
  informs: z.boolean().describe("Confirmations of orders tell of the right, its conditions and its form"),
  informsSince: instant.nullable(),
  customerPaysReturn: z.boolean(),
  page: z.string().describe("Address of the online function"),
  etag: z.string(),
  abilities,
});

const row = z.object({
  id,
  number: z.string(),
  orderId: id,
  orderNumber: z.string(),
  customer: z.string(),
  name: z.string(),
  confirmedAt: instant,
  clause,
  refundBy: dayText.nullable(),
  late: z.boolean().describe("The day for the refund passed, and none was asked for"),
  sendBackBy: dayText.nullable(),
  customerPaysReturn: z.boolean(),
  goodsOn: dayText.nullable().describe("The goods, or the proof that they were sent, came"),
  refundId: id.nullable(),
  takenOff: z
    .boolean()
    .describe("Its price was taken off the total before the order was paid: nothing goes back for it"),
  goods: z.array(z.object({ title: z.string(), quantity: z.number().int() })).describe("What is withdrawn from"),
  refund: z.object({ number: z.string(), statusText: z.string() }).nullable(),
  abilities: abilities.describe("By action: withdrawal.goods, withdrawal.refund"),
});

/** Withdrawal from distance contracts, online in two steps (EU-WITHDRAW-ONLINE). */
export const withdrawalOperations = {
  "POST /v1/sellers/{seller}/withdrawal-lookups": {
    summary: "What of an order can be withdrawn from and until when, for whoever knows its number and e-mail address",
    action: "withdrawal.state",
    body: z.strictObject({ number, email }),
    answer: z.object({
      number: z.string(),
      name: z.string(),
      lines: z.array(z.object({ lineId: id, title: z.string(), quantity: z.number().int(), left: z.number().int() })),
      open: z.boolean(),
      reason: z.string().nullable().describe("Why it is not open"),
      next: z.string().nullable(),
      lastDay: dayText.nullable().describe("Null while the last parcel is not there"),
      clauses: z.array(clause),
      customerPaysReturn: z.boolean(),
    }),
    perMinute: 20,
  },
  "POST /v1/sellers/{seller}/withdrawals": {
    summary: "First step: the statement; it counts once it is confirmed with the token",
    action: "withdrawal.state",
    body: z.strictObject({ number, email, name: z.string().trim().min(1).max(200), contactEmail: email, lines }),
    answer: z.object({ id, token }),
    status: 201,
    perMinute: 20,
  },
  "POST /v1/sellers/{seller}/withdrawals/{withdrawal}/confirmation": {
    summary: "Second step: the notice is given; the acknowledgement is mailed. Confirmed again it is the same notice",
    action: "withdrawal.state",
    body: z.strictObject({ token }),
    answer: notice,
    status: 201,
    perMinute: 20,
  },
  "GET /v1/sellers/{seller}/withdrawals/{withdrawal}/acknowledgement": {
    summary: "The acknowledgement as it was sent",
    action: "withdrawal.state",
    query: z.object({ token }),
    answer: z.any().describe("The PDF's bytes"),
    answers: "application/pdf",
    perMinute: 60,
  },
  "GET /v1/sellers/{seller}/withdrawals": {
    summary: "Confirmed withdrawals, the latest first; with `order` those of one order",
    action: "withdrawal.read",
    query: z.object({ ...paging, order: id.optional() }),
    answer: pageOf(row).extend({ abilities }),
  },
  "POST /v1/sellers/{seller}/withdrawals/{withdrawal}/goods": {
    summary: "The goods, or the proof that they were sent, came",
    action: "withdrawal.settle",
    body: z.strictObject({ goodsOn: dayText }),
    answer: z.object({ id }),
  },
  "POST /v1/sellers/{seller}/withdrawals/{withdrawal}/refund": {
    summary:
      "Asks for the money to go back, by the same means it was paid with; the whole order's with the standard way out",
    action: "withdrawal.settle",
    creates: true,
    answer: z.object({ id }),
    status: 201,
  },
  "GET /v1/sellers/{seller}/withdrawal-settings": {
    summary: "What customers are told of the right to withdraw",
    action: "withdrawal.read",
    answer: settings,
  },
  "PUT /v1/sellers/{seller}/withdrawal-settings": {
    summary: "Changes it, for orders from now on",
    action: "withdrawalSettings.edit",
    edits: true,
    body: z.strictObject({ informs: z.boolean(), customerPaysReturn: z.boolean() }),
    answer: settings,
  },
} as const satisfies Operations;
