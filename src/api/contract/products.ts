import { z } from "zod";
import type { Operations } from "./operation.ts";
import { abilities, clause, country, dayText, id, instant, money, pageOf, paging } from "./shapes.ts";
import { importReport, importRow } from "./units.ts";

const category = z.enum(["miner", "hash_board", "control_board", "power_supply", "mini_pc", "accessory", "general"]);
const count = z.number().int().min(0).max(1_000_000);
const millimetres = z.number().int().min(1).max(100_000);
const grams = z.number().int().min(1).max(100_000_000);
const title = z.string().trim().min(1).max(200);
const about = z.string().trim().min(1).max(10_000);
const titles = z
  .strictObject({ en: title.optional(), es: title.optional(), zh: title.optional() })
  .refine((words) => Object.values(words).some(Boolean), { error: "at least one language" })
  .describe("In the languages that the seller writes; a reader of another one sees the seller's own");
const abouts = z.strictObject({ en: about.optional(), es: about.optional(), zh: about.optional() });
const size = z.strictObject({ lengthMm: millimetres, widthMm: millimetres, heightMm: millimetres }).nullable();
const airTransport = z.enum(["allowed", "cargo_only", "forbidden"]);
const hsCode = z
  .string()
  .regex(/^\d{6,10}$/)
  .nullable()
  .describe("Digits of the Harmonised System; kept with the model or part");

const alt = z.string().trim().min(1).max(300);
const alts = z
  .strictObject({ en: alt.optional(), es: alt.optional(), zh: alt.optional() })
  .describe("What the picture shows, for those who do not see it; where nobody wrote it the title stands for it");
const photo = z.object({
  id,
  url: z.string().describe("A WebP as large as a screen shows it"),
  smallUrl: z.string(),
  alt: z.string().describe("In the reader's language"),
});

export const productRow = z.object({
  id,
  code: z.string(),
  title: z.string().describe("In the reader's language"),
  manufacturer: z.string().nullable(),
  name: z.string().describe("Of the model or part"),
  category,
  categoryText: z.string(),
  price: money.describe("Before taxes"),
  tax: z
    .object({
      country,
      name: z.string(),
      percent: z.number(),
      price: money.describe("One piece with the tax"),
      inPrices: z.boolean().describe("The seller shows prices there with it"),
    })
    .nullable()
    .describe("Of the country that was asked for, or of the customer's own; null where it is unknown or none is added"),
  stock: z.number().int(),
  airTransport,
  testNeeded: z.boolean(),
  restockDays: z.number().int().nullable().describe("Until more come; null: when it is sold out, it is"),
  shown: z.boolean(),
  photo: photo.nullable().describe("The one that lists show"),
});

export const product = productRow.extend({
  modelId: id.nullable(),
  partId: id.nullable(),
  about: z.string(),
  titles: z.object({ en: z.string().optional(), es: z.string().optional(), zh: z.string().optional() }),
  abouts: z.object({ en: z.string().optional(), es: z.string().optional(), zh: z.string().optional() }),
  hsCode: z.string().nullable(),
  origin: country.nullable(),
  netWeightGrams: z.number().int().nullable(),
  packedWeightGrams: z.number().int().nullable().describe("One piece in its box"),
  size: z
    .object({ lengthMm: z.number().int(), widthMm: z.number().int(), heightMm: z.number().int() })
    .nullable()
    .describe("Of its box"),
  photos: z.array(
    photo.extend({
      fileName: z.string(),
      alts: z.object({ en: z.string().optional(), es: z.string().optional(), zh: z.string().optional() }),
    }),
  ),
  promise: z
    .object({ shipsBy: dayText, clauses: z.array(clause) })
    .nullable()
    .describe("When one that is ordered and paid today ships; null where it is sold out"),
  abilities,
  etag: z.string(),
});

const terms = {
  abouts,
  hsCode,
  origin: country.nullable(),
  netWeightGrams: grams.nullable(),
  packedWeightGrams: grams.nullable(),
  size,
  airTransport,
  testNeeded: z.boolean(),
  restockDays: z.number().int().min(1).max(365).nullable(),
  shown: z.boolean(),
};
const price = z.number().int().min(0).max(1_000_000_000_000).describe("Minor units of the seller's currency");
const kept = Object.fromEntries(Object.entries(terms).map(([name, shape]) => [name, shape.optional()])) as {
  [Name in keyof typeof terms]: z.ZodOptional<(typeof terms)[Name]>;
};

