import { z } from "zod";
import { incoterms, modes, orderStatuses, paymentMethods } from "../../domain/orders/lifecycle.ts";
import { attachment, claim, claimKind, claimStatus, payment, timelineEntry } from "./claims.ts";
import { deadline } from "./deadline.ts";
import type { Operations } from "./operation.ts";
import { refund } from "./refund.ts";
import { abilities, address, clause, country, dayText, id, instant, money, pageOf, paging } from "./shapes.ts";

const mode = z.enum(modes);
const paymentMethod = z.enum(paymentMethods);
const words = z.string().trim().max(2000);
const pieces = z.number().int().min(1).max(100_000);

/** One of several choices; a closed one says why and by which clause. */
function choices<Key extends z.ZodType>(key: Key) {
  return z.array(
    z.object({ key, text: z.string(), open: z.boolean(), reason: z.string().nullable(), clauses: z.array(clause) }),
  );
}

const orderLine = z.object({
  id,
  position: z.number().int(),
  productId: id,
  code: z.string(),
  title: z.string().describe("In the reader's language"),
  model: z.string().nullable().describe("Maker and model, of a machine"),
  category: z.string(),
  quantity: z.number().int(),
  price: money.describe("Each; of a cart what it costs now"),
  seenPrice: money.describe(
    "Of a cart: the price that the customer saw last; another one than `price` means that it changed",
  ),
  amount: money,
  stock: z.number().int().nullable().describe("Of a cart: how many can be taken now"),
  restockDays: z.number().int().nullable().describe("Of a cart: days until more come; null: sold out is sold out"),
  airTransport: z.enum(["allowed", "cargo_only", "forbidden"]),
  testNeeded: z.boolean(),
  serialNeeded: z.boolean().describe("Each piece is packed with its serial number"),
  calledOff: z.number().int().describe("Withdrawn from before it was shipped: not sent any more"),
  reserved: z.number().int().describe("Taken from the stock; what is missing is restocked"),
  packed: z.number().int(),
  shipped: z.number().int(),
  promisedOn: dayText.nullable().describe("Shipped by then"),
  promise: z.enum(["stock", "restock", "test"]).nullable(),
  promiseClause: clause.nullable(),
  tested: z.object({ at: instant, by: z.string() }).nullable(),
});

const packed = z.object({
  id,
  position: z.number().int(),
  tamperMark: z.string(),
  packedBy: z.string(),
  packedAt: instant,
  lines: z.array(z.object({ lineId: id, quantity: z.number().int(), serials: z.array(z.string()) })),
  files: z.array(attachment).describe("Photos and videos of the packing"),
  parcel: z
    .object({ id, carrier: z.string(), tracking: z.string(), shippedOn: dayText, arrivedOn: dayText.nullable() })
    .nullable()
    .describe("Once it left"),
});

const claimedLine = z.object({
  orderLineId: id,
  title: z.string().describe("In the reader's language"),
  quantity: z.number().int(),
  serial: z.string().nullable(),
});

const nextStep = z.object({ who: z.enum(["customer", "staff", "nobody"]), text: z.string() });

export const order = z.object({
  id,
  number: z.string().nullable().describe("O-2026-000123; null while it is a cart"),
  status: z.enum(orderStatuses),
  statusText: z.string(),
  nextStep,
  customer: z.object({
    id,
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    kind: z.enum(["consumer", "business"]),
    country: z.string().nullable(),
  }),
  lines: z.array(orderLine),
  currency: z.string(),
  goods: money.describe("What the lines come to"),
  freight: money.nullable().describe("Null until it is worked out"),
  tax: z.object({ name: z.string(), percent: z.number(), amount: money }).nullable(),
  total: money.nullable(),
  large: z.boolean().describe("Above the amount from which large orders have more choices (ZM-LARGE)"),
  address: address.nullable(),
  transport: z.object({
    wish: mode.nullable(),
    mode: mode.nullable().describe("How it travels; null until the order desk has said it"),
    modeText: z.string().nullable(),
    proposed: mode.describe("Air first (ZM-AIR)"),
    choices: choices(mode),
  }),
  paymentMethod: z.object({ chosen: paymentMethod, text: z.string(), choices: choices(paymentMethod) }),
  asks: z.array(clause).describe("Of a cart: what the seller asks to be told before the order (ZM-LEGAL)"),
  note: z.string().describe("The customer's words"),
  deskNote: z.string(),
  incoterm: z.enum(incoterms).nullable(),
  submittedAt: instant.nullable(),
  paidAt: instant.nullable(),
  promisedOn: dayText.nullable(),
  shippedOn: dayText.nullable(),
  deliveredOn: dayText.nullable(),
  confirmedOn: dayText.nullable(),
  cancelReason: z.string().nullable(),
  escalatedAt: instant.nullable().describe("The customer asked where it is"),
  repriced: z
    .object({ was: money, proforma: z.string(), replaces: z.string() })
    .nullable()
    .describe(
      "Part of it was withdrawn from before it was paid: what it came to before, and which proforma invoice replaces which",
    ),
  payment: payment.nullable(),
  packages: z.array(packed),
  attachments: z.array(attachment),
  refunds: z.array(refund),
  claims: z
    .array(
      z.object({
        id,
        number: z.string(),
        status: claimStatus,
        statusText: z.string(),
        kindText: z.string(),
        updatedAt: instant,
        lines: z.array(claimedLine),
        parcels: z
          .array(
            z.object({
              id,
              carrier: z.string(),
              tracking: z.string(),
              shippedOn: dayText,
              arrivedOn: dayText.nullable(),
              lines: z.array(claimedLine),
            }),
          )
          .describe("What went out for it: sent again, replaced or repaired"),
      }),
    )
    .describe("About what it brought, oldest first"),
  deadlines: z.array(deadline),
  timeline: z.array(timelineEntry).describe("Oldest first"),
  chain: z.object({ intact: z.boolean(), length: z.number().int() }).describe("Whether the hash chain verifies"),
  abilities,
  etag: z.string(),
});

