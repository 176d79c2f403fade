import { z } from "zod";
import { person } from "./auth.ts";
import { decideBody, toldDecision, verdictCard } from "./decision.ts";
import type { Operations } from "./operation.ts";
import {
  abilities,
  address,
  clause,
  country,
  dayText,
  id,
  instant,
  locale,
  pageOf,
  paging,
  staffRole,
} from "./shapes.ts";

export const sellerCard = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  locale,
  timeZone: z.string(),
  currency: z.string(),
  colour: z.string(),
  logo: z.string().nullable(),
  email: z.string(),
  demo: z.boolean(),
  repairCoverDays: z
    .number()
    .int()
    .describe("So many days the seller answers for its own repairs and swaps, beside what is left of a cover"),
  policies: z.array(z.object({ id: z.string(), name: z.string(), version: z.string(), digest: z.string() })),
});

export const customerCard = z.object({
  id,
  kind: z.enum(["consumer", "business"]),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  country: country.nullable(),
  locale,
});

export const sellerOperations = {
  "GET /v1/installation": {
    summary: "Whether the first administrator is still to be made, and which sellers are here",
    action: "seller.read",
    answer: z.object({
      fresh: z.boolean(),
      demo: z.boolean(),
      sellers: z.array(sellerCard),
      packs: z
        .array(z.object({ id: z.string(), name: z.string() }))
        .describe("Policies of this installation that a seller may use"),
    }),
  },
  "POST /v1/installation": {
    summary: "First run: makes the first administrator and the first seller; refused ever after",
    action: "seller.read",
    body: z.strictObject({
      sellerName: z.string().trim().min(1).max(200),
      slug: z
        .string()
        .regex(/^[a-z0-9](-?[a-z0-9])*$/)
        .min(2)
        .max(60),
      policies: z.array(z.string()).min(1),
      currency: z.string().regex(/^[A-Z]{3}$/),
      timeZone: z.string().max(60),
      locale,
      name: z.string().trim().min(1).max(200),
      email: z.email(),
      password: z.string().min(10).max(128),
      centre: address.optional().describe("Where customers send units in: the first service centre"),
    }),
    answer: sellerCard,
    status: 201,
    perMinute: 10,
  },
  "GET /v1/me": {
    summary: "Who is signed in, and at which sellers as what",
    action: "profile.read",
    answer: z.object({
      person: person.nullable(),
      memberships: z.array(
        z.object({
          seller: z.object({ slug: z.string(), name: z.string() }),
          role: z.string(),
          as: z.enum(["staff", "customer"]),
        }),
      ),
    }),
  },
  "GET /v1/sellers/{seller}": {
    summary: "A seller's public card",
    action: "seller.read",
    answer: sellerCard,
  },
  "PATCH /v1/sellers/{seller}": {
    summary: "Changes a seller's name, colour, logo, e-mail or language, or how long it answers for its repairs",
    action: "seller.edit",
    body: z.strictObject({
      name: z.string().trim().min(1).max(200).optional(),
      email: z.email().optional(),
      colour: z
        .string()
        .regex(/^#[0-9a-f]{6}$/)
        .optional(),
      logo: z
        .string()
        .max(60_000)
        .regex(/^data:image\/(png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/]+=*$/)
        .nullable()
        .optional()
        .describe("A small picture as a data URI"),
      locale: locale.optional(),
      repairCoverDays: z.number().int().min(0).max(3650).optional(),
    }),
    answer: sellerCard,
  },
  "GET /v1/sellers/{seller}/me": {
    summary: "The reader as this seller knows them",
    action: "profile.read",
    answer: z.object({
      role: z.string(),
      person: person.nullable(),
      customer: customerCard.nullable(),
      also: z.enum(["staff", "customer"]).nullable().describe("What they are besides; said with Recourse-As"),
      abilities,
    }),
  },
  "POST /v1/sellers/{seller}/customers": {
    summary: "The signed-in person becomes a customer of this seller",
    action: "customer.register",
    creates: true,
    body: z.strictObject({
      kind: z.enum(["consumer", "business"]),
      name: z.string().trim().min(1).max(200),
      country,
      phone: z.string().trim().max(40).optional(),
      locale: locale.optional(),
    }),
    answer: customerCard,
    status: 201,
  },
  "GET /v1/sellers/{seller}/customers": {
    summary: "Customers, newest first; q searches name and e-mail by their beginning",
    action: "customer.list",
    query: z.object({ ...paging, q: z.string().max(100).optional() }),
    answer: pageOf(customerCard),
  },
  "GET /v1/sellers/{seller}/addresses": {
    summary: "The customer's addresses",
    action: "customer.read",
    query: z.object({ customer: id.optional().describe("Staff: whose") }),
    answer: z.object({ items: z.array(z.object({ id, address })) }),
  },
  "POST /v1/sellers/{seller}/addresses": {
    summary: "Adds an address",
    action: "customer.edit",
    creates: true,
    body: z.strictObject({ address, customerId: id.optional().describe("Staff: whose") }),
    answer: z.object({ id, address }),
    status: 201,
  },
  "DELETE /v1/sellers/{seller}/addresses/{address}": {
    summary: "Removes an address; claims keep theirs",
    action: "customer.edit",
    answer: z.object({ id }),
  },
  "GET /v1/sellers/{seller}/staff": {
    summary: "Staff and open invitations",
    action: "staff.read",
    answer: z.object({
      members: z.array(
        z.object({ personId: id, name: z.string(), email: z.string(), role: staffRole, since: instant }),
      ),
      invitations: z.array(z.object({ id, email: z.string(), role: staffRole, expiresAt: instant })),
      abilities,
    }),
  },
  "POST /v1/sellers/{seller}/invitations": {
    summary: "Invites somebody to the staff by e-mail",
    action: "staff.invite",
    creates: true,
    body: z.strictObject({ email: z.email(), role: staffRole, centreId: id.optional() }),
    answer: z.object({ id, email: z.string(), role: staffRole, expiresAt: instant }),
    status: 201,
  },
  "POST /v1/sellers/{seller}/invitations/acceptance": {
    summary: "The signed-in person takes an invitation up with the token of the mailed link",
    action: "profile.read",
    body: z.strictObject({ token: z.string().min(20).max(200) }),
    answer: z.object({ seller: z.string(), role: staffRole }),
    perMinute: 20,
  },
  "DELETE /v1/sellers/{seller}/staff/{person}": {
    summary: "Removes somebody from the staff; what they did stays in the history",
    action: "staff.remove",
    answer: z.object({ personId: id }),
  },
  "GET /v1/sellers/{seller}/policies/{policy}": {
    summary: "A policy as people read it: its terms and clauses with their source",
    action: "policy.read",
    answer: z.object({
      id: z.string(),
      name: z.string(),
      version: z.string(),
      digest: z.string(),
      effectiveFrom: dayText,
      source: z.string(),
      clauses: z.array(clause.extend({ kind: z.string(), layer: z.string() })),
      duties: z.array(clause).describe("What a customer acknowledges when filing"),
    }),
  },
  "POST /v1/sellers/{seller}/warranty-checks": {
    summary: "What one or many serial numbers are entitled to today; open to everybody, tells nothing of the buyer",
    action: "warranty.check",
    perMinute: 30,
    body: z.strictObject({
      serials: z.array(z.string().trim().min(1).max(100)).min(1).max(100),
      facts: z.record(z.string(), z.unknown()).optional().describe("Answers to questions of an earlier check"),
    }),
    answer: z.object({
      checks: z.array(
        z.object({
          serial: z.string(),
          found: z.boolean(),
          unit: z
            .object({ manufacturer: z.string(), model: z.string(), category: z.string(), policy: z.string() })
            .nullable(),
          card: verdictCard.nullable(),
        }),
      ),
    }),
  },
  "POST /v1/decisions": {
    summary: "Decides facts under a policy and, where asked, explains the decision; stores nothing",
    action: "decision.try",
    perMinute: 120,
    body: decideBody,
    answer: toldDecision,
  },
} as const satisfies Operations;
