import { z } from "zod";
import { staffRoles } from "../../core/actor.ts";
import { locales } from "../../core/locale.ts";

/** Shapes that many answers share. Every text in an answer is already in the reader's language. */

export const id = z.uuid().describe("UUIDv7");
export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe("Calendar day in the seller's time zone, YYYY-MM-DD");
export const instant = z.iso.datetime().describe("Instant, UTC");
export const locale = z.enum(locales);
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .describe("ISO 3166-1 alpha-2");
export const money = z
  .object({ amount: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), currency: z.string().regex(/^[A-Z]{3}$/) })
  .describe("Integer minor units of an ISO 4217 currency");

const line = z.string().trim().min(1).max(200);
export const address = z.strictObject({
  name: line,
  lines: z.array(line).min(1).max(4),
  city: line,
  region: z.string().trim().max(200).default(""),
  postcode: z.string().trim().max(20).default(""),
  country,
  phone: z.string().trim().max(40).default(""),
  kind: z.enum(["address", "pickup_point"]).default("address"),
});

/** A clause as a person reads it. */
export const clause = z.object({
  id: z.string(),
  text: z.string(),
  source: z.string().describe("Document and section"),
  note: z.string().nullable().describe("The reading adopted where the source is ambiguous"),
});

/** Whether the reader may do a thing now; a refused one says why and by which clause. */
export const ability = z.object({
  allowed: z.boolean(),
  reason: z.string().nullable(),
  clauses: z.array(z.string()),
});
export const abilities = z.record(z.string(), ability).describe("By action, e.g. claim.cancel");

/** One page of a list; `next` is null on the last. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable().describe("Cursor of the next page") });
}
/** What every list takes. */
export const paging = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
};

/** RFC 9457, with what this product adds. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    code: z.string(),
    next: z.string().optional().describe("What to do about it"),
    clauses: z.array(clause).optional().describe("Clauses that refuse"),
    fields: z
      .array(z.object({ pointer: z.string(), code: z.string(), text: z.string() }))
      .optional()
      .describe("Each wrong field: JSON pointer and what would be right"),
  })
  .describe("application/problem+json");

export const staffRole = z.enum(staffRoles);