/** What can be bought. */
export const productOperations = {
  "POST /v1/sellers/{seller}/product-imports": {
    summary:
      "Imports a table of products (CSV, streamed): a code that is there is changed where the row says something else, a new one is offered; each bad row is reported with line and column",
    action: "product.manage",
    stream: "text/csv",
    query: z.object({ fileName: z.string().max(200).default("products.csv") }),
    answer: importReport,
    status: 201,
  },
  "GET /v1/sellers/{seller}/product-imports": {
    summary: "Imports of products, newest first",
    action: "product.manage",
    query: z.object(paging),
    answer: pageOf(importRow),
  },
  "GET /v1/sellers/{seller}/products-export": {
    summary: "All products as CSV, one row each, as an import reads them again; streamed",
    action: "product.manage",
    answer: z.any().describe("Rows of CSV"),
    answers: "text/csv",
  },
  "GET /v1/sellers/{seller}/products": {
    summary:
      "What can be bought, newest first; q is looked for in code, title, maker and name. Staff see what is not shown, too",
    action: "product.read",
    query: z.object({
      ...paging,
      q: z.string().max(100).optional(),
      category: category.optional(),
      inStock: z.enum(["true"]).optional(),
      country: country.optional().describe("Where goods would go: for the tax"),
    }),
    answer: pageOf(productRow).extend({ abilities }),
  },
  "GET /v1/sellers/{seller}/products/{product}": {
    summary: "One product with its texts, stock and what customs and carriers ask",
    action: "product.read",
    query: z.object({ country: country.optional().describe("Where goods would go: for the tax") }),
    answer: product,
  },
  "POST /v1/sellers/{seller}/products": {
    summary: "Offers a model (made where the seller has none of that name) or a part of the shelf",
    action: "product.manage",
    creates: true,
    body: z.strictObject({
      code: z.string().trim().min(1).max(60),
      of: z.discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("model"),
          manufacturer: z.string().trim().min(1).max(100),
          name: z.string().trim().min(1).max(200),
          category: category
            .nullable()
            .default(null)
            .describe("Of a model that is new; null: what its maker usually makes"),
        }),
        z.strictObject({ kind: z.literal("part"), partId: id }),
      ]),
      titles,
      price,
      stock: count.default(0).describe("Of a model; a part has its stock already"),
      ...kept,
    }),
    answer: product,
    status: 201,
  },
  "PATCH /v1/sellers/{seller}/products/{product}": {
    summary: "Changes a product; what is left out stays",
    action: "product.manage",
    edits: true,
    body: z.strictObject({ titles: titles.optional(), price: price.optional(), ...kept }),
    answer: product,
  },
  "POST /v1/sellers/{seller}/products/{product}/photos": {
    summary: "Keeps a finished upload (tus, /v1/uploads) as a picture of the product, behind the others",
    action: "product.manage",
    creates: true,
    body: z.strictObject({
      uploadId: z.string().min(1).max(200),
      fileName: z.string().trim().min(1).max(200),
      alts: alts.default({}),
    }),
    answer: product,
    status: 201,
  },
  "PATCH /v1/sellers/{seller}/products/{product}/photos/{photo}": {
    summary: "Says what a picture shows, or puts it first",
    action: "product.manage",
    body: z.strictObject({ alts: alts.optional(), first: z.literal(true).optional() }),
    answer: product,
  },
  "DELETE /v1/sellers/{seller}/products/{product}/photos/{photo}": {
    summary: "Takes a picture off a product",
    action: "product.manage",
    answer: product,
  },
  "GET /v1/sellers/{seller}/product-photos/{photo}": {
    summary: "A picture of a product as WebP, without what the camera noted in it; of one in the shop anybody sees it",
    action: "product.read",
    query: z.object({ size: z.enum(["small", "large"]).default("large") }),
    answer: z.any().describe("The bytes, under their own media type"),
    answers: "application/octet-stream",
  },
  "GET /v1/sellers/{seller}/products/{product}/movements": {
    summary: "Why the stock is what it is: its last 100 movements",
    action: "staff.read",
    answer: z.object({
      items: z.array(
        z.object({
          id,
          quantity: z.number().int(),
          reason: z.enum(["received", "counted", "used", "put_back", "ordered", "given_back", "reissued"]),
          orderId: id.nullable(),
          note: z.string(),
          byName: z.string(),
          at: instant,
        }),
      ),
    }),
  },
  "POST /v1/sellers/{seller}/products/{product}/movements": {
    summary: "Enters goods that came (received), or how many lie there (counted)",
    action: "product.stock",
    creates: true,
    body: z.discriminatedUnion("reason", [
      z.strictObject({
        reason: z.literal("received"),
        quantity: z.number().int().min(1).max(1_000_000),
        note: z.string().trim().max(200).default(""),
      }),
      z.strictObject({ reason: z.literal("counted"), quantity: count, note: z.string().trim().max(200).default("") }),
    ]),
    answer: product,
    status: 201,
  },
} as const satisfies Operations;
