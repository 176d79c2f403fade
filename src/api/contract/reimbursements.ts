import { z } from "zod";
import { reimbursementStatuses } from "../../domain/reimbursements/lifecycle.ts";
import type { Operations } from "./operation.ts";
import { abilities, dayText, id, instant, money } from "./shapes.ts";

const amount = z.number().int().min(0).max(1_000_000_000_000).describe("Minor units of the seller's currency");
const reimbursement = z.object({
  id,
  number: z.string(),
  status: z.enum(reimbursementStatuses),
  statusText: z.string(),
  claimId: id,
  claimNumber: z.string(),
  serial: z.string(),
  centreId: id,
  centre: z.string(),
  labourMinutes: z.number().int(),
  labour: money,
  parts: money,
  freight: money,
  total: money,
  note: z.string(),
  requestedBy: z.string(),
  requestedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
  otherParts: z
    .array(z.object({ name: z.string(), quantity: z.number().int(), price: money }))
    .describe("Parts of the centre's own, in `parts` at what they cost"),
  paidOn: dayText.nullable(),
  reference: z.string().nullable().describe("Of the transfer it was paid with"),
});
const otherPart = z.strictObject({ name: z.string().trim().min(1).max(200), price: amount });
const list = z.object({ items: z.array(reimbursement), abilities });
const ofClaim = list.extend({
  currencies: z
    .array(z.object({ lineId: id, currency: z.string() }))
    .describe(
      "Of the rates by which each unit's centre would be paid now; left out where there are none, or no centre",
    ),
});
const rates = z.object({
  items: z.array(
    z.object({
      centreId: id.nullable().describe("Null: for every centre without rates of its own"),
      labourHour: money,
      partsPercent: z.number().int(),
      freight: money,
    }),
  ),
  abilities,
});
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe("A month in the seller's time zone, YYYY-MM");
const statement = z.object({
  items: z.array(reimbursement),
  totals: z
    .array(z.object({ total: money, due: money.describe("Not paid yet") }))
    .describe("By currency; none: nothing was approved"),
  payments: z.array(z.object({ id, amount: money, reference: z.string(), paidOn: dayText, paidBy: z.string() })),
  abilities,
});
const span = z.object({ from: dayText, to: dayText });

/** What centres are paid for work in warranty, and how they do. */
export const reimbursementOperations = {
  "GET /v1/sellers/{seller}/reimbursements": {
    summary: "What centres ask to be paid, the longest waiting first; a centre's own people see theirs",
    action: "reimbursement.read",
    answer: list,
  },
  "GET /v1/sellers/{seller}/claims/{claim}/reimbursements": {
    summary: "What of a claim a centre asked to be paid",
    action: "reimbursement.read",
    answer: ofClaim,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/reimbursement": {
    summary: "Asks to be paid for the work in warranty on a unit, by the seller's rates",
    action: "reimbursement.request",
    creates: true,
    body: z.strictObject({
      note: z.string().trim().max(4000).default(""),
      otherParts: z
        .array(otherPart)
        .max(50)
        .default([])
        .describe("What one piece cost of each part that the repair has and the shelf does not know"),
    }),
    answer: ofClaim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/reimbursements/{reimbursement}/approval": {
    summary: "Approves it: the ledger says from here on that the centre is owed it",
    action: "reimbursement.approve",
    creates: true,
    body: z.strictObject({}),
    answer: list,
  },
  "POST /v1/sellers/{seller}/reimbursements/{reimbursement}/refusal": {
    summary: "Declines it for a reason that the centre reads",
    action: "reimbursement.decline",
    creates: true,
    body: z.strictObject({ reason: z.string().trim().min(1).max(4000) }),
    answer: list,
  },
  "GET /v1/sellers/{seller}/centres/{centre}/statement": {
    summary: "What was approved for a centre in a month",
    action: "reimbursement.read",
    query: z.object({ month }),
    answer: statement,
  },
  "POST /v1/sellers/{seller}/centres/{centre}/statement/payments": {
    summary: "Writes down that the centre was paid all that is owed on a month's statement; refuses another sum",
    action: "reimbursement.pay",
    creates: true,
    body: z.strictObject({
      month,
      total: money,
      reference: z.string().trim().min(1).max(100).describe("By which the centre finds it on its account"),
      paidOn: dayText,
    }),
    answer: statement,
    status: 201,
  },
  "GET /v1/sellers/{seller}/centres/{centre}/statement/table": {
    summary: "The same as CSV",
    action: "reimbursement.read",
    query: z.object({ month }),
    answer: z.any().describe("Rows of CSV"),
    answers: "text/csv",
  },
  "GET /v1/sellers/{seller}/centre-rates": {
    summary: "What the seller pays its centres",
    action: "rate.read",
    answer: rates,
  },
  "POST /v1/sellers/{seller}/centre-rates": {
    summary: "Sets what one centre is paid, or every centre without rates of its own",
    action: "rate.edit",
    creates: true,
    body: z.strictObject({
      centreId: id.nullable().default(null),
      labourHour: amount,
      partsPercent: z.number().int().min(0).max(200),
      freight: amount,
    }),
    answer: rates,
  },
  "GET /v1/sellers/{seller}/centre-scorecards": {
    summary: "How the centres did between two days: turn-around, rework, refusals, load",
    action: "scorecard.read",
    query: span,
    answer: z.object({
      items: z.array(
        z.object({
          id,
          name: z.string(),
          capacity: z.number().int().nullable(),
          open: z.number().int(),
          received: z.number().int(),
          refused: z.number().int().describe("Units turned away at its dock"),
          declined: z.number().int().describe("Units that were assigned to it and that it would not take"),
          sentBack: z.number().int(),
          turnAround: z.number().nullable().describe("Days from the dock to the way back, of the unit in the middle"),
          rework: z.number().int().describe("Units that came again with a failure that was repaired here"),
        }),
      ),
    }),
  },
  "GET /v1/sellers/{seller}/centre-scorecards/table": {
    summary: "The same as CSV",
    action: "scorecard.read",
    query: span,
    answer: z.any().describe("Rows of CSV"),
    answers: "text/csv",
  },
} as const satisfies Operations;
