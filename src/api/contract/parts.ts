import { z } from "zod";
import { claim } from "./claims.ts";
import type { Operations } from "./operation.ts";
import { abilities, dayText, id, instant, money, pageOf, paging } from "./shapes.ts";

const name = z.string().trim().min(1).max(200);
const amount = z.number().int().min(0).max(1_000_000_000_000).describe("Minor units of the seller's currency");
const count = z.number().int().min(0).max(1_000_000);
const short = z.string().trim().max(200);
const part = z.object({
  id,
  code: z.string(),
  name: z.string(),
  value: money.describe("The component's original value, which a spare part is sold at"),
  stock: z.number().int(),
  lowAt: z.number().int(),
  low: z.boolean().describe("So few are left that it is to be bought"),
  etag: z.string(),
});
const supplierClaim = z.object({
  id,
  lineId: id,
  supplier: z.string(),
  reference: z.string(),
  carrier: z.string(),
  tracking: z.string(),
  sentOn: dayText,
  expectedOn: dayText.nullable(),
  note: z.string(),
  openedBy: z.string(),
  openedAt: instant,
  outcome: z.enum(["repaired", "replaced", "refused", "credited"]).nullable().describe("Null while it is there"),
  returnedOn: dayText.nullable(),
  recovered: money.nullable().describe("What the supplier gives; owed by it until it is paid"),
  closedBy: z.string().nullable(),
  paidOn: dayText.nullable(),
  paidReference: z.string().nullable(),
  abilities,
});
const recovery = z.object({
  id,
  claimId: id,
  claimNumber: z.string(),
  serial: z.string(),
  supplier: z.string(),
  reference: z.string().describe("The supplier's number for it"),
  returnedOn: dayText,
  recovered: money,
  paidOn: dayText.nullable(),
  paidReference: z.string().nullable(),
  abilities,
});

/** The shelf of the bench, and units that go on to the supplier. */
export const partOperations = {
  "GET /v1/sellers/{seller}/parts": {
    summary: "The parts on the shelf, by name; q narrows to codes and names that begin with it",
    action: "part.read",
    query: z.object({ q: z.string().max(100).optional() }),
    answer: z.object({ items: z.array(part) }),
  },
  "POST /v1/sellers/{seller}/parts": {
    summary: "Enters a part with its code, value and first stock",
    action: "part.manage",
    creates: true,
    body: z.strictObject({ code: z.string().trim().min(1).max(60), name, value: amount, lowAt: count, stock: count }),
    answer: part,
    status: 201,
  },
  "PATCH /v1/sellers/{seller}/parts/{part}": {
    summary: "Changes a part's name, value or warning level",
    action: "part.manage",
    edits: true,
    body: z.strictObject({ name: name.optional(), value: amount.optional(), lowAt: count.optional() }),
    answer: part,
  },
  "POST /v1/sellers/{seller}/parts/{part}/stock": {
    summary: "Enters parts that came (received), or how many lie there (counted)",
    action: "part.manage",
    creates: true,
    body: z.discriminatedUnion("reason", [
      z.strictObject({
        reason: z.literal("received"),
        quantity: z.number().int().min(1).max(1_000_000),
        note: short.default(""),
      }),
      z.strictObject({ reason: z.literal("counted"), quantity: count, note: short.default("") }),
    ]),
    answer: part,
    status: 201,
  },
  "GET /v1/sellers/{seller}/claims/{claim}/supplier-claims": {
    summary: "What of a claim went on to a supplier, and what came of it",
    action: "staff.read",
    answer: z.object({ items: z.array(supplierClaim) }),
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/supplier-claim": {
    summary: "Sends a unit on to the supplier and opens the claim there",
    action: "custody.sendToSupplier",
    creates: true,
    body: z.strictObject({
      supplier: name,
      reference: short.default(""),
      carrier: z.string().trim().min(1).max(100),
      tracking: z.string().trim().min(1).max(100),
      sentOn: dayText,
      expectedOn: dayText.nullable().default(null),
      note: z.string().trim().max(4000).default(""),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/supplier-claim/return": {
    summary: "The unit is back from the supplier, with the outcome and what was recovered",
    action: "custody.returnFromSupplier",
    creates: true,
    body: z.strictObject({
      outcome: z.enum(["repaired", "replaced", "refused", "credited"]),
      returnedOn: dayText,
      recovered: money.nullable().default(null),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/supplier-claims/{supplierClaim}/payment": {
    summary: "What the supplier owed is on the account",
    action: "supplier.takeMoney",
    creates: true,
    body: z.strictObject({ paidOn: dayText, reference: z.string().trim().min(1).max(100) }),
    answer: claim,
    status: 201,
  },
  "GET /v1/sellers/{seller}/recoveries": {
    summary: "What suppliers owe for units they took back, or have paid, the latest first",
    action: "ledger.read",
    query: z.object({ ...paging, state: z.enum(["owed", "paid"]).default("owed") }),
    answer: pageOf(recovery),
  },
} as const satisfies Operations;
