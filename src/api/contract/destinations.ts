import { z } from "zod";
import type { Operations } from "./operation.ts";
import { abilities, address, country, dayText, id, instant, pageOf, paging } from "./shapes.ts";

const words = z.string().trim().min(1).max(500);
const rule = z.strictObject({
  country,
  regions: z
    .array(z.string().trim().min(1).max(100))
    .max(100)
    .describe("Names of the part, as regions and cities are written"),
  postcodes: z
    .array(z.string().trim().min(1).max(10))
    .max(200)
    .describe("How the part's postcodes begin; with regions empty, too: the whole country"),
  embargo: z.boolean().describe("Nobody lifts that of a whole country for one address"),
  why: z.strictObject({ en: words.optional(), es: words.optional(), zh: words.optional() }),
  source: z.string().trim().min(1).max(500).describe("The law, or whatever else it rests on"),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  asOf: dayText.describe("When the source was looked up"),
});
const list = z.object({
  version: z.number().int().describe("0: the product's own list, which holds until the seller writes one"),
  rules: z.array(rule.extend({ whyText: z.string().describe("In the reader's language") })),
  reason: z.string(),
  byName: z.string().nullable(),
  at: instant.nullable(),
});
const review = z.object({
  id,
  kind: z.enum(["barred", "banned"]),
  customerId: id,
  customer: z.string(),
  address,
  why: z.string().nullable().describe("What bars it, in the reader's language"),
  source: z.string().nullable(),
  liftable: z.boolean().describe("No embargo on the whole country"),
  listVersion: z.number().int(),
  note: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  outcome: z.enum(["lifted", "kept"]).nullable().describe("Null while it is open"),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
});

/** Where a seller does not deliver to, and what customers say about it. */
export const destinationOperations = {
  "GET /v1/sellers/{seller}/destinations": {
    summary: "The list of destinations that the seller does not deliver to, as it holds now",
    action: "destination.read",
    answer: list.extend({ abilities, etag: z.string() }),
  },
  "PUT /v1/sellers/{seller}/destinations": {
    summary: "Writes the next version of the list, with its reason; the earlier ones stay as they were",
    action: "destination.edit",
    edits: true,
    body: z.strictObject({ rules: z.array(rule).max(500), reason: z.string().trim().min(1).max(4000) }),
    answer: list.extend({ abilities, etag: z.string() }),
  },
  "GET /v1/sellers/{seller}/destination-versions": {
    summary: "Every version of the list, newest first; the product's own is the last",
    action: "staff.read",
    answer: z.object({ items: z.array(list) }),
  },
  "GET /v1/sellers/{seller}/destination-reviews": {
    summary: "What customers said about destinations: open, or decided; a customer sees their own",
    action: "destination.reviews",
    query: z.object({ ...paging, state: z.enum(["open", "decided"]).default("open") }),
    answer: pageOf(review).extend({ abilities }),
  },
  "POST /v1/sellers/{seller}/destination-reviews": {
    summary:
      "Puts an address before a person: one that is refused (barred), or one in a country that bans such goods (banned)",
    action: "destination.ask",
    creates: true,
    body: z.strictObject({
      kind: z.enum(["barred", "banned"]),
      address,
      note: z.string().trim().min(1).max(4000),
    }),
    answer: z.object({ id }),
    status: 201,
    perMinute: 10,
  },
  "POST /v1/sellers/{seller}/destination-reviews/{review}/decision": {
    summary: "A person lifts the refusal for this customer and address, or keeps it, with the reason",
    action: "destination.review",
    body: z.strictObject({ outcome: z.enum(["lifted", "kept"]), reason: z.string().trim().min(1).max(4000) }),
    answer: z.object({ id }),
  },
} as const satisfies Operations;
