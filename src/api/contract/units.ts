import { z } from "zod";
import { shopOrderStates, shopSources } from "../../domain/catalog/lifecycle.ts";
import { verdict, verdictCard } from "./decision.ts";
import type { Operations } from "./operation.ts";
import { abilities, country, dayText, id, instant, money, pageOf, paging } from "./shapes.ts";

export const unitRow = z.object({
  id,
  serial: z.string(),
  manufacturer: z.string(),
  model: z.string(),
  category: z.string(),
  policy: z.string(),
  batch: z.string().nullable(),
  orderNumber: z.string().nullable(),
  shippedOn: dayText.nullable(),
  deliveredOn: dayText.nullable(),
  claims: z.number().int().describe("Claims it is or was in"),
  own: z.boolean().describe("Whether its record is the reader's to see; of others a customer sees what anybody may"),
  listed: z.boolean().describe("Whether the reader put it on their list by its serial number"),
  cover: z
    .object({ verdict, endsOn: dayText.nullable() })
    .nullable()
    .describe("What it is entitled to today; null where its policy is not loaded"),
});

export const importRow = z.object({
  id,
  fileName: z.string(),
  startedBy: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  read: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  source: z.enum(["shipments", "products", ...shopSources]),
});

const shopOrder = z.object({
  id,
  source: z.enum(shopSources),
  number: z.string(),
  state: z.enum(shopOrderStates),
  placedOn: dayText.nullable(),
  shippedOn: dayText.nullable(),
  deliveredOn: dayText.nullable(),
  total: money.nullable(),
  buyerName: z.string().nullable(),
  buyerEmail: z.string().nullable(),
  lines: z.array(z.object({ title: z.string(), sku: z.string().nullable(), quantity: z.number().int() })),
  units: z.number().int().describe("Units that have its number"),
});

export const importReport = importRow.extend({
  errors: z
    .array(
      z.object({
        line: z.number().int(),
        column: z.string().nullable(),
        value: z.string().nullable(),
        reason: z.string(),
      }),
    )
    .describe("The first 1,000; rejected counts all"),
});

const component = z.object({ id, serial: z.string(), place: z.string(), category: z.string() });

export const unitOperations = {
  "GET /v1/sellers/{seller}/units": {
    summary:
      "Units: all of the seller for staff, their own for a customer; q searches serial, order and batch by their beginning",
    action: "unit.read",
    query: z.object({ ...paging, q: z.string().max(100).optional() }),
    answer: pageOf(unitRow).extend({ abilities }),
  },
  "GET /v1/sellers/{seller}/units/{unit}": {
    summary: "One unit: its record, its cover today, and everything that happened to it",
    action: "unit.read",
    answer: unitRow.extend({
      releasedOn: dayText.nullable(),
      invoiceOn: dayText.nullable(),
      price: money.nullable(),
      hsCode: z.string().nullable().describe("Of the model: digits of the Harmonised System"),
      origin: country.nullable(),
      netWeightGrams: z.number().int().nullable(),
      buyer: z.string().nullable(),
      card: verdictCard,
      history: z.array(
        z.object({
          at: instant,
          claimId: id.nullable(),
          claimNumber: z.string().nullable(),
          text: z.string(),
          actor: z.string(),
        }),
      ),
      abilities,
    }),
  },
  "POST /v1/sellers/{seller}/fleet": {
    summary: "Puts machines on the customer's own list by their serial numbers; the same again changes nothing",
    action: "unit.list",
    body: z.strictObject({ serials: z.array(z.string().trim().min(1).max(100)).min(1).max(1000) }),
    answer: z.object({
      added: z.number().int(),
      known: z.number().int().describe("On the list before"),
      unknown: z.array(z.string()).describe("Of which the seller's records hold no machine"),
    }),
  },
  "DELETE /v1/sellers/{seller}/fleet/{unit}": {
    summary: "Takes a machine that was put on the list by its serial number off it again",
    action: "unit.list",
    answer: z.object({ id }),
  },
  "GET /v1/sellers/{seller}/units/{unit}/components": {
    summary: "What the unit was shipped with: boards and supplies, each a unit with a serial number",
    action: "unit.read",
    answer: z.object({ items: z.array(component), abilities }),
  },
  "POST /v1/sellers/{seller}/units/{unit}/components": {
    summary: "Writes down what the unit was shipped with",
    action: "unit.components",
    creates: true,
    body: z.strictObject({
      components: z
        .array(
          z.strictObject({
            serial: z.string().trim().min(1).max(100),
            place: z.string().trim().min(1).max(100),
            category: z.enum(["hash_board", "control_board", "power_supply", "accessory"]).default("hash_board"),
          }),
        )
        .min(1)
        .max(50),
    }),
    answer: z.object({ items: z.array(component), abilities }),
    status: 201,
  },
  "POST /v1/sellers/{seller}/unit-imports": {
    summary:
      "Imports a shipment record (CSV, streamed); good rows are kept, each bad one is reported with line and column",
    action: "unit.import",
    stream: "text/csv",
    query: z.object({ fileName: z.string().max(200).default("import.csv") }),
    answer: importReport,
    status: 201,
  },
  "GET /v1/sellers/{seller}/unit-imports": {
    summary: "Imports, newest first",
    action: "unit.import",
    query: z.object(paging),
    answer: pageOf(importRow),
  },
  "POST /v1/sellers/{seller}/shop-order-imports": {
    summary:
      "Takes in the orders of another shop's export, streamed: Shopify's CSV, WooCommerce's or Medusa's JSON, Medusa's CSV; each bad order is reported with line and place",
    action: "unit.import",
    stream: "application/octet-stream",
    query: z.object({ from: z.enum(shopSources), fileName: z.string().max(200).default("orders") }),
    answer: importReport,
    status: 201,
  },
  "GET /v1/sellers/{seller}/shop-order-imports": {
    summary: "Imports of other shops' orders, newest first",
    action: "unit.import",
    query: z.object(paging),
    answer: pageOf(importRow),
  },
  "GET /v1/sellers/{seller}/shop-orders": {
    summary: "Orders that other shops took, the latest taken in first; q is a number or an e-mail address",
    action: "shopOrder.read",
    query: z.object({ ...paging, q: z.string().max(254).optional() }),
    answer: pageOf(shopOrder),
  },
  "GET /v1/sellers/{seller}/unit-imports/{import}": {
    summary: "The report of one import",
    action: "unit.import",
    answer: importReport,
  },
} as const satisfies Operations;