const orderRow = z.object({
  id,
  number: z.string(),
  status: z.enum(orderStatuses),
  statusText: z.string(),
  nextStep,
  customer: z.string(),
  country: country.nullable().describe("Where it goes"),
  title: z.string().describe("Of the first line"),
  lines: z.number().int(),
  pieces: z.number().int(),
  goods: money,
  total: money.nullable(),
  submittedAt: instant,
  updatedAt: instant,
  promisedOn: dayText.nullable(),
  late: z.boolean().describe("A promise of the seller ran out"),
  escalated: z.boolean().describe("The customer asked where it is"),
});

export const orderOperations = {
  "GET /v1/sellers/{seller}/cart": {
    summary: "The cart of the customer who asks; null where nothing was put into it yet",
    action: "order.edit",
    answer: z.object({ cart: order.nullable() }),
  },
  "POST /v1/sellers/{seller}/cart/lines": {
    summary: "Puts more of a product into the cart, which is made where there is none",
    action: "order.edit",
    creates: true,
    body: z.strictObject({ productId: id, quantity: pieces.default(1) }),
    answer: order,
    status: 201,
  },
  "PUT /v1/sellers/{seller}/cart": {
    summary: "Changes what is in the cart, where it goes, how it is to travel and be paid; what is left out stays",
    action: "order.edit",
    body: z.strictObject({
      lines: z
        .array(z.strictObject({ productId: id, quantity: pieces }))
        .max(200)
        .optional()
        .describe("All lines, as they are to be"),
      address: address.nullable().optional(),
      transportWish: mode.nullable().optional(),
      paymentMethod: paymentMethod.optional(),
      note: z.string().trim().max(2000).optional(),
    }),
    answer: order,
  },
  "POST /v1/sellers/{seller}/cart/submission": {
    summary:
      "Orders what is in the cart. `goods` is the sum the customer agreed to: another one means that a price changed",
    action: "order.submit",
    creates: true,
    body: z.strictObject({ goods: money }),
    answer: order,
    status: 201,
  },
  "GET /v1/sellers/{seller}/orders": {
    summary: "Orders, last changed first; a customer sees their own. q searches number and customer",
    action: "order.read",
    query: z.object({
      ...paging,
      status: z.enum(orderStatuses).optional(),
      q: z.string().max(100).optional(),
      late: z.enum(["true"]).optional().describe("Only those whose promise ran out"),
    }),
    answer: pageOf(orderRow),
  },
  "GET /v1/sellers/{seller}/orders/{order}": {
    summary: "Everything about one order, by id or number",
    action: "order.read",
    answer: order,
  },
  "POST /v1/sellers/{seller}/orders/{order}/freight": {
    summary: "The order desk says how the goods travel and what that costs; the total is owed from then on",
    action: "order.setFreight",
    creates: true,
    body: z.strictObject({
      freight: z.number().int().min(0).max(1_000_000_000_000).describe("Minor units of the order's currency"),
      mode,
      incoterm: z.enum(incoterms).default("DAP"),
      note: words.default(""),
    }),
    answer: order,
    status: 201,
  },
  "POST /v1/sellers/{seller}/orders/{order}/cancellation": {
    summary: "Cancels the order until it is shipped; what was paid comes back",
    action: "order.cancel",
    creates: true,
    body: z.strictObject({ reason: words.default("") }),
    answer: order,
    status: 201,
  },
  "POST /v1/sellers/{seller}/orders/{order}/test": {
    summary: "Sends what is to be tested to the bench",
    action: "order.startTest",
    creates: true,
    answer: order,
    status: 201,
  },
  "POST /v1/sellers/{seller}/orders/{order}/test-results": {
    summary: "Lines that passed their test; with the last of them the order goes on",
    action: "order.passTest",
    creates: true,
    body: z.strictObject({ lineIds: z.array(id).min(1).max(200), note: words.default("") }),
    answer: order,
    status: 201,
  },
  "POST /v1/sellers/{seller}/orders/{order}/packages": {
    summary: "Seals a parcel: what is in it, machines by serial, and its tamper mark. Photos follow as attachments",
    action: "order.pack",
    creates: true,
    body: z.strictObject({
      tamperMark: z.string().trim().min(1).max(100),
      lines: z
        .array(
          z.strictObject({
            lineId: id,
            quantity: pieces,
            serials: z.array(z.string().trim().min(1).max(100)).max(1000).default([]),
          }),
        )
        .min(1)
        .max(200),
    }),
    answer: order,
    status: 201,
  },
  "DELETE /v1/sellers/{seller}/orders/{order}/packages/{package}": {
    summary: "Opens a parcel again that has not left",
    action: "order.pack",
    answer: order,
  },
  "POST /v1/sellers/{seller}/orders/{order}/shipments": {
    summary: "A packed parcel leaves with carrier and tracking number; with the last piece the order is shipped",
    action: "order.ship",
    creates: true,
    body: z.strictObject({
      packageId: id,
      carrier: z.string().trim().max(100),
      tracking: z.string().trim().max(100),
      shippedOn: dayText,
    }),
    answer: order,
    status: 201,
  },
  "POST /v1/sellers/{seller}/orders/{order}/deliveries": {
    summary: "A parcel arrived; with the last of them the order is delivered, and the time to confirm begins",
    action: "order.deliver",
    creates: true,
    body: z.strictObject({ parcelId: id, deliveredOn: dayText }),
    answer: order,
    status: 201,
  },
  "POST /v1/sellers/{seller}/orders/{order}/completion": {
    summary: "The customer confirms the delivery; after-sales is open from then on",
    action: "order.complete",
    creates: true,
    answer: order,
    status: 201,
  },
  "POST /v1/sellers/{seller}/orders/{order}/claims": {
    summary:
      "Begins a claim about what the order brought: machines by serial, other goods by pieces; a draft that goes on like any other",
    action: "claim.file",
    creates: true,
    body: z.strictObject({
      kind: claimKind,
      lines: z
        .array(
          z.strictObject({
            lineId: id,
            quantity: pieces,
            serials: z.array(z.string().trim().min(1).max(100)).max(1000).default([]),
          }),
        )
        .min(1)
        .max(200),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/orders/{order}/escalation": {
    summary: "The customer asks where the order is, four days after it was placed without a tracking number",
    action: "order.escalate",
    creates: true,
    body: z.strictObject({ text: words.default("") }),
    answer: order,
    status: 201,
  },
  "POST /v1/sellers/{seller}/orders/{order}/attachments": {
    summary: "Keeps a finished upload with the order: a proof of payment, or a photo or video of the packing",
    action: "attachment.add",
    creates: true,
    body: z.strictObject({
      uploadId: id,
      fileName: z.string().trim().min(1).max(255),
      purpose: z.enum(["payment_proof", "packing", "message"]),
      packageId: id.nullable().default(null).describe("What was being packed"),
    }),
    answer: attachment,
    status: 201,
  },
  "GET /v1/sellers/{seller}/order-settings": {
    summary: "How the seller sells: taxes by destination, when an order completes by itself, from when on it is large",
    action: "staff.read",
    answer: z.object({
      currency: z.string().describe("In which prices, limits and rates are set"),
      otherCurrency: z
        .number()
        .int()
        .describe("Products in the shop whose price is still in another currency: not sold until priced anew"),
      taxes: z.array(z.object({ country, name: z.string(), percent: z.number(), inPrices: z.boolean() })),
      completeAfterDays: z.number().int(),
      largeFrom: money.nullable(),
      etag: z.string(),
      abilities,
    }),
  },
  "PATCH /v1/sellers/{seller}/order-settings": {
    summary: "Changes how the seller sells; what is left out stays",
    action: "orderSettings.edit",
    edits: true,
    body: z.strictObject({
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional()
        .describe("A new one: prices, the amount of large orders and the limit for one person are to be set anew"),
      taxes: z
        .array(
          z.strictObject({
            country,
            name: z.string().trim().min(1).max(40),
            percent: z.number().min(0).max(100).multipleOf(0.01),
            inPrices: z.boolean().default(true).describe("The shop leads with the price that has it"),
          }),
        )
        .max(250)
        .optional(),
      completeAfterDays: z.number().int().min(1).max(90).optional(),
      largeFrom: z.number().int().min(1).max(1_000_000_000_000).nullable().optional(),
    }),
    answer: z.object({ etag: z.string() }),
  },
} as const satisfies Operations;
