import { z } from "zod";
import { deductionKinds, methods, refundSources } from "../../domain/ledger/index.ts";
import { refundStatuses } from "../../domain/refunds/lifecycle.ts";
import { abilities, clause, dayText, id, instant, money } from "./shapes.ts";

/** Money that goes back to the customer. */
export const refund = z.object({
  id,
  number: z.string(),
  lineId: id.nullable().describe("Null where an order is paid back"),
  status: z.enum(refundStatuses),
  statusText: z.string(),
  source: z
    .enum(refundSources)
    .describe("The unit's price, the payment of a quote or an order, or what was paid twice"),
  gross: money,
  deductions: z.array(
    z.object({
      kind: z.enum(deductionKinds),
      percent: z.number().nullable(),
      amount: money,
      clause: clause.nullable(),
    }),
  ),
  amount: money.describe("Gross less deductions: what arrives"),
  method: z.enum(methods),
  byProvider: z.boolean().describe("The card provider sends it; otherwise a person does"),
  reason: z.string(),
  clauses: z.array(clause),
  requestedBy: z.string(),
  requestedAt: instant,
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
  sentOn: dayText.nullable(),
  reference: z.string().nullable(),
  settledOn: dayText.nullable().describe("Somebody saw it arrive; by a provider: it was done there"),
  expected: z
    .object({ from: dayText, by: dayText, clauses: z.array(clause) })
    .nullable()
    .describe(
      "Between which days it is on the customer's account; null before it is approved, and once somebody saw that it arrived",
    ),
  parked: z.enum(["provider_silent", "keys_missing"]).nullable().describe("Why it waits for a person"),
  failure: z.string().nullable(),
  abilities,
});

export const bankAccount = z.object({
  currency: z.string(),
  holder: z.string(),
  bank: z.string(),
  number: z.string().describe("IBAN or account number"),
  code: z.string().describe("BIC, sort code or routing number; may be empty"),
  note: z.string(),
});
